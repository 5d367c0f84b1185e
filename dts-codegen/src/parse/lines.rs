//! From bytes to lines and columns.

use crate::diagnostic::{Position, Span};

/// Where the lines of a text start.
#[derive(Debug)]
pub(crate) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        Self { text, starts }
    }

    /// The position of a byte; of the character around it, or of the end, where no character starts there.
    pub(crate) fn position(&self, offset: usize) -> Position {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count()) + 1;
        Position { offset, line, column }
    }

    /// The span of some bytes, without blanks at its end.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        let end = self.text.get(start..end).map_or(end, |inner| start + inner.trim_end().len());
        Span { start: self.position(start), end: self.position(end.max(start)) }
    }

    /// One character, at a line and a column that both count from 1.
    pub(crate) fn character(&self, line: usize, column: usize) -> Span {
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        let rest = self.text.get(start..).unwrap_or_default();
        let rest = rest.split('\n').next().unwrap_or_default();
        let offset = start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(i, _)| i);
        self.at(offset)
    }

    /// The character at a byte; empty at the end of a line.
    pub(crate) fn at(&self, offset: usize) -> Span {
        let start = self.position(offset);
        let next = self.text.get(start.offset..).and_then(|rest| rest.chars().next());
        let length = next.filter(|c| !c.is_control()).map_or(0, char::len_utf8);
        Span { start, end: self.position(start.offset + length) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_lines_and_columns() {
        let lines = Lines::new("a\u{e9}b\nc\r\n");
        let at = |offset| {
            let p = lines.position(offset);
            (p.offset, p.line, p.column)
        };
        assert_eq!(at(0), (0, 1, 1));
        assert_eq!(at(1), (1, 1, 2));
        assert_eq!(at(2), (1, 1, 2));
        assert_eq!(at(3), (3, 1, 3));
        assert_eq!(at(4), (4, 1, 4));
        assert_eq!(at(5), (5, 2, 1));
        assert_eq!(at(8), (8, 3, 1));
        assert_eq!(at(99), (8, 3, 1));
        assert_eq!(lines.character(1, 3).start.offset, 3);
        assert_eq!(lines.character(9, 9).start.offset, 8);
        assert_eq!(lines.span(5, 8).end.offset, 6);
        assert_eq!(Lines::new("").position(0), Position { offset: 0, line: 1, column: 1 });
    }
}

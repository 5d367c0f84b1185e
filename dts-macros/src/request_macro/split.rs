//! Tokens between commas, where values may be any Rust expression.
//!
//! Commas within brackets of any kind are out of sight. Three others belong to an expression: those between the angle
//! brackets of `collect::<HashMap<_, _>>()` and `<A as B<C, D>>::f()`, and those of a closure's parameters.

use proc_macro2::{Delimiter, Punct, Spacing, TokenStream, TokenTree};

/// What stands in front of a comma.
pub(super) struct Piece {
    /// The tokens.
    pub(super) tokens: Vec<TokenTree>,
    /// The comma, if there is one.
    pub(super) comma: Option<TokenTree>,
}

/// Splits at commas; behind the last one is nothing, or one more piece.
pub(super) fn pieces(stream: TokenStream) -> Vec<Piece> {
    let (mut pieces, mut tokens, mut scan) = (Vec::new(), Vec::new(), Scan::default());
    for token in stream {
        if scan.splits(&token) {
            pieces.push(Piece { tokens: std::mem::take(&mut tokens), comma: Some(token) });
            scan = Scan::default();
        } else {
            scan.pass(&token);
            tokens.push(token);
        }
    }
    if !tokens.is_empty() {
        pieces.push(Piece { tokens, comma: None });
    }
    pieces
}

/// The tokens in groups that only macros see: around a fragment that a macro of the user's has handed on.
pub(super) fn bare(mut tokens: Vec<TokenTree>) -> Vec<TokenTree> {
    loop {
        match tokens.as_slice() {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => {
                tokens = group.stream().into_iter().collect();
            }
            _ => return tokens,
        }
    }
}

/// Where in an expression we are.
#[derive(Default)]
pub(super) struct Scan {
    /// Angle brackets that are open.
    angles: usize,
    /// Whether a closure's parameters are open.
    closure: bool,
    last: Last,
}

/// What came last.
#[derive(Default, PartialEq)]
enum Last {
    /// Nothing yet, or an operator: an operand must follow.
    #[default]
    Operator,
    /// The first of two colons, dashes and so on.
    Joint(char),
    /// `::`
    Path,
    /// A name, literal or group.
    Operand,
}

impl Scan {
    /// Whether the token is a comma, or whatever else, that is none of the expression's own.
    pub(super) fn is_outside(&self) -> bool {
        self.angles == 0 && !self.closure
    }

    fn splits(&self, token: &TokenTree) -> bool {
        self.is_outside() && matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')
    }

    /// Goes on behind a token.
    pub(super) fn pass(&mut self, token: &TokenTree) {
        match token {
            TokenTree::Punct(punct) => self.punct(punct),
            TokenTree::Ident(word) => {
                let is_operator = matches!(word.to_string().as_str(), "move" | "async" | "static" | "return" | "in");
                self.last = if is_operator { Last::Operator } else { Last::Operand };
            }
            _ => self.last = Last::Operand,
        }
    }

    fn punct(&mut self, punct: &Punct) {
        let joint = punct.spacing() == Spacing::Joint;
        let next = match (punct.as_char(), &self.last) {
            ('<', Last::Path) => self.open(),
            ('<', _) if self.angles > 0 => self.open(),
            // In front of an operand; `a << b` has an operand before.
            ('<', Last::Operator) => self.open(),
            // `&<A as B>::C`, and `name:<A as B>::C`
            ('<', Last::Joint(before)) if *before != '<' => self.open(),
            ('>', Last::Joint('-' | '=')) => Last::Operator,
            ('>', _) if self.angles > 0 => {
                self.angles -= 1;
                if self.angles == 0 { Last::Operand } else { Last::Operator }
            }
            ('|', _) if self.closure => {
                self.closure = false;
                Last::Operator
            }
            ('|', Last::Operator) if self.angles == 0 => self.open_closure(),
            ('|', Last::Joint(before)) if *before != '|' && self.angles == 0 => self.open_closure(),
            (':', Last::Joint(':')) => Last::Path,
            ('?', _) => Last::Operand,
            (other, _) if joint => Last::Joint(other),
            _ => Last::Operator,
        };
        self.last = next;
    }

    fn open_closure(&mut self) -> Last {
        self.closure = true;
        Last::Operator
    }

    fn open(&mut self) -> Last {
        self.angles += 1;
        Last::Operator
    }
}

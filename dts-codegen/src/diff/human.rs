//! Changes for people at a terminal.

use super::{
    Class, Comparison,
    layout::{self, Section},
    wording::counted,
};

/// All changes by class and action, and how many there are.
pub fn render(comparison: &Comparison, color: bool) -> String {
    let sections = layout::sections(comparison);
    if sections.is_empty() {
        return String::from("no changes\n");
    }
    let mut text = String::new();
    for section in &sections {
        self::section(section, color, &mut text);
        text.push('\n');
    }
    let counts = Class::ALL
        .into_iter()
        .filter(|class| *class != Class::Docs || comparison.count(Class::Docs) > 0)
        .map(|class| format!("{} {}", comparison.count(class), class.as_str()));
    text.push_str(&format!("{}\n", counts.collect::<Vec<_>>().join(", ")));
    text
}

fn section(section: &Section<'_>, color: bool, text: &mut String) {
    let heading = format!("{}: {}", section.class.heading(), counted(section.count, "change"));
    match color {
        true => text.push_str(&format!("\u{1b}[1;{}m{heading}\u{1b}[0m\n", self::color(section.class))),
        false => text.push_str(&format!("{heading}\n")),
    }
    for block in &section.blocks {
        text.push_str(&format!("  {}\n", block.heading));
        for change in &block.changes {
            text.push_str(&format!("    {}\n", change.message));
            if let Some(note) = &change.note {
                text.push_str(&format!("      {note}\n"));
            }
        }
    }
}

fn color(class: Class) -> &'static str {
    match class {
        Class::Breaking => "31",
        Class::Behavioural => "33",
        Class::Additive => "32",
        Class::Docs => "36",
    }
}

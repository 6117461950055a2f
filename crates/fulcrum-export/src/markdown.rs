//! A business case as Markdown, for a wiki: CommonMark with the tables of GitHub's flavour.
//!
//! Charts are their sentence and their table. Every text of a study stays text: what Markdown would
//! take for its own signs is escaped, and whatever a name contains, it makes no link, picture, list,
//! heading or HTML.

use fulcrum_charts::clean;

use crate::business_case::{BusinessCase, Exhibit, Section, SectionPart};
use crate::report::{ReportPart, Table};

/// A business case as Markdown. Lines end in a line feed; the same case gives the same text.
#[must_use]
pub fn markdown(case: &BusinessCase) -> String {
    let mut page = Page::default();
    page.heading(1, &case.title);
    if let Some(cover) = &case.cover {
        page.paragraph(&cover.subtitle);
        page.paragraph(&cover.answer);
    }
    for section in &case.sections {
        page.section(section);
    }
    if !case.making.is_empty() {
        page.heading(2, "How this was made");
        page.list(&case.making);
    }
    page.paragraph(&case.small_print);
    page.text
}

/// A text that grows block by block, with an empty line between blocks.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn block(&mut self, lines: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(lines);
        self.text.push('\n');
    }

    fn heading(&mut self, level: usize, text: &str) {
        let text = escaped(text);
        if !text.is_empty() {
            self.block(&format!("{} {text}", "#".repeat(level)));
        }
    }

    fn paragraph(&mut self, text: &str) {
        let text = escaped(text);
        if !text.is_empty() {
            self.block(&text);
        }
    }

    fn list<T: AsRef<str>>(&mut self, lines: &[T]) {
        let lines = lines.iter().map(|line| escaped(line.as_ref()));
        let lines: Vec<String> =
            lines.filter(|line| !line.is_empty()).map(|line| format!("- {line}")).collect();
        if !lines.is_empty() {
            self.block(&lines.join("\n"));
        }
    }

    /// A table whose columns of figures are aligned at the right.
    fn table(
        &mut self,
        columns: &[String],
        rows: &[Vec<String>],
        is_words: impl Fn(usize) -> bool,
    ) {
        if columns.is_empty() {
            return;
        }
        let count = columns.len();
        let row = |cells: &[String]| {
            let cell = |i: usize| cells.get(i).map_or(String::new(), |cell| escaped(cell));
            let cells: Vec<String> = (0..count).map(cell).collect();
            format!("| {} |", cells.join(" | "))
        };
        let align = |i| if is_words(i) { "---" } else { "---:" };
        let aligns: Vec<&str> = (0..count).map(align).collect();
        let mut lines = vec![row(columns), format!("| {} |", aligns.join(" | "))];
        lines.extend(rows.iter().map(|cells| row(cells)));
        self.block(&lines.join("\n"));
    }

    fn section(&mut self, section: &Section) {
        let has_question = !clean(&section.question).is_empty();
        let (heading, message) = if has_question {
            (&section.question, section.message.as_str())
        } else {
            (&section.message, "")
        };
        self.heading(2, heading);
        self.paragraph(message);
        for part in &section.parts {
            match part {
                SectionPart::Text(part) => self.part(part),
                SectionPart::KeyFigures(figures) => {
                    let lines: Vec<String> = figures
                        .iter()
                        .map(|figure| {
                            let note = clean(&figure.note);
                            let note = if note.is_empty() { note } else { format!(" ({note})") };
                            format!("{}: {}{note}", figure.label, figure.value)
                        })
                        .collect();
                    self.list(&lines);
                }
                SectionPart::Exhibit(exhibit) => self.exhibit(exhibit),
            }
        }
        if !section.notes.is_empty() {
            self.heading(3, "Behind these figures");
            self.list(&section.notes);
        }
    }

    fn part(&mut self, part: &ReportPart) {
        match part {
            ReportPart::Paragraph(text) => self.paragraph(text),
            ReportPart::List { title, lines } => {
                self.heading(3, title);
                self.list(lines);
            }
            ReportPart::Table(table) => {
                let Table { columns, rows, .. } = table;
                self.table(columns, rows, |column| table.is_words(column));
            }
        }
    }

    /// A chart as its sentence and its table.
    fn exhibit(&mut self, exhibit: &Exhibit) {
        self.heading(3, &exhibit.title);
        self.paragraph(&exhibit.chart.description);
        let table = &exhibit.chart.table;
        self.table(&table.columns, &table.rows, |column| column == 0);
    }
}

/// A user's text on one line, so that it reads as itself wherever a block or a cell begins.
fn escaped(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len() + 8);
    let numbered = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let is_sign = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '#' => true,
            '-' | '+' | '=' | '>' | ':' if at == 0 => true,
            // a number that would begin a list
            '.' | ')' if at > 0 && at == numbered => rest.is_empty() || rest.starts_with(' '),
            '&' => is_entity(rest),
            // addresses that some flavours make links of
            ':' => rest.starts_with("//"),
            '.' => out.to_ascii_lowercase().ends_with("www"),
            // a formula ends at a dollar sign without a space before it
            '$' => !before.is_whitespace(),
            _ => false,
        };
        if is_sign {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// Whether what follows an ampersand makes it a sign by its name or number: `amp;`, `#62;`.
fn is_entity(rest: &str) -> bool {
    let Some((name, _)) = rest.split_once(';') else { return false };
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.len() <= 32 && name.chars().all(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use fulcrum_charts::Chart;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;
    use crate::business_case::{Cover, KeyFigure};

    const HOSTILE: [&str; 40] = [
        "# heading",
        "- item",
        "+ item",
        "* item",
        "1. first",
        "2) second",
        "> quote",
        "    code",
        "---",
        "===",
        "***",
        "```rust",
        "~~~",
        "`code`",
        "``a`b``",
        "*em* **strong** _em_ __strong__",
        "snake_case_name and 2*3*4",
        "~~struck~~",
        "[text](https://example.org)",
        "![alt](x.png)",
        "[ref][1] [^1]: note",
        "[1]: https://example.org",
        "<b>bold</b><script>x</script>",
        "<https://example.org>",
        "<!-- comment -->",
        "&amp; &#60;b&#62; &copy; AT&T; R&D",
        "a | b || c \\| d",
        "back\\slash\\",
        "trailing #",
        "# #",
        "| cell |",
        "--- | ---",
        ":--- | ---:",
        "$5 and $6 cost ($7)$8",
        "a\nb\r\n\nc",
        "tab\there  two  spaces",
        "- [ ] task",
        "=cmd|' /C calc'!A0",
        "שלום \u{202e}x\u{202c} 🚀 e\u{301}",
        "10.5 % of 1.",
    ];

    /// What a reader of Markdown makes of a text: its words by block, and every kind of element.
    fn read(text: &str) -> (Vec<String>, Vec<String>) {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_MATH
            | Options::ENABLE_DEFINITION_LIST
            | Options::ENABLE_GFM;
        let (mut blocks, mut kinds, mut open) = (Vec::new(), Vec::new(), String::new());
        for event in Parser::new_ext(text, options) {
            match event {
                Event::Text(words) => open.push_str(&words),
                Event::Start(tag) => kinds.push(kind(&tag)),
                Event::End(
                    TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell,
                ) => blocks.push(std::mem::take(&mut open)),
                Event::End(_) => {}
                other => kinds.push(format!("{other:?}")),
            }
        }
        (blocks, kinds)
    }

    fn kind(tag: &Tag<'_>) -> String {
        let tag = format!("{tag:?}");
        tag.split(['(', ' ', '{']).next().unwrap_or_default().to_owned()
    }

    fn case_of(text: &str) -> BusinessCase {
        let own = || text.to_owned();
        let chart = Chart {
            svg: String::new(),
            description: own(),
            table: fulcrum_charts::Table {
                columns: vec![own(), own()],
                rows: vec![vec![own(); 2]],
            },
            marks: Vec::new(),
            scale: None,
        };
        let figure = KeyFigure { label: own(), value: own(), note: own() };
        let parts = vec![
            SectionPart::KeyFigures(vec![figure]),
            SectionPart::Text(ReportPart::Paragraph(own())),
            SectionPart::Text(ReportPart::List { title: own(), lines: vec![own()] }),
            SectionPart::Text(ReportPart::table([text, text], vec![vec![own(), own()]])),
            SectionPart::Exhibit(Box::new(Exhibit {
                id: "fan",
                title: own(),
                chart,
                native: None,
            })),
        ];
        BusinessCase {
            title: own(),
            cover: Some(Cover { subtitle: own(), answer: own() }),
            sections: vec![Section {
                id: "answer",
                question: own(),
                message: own(),
                parts,
                notes: vec![own()],
            }],
            small_print: own(),
            making: vec![own()],
        }
    }

    #[test]
    fn any_text_is_read_back_as_it_is() {
        let (plain, elements) = read(&markdown(&case_of("Plain words")));
        assert!(plain.len() > 15 && elements.contains(&"Table".to_owned()), "{plain:?}");
        for text in HOSTILE {
            let written = markdown(&case_of(text));
            let (blocks, kinds) = read(&written);
            assert_eq!(kinds, elements, "{text:?} in\n{written}");
            let wanted: Vec<String> =
                plain.iter().map(|block| block.replace("Plain words", &clean(text))).collect();
            assert_eq!(blocks, wanted, "{text:?} in\n{written}");
        }
    }

    #[test]
    fn ordinary_text_is_written_as_it_is() {
        for text in [
            "You Build It You Run It costs $5.7M less (a third), and pays back in month 14.",
            "R&D: 10 % - 12 % of 1,234 – \"quoted\" isn't it?",
            "−$3.1M to +$2M",
            "3.5 hours",
        ] {
            let unescaped = escaped(text).replace("\\$", "$");
            assert_eq!(unescaped, text);
        }
    }

    #[test]
    fn a_case_is_headings_sentences_lists_and_tables() {
        let mut case = case_of("Cost");
        case.sections[0].question.clear();
        case.small_print.clear();
        let written = markdown(&case);
        assert!(written.starts_with("# Cost\n\nCost\n\nCost\n\n## Cost\n\n- Cost: Cost (Cost)\n"));
        assert!(
            written.contains("\n| Cost | Cost |\n| --- | ---: |\n| Cost | Cost |\n"),
            "{written}"
        );
        assert!(written.ends_with("## How this was made\n\n- Cost\n"), "{written}");
    }
}

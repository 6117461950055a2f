//! JSON written in one of the many ways that mean the same.

use rust_decimal::Decimal;

/// A stream of choices. It ends: from then on everything is the first of its kind.
pub(super) struct Choices {
    drawn: std::vec::IntoIter<u32>,
    /// Every key that no program knows, with its value, as it was written.
    pub(super) unknown: Vec<String>,
}

/// Values of unknown keys, without white space: no program has to make sense of any.
const UNKNOWN_VALUES: [&str; 8] = [
    "null",
    "1.50",
    "-0",
    "1e400",
    "123456789012345678901234567890.10",
    "\"0.50\"",
    "{\"z\":[{\"b\":1.0,\"a\":{}}],\"a\":[]}",
    "[[],{},true]",
];

impl Choices {
    pub(super) fn new(drawn: Vec<u32>) -> Self {
        Self { drawn: drawn.into_iter(), unknown: Vec::new() }
    }

    /// A number below `count`.
    pub(super) fn below(&mut self, count: u32) -> u32 {
        self.drawn.next().unwrap_or(0) % count
    }

    pub(super) fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(u32::try_from(all.len()).unwrap()) as usize]
    }

    /// Yes once in `times`.
    pub(super) fn once_in(&mut self, times: u32) -> bool {
        self.below(times) == times - 1
    }

    /// What `entry` writes, once in `times`.
    pub(super) fn maybe(
        &mut self,
        times: u32,
        entry: impl FnOnce(&mut Self) -> String,
    ) -> Option<String> {
        self.once_in(times).then(|| entry(self))
    }

    fn space(&mut self) -> &'static str {
        self.one_of(&["", "", " ", "\n", "\t", "\r\n  "])
    }

    /// A number as JSON has it, or as text.
    pub(super) fn number(&mut self, value: Decimal) -> String {
        let scientific = format!("{}e-{}", value.mantissa(), value.scale());
        match self.below(6) {
            0 => format!("\"{}\"", value.normalize()),
            1 => value.normalize().to_string(),
            2 => format!("\"{value}\""),
            3 => value.to_string(),
            4 => format!("\"{scientific}\""),
            _ => scientific,
        }
    }

    /// Text as it stands, or in escapes throughout.
    pub(super) fn text(&mut self, text: &str) -> String {
        if !self.once_in(4) {
            return serde_json::to_string(text).unwrap();
        }
        let escapes: String = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
        format!("\"{escapes}\"")
    }

    pub(super) fn word(&mut self, words: &[&str]) -> String {
        let word = self.one_of(words);
        self.text(word)
    }

    /// An object with these entries, in any order.
    pub(super) fn closed(&mut self, entries: Vec<(&str, Option<String>)>) -> String {
        let mut entries: Vec<_> = entries
            .into_iter()
            .filter_map(|(key, value)| Some((key, value?)))
            .map(|(key, value)| {
                let (before, between, behind) = (self.space(), self.space(), self.space());
                format!("{before}{}{between}:{behind}{value}{before}", self.text(key))
            })
            .collect();
        self.shuffled(&mut entries)
    }

    /// An object with these entries and some that no program knows, in any order.
    pub(super) fn object(&mut self, entries: Vec<(&str, Option<String>)>) -> String {
        let unknown: Vec<String> = (0..self.below(8).saturating_sub(5))
            .map(|_| {
                let key = format!("unknown-{}", self.unknown.len());
                let value = self.one_of(&UNKNOWN_VALUES);
                self.unknown.push(format!("\"{key}\":{value}"));
                key
            })
            .collect();
        let values = self.unknown[self.unknown.len() - unknown.len()..].to_vec();
        let values = unknown.iter().zip(&values).map(|(key, entry)| {
            (key.as_str(), entry.split_once(':').map(|(_, value)| value.to_owned()))
        });
        let all = entries.into_iter().chain(values).collect();
        self.closed(all)
    }

    fn shuffled(&mut self, entries: &mut [String]) -> String {
        for last in (1..entries.len()).rev() {
            let other = self.below(u32::try_from(last + 1).unwrap()) as usize;
            // without choices the order is kept
            entries.swap(last, last - other);
        }
        format!("{{{}}}", entries.join(","))
    }

    /// A list of these items.
    pub(super) fn list(&mut self, items: &[String]) -> String {
        let space = self.space();
        format!("[{space}{}{space}]", items.join(&format!("{space},")))
    }
}

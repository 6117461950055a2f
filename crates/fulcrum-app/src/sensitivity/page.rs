//! Text of a sensitivity.

use fulcrum_simulation::SERVICES_TRIED;

use super::StudySensitivity;
use crate::assumptions::label_in_context;
use crate::evaluation_table::study_heading;
use crate::figures::plain;
use crate::text_page::{TextPage, TextPart};

/// How many of each kind the sentences name.
const NAMED: usize = 3;

impl StudySensitivity<'_> {
    /// What the command line prints for reading, of a study or its scenario with this name.
    #[must_use]
    pub fn page(&self, scenario: Option<&str>) -> TextPage {
        let heading = format!(
            "{}: what would change the answer, {} trials, seed {}, {} chance",
            study_heading(&self.study, scenario),
            self.trials,
            self.settings.seed,
            if self.settings.chance { "with" } else { "without" },
        );
        let mut parts = vec![self.answer()];
        parts.extend(self.switches());
        parts.extend(self.worth_knowing());
        parts.extend(self.spread());
        parts.extend(self.tables());
        parts.extend(self.notes().into_iter().map(TextPart::Paragraph));
        TextPage { heading, parts }
    }

    pub(crate) fn answer(&self) -> TextPart {
        let sentences = std::iter::once(plain(&self.preferred())).chain(self.on_average());
        TextPart::Paragraph(sentences.collect::<Vec<_>>().join(" "))
    }

    /// What would make another option the cheapest.
    pub(crate) fn switches(&self) -> Option<TextPart> {
        let preferred = self.switching.preferred.label();
        let nearest = self.nearest_switches();
        let in_range: Vec<_> = nearest.iter().filter(|nearest| nearest.is_in_range()).collect();
        let (title, shown) = if in_range.is_empty() {
            if nearest.is_empty() {
                return Some(TextPart::Paragraph(format!(
                    "{preferred} stays cheapest whatever any single value is, within what it may be."
                )));
            }
            let title = format!(
                "No value changes that within its range. {preferred} stays cheapest unless one of these, the others being likely,"
            );
            (title, nearest.iter().collect())
        } else {
            let title =
                format!("{preferred} stays cheapest unless one of these, the others being likely,");
            (title, in_range)
        };
        let lines = shown.into_iter().take(NAMED).map(|nearest| self.switch_in_words(nearest));
        Some(TextPart::List { title, lines: lines.collect() })
    }

    /// What is worth finding out before deciding.
    pub(crate) fn worth_knowing(&self) -> Option<TextPart> {
        let everything = plain(&self.everything_in_words(None));
        let worth = self.worth_finding_out();
        if self.influences.is_empty() {
            return Some(TextPart::Paragraph(everything));
        }
        if worth.is_empty() {
            let single = match self.everything.is_told_from_nothing() {
                true => {
                    " No single one is worth finding out by itself, as far as these futures tell."
                }
                false => "",
            };
            return Some(TextPart::Paragraph(everything + single));
        }
        let lines = worth.iter().take(NAMED).map(|(value, information)| {
            format!(
                "Finding out {} is worth up to {}",
                label_in_context(value),
                self.worth(*information)
            )
        });
        let title = format!("{everything} By itself,");
        Some(TextPart::List { title, lines: lines.collect() })
    }

    /// What spreads the savings.
    fn spread(&self) -> Option<TextPart> {
        self.spread_of_savings().map(TextPart::Paragraph)
    }

    /// What spreads the savings, in sentences.
    pub(crate) fn spread_of_savings(&self) -> Option<String> {
        let sentences: Vec<String> = self
            .compared()
            .filter_map(|(option, compared)| self.spread_in_words(option, compared))
            .collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }

    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes = vec![
            "A switching value is looked for within what each value may be, fixed or a range, the others being likely; who runs what in the hybrid and the availability targets stay as they are."
                .to_owned(),
        ];
        if !self.influences.is_empty() {
            notes.push(
                "A share of spread is how much of the variance of the saving would be gone if the estimate were known. Estimates of services that share a common cause tell of each other, so their shares overlap; those of all services together do not. Worth is what knowing before deciding saves on average: more should not be paid for finding out."
                    .to_owned(),
            );
        }
        if self.study.services.len() > SERVICES_TRIED {
            notes.push(format!(
                "Switching values are those of the {SERVICES_TRIED} services that may lose most in an hour."
            ));
        }
        notes
    }
}

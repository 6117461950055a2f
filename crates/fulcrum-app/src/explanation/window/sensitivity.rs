//! What would change the answer and what is worth finding out: how it is computed, and from which
//! inputs (section 12 of the cost model).

use fulcrum_model::display::{self, MoneyDisplay};
use fulcrum_model::{OptionKind, StudyValue};
use fulcrum_simulation::{Influence, TornadoBar, supported_digits};
use rust_decimal::Decimal;

use super::futures::compared;
use super::runs::{UNROUNDED, basis_of, ranges_that_matter, run_inputs};
use super::{Explaining, input_at};
use crate::assumptions::label_in_context;
use crate::contract::{
    CommandError, ComparisonMeasure, Explanation, ExplanationPart, Figure, FigureStudy, OptionId,
    SensitivityFigure,
};
use crate::figures::{comparison_of, discounted_total_of, figure_of, of_sensitivity};
use crate::sensitivity::StudySensitivity;
use crate::sensitivity::words::{NearestSwitch, percent};
use crate::session::{not_found, not_kept};
use crate::supported::{self, money_in_full, money_in_short};

/// What is asked, of which run.
struct Asked<'a> {
    run: &'a str,
    found: &'a StudySensitivity<'static>,
}

impl Explaining {
    /// Explains a figure of what would change the answer.
    pub(super) fn of_sensitivity(
        &self,
        run: &str,
        what: &SensitivityFigure,
    ) -> Result<Explanation, CommandError> {
        let found = self.sensitivities.finished(run).ok_or_else(not_kept)?;
        let asked = Asked { run, found: &found };
        let (study, settings) = (found.study(), found.settings());
        let base = Explanation { value: asked.value(what)?, ..Explanation::default() };
        let explanation = match what {
            SensitivityFigure::Swing { path, option } => self.swing(&asked, path, *option, base)?,
            SensitivityFigure::Switch { path } => self.switch(&asked, path, base)?,
            SensitivityFigure::Variance { path, option } => Explanation {
                inputs: input_at(study, path),
                ..asked.variance(path, *option, base)?
            },
            SensitivityFigure::Chance { option } => Explanation {
                inputs: input_at(study, "simulation.chance"),
                ..asked.chance(*option, base)
            },
            SensitivityFigure::Worth { path } => asked.worth(path.as_deref(), base)?,
        };
        let rests_on_trials =
            !matches!(what, SensitivityFigure::Swing { .. } | SensitivityFigure::Switch { .. });
        let mut inputs = explanation.inputs;
        let mut notes = explanation.notes;
        match rests_on_trials {
            true => {
                inputs.extend(run_inputs(study, settings));
                notes.push(asked.named());
            }
            false => {
                inputs.extend(input_at(study, "discount_rate"));
                notes.push(UNROUNDED.to_owned());
            }
        }
        if let SensitivityFigure::Chance { .. } | SensitivityFigure::Worth { path: None } = what {
            let option = match what {
                SensitivityFigure::Chance { option } => Some(compared(*option)?),
                _ => None,
            };
            let (ranges, note) = ranges_that_matter(study, settings.counted, option);
            inputs.extend(ranges);
            notes.push(note);
        }
        // the study's own settings may be named twice
        let mut seen = std::collections::BTreeSet::new();
        inputs.retain(|input| seen.insert(input.path.clone()));
        notes.retain(|note| !note.is_empty());
        Ok(Explanation { inputs, notes, ..explanation })
    }

    fn swing(
        &self,
        asked: &Asked<'_>,
        path: &str,
        option: OptionId,
        base: Explanation,
    ) -> Result<Explanation, CommandError> {
        let value = asked.estimate(path)?;
        let basis = basis_of(asked.found.settings());
        let saving = comparison_of(option.into(), ComparisonMeasure::DiscountedSaving, basis);
        let ends = [
            ("Saving at the low end", value.estimate.low()),
            ("Saving at the high end", value.estimate.high()),
        ];
        let mut operands: Vec<ExplanationPart> = ends
            .into_iter()
            .filter_map(|(label, at)| {
                let label = format!("{label}, {}", asked.found.value_text(&value, at));
                self.part(&label, at_value(path, at, saving.clone()))
            })
            .collect();
        operands.extend(self.part("Saving at likely values", saving));
        Ok(Explanation {
            title: format!(
                "How far it moves the saving of {}: {}",
                OptionKind::from(option).label(),
                label_in_context(&value)
            ),
            meaning: "The discounted saving against Ops Run It with this assumption at its low end, and at its high end, while all others are likely; who runs what stays as the likely values decide it.".to_owned(),
            formula: "distance of (saving at the high end) from (saving at the low end)".to_owned(),
            operands,
            related: asked.of_path(path, option, Some("swing")),
            inputs: input_at(asked.found.study(), path),
            ..base
        })
    }

    fn switch(
        &self,
        asked: &Asked<'_>,
        path: &str,
        base: Explanation,
    ) -> Result<Explanation, CommandError> {
        let nearest = asked.nearest(path)?;
        let found = asked.found;
        let (switching, basis) = (&found.switching, basis_of(found.settings()));
        let (preferred, then) = (switching.preferred, nearest.switch.option);
        let at = nearest.switch.value;
        let operands = [preferred, then].into_iter().filter_map(|option| {
            let label = format!("Discounted total of {} at this value", option.label());
            self.part(&label, at_value(path, at, discounted_total_of(option, basis)))
        });
        let related = [preferred, then].into_iter().filter_map(|option| {
            let label = format!("Discounted total of {} at likely values", option.label());
            self.part(&label, discounted_total_of(option, basis))
        });
        let bounds = found.switching.values.iter().find(|value| value.path == path);
        let bounds = bounds.map_or_else(String::new, |value| {
            let text = |at| found.value_text(&nearest.value, at);
            format!("It was looked for from {} to {}.", text(value.bounds.0), text(value.bounds.1))
        });
        Ok(Explanation {
            title: format!("Where the answer changes: {}", label_in_context(&nearest.value)),
            meaning: format!(
                "At likely values {} costs least. Beyond this value, all others being likely, {} does; at it both cost the same. Who runs what stays as the likely values decide it.",
                preferred.label(),
                then.label()
            ),
            formula: format!(
                "the value nearest to the likely one at which discounted total of {} = discounted total of {}",
                preferred.label(),
                then.label()
            ),
            operands: operands.collect(),
            related: related.collect(),
            inputs: input_at(found.study(), path),
            notes: vec![
                bounds,
                "It is found by halving what lies between a value at which the answer holds and one at which it does not, to about ten digits.".to_owned(),
            ],
            ..base
        })
    }
}

/// A figure with another value of one assumption.
fn at_value(path: &str, at: Decimal, figure: Figure) -> Figure {
    let study = FigureStudy::WithValue { path: path.to_owned(), value: at.to_string() };
    figure_of(&study, figure)
}

impl Asked<'_> {
    fn estimate(&self, path: &str) -> Result<StudyValue<'_>, CommandError> {
        let missing = || not_found(format!("The study has no assumption \"{path}\"."));
        self.found.study().value_at(path).ok_or_else(missing)
    }

    fn bar(&self, path: &str) -> Result<&TornadoBar, CommandError> {
        let bar = self.found.tornado.bars.iter().find(|bar| bar.path == path);
        bar.ok_or_else(|| not_found(format!("\"{path}\" is no range of the study.")))
    }

    fn influence(&self, path: &str) -> Result<&Influence, CommandError> {
        let found = self.found.influences.iter().find(|influence| influence.path == path);
        found.ok_or_else(|| not_found(format!("\"{path}\" is no range of the study.")))
    }

    fn nearest(&self, path: &str) -> Result<NearestSwitch<'_>, CommandError> {
        let value = self.found.switching.values.iter().find(|value| value.path == path);
        let nearest = value.and_then(|value| self.found.nearest(value));
        nearest.ok_or_else(|| not_found(format!("No value of \"{path}\" changes the answer.")))
    }

    /// The run in a sentence.
    fn named(&self) -> String {
        format!(
            "It rests on {} without chance, seed {}.",
            display::counted(self.found.trials() as usize, "future"),
            self.found.settings().seed
        )
    }

    /// The figure as it is read on the screen.
    fn value(&self, what: &SensitivityFigure) -> Result<String, CommandError> {
        let found = self.found;
        let currency = found.study().currency;
        Ok(match what {
            SensitivityFigure::Swing { path, option } => {
                let (bar, compared) = (self.bar(path)?, compared(*option)?);
                // as the chart has it: the distance of two amounts in whole minor units
                let amount = |value| supported_digits(value, 0.0, currency.minor_units());
                let ends = amount(bar.at_high[compared]).zip(amount(bar.at_low[compared]));
                ends.map_or_else(
                    || "too large".to_owned(),
                    |(high, low)| MoneyDisplay::new(currency).exact((high - low).abs()),
                )
            }
            SensitivityFigure::Switch { path } => found.switch_text(&self.nearest(path)?),
            SensitivityFigure::Variance { path, option } => {
                let share = self.influence(path)?.variance[compared(*option)?];
                supported::percent(share.share, share.standard_error)
            }
            SensitivityFigure::Chance { option } => percent(found.chance[compared(*option)?]),
            SensitivityFigure::Worth { path: Some(path) } => {
                found.worth(self.influence(path)?.information)
            }
            SensitivityFigure::Worth { path: None } => found.worth(found.everything),
        })
    }

    fn part(&self, label: &str, what: SensitivityFigure) -> Option<ExplanationPart> {
        let value = self.value(&what).ok()?;
        let figure = Some(of_sensitivity(self.run, what));
        Some(ExplanationPart { label: label.to_owned(), value, figure })
    }

    /// The other figures of an assumption.
    fn of_path(&self, path: &str, option: OptionId, except: Option<&str>) -> Vec<ExplanationPart> {
        let own = || path.to_owned();
        let parts = [
            (
                "swing",
                "How far it moves the saving",
                SensitivityFigure::Swing { path: own(), option },
            ),
            ("switch", "Where it changes the answer", SensitivityFigure::Switch { path: own() }),
            (
                "variance",
                "Share of the spread that it explains",
                SensitivityFigure::Variance { path: own(), option },
            ),
            ("worth", "What knowing it is worth", SensitivityFigure::Worth { path: Some(own()) }),
        ];
        parts
            .into_iter()
            .filter(|(name, ..)| Some(*name) != except)
            .filter_map(|(_, label, what)| self.part(label, what))
            .collect()
    }

    fn variance(
        &self,
        path: &str,
        option: OptionId,
        base: Explanation,
    ) -> Result<Explanation, CommandError> {
        let share = self.influence(path)?.variance[compared(option)?];
        Ok(Explanation {
            title: format!(
                "Share of the spread of the saving of {}: {}",
                OptionKind::from(option).label(),
                label_in_context(&self.estimate(path)?)
            ),
            meaning: format!(
                "How much of the variance of the discounted saving would be gone if this were known: the first-order index of Sobol, told from futures that were run anyway. It may be off by {} because futures are finite.",
                supported::percent(share.standard_error, share.standard_error)
            ),
            formula: "variance of (mean saving of the futures with about the same value of it) / variance of the saving".to_owned(),
            related: self.of_path(path, option, Some("variance")),
            notes: vec![
                "Futures are sorted into slices by the value that was drawn; the noise of the slices' means is taken away.".to_owned(),
                "Estimates of services that share a common cause tell of each other, so their shares overlap.".to_owned(),
            ],
            ..base
        })
    }

    fn chance(&self, option: OptionId, base: Explanation) -> Explanation {
        let shares = self.found.influences.iter().filter_map(|influence| {
            let label = label_in_context(&self.found.study().value_at(&influence.path)?);
            let share = influence.variance.get(compared(option).ok()?)?.share;
            let path = influence.path.clone();
            let part = self.part(&label, SensitivityFigure::Variance { path, option })?;
            Some((share, part))
        });
        let mut shares: Vec<(f64, ExplanationPart)> = shares.collect();
        shares.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        Explanation {
            title: format!(
                "Share of chance in the spread of the saving of {}",
                OptionKind::from(option).label()
            ),
            meaning: "What varies even if everything were known: the numbers of major incidents in each month and what each of them loses. Nothing can be found out about it.".to_owned(),
            formula: "(variance of the saving with chance - variance of the saving without) / variance of the saving with chance".to_owned(),
            related: shares.into_iter().take(MOST_RELATED).map(|(_, part)| part).collect(),
            ..base
        }
    }

    fn worth(&self, path: Option<&str>, base: Explanation) -> Result<Explanation, CommandError> {
        let found = self.found;
        let information = match path {
            Some(path) => self.influence(path)?.information,
            None => found.everything,
        };
        let (error, currency) = (information.standard_error, found.study().currency);
        let off = money_in_short(error, error, currency);
        let of_worth = |path: String| {
            let label = label_in_context(&found.study().value_at(&path)?);
            self.part(&label, SensitivityFigure::Worth { path: Some(path) })
        };
        let (title, formula, related) = match path {
            Some(path) => (
                format!("What knowing it is worth: {}", label_in_context(&self.estimate(path)?)),
                "lowest mean cost of an option - mean of (lowest mean cost of an option among the futures with about the same value of it)",
                self.of_path(path, OptionId::YouBuildItYouRunIt, Some("worth")),
            ),
            None => (
                "What knowing everything is worth".to_owned(),
                "lowest mean cost of an option - mean of (lowest cost of an option in each future)",
                Vec::new(),
            ),
        };
        let mut related = related;
        let others = found.worth_finding_out();
        let others = others.iter().map(|(value, _)| value.path());
        related.extend(
            others.filter(|o| Some(o.as_str()) != path).filter_map(of_worth).take(MOST_RELATED),
        );
        if path.is_some() {
            related
                .extend(self.part("Knowing everything", SensitivityFigure::Worth { path: None }));
        }
        let costs = OptionKind::ALL.into_iter().map(|option| {
            let mean = found.mean_costs[option.index()];
            let error = found.mean_cost_errors[option.index()];
            ExplanationPart {
                label: format!("Mean discounted cost of {} without chance", option.label()),
                value: money_in_full(mean, error, currency),
                figure: None,
            }
        });
        Ok(Explanation {
            title,
            meaning: format!(
                "What it saves on average to know before deciding, instead of taking the option that costs least on average: more should not be paid for finding out. It may be off by {off} because futures are finite."
            ),
            formula: formula.to_owned(),
            operands: costs.collect(),
            related,
            inputs: path.map(|path| input_at(found.study(), path)).unwrap_or_default(),
            notes: vec!["What chance decides cannot be found out, so it is left out.".to_owned()],
            ..base
        })
    }
}

/// Figures beside another one, at most.
const MOST_RELATED: usize = 12;

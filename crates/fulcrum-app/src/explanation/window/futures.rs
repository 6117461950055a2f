//! What the futures of a run say: how it is counted, what the run rests on, and which ranges matter
//! (section 12 of the cost model).

use fulcrum_model::OptionKind;
use fulcrum_model::display;
use fulcrum_simulation::{AmountCounts, COMPARED, Distribution};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Explaining;
use super::comparison::{self, Compared};
use super::runs::{UNROUNDED, basis_of, ranges_that_matter, run_inputs};
use crate::charts::SHOWN;
use crate::contract::{
    CommandError, ComparisonMeasure, Explanation, ExplanationPart, Figure, FigureStudy,
    FutureFigure, FuturesAhead, OptionId, Statistic,
};
use crate::figures::{comparison_of, discounted_total_of, of_futures};
use crate::session::{not_found, not_kept};
use crate::simulation::StudySimulation;
use crate::simulation::futures::of_hundred_futures;
use crate::simulation::page::{AHEAD, LEFT_OUT, STATISTICS};

/// What is asked, of which run.
struct Asked<'a> {
    run: &'a str,
    simulation: &'a StudySimulation<'static>,
}

impl Explaining {
    /// Explains a figure of the futures of a run.
    pub(super) fn of_futures(
        &self,
        run: &str,
        what: &FutureFigure,
    ) -> Result<Explanation, CommandError> {
        let simulation = self.simulations.finished(run).ok_or_else(not_kept)?;
        let asked = Asked { run, simulation: &simulation };
        let (study, settings) = (simulation.study(), simulation.settings());
        let (ranges, which) = ranges_that_matter(study, settings.counted, asked.compared_in(what)?);
        let mut inputs = run_inputs(study, settings);
        inputs.extend(ranges);
        let mut related = asked.beside(what)?;
        related.extend(self.at_likely_values(&asked, what));
        let notes = [which, asked.named(), LEFT_OUT.to_owned(), UNROUNDED.to_owned()];
        Ok(Explanation {
            title: asked.title(what)?,
            value: asked.value(what)?,
            meaning: asked.meaning(what),
            formula: asked.formula(what)?,
            operands: asked.operands(what)?,
            related,
            inputs,
            notes: notes.into_iter().filter(|note| !note.is_empty()).collect(),
            ..Explanation::default()
        })
    }

    /// The same at likely values, which leads to the postings.
    fn at_likely_values(&self, asked: &Asked<'_>, what: &FutureFigure) -> Option<ExplanationPart> {
        let basis = basis_of(asked.simulation.settings());
        let figure = match what {
            FutureFigure::Saving { option, .. }
            | FutureFigure::Spread { option, is_saving: true } => {
                comparison_of((*option).into(), ComparisonMeasure::DiscountedSaving, basis)
            }
            FutureFigure::AheadForGood { option, .. } => {
                comparison_of((*option).into(), ComparisonMeasure::BreakEven, basis)
            }
            FutureFigure::Cost { option, .. }
            | FutureFigure::Spread { option, .. }
            | FutureFigure::Cheapest { option }
            | FutureFigure::Beyond { option, .. } => discounted_total_of((*option).into(), basis),
            FutureFigure::Month { month, .. } => Figure::Month { month: *month, basis },
        };
        self.part("The same at likely values", figure)
    }

    /// A figure of a study as a part of an explanation.
    pub(super) fn part(&self, label: &str, figure: Figure) -> Option<ExplanationPart> {
        // what cannot be computed at likely values has nothing to lead to
        let value = self.value_of(&figure, &FigureStudy::Shown).ok()?;
        Some(ExplanationPart { label: label.to_owned(), value, figure: Some(figure) })
    }

    /// The value of a figure; of a comparison without the postings behind it, which take long.
    fn value_of(&self, figure: &Figure, of: &FigureStudy) -> Result<String, CommandError> {
        match figure {
            Figure::Of { study, figure } => self.value_of(figure, study),
            Figure::Comparison { option, measure, basis } => {
                let subject = self.subject(of)?;
                let evaluation = subject.evaluation()?;
                let asked = Compared { option: (*option).into(), measure: *measure, basis: *basis };
                Ok(comparison::explanation(&subject.study, &evaluation, asked)?.value)
            }
            _ => Ok(self.explained(figure, of)?.value),
        }
    }
}

impl Asked<'_> {
    fn trials(&self) -> usize {
        self.simulation.outcome().trials()
    }

    /// The run in a sentence.
    fn named(&self) -> String {
        format!(
            "This run has {}, seed {}, {}.",
            display::counted(self.trials(), "future"),
            self.simulation.settings().seed,
            if self.simulation.settings().chance {
                "incidents by chance"
            } else {
                "without chance"
            }
        )
    }

    fn compared_in(&self, what: &FutureFigure) -> Result<Option<usize>, CommandError> {
        match what {
            FutureFigure::Saving { option, .. }
            | FutureFigure::AheadForGood { option, .. }
            | FutureFigure::Spread { option, is_saving: true } => compared(*option).map(Some),
            _ => Ok(None),
        }
    }

    fn amounts(&self, option: OptionId, is_saving: bool) -> Result<&Distribution, CommandError> {
        let outcome = self.simulation.outcome();
        match is_saving {
            true => Ok(&outcome.savings[compared(option)?]),
            false => Ok(&outcome.costs[OptionKind::from(option).index()]),
        }
    }

    /// The figure as it is read on the screen.
    fn value(&self, what: &FutureFigure) -> Result<String, CommandError> {
        let simulation = self.simulation;
        Ok(match what {
            FutureFigure::Cost { option, statistic } => {
                simulation.statistic_text(self.amounts(*option, false)?, *statistic, false)
            }
            FutureFigure::Saving { option, statistic } => {
                simulation.statistic_text(self.amounts(*option, true)?, *statistic, true)
            }
            FutureFigure::Cheapest { option } => {
                simulation.in_hundred_futures()[OptionKind::from(*option).index()].clone()
            }
            FutureFigure::Beyond { .. } => {
                let trials = u32::try_from(self.trials()).unwrap_or(u32::MAX);
                of_hundred_futures(self.count(what)?, trials)
            }
            FutureFigure::AheadForGood { option, by } => {
                simulation.ahead_text(compared(*option)?, *by)
            }
            FutureFigure::Spread { .. } => display::counted(self.trials(), "future"),
            FutureFigure::Month { month, .. } => simulation.study().start.plus(*month).in_words(),
        })
    }

    /// In how many futures it is so.
    fn count(&self, what: &FutureFigure) -> Result<u32, CommandError> {
        let outcome = self.simulation.outcome();
        let share = match what {
            FutureFigure::Cheapest { option } => {
                outcome.cheapest[OptionKind::from(*option).index()]
            }
            FutureFigure::Beyond { option, amount } => {
                self.amounts(*option, false)?.share_above(plain(amount)?)
            }
            FutureFigure::AheadForGood { option, .. } => {
                outcome.break_even(compared(*option)?).never
            }
            _ => 1.0,
        };
        Ok(self.simulation.count(share))
    }

    fn title(&self, what: &FutureFigure) -> Result<String, CommandError> {
        let of = |statistic| STATISTICS.into_iter().find(|(_, known)| *known == statistic);
        let statistic = |statistic| match statistic {
            Statistic::StandardError => "Standard error of the mean".to_owned(),
            _ => of(statistic)
                .map_or_else(|| format!("{statistic:?}"), |(label, _)| label.to_owned()),
        };
        let name = |option: &OptionId| OptionKind::from(*option).label();
        Ok(match what {
            FutureFigure::Cost { option, statistic: of } => {
                format!("{}: discounted cost of {}", statistic(*of), name(option))
            }
            FutureFigure::Saving { option, statistic: of } => {
                format!("{}: discounted saving of {}", statistic(*of), name(option))
            }
            FutureFigure::Cheapest { option } => {
                format!("Futures in which {} costs least", name(option))
            }
            FutureFigure::Beyond { option, amount } => format!(
                "Futures in which {} costs more than {}",
                name(option),
                self.simulation.money_text(plain(amount)?, 0.0)
            ),
            FutureFigure::AheadForGood { option, by } => {
                let label = AHEAD.into_iter().find(|(_, known)| known == by);
                let label = label.map_or("", |(label, _)| label);
                format!("{label}: {} ahead of Ops Run It for good", name(option))
            }
            FutureFigure::Spread { option, is_saving } => format!(
                "How the futures spread: {} of {}",
                if *is_saving { "discounted saving" } else { "discounted cost" },
                name(option)
            ),
            FutureFigure::Month { month, is_discounted } => format!(
                "What options have cost by the end of month {}{}",
                u64::from(*month) + 1,
                if *is_discounted { ", discounted" } else { "" }
            ),
        })
    }

    fn meaning(&self, what: &FutureFigure) -> String {
        let said = match what {
            FutureFigure::Cost { statistic, .. } | FutureFigure::Saving { statistic, .. } => {
                match statistic {
                    Statistic::Mean => "What is to be expected on average over all futures.",
                    Statistic::StandardError => {
                        "How far the mean may be off because futures are finite: in two of three runs with other seeds it is no further off. Four times as many futures halve it, or better."
                    }
                    Statistic::StandardDeviation => {
                        "How far a future is from the mean, as the root of the mean square."
                    }
                    Statistic::Quantile { .. } => {
                        "The amount that so many of a hundred futures stay at or below; P50 is the median."
                    }
                    Statistic::WorstTwentieth => {
                        "What is to be expected if it comes badly: the mean of the worst five of a hundred futures (expected shortfall at 95 %)."
                    }
                }
            }
            FutureFigure::Cheapest { .. } => {
                "In how many of the futures it costs least, in today's money. Of options that cost the same in a future the first counts: Ops Run It, then You Build It You Run It, then the hybrid."
            }
            FutureFigure::Beyond { .. } => {
                "In how many of the futures the option costs more than the tolerance, in today's money."
            }
            FutureFigure::AheadForGood { .. } => {
                "A future is ahead for good from the first month from which the option's cumulative cost stays at or below that of Ops Run It to the horizon's end."
            }
            FutureFigure::Spread { .. } => {
                "Each bar counts the futures between two amounts; the outermost half per cent at either end is counted and not drawn."
            }
            FutureFigure::Month { .. } => {
                "The cumulative cost of each option at the end of the month: half of the futures stay below P50, eight of ten lie between P10 and P90."
            }
        };
        let chance = match self.simulation.settings().chance {
            true => {
                " The numbers of major incidents of each service and month and what each loses are drawn by chance, the same for all options."
            }
            false => " Incidents are as expected: chance is switched off.",
        };
        format!(
            "{said} Each future draws every range of the study once and evaluates all options on the same draws.{chance}"
        )
    }

    fn formula(&self, what: &FutureFigure) -> Result<String, CommandError> {
        let all = display::number(Decimal::from(self.trials()), 0);
        let number = |count: usize| display::number(Decimal::from(count), 0);
        let saving = "discounted total of Ops Run It - discounted total of the option";
        Ok(match what {
            FutureFigure::Cost { statistic, .. } => self.of_amounts(*statistic, "cost", false),
            FutureFigure::Saving { statistic, .. } => format!(
                "{}; saving of a future = {saving}",
                self.of_amounts(*statistic, "saving", true)
            ),
            FutureFigure::Cheapest { .. } => format!(
                "futures in which it costs least / all futures = {} / {all}",
                number(self.count(what)? as usize)
            ),
            FutureFigure::Beyond { .. } => format!(
                "futures in which it costs more / all futures = {} / {all}",
                number(self.count(what)? as usize)
            ),
            FutureFigure::AheadForGood { by: FuturesAhead::Never, .. } => format!(
                "futures that are never ahead for good / all futures = {} / {all}",
                number(self.count(what)? as usize)
            ),
            FutureFigure::AheadForGood { by, .. } => format!(
                "first month by whose end {} of the {all} futures are ahead for good",
                match by {
                    FuturesAhead::Tenth => "a tenth",
                    FuturesAhead::Half => "half",
                    FuturesAhead::NineTenths | FuturesAhead::Never => "nine tenths",
                }
            ),
            FutureFigure::Spread { is_saving: true, .. } => {
                format!("futures whose saving lies between two amounts; saving = {saving}")
            }
            FutureFigure::Spread { .. } => {
                "futures whose cost lies between two amounts; cost = discounted total of the option"
                    .to_owned()
            }
            FutureFigure::Month { is_discounted, .. } => format!(
                "P10, P50 and P90 of the {all} cumulative {}costs, read from counts in fine steps",
                if *is_discounted { "discounted " } else { "" }
            ),
        })
    }

    /// The formula of a statistic of costs or of savings.
    fn of_amounts(&self, statistic: Statistic, amount: &str, is_saving: bool) -> String {
        let trials = self.trials();
        let all = display::number(Decimal::from(trials), 0);
        match statistic {
            Statistic::Mean => format!("sum of the {amount} of every future / {all}"),
            Statistic::StandardError => format!(
                "standard deviation of the means of the blocks in which futures are spread / \u{221a}(number of blocks); of a run with few blocks: standard deviation of the {amount} / \u{221a}{all}"
            ),
            Statistic::StandardDeviation => format!(
                "\u{221a}(sum of the squares of ({amount} of a future - mean) / ({all} - 1))"
            ),
            Statistic::Quantile { percent } => format!(
                "of the {all} amounts in ascending order that at position 1 + {percent} % * ({all} - 1), between neighbours in proportion"
            ),
            Statistic::WorstTwentieth => format!(
                "sum of the {} {} / their number",
                display::number(Decimal::from(trials.div_ceil(20)), 0),
                if is_saving { "lowest savings" } else { "highest costs" }
            ),
        }
    }

    fn part(&self, label: &str, what: FutureFigure) -> Result<ExplanationPart, CommandError> {
        let value = self.value(&what)?;
        let figure = Some(of_futures(self.run, what));
        Ok(ExplanationPart { label: label.to_owned(), value, figure })
    }

    /// What the formula computes it from.
    fn operands(&self, what: &FutureFigure) -> Result<Vec<ExplanationPart>, CommandError> {
        let option = match what {
            FutureFigure::Saving { option, statistic: Statistic::Mean } => *option,
            _ => return Ok(Vec::new()),
        };
        // the mean of differences is the difference of means
        [
            (OptionId::OpsRunIt, "Mean cost of Ops Run It"),
            (option, "less the mean cost of the option"),
        ]
        .into_iter()
        .map(|(option, label)| {
            self.part(label, FutureFigure::Cost { option, statistic: Statistic::Mean })
        })
        .collect()
    }

    /// Other figures that help to read it.
    fn beside(&self, what: &FutureFigure) -> Result<Vec<ExplanationPart>, CommandError> {
        let statistics = |except: Option<Statistic>, of: &dyn Fn(Statistic) -> FutureFigure| {
            STATISTICS
                .into_iter()
                .filter(|(_, statistic)| Some(*statistic) != except)
                .map(|(label, statistic)| self.part(label, of(statistic)))
                .collect::<Result<Vec<_>, _>>()
        };
        match what {
            FutureFigure::Cost { option, statistic } => {
                statistics(Some(*statistic), &|statistic| FutureFigure::Cost {
                    option: *option,
                    statistic,
                })
            }
            FutureFigure::Saving { option, statistic } => {
                statistics(Some(*statistic), &|statistic| FutureFigure::Saving {
                    option: *option,
                    statistic,
                })
            }
            FutureFigure::Spread { option, is_saving } => {
                statistics(None, &|statistic| match is_saving {
                    true => FutureFigure::Saving { option: *option, statistic },
                    false => FutureFigure::Cost { option: *option, statistic },
                })
            }
            FutureFigure::Cheapest { option } => SHOWN
                .map(OptionId::from)
                .into_iter()
                .filter(|other| other != option)
                .map(|option| {
                    let label = format!("{} costs least", OptionKind::from(option).label());
                    self.part(&label, FutureFigure::Cheapest { option })
                })
                .collect(),
            FutureFigure::Beyond { option, .. } => {
                let spread = FutureFigure::Spread { option: *option, is_saving: false };
                Ok(vec![self.part("How its costs spread", spread)?])
            }
            FutureFigure::AheadForGood { option, by } => AHEAD
                .into_iter()
                .filter(|(_, other)| other != by)
                .map(|(label, by)| {
                    self.part(label, FutureFigure::AheadForGood { option: *option, by })
                })
                .collect(),
            FutureFigure::Month { month, is_discounted } => self.in_month(*month, *is_discounted),
        }
    }

    fn in_month(
        &self,
        month: u32,
        is_discounted: bool,
    ) -> Result<Vec<ExplanationPart>, CommandError> {
        let no_month = || not_found(format!("The study has no month {}.", u64::from(month) + 1));
        let place = usize::try_from(month).map_err(|_| no_month())?;
        let mut parts = Vec::new();
        for option in SHOWN {
            let counts = &self.simulation.outcome().months;
            let costs = if is_discounted { &counts.cumulative } else { &counts.undiscounted };
            let counts: &AmountCounts = costs[option.index()].get(place).ok_or_else(no_month)?;
            for (label, share) in [("P10", 0.1), ("P50", 0.5), ("P90", 0.9)] {
                parts.push(ExplanationPart {
                    label: format!("{}, {label}", option.label()),
                    value: self
                        .simulation
                        .money_text(counts.quantile(share), counts.quantile_error(share)),
                    figure: None,
                });
            }
        }
        Ok(parts)
    }
}

/// The position of an option among those that are compared with Ops Run It.
pub(super) fn compared(option: OptionId) -> Result<usize, CommandError> {
    let option = OptionKind::from(option);
    COMPARED
        .iter()
        .position(|compared| *compared == option)
        .ok_or_else(|| not_found(format!("{} is what others are compared with.", option.label())))
}

fn plain(amount: &str) -> Result<f64, CommandError> {
    let number = amount.parse::<Decimal>().ok().and_then(|number| number.to_f64());
    number.ok_or_else(|| not_found(format!("\"{amount}\" is no amount.")))
}

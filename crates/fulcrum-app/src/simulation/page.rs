//! Text of a simulation.

use fulcrum_model::OptionKind;
use fulcrum_model::display;
use fulcrum_model::file::TRIAL_LIMIT;
use fulcrum_model::warnings::{Warning, simulation_differs};
use fulcrum_simulation::{COMPARED, Counted, Distribution, Outcome, supported_digits};

use super::StudySimulation;
use super::futures::in_hundred_futures;
use super::known::{HALF_WIDTH, KnownTo, SAVING_OF};
use crate::charts::SHOWN;
use crate::contract::{Figure, FuturesAhead, Statistic, TextRun};
use crate::evaluation_table::study_heading;
use crate::figures::{amount, words};
use crate::supported::{is_visible, money_in_full, money_in_short, percent, unit};
use crate::text_page::{TextPage, TextPart};
use fulcrum_export::Table;

/// What no future of the model has in it, said wherever a share of the futures is.
pub(crate) const LEFT_OUT: &str = "The model leaves out what the study does not name: other services and teams, people who leave, a market that changes.";

/// What is said of costs and of savings, in the order of the rows.
pub(crate) const STATISTICS: [(&str, Statistic); 11] = [
    ("Mean", Statistic::Mean),
    ("its standard error", Statistic::StandardError),
    ("Standard deviation", Statistic::StandardDeviation),
    ("P5", Statistic::Quantile { percent: 5 }),
    ("P10", Statistic::Quantile { percent: 10 }),
    ("P25", Statistic::Quantile { percent: 25 }),
    ("P50", Statistic::Quantile { percent: 50 }),
    ("P75", Statistic::Quantile { percent: 75 }),
    ("P90", Statistic::Quantile { percent: 90 }),
    ("P95", Statistic::Quantile { percent: 95 }),
    ("Mean of the worst twentieth", Statistic::WorstTwentieth),
];

/// What is said of when an option is ahead, in the order of the rows.
pub(crate) const AHEAD: [(&str, FuturesAhead); 4] = [
    ("A tenth by", FuturesAhead::Tenth),
    ("Half by", FuturesAhead::Half),
    ("Nine tenths by", FuturesAhead::NineTenths),
    ("Never", FuturesAhead::Never),
];

/// The quantiles among [`STATISTICS`]: name and share.
pub(super) fn quantiles() -> impl Iterator<Item = (&'static str, f64)> {
    STATISTICS.into_iter().filter_map(|(name, statistic)| match statistic {
        Statistic::Quantile { percent } => Some((name, f64::from(percent) / 100.0)),
        _ => None,
    })
}

impl StudySimulation<'_> {
    /// What the command line prints for reading, of a study or its scenario with this name.
    #[must_use]
    pub fn page(&self, scenario: Option<&str>) -> TextPage {
        let outcome = &self.outcome;
        let heading = format!(
            "{}: {}, seed {}, {} chance",
            study_heading(&self.study, scenario),
            display::counted(outcome.trials(), "trial"),
            self.settings.seed,
            if self.settings.chance { "with" } else { "without" },
        );
        let mut parts = Vec::new();
        if self.is_stopped() {
            parts.push(TextPart::Paragraph(format!(
                "The run was stopped: {} of {} trials were done, and are what follows.",
                outcome.trials(),
                self.asked
            )));
        }
        parts.extend(self.known.map(|known| TextPart::Paragraph(known_in_words(known))));
        parts.push(TextPart::Paragraph(self.sentence()));
        let varied = match self.settings.chance {
            true => "what the study gives as ranges, and the incidents of each month",
            false => "what the study gives as ranges",
        };
        parts.push(TextPart::Paragraph(format!("Futures vary {varied}. {LEFT_OUT}")));
        parts.extend(self.tables().map(TextPart::Table));
        let differing = self.differing_in_words();
        if !differing.is_empty() {
            let title = "Worth checking".to_owned();
            parts.push(TextPart::List { title, lines: differing });
        }
        TextPage { heading, parts }
    }

    /// Mean, spread and quantiles of costs and of savings, and break-even months.
    pub(super) fn tables(&self) -> [Table; 3] {
        let outcome = &self.outcome;
        [
            self.amounts(
                match self.settings.counted {
                    Counted::AllCosts => "Discounted cost",
                    Counted::SpendingOnly => "Discounted spending",
                },
                SHOWN.map(|option| (option, &outcome.costs[option.index()])).into(),
                false,
            ),
            self.amounts(
                "Discounted saving against Ops Run It",
                compared().map(|(option, index)| (option, &outcome.savings[index])).collect(),
                true,
            ),
            self.break_even(),
        ]
    }

    /// How many trials a share of them is.
    pub(crate) fn count(&self, share: f64) -> u32 {
        // a share is a number of trials divided by all of them
        (share * self.outcome.trials() as f64).round() as u32
    }

    /// In how many of a hundred futures each option costs least, by [`OptionKind::index`].
    pub(crate) fn in_hundred_futures(&self) -> [String; OptionKind::ALL.len()] {
        in_hundred_futures(self.outcome.cheapest.map(|share| self.count(share)))
    }

    /// In how many futures each option costs least.
    pub(crate) fn shares(&self) -> String {
        let numbers = self.in_hundred_futures();
        let said: Vec<String> = SHOWN
            .into_iter()
            .map(|option| format!("{} costs least in {}", option.label(), numbers[option.index()]))
            .collect();
        format!("{}.", display::joined(&said))
    }

    /// The same, and which options cost the same in every future.
    pub(crate) fn sentence(&self) -> String {
        let all: Vec<String> = std::iter::once(self.shares()).chain(self.same_in_words()).collect();
        all.join(" ")
    }

    /// Which options cost the same in every future, to the minor unit. The share of the futures in which
    /// they cost least is that of one of them alone, which has to be said.
    pub(crate) fn same_in_words(&self) -> Vec<String> {
        let Outcome { cheapest, furthest_apart, .. } = &self.outcome;
        let are_same = |&[one, other]: &[OptionKind; 2]| {
            !is_visible(furthest_apart[one.index()][other.index()], self.study.currency)
        };
        let [first, second, third] = SHOWN;
        let pairs = [[first, second], [first, third], [second, third]];
        let same: Vec<&[OptionKind]> = match pairs.iter().all(are_same) {
            _ if self.outcome.trials() == 0 => Vec::new(),
            true => vec![&SHOWN],
            false => pairs.iter().filter(|pair| are_same(pair)).map(|pair| &pair[..]).collect(),
        };
        let sentence = |options: &[OptionKind]| {
            let names: Vec<&str> = options.iter().map(|option| option.label()).collect();
            let cost_least = options.iter().any(|option| cheapest[option.index()] > 0.0);
            let counted = match cost_least {
                true => "; a future in which they cost least is counted for one of them alone",
                false => "",
            };
            format!("{} cost the same in every future{counted}.", display::joined(&names))
        };
        same.into_iter().map(sentence).collect()
    }

    /// Where the median saving is far from that of the likely values, and why.
    pub(super) fn differing(&self) -> impl Iterator<Item = (OptionKind, Warning)> {
        let [ops, ..] = self.likely;
        compared().filter_map(move |(option, index)| {
            let saving = &self.outcome.savings[index];
            let likely = ops - self.likely[option.index()];
            let decimal = |value| supported_digits(value, 0.0, 2);
            let median = saving.quantile(0.5);
            let unit = unit(median, saving.quantile_error(0.5), self.study.currency)?;
            let (likely, median) = (decimal(likely)?, decimal(median)?);
            Some((option, simulation_differs(&self.study, likely, median, unit)?))
        })
    }

    /// The same in sentences, each with the option that it is about.
    pub(crate) fn differing_in_words(&self) -> Vec<String> {
        let sentence = |(option, warning): (OptionKind, Warning)| {
            format!("{}: {}", option.label(), warning.message)
        };
        self.differing().map(sentence).collect()
    }

    /// How well the trials know the median saving of the run's own question: a sentence in pieces, in
    /// which the median leads to `figure`.
    pub(crate) fn precision(&self, figure: Figure) -> Vec<TextRun> {
        let saving = compared()
            .find(|(option, _)| *option == SAVING_OF)
            .map_or(&self.outcome.savings[0], |(_, index)| &self.outcome.savings[index]);
        if self.outcome.trials() < 2 {
            return vec![words("Too few futures to tell how well they know the saving.")];
        }
        let error = saving.quantile_error(0.5);
        let shown = |value| money_in_short(value, error, self.study.currency);
        let mut said = vec![
            words(format!("Median saving of {}: ", SAVING_OF.label())),
            amount(shown(saving.quantile(0.5)), figure.clone()),
        ];
        if is_visible(HALF_WIDTH * error, self.study.currency) {
            said.push(words(", give or take "));
            said.push(amount(shown(HALF_WIDTH * error), figure));
            said.push(words(" because futures are finite."));
        } else {
            said.push(words("."));
        }
        said
    }

    fn amounts(
        &self,
        title: &str,
        distributions: Vec<(OptionKind, &Distribution)>,
        is_saving: bool,
    ) -> Table {
        let row = |(label, statistic): (&str, Statistic)| {
            let cell = |(_, of): &(OptionKind, &Distribution)| {
                self.statistic_text(of, statistic, is_saving)
            };
            std::iter::once(label.to_owned()).chain(distributions.iter().map(cell)).collect()
        };
        let columns = std::iter::once(title).chain(distributions.iter().map(|(o, _)| o.label()));
        Table::new(columns, STATISTICS.map(row).into())
    }

    /// A statistic of costs or of savings, in the digits that the trials support.
    pub(crate) fn statistic_text(
        &self,
        of: &Distribution,
        statistic: Statistic,
        is_saving: bool,
    ) -> String {
        if self.outcome.trials() < 2
            && matches!(statistic, Statistic::StandardError | Statistic::StandardDeviation)
        {
            return "unknown".to_owned();
        }
        let (value, error) = match statistic {
            Statistic::Mean => (of.mean(), of.standard_error()),
            Statistic::StandardError => (of.standard_error(), of.standard_error() / 10.0),
            Statistic::StandardDeviation => {
                // no less than spread trials know their mean
                let error = of.standard_deviation_error().max(of.standard_error());
                (of.standard_deviation(), error)
            }
            Statistic::Quantile { percent } => {
                let share = f64::from(percent) / 100.0;
                (of.quantile(share), of.quantile_error(share))
            }
            Statistic::WorstTwentieth => {
                let worst = match is_saving {
                    true => of.mean_of_lowest_twentieth(),
                    false => of.mean_of_highest_twentieth(),
                };
                (worst, of.quantile_error(0.95).max(of.quantile_error(0.05)))
            }
        };
        self.money_text(value, error)
    }

    /// An amount in the digits that an error leaves of it.
    pub(crate) fn money_text(&self, value: f64, error: f64) -> String {
        money_in_full(value, error, self.study.currency)
    }

    fn break_even(&self) -> Table {
        let row = |(label, by): (&str, FuturesAhead)| {
            let cells = compared().map(|(_, index)| self.ahead_text(index, by));
            std::iter::once(label.to_owned()).chain(cells).collect::<Vec<_>>()
        };
        let columns = std::iter::once("Ahead for good").chain(compared().map(|(o, _)| o.label()));
        Table::new(columns, AHEAD.map(row).into())
    }

    /// By when an option is ahead for good, at its position in [`COMPARED`].
    pub(crate) fn ahead_text(&self, index: usize, by: FuturesAhead) -> String {
        let of = self.outcome.break_even(index);
        let month = |month: Option<usize>| {
            month.map_or_else(|| "never".to_owned(), |month| format!("month {}", month + 1))
        };
        match by {
            FuturesAhead::Tenth => month(of.p10),
            FuturesAhead::Half => month(of.p50),
            FuturesAhead::NineTenths => month(of.p90),
            FuturesAhead::Never => {
                // no better than one trial more or less
                let trials = self.outcome.trials().max(1) as f64;
                let error = (of.never * (1.0 - of.never) / trials).sqrt().max(1.0 / trials);
                percent(of.never, error)
            }
        }
    }
}

/// How well the median saving is known while a run goes on: `the median is known to 2.3 %, 1 % is wanted`.
pub(super) fn known_so_far_in_words(known: KnownTo) -> Option<String> {
    let (reached, wanted) = (known_to_per_cent(known.percent?), in_per_cent(known.wanted));
    Some(format!("the median saving is known to {reached}, {wanted} is wanted"))
}

fn in_per_cent(value: f64) -> String {
    supported_digits(value, 0.0, 9)
        .map_or_else(|| "too much".to_owned(), |value| format!("{value} %"))
}

/// In two digits, rounded up: never better than it is.
fn known_to_per_cent(value: f64) -> String {
    if value <= 0.0 {
        return in_per_cent(value);
    }
    let mut unit = 0.1;
    while value < 10.0 * unit && unit > 1e-8 {
        unit /= 10.0;
    }
    in_per_cent((value / unit).ceil() * unit)
}

/// How well the median saving is known, and after how many trials.
pub(super) fn known_in_words(known: KnownTo) -> String {
    let subject = format!("P50 of the saving of {}", SAVING_OF.label());
    let (wanted, percent) = (in_per_cent(known.wanted), known_to_per_cent);
    match known.percent {
        Some(reached) if known.is_reached() => format!(
            "The {subject} is known to {} after {}, where {wanted} was asked for: with 95 % confidence it is no further off.",
            percent(reached),
            display::counted(known.done as usize, "trial"),
        ),
        Some(reached) if known.trials < known.limit => format!(
            "The {subject} is known to {} so far, where {wanted} was asked for.",
            percent(reached)
        ),
        Some(reached) => format!(
            "The {subject} is known to {} only, where {wanted} was asked for. {}",
            percent(reached),
            match known.trials_needed() {
                Some(needed) if needed <= TRIAL_LIMIT as f64 => format!(
                    "The run ended at its limit of {}; about {} would do.",
                    display::counted(known.limit as usize, "trial"),
                    display::number(
                        supported_digits(needed, needed / 10.0, 0).unwrap_or_default(),
                        0
                    ),
                ),
                _ => format!(
                    "It takes more than the {} trials that can be run: the share is too small, or the saving too near to 0 for its spread.",
                    display::number(TRIAL_LIMIT.into(), 0)
                ),
            }
        ),
        None => format!(
            "How well the {subject} is known cannot be said: it is 0, or the trials are too few."
        ),
    }
}

/// The options compared with Ops Run It as they are shown, with their positions in [`COMPARED`].
pub(crate) fn compared() -> impl Iterator<Item = (OptionKind, usize)> {
    SHOWN.into_iter().filter_map(|option| {
        let index = COMPARED.iter().position(|compared| *compared == option)?;
        Some((option, index))
    })
}

//! Figures that are sums of amounts, counted or taken away: totals, savings, premiums, and the
//! differences of all of these between two studies.
//!
//! Whatever an effect, a choice or a difference of scenarios moves is such a sum, so it is broken down
//! the same way: by line, by whom it is for, by month, each part a figure of the same kind.

use std::collections::{BTreeMap, BTreeSet};

use fulcrum_model::display::MoneyDisplay;
use fulcrum_model::evaluate::{Owner, Plan, PostedLine, Posting};
use fulcrum_model::explain::{Allocated, Common, Dimension, postings};
use fulcrum_model::{OptionKind, Overflow, Treatment};
use rust_decimal::Decimal;

use super::discounted::{self, Discounted};
use super::subject::Subject;
use super::{Explaining, PARTS_SHOWN};
use crate::contract::{
    CommandError, ComparisonMeasure, CostBasis, CostFigure, ExplanationPart, Figure, FigureStudy,
};
use crate::explanation::{ExplanationError, FigureQuery};
use crate::figures::{difference, discounted_total_of, total_of};

/// An amount of a sum.
#[derive(Clone)]
pub(super) struct Term {
    pub(super) study: FigureStudy,
    pub(super) amount: Amount,
    /// Whether it is taken away.
    pub(super) is_taken: bool,
}

/// What is summed.
#[derive(Clone)]
pub(super) enum Amount {
    Postings(Box<CostFigure>),
    Discounted(Discounted),
}

/// The two figures of which a figure of a comparison is the difference; `None` for one that is none.
pub(super) fn compared(
    option: OptionKind,
    measure: ComparisonMeasure,
    basis: CostBasis,
) -> Option<(Figure, Figure)> {
    let ops = OptionKind::OpsRunIt;
    let lost = |option: OptionKind| {
        Figure::Cost(CostFigure {
            option: option.id().to_owned(),
            treatment: Some(Treatment::LostRevenue.id().to_owned()),
            ..CostFigure::default()
        })
    };
    match measure {
        ComparisonMeasure::Saving => Some((total_of(ops, basis), total_of(option, basis))),
        ComparisonMeasure::DiscountedSaving => {
            let [of, less] = [ops, option].map(|option| discounted_total_of(option, basis));
            Some((of, less))
        }
        ComparisonMeasure::Premium => Some((
            total_of(option, CostBasis::SpendingOnly),
            total_of(ops, CostBasis::SpendingOnly),
        )),
        ComparisonMeasure::Cover => Some((lost(ops), lost(option))),
        _ => None,
    }
}

/// The amounts that a figure of a study is the sum of; `None` when it is no sum.
pub(super) fn terms(figure: &Figure, study: &FigureStudy) -> Option<Vec<Term>> {
    let alone = |amount| Some(vec![Term { study: study.clone(), amount, is_taken: false }]);
    match figure {
        Figure::Cost(cost) => alone(Amount::Postings(Box::new(cost.clone()))),
        Figure::Discounted { option, basis, month } => alone(Amount::Discounted(Discounted {
            option: (*option).into(),
            basis: *basis,
            month: *month,
        })),
        Figure::Of { study, figure } => terms(figure, study),
        Figure::Difference { of, less } => {
            let mut all = terms(of, study)?;
            let taken = terms(less, study)?;
            all.extend(taken.into_iter().map(|term| Term { is_taken: !term.is_taken, ..term }));
            Some(all)
        }
        Figure::Comparison { option, measure, basis } => {
            let (of, less) = compared((*option).into(), *measure, *basis)?;
            terms(&difference(of, less), study)
        }
        _ => None,
    }
}

/// A sum that has been computed.
pub(super) struct Sum {
    pub(super) amount: Decimal,
    /// How many amounts there are.
    pub(super) entries: usize,
    /// What it is made up of: none when each of its amounts is a single one.
    pub(super) parts: Vec<ExplanationPart>,
    pub(super) parts_total: u32,
}

/// A posting or a discounted month of a term.
struct Entry {
    term: usize,
    allocated: Allocated<LineKey, OwnerKey>,
}

/// A line, in the order of the reference; what adjustments add comes last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct LineKey(usize, String);

/// Whom it is for: services in the order of the study, teams and domains by name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum OwnerKey {
    Shared,
    Service(usize, String),
    Team(String),
    Domain(String),
}

/// What one part of the figures of a sum has in common.
type Narrower = Common<LineKey, OwnerKey>;

impl Explaining {
    /// The sum that a figure is; `None` when it is none.
    pub(super) fn sum(
        &self,
        figure: &Figure,
        study: &FigureStudy,
    ) -> Result<Option<Sum>, CommandError> {
        let Some(terms) = terms(figure, study) else { return Ok(None) };
        let mut names = Names::default();
        let mut entries = Vec::new();
        let mut subjects: Vec<Subject<'_>> = Vec::new();
        let (mut missing, mut first_missing) = (0, None);
        let mut currency = None;
        for (index, term) in terms.iter().enumerate() {
            let position = match subjects.iter().position(|known| known.which == term.study) {
                Some(position) => position,
                None => {
                    subjects.push(self.subject(&term.study)?);
                    subjects.len() - 1
                }
            };
            let subject = &subjects[position];
            currency.get_or_insert(subject.study.currency);
            match entries_of(index, term, subject, &mut names) {
                Ok(found) => entries.extend(found),
                // what is nowhere cannot be explained; what one side alone has is all difference
                Err(EntriesError::NotThere(error)) => {
                    missing += 1;
                    first_missing.get_or_insert(error);
                }
                Err(EntriesError::Failed(error)) => return Err(error),
            }
        }
        if let (true, Some(error)) = (missing == terms.len(), first_missing) {
            return Err(error.into());
        }
        let amount = entries
            .iter()
            .try_fold(Decimal::ZERO, |sum, entry| sum.checked_add(entry.allocated.amount))
            .ok_or_else(|| Overflow {
                option: OptionKind::OpsRunIt.label(),
                line: "the difference".to_owned(),
                month: 1,
            })?;
        let Some(currency) = currency else { return Ok(None) };
        let part_of = |narrower: &Narrower| narrowed(figure, narrower);
        let count = entries.len();
        let parts = parts(entries, terms.len(), &names, &MoneyDisplay::new(currency), &part_of);
        let parts_total = u32::try_from(parts.len()).unwrap_or(u32::MAX);
        let parts = parts.into_iter().take(PARTS_SHOWN).collect();
        Ok(Some(Sum { amount, entries: count, parts, parts_total }))
    }
}

/// Labels of lines by their id, of services by theirs, and of months.
#[derive(Default)]
struct Names {
    lines: BTreeMap<String, String>,
    services: BTreeMap<String, String>,
    months: BTreeMap<u32, String>,
}

enum EntriesError {
    NotThere(ExplanationError),
    Failed(CommandError),
}

fn entries_of(
    index: usize,
    term: &Term,
    subject: &Subject<'_>,
    names: &mut Names,
) -> Result<Vec<Entry>, EntriesError> {
    let study = subject.study.as_ref();
    let failed = |error: CommandError| EntriesError::Failed(error);
    let signed = |amount: Decimal| if term.is_taken { -amount } else { amount };
    match &term.amount {
        Amount::Discounted(wanted) => {
            let evaluation = subject.evaluation().map_err(failed)?;
            let months = discounted::months(study, &evaluation, *wanted).map_err(failed)?;
            Ok(months
                .into_iter()
                .map(|(month, amount)| {
                    names.months.insert(month, study.start.plus(month).in_words());
                    let allocated = Allocated {
                        amount: signed(amount),
                        line: LineKey(0, String::new()),
                        owner: OwnerKey::Shared,
                        month,
                        model: None,
                    };
                    Entry { term: index, allocated }
                })
                .collect())
        }
        Amount::Postings(cost) => {
            let plan = Plan::new(study);
            let filter = FigureQuery::from(cost.as_ref())
                .filter(study, &plan)
                .map_err(EntriesError::NotThere)?;
            let found = postings(study, &plan, &filter).map_err(|error| failed(error.into()))?;
            let chosen = match filter.position {
                None => found.as_slice(),
                Some(position) => found.get(position..=position).unwrap_or_default(),
            };
            let mut entries = Vec::with_capacity(chosen.len());
            for posting in chosen {
                let month = u32::try_from(posting.month).unwrap_or(u32::MAX);
                names.months.entry(month).or_insert_with(|| study.start.plus(month).in_words());
                let id = plan.line_id(posting.line);
                if !names.lines.contains_key(id) {
                    names.lines.insert(id.to_owned(), plan.line_label(posting.line).to_owned());
                }
                let allocated = Allocated {
                    amount: signed(posting.amount),
                    line: line_key(&plan, posting),
                    owner: owner_key(subject, &plan, posting.owner, names),
                    month,
                    model: Some(posting.model),
                };
                entries.push(Entry { term: index, allocated });
            }
            Ok(entries)
        }
    }
}

fn line_key(plan: &Plan, posting: &Posting<Decimal>) -> LineKey {
    let rank = match posting.line {
        PostedLine::Model(line) => line.index(),
        PostedLine::Adjustment(_) => usize::MAX,
    };
    LineKey(rank, plan.line_id(posting.line).to_owned())
}

fn owner_key(subject: &Subject<'_>, plan: &Plan, owner: Owner, names: &mut Names) -> OwnerKey {
    match owner {
        Owner::Shared => OwnerKey::Shared,
        Owner::Service(index) => {
            let service = &subject.study.services[index];
            if !names.services.contains_key(&service.id) {
                names.services.insert(service.id.clone(), service.name.clone());
            }
            OwnerKey::Service(index, service.id.clone())
        }
        Owner::Team(index) => OwnerKey::Team(plan.teams[index].clone()),
        Owner::Domain(index) => OwnerKey::Domain(plan.domains[index].clone()),
    }
}

/// The parts of a sum, by the first dimension in which its amounts differ: none where that says no
/// more than its terms do. What comes to nothing is left out.
fn parts(
    entries: Vec<Entry>,
    terms: usize,
    names: &Names,
    money: &MoneyDisplay,
    narrowed: &dyn Fn(&Narrower) -> Figure,
) -> Vec<ExplanationPart> {
    let of_term = |term: usize| entries.iter().filter(move |entry| entry.term == term);
    if (0..terms).all(|term| of_term(term).count() <= 1) {
        return Vec::new();
    }
    let models = |term: usize| of_term(term).map(|entry| entry.allocated.model);
    let differs_in_model = (0..terms).any(|term| models(term).collect::<BTreeSet<_>>().len() > 1);
    let amounts: Vec<_> = entries.into_iter().map(|entry| entry.allocated).collect();
    let dimension = Dimension::first_difference(&amounts)
        .filter(|dimension| *dimension != Dimension::Model || differs_in_model);
    let parts = dimension.map(|dimension| dimension.parts(&amounts)).unwrap_or_default();
    parts
        .into_iter()
        .filter(|part| !part.amount.is_zero())
        .map(|part| ExplanationPart {
            label: names.label(&part.common),
            value: money.exact_change(part.amount),
            figure: Some(narrowed(&part.common)),
        })
        .collect()
}

impl Names {
    fn label(&self, common: &Narrower) -> String {
        match common {
            Common::Line(LineKey(_, id)) => self.lines.get(id).unwrap_or(id).clone(),
            Common::Owner(owner) => owner.label(self),
            Common::Month(month) => self.months.get(month).cloned().unwrap_or_default(),
            Common::Model(model) => model.label().to_owned(),
        }
    }
}

impl OwnerKey {
    fn label(&self, names: &Names) -> String {
        match self {
            Self::Shared => "Shared costs".to_owned(),
            Self::Service(_, id) => names.services.get(id).unwrap_or(id).clone(),
            Self::Team(name) => format!("Team {name}"),
            Self::Domain(name) => format!("Domain {name}"),
        }
    }
}

/// A figure that is a sum, of one part of what it sums.
fn narrowed(figure: &Figure, narrower: &Narrower) -> Figure {
    let boxed = |figure: &Figure| Box::new(narrowed(figure, narrower));
    match figure {
        Figure::Cost(cost) => Figure::Cost(of_part(narrower, cost)),
        Figure::Discounted { option, basis, .. } => {
            let month = match narrower {
                Common::Month(month) => Some(*month),
                _ => None,
            };
            Figure::Discounted { option: *option, basis: *basis, month }
        }
        Figure::Of { study, figure } => Figure::Of { study: study.clone(), figure: boxed(figure) },
        Figure::Difference { of, less } => Figure::Difference { of: boxed(of), less: boxed(less) },
        Figure::Comparison { option, measure, basis } => {
            match compared((*option).into(), *measure, *basis) {
                Some((of, less)) => narrowed(&difference(of, less), narrower),
                None => figure.clone(),
            }
        }
        other => other.clone(),
    }
}

/// Costs, but only those that have this in common.
fn of_part(narrower: &Narrower, cost: &CostFigure) -> CostFigure {
    let mut cost = cost.clone();
    match narrower {
        Common::Line(LineKey(_, id)) => cost.line = Some(id.clone()),
        Common::Month(month) => cost.month = Some(*month),
        Common::Model(model) => cost.model = Some(model.id().to_owned()),
        Common::Owner(OwnerKey::Shared) => cost.is_shared = true,
        Common::Owner(OwnerKey::Service(_, id)) => cost.service = Some(id.clone()),
        Common::Owner(OwnerKey::Team(name)) => cost.team = Some(name.clone()),
        Common::Owner(OwnerKey::Domain(name)) => cost.domain = Some(name.clone()),
    }
    cost
}

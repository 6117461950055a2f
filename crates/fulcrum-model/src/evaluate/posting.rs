//! Postings: the only thing the formulas produce.

use super::plan::Plan;
use crate::arithmetic::Scalar;
use crate::lines::Line;
use crate::{Axis, CostType, OperatingModel, OptionKind, Treatment};

/// One amount of one option in one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting<S> {
    /// The option it belongs to.
    pub option: OptionKind,
    /// The model that causes it; in the hybrid option both may.
    pub model: OperatingModel,
    /// Its axis.
    pub axis: Axis,
    /// Its cost type.
    pub cost_type: CostType,
    /// Its line.
    pub line: PostedLine,
    /// Whom it is for.
    pub owner: Owner,
    /// Its month, counted from 0.
    pub month: usize,
    /// How accounting treats it.
    pub treatment: Treatment,
    /// The amount, in the study's currency.
    pub amount: S,
}

impl<S> Posting<S> {
    /// The same posting of another amount.
    #[must_use]
    pub fn with<T>(&self, amount: T) -> Posting<T> {
        Posting {
            option: self.option,
            model: self.model,
            axis: self.axis,
            cost_type: self.cost_type,
            line: self.line,
            owner: self.owner,
            month: self.month,
            treatment: self.treatment,
            amount,
        }
    }
}

/// The line of a posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PostedLine {
    /// A line of the model.
    Model(Line),
    /// An extra line of the study's adjustment at this position.
    Adjustment(usize),
}

/// Whom a posting is for, by position in the [`Plan`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// The central team, or the whole model.
    Shared,
    /// A service.
    Service(usize),
    /// A product team.
    Team(usize),
    /// A domain that shares an out-of-hours schedule.
    Domain(usize),
}

/// What happens to a service in a month, besides its costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceMonth<S> {
    /// Hours in which it is down in a major incident.
    pub downtime_hours: S,
    /// Mean hours to restore it after a major incident, in and out of hours weighed.
    pub restore_hours: S,
    /// Incidents for the first time.
    pub first_time_incidents: S,
    /// Incidents that an open insight would have prevented.
    pub repeat_incidents: S,
    /// What an incident loses by being a major one, in expectation over all incidents: the part of
    /// the lines `unavailability` and `repeat_loss` that chance decides, per incident, in money.
    pub major_loss: S,
}

/// What postings that are made together have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The options to each of which they belong.
    pub options: &'a [OptionKind],
    /// The model that causes them.
    pub model: OperatingModel,
    /// Whom they are for.
    pub owner: Owner,
    /// Their month, counted from 0.
    pub month: usize,
}

/// An amount of a line of the model, as it is posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineAmount<S> {
    /// The line.
    pub line: Line,
    /// How accounting treats it.
    pub treatment: Treatment,
    /// The amount, in the study's currency.
    pub amount: S,
}

/// Decides what is kept of an evaluation.
pub trait Sink<S: Copy> {
    /// A posting. Within an option, lines and months come in no particular order, but always in
    /// the same order for the same study.
    fn post(&mut self, posting: Posting<S>);

    /// Postings of several lines. What keeps sums alone may add them up before it keeps them.
    #[inline]
    fn post_lines(&mut self, entry: Entry<'_>, lines: &[LineAmount<S>]) {
        for line in lines {
            for &option in entry.options {
                self.post(line.posting(entry, option));
            }
        }
    }

    /// What [`Self::post_lines`] will be given of lines that are the same for many owners and
    /// months. What keeps sums alone may make one line of them.
    fn put_together(&self, lines: Vec<LineAmount<S>>) -> Vec<LineAmount<S>> {
        lines
    }

    /// Whether postings of a service in a month of an option are of use. What is not is not
    /// computed, where that is simple.
    fn wants(&self, _option: OptionKind, _service: usize, _month: usize) -> bool {
        true
    }

    /// The load of the application support team in a month of an option: hours asked for over
    /// productive hours, 0 with no service under Ops Run It.
    fn support_load(&mut self, _option: OptionKind, _month: usize, _load: S) {}

    /// A month of an active service under some options. Those of all options come one after the
    /// other.
    fn service_month(
        &mut self,
        _options: &[OptionKind],
        _service: usize,
        _month: usize,
        _values: ServiceMonth<S>,
    ) {
    }
}

impl<S: Copy> LineAmount<S> {
    /// Its posting in one of the options of an entry.
    #[must_use]
    pub const fn posting(&self, entry: Entry<'_>, option: OptionKind) -> Posting<S> {
        Posting {
            option,
            model: entry.model,
            axis: self.line.axis(),
            cost_type: self.line.cost_type(),
            line: PostedLine::Model(self.line),
            owner: entry.owner,
            month: entry.month,
            treatment: self.treatment,
            amount: self.amount,
        }
    }
}

/// Posts amounts of one model, rounded once, with the treatment of the study.
pub(super) struct Poster<'a, K> {
    pub(super) plan: &'a Plan,
    pub(super) sink: &'a mut K,
}

impl<K> Poster<'_, K> {
    /// Posts an amount of a line of the model to each of `options`.
    pub(super) fn line<S: Scalar>(
        &mut self,
        options: &[OptionKind],
        model: OperatingModel,
        line: Line,
        owner: Owner,
        month: usize,
        amount: S,
    ) where
        K: Sink<S>,
    {
        self.lines(Entry { options, model, owner, month }, [(line, amount)]);
    }

    /// Posts an amount of each of several lines.
    #[inline]
    pub(super) fn lines<S: Scalar, const N: usize>(
        &mut self,
        entry: Entry<'_>,
        amounts: [(Line, S); N],
    ) where
        K: Sink<S>,
    {
        let lines = self.as_posted(entry.model, amounts);
        self.sink.post_lines(entry, &lines);
    }

    /// Lines that are the same for many owners and months, to be posted by the sink's
    /// [`Sink::post_lines`].
    pub(super) fn alike<S: Scalar, const N: usize>(
        &self,
        model: OperatingModel,
        amounts: [(Line, S); N],
    ) -> Vec<LineAmount<S>>
    where
        K: Sink<S>,
    {
        self.sink.put_together(self.as_posted(model, amounts).to_vec())
    }

    #[inline]
    fn as_posted<S: Scalar, const N: usize>(
        &self,
        model: OperatingModel,
        amounts: [(Line, S); N],
    ) -> [LineAmount<S>; N] {
        let treatments = &self.plan.treatments[model.index()];
        amounts.map(|(line, amount)| LineAmount {
            line,
            treatment: treatments[line.index()],
            amount: amount.posted(self.plan.minor_units),
        })
    }
}

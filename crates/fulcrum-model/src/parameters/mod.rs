//! Every parameter, declared once: id, label, unit, bounds, default, help, sources.
//!
//! Forms, validation, documentation, spreadsheet and command line all read these tables. Money
//! defaults are meant in pounds sterling.

mod model;
mod organisation;
mod service;
mod sources;
mod study;

use std::fmt;

use rust_decimal::Decimal;

pub use model::ModelParameter;
pub use organisation::OrganisationParameter;
pub use service::ServiceParameter;
pub use study::StudyParameter;

use crate::estimate::Estimate;

/// What every parameter has.
#[derive(Debug, PartialEq)]
pub struct Declaration {
    /// Name in study files.
    pub id: &'static str,
    /// Name for people.
    pub label: &'static str,
    /// Unit of the value; `money` stands for the study's currency.
    pub unit: &'static str,
    /// Smallest value allowed.
    pub minimum: Decimal,
    /// Largest value allowed.
    pub maximum: Decimal,
    /// What it means, in a sentence or two; may be empty.
    pub help: &'static str,
    /// What the default rests on; `None` where there is no default to rest on anything.
    pub strength: Option<Strength>,
    /// Publications the default rests on.
    pub sources: &'static [Source],
}

impl Declaration {
    /// Whether `value` lies within the bounds.
    #[must_use]
    pub fn allows(&self, value: Decimal) -> bool {
        (self.minimum..=self.maximum).contains(&value)
    }

    /// The bounds in words: `between 0 and 168`.
    #[must_use]
    pub fn bounds_in_words(&self) -> String {
        format!("between {} and {}", self.minimum.normalize(), self.maximum.normalize())
    }

    /// Whether the value is an amount of money or a price.
    #[must_use]
    pub fn is_money(&self) -> bool {
        self.unit.starts_with("money")
    }
}

/// A publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// Title and publisher.
    pub title: &'static str,
    /// Year of publication, where it is known.
    pub year: Option<u16>,
    /// Where it was found.
    pub url: &'static str,
}

/// What a default rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// A survey or benchmark of many organisations.
    Survey,
    /// A vendor's publication.
    Vendor,
    /// Published cases.
    Case,
    /// The playbook.
    Playbook,
    /// Judgement of practitioners.
    Judgement,
}

impl fmt::Display for Strength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Survey => "survey",
            Self::Vendor => "vendor",
            Self::Case => "case",
            Self::Playbook => "playbook",
            Self::Judgement => "judgement",
        })
    }
}

/// A default: one value, or low, likely and high.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DefaultEstimate(pub(crate) &'static [Decimal]);

impl DefaultEstimate {
    /// The default as an estimate, PERT when it is a range.
    #[must_use]
    pub fn estimate(self) -> Estimate {
        match *self.0 {
            [low, likely, high] => {
                Estimate::Range { low, likely, high, shape: crate::vocabulary::Shape::Pert }
            }
            [value, ..] => Estimate::Fixed(value),
            [] => Estimate::Fixed(Decimal::ZERO),
        }
    }
}

/// Declares an enum of parameters together with the table of their declarations.
///
/// `with` names what a parameter of this table has besides a [`Declaration`].
macro_rules! parameters {
    (
        $(#[$meta:meta])* $name:ident with $extra:ident $extra_body:tt
        $($variant:ident = $id:literal {
            label: $label:literal, unit: $unit:literal, bounds: $min:literal, $max:literal,
            help: $help:literal,
            $($rest:tt)*
        })+
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $(#[doc = $label] $variant,)+ }

        impl $name {
            /// Every parameter, in the order of the table.
            pub const ALL: [Self; [$(Self::$variant),+].len()] = [$(Self::$variant),+];
            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();

            /// The parameter with this id, if there is one.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)+ _ => None }
            }

            /// Position in [`Self::ALL`].
            #[must_use]
            pub const fn index(self) -> usize {
                self as usize
            }

            /// What was declared of it.
            #[must_use]
            pub fn declaration(self) -> &'static Declaration {
                static TABLE: [Declaration; $name::COUNT] = [$(
                    Declaration {
                        id: $id, label: $label, unit: $unit,
                        minimum: dec!($min), maximum: dec!($max), help: $help,
                        strength: parameters!(@strength $($rest)*),
                        sources: parameters!(@sources $($rest)*),
                    },
                )+];
                &TABLE[self.index()]
            }

            #[allow(dead_code, reason = "a table whose entries have nothing besides a declaration")]
            fn extra(self) -> &'static $extra {
                static TABLE: [$extra; $name::COUNT] = [$(parameters!(@extra $extra_body $($rest)*),)+];
                &TABLE[self.index()]
            }
        }
    };
    (@strength $(axis: $a:ident, ramps: $r:literal, ops: [$($o:literal),+], you: [$($y:literal),+],)? $(default: [$($d:literal),+],)? strength: $s:ident, sources: $sources:tt,) => { Some(Strength::$s) };
    (@strength $($rest:tt)*) => { None };
    (@sources $(axis: $a:ident, ramps: $r:literal, ops: [$($o:literal),+], you: [$($y:literal),+],)? $(default: [$($d:literal),+],)? strength: $s:ident, sources: [$($source:ident),*],) => { &[$($source),*] };
    (@sources $($rest:tt)*) => { &[] };
    (@extra {model} axis: $a:ident, ramps: $r:literal, ops: [$($o:literal),+], you: [$($y:literal),+], $($rest:tt)*) => {
        Extra { axis: Axis::$a, ramps: $r, defaults: [DefaultEstimate(&[$(dec!($o)),+]), DefaultEstimate(&[$(dec!($y)),+])] }
    };
    (@extra {organisation} default: [$($d:literal),+], $($rest:tt)*) => { Extra { default: DefaultEstimate(&[$(dec!($d)),+]) } };
    (@extra {study} default: $d:literal,) => { Extra { default: dec!($d) } };
    (@extra {service} $($rest:tt)*) => { Extra };
}
pub(crate) use parameters;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::OperatingModel;

    fn holds(declaration: &Declaration, default: Estimate) {
        let (low, likely, high) = (default.low(), default.likely(), default.high());
        assert!(low <= likely && likely <= high, "{}: defaults out of order", declaration.id);
        assert!(
            declaration.allows(low) && declaration.allows(high),
            "{}: default out of bounds",
            declaration.id
        );
    }

    #[test]
    fn defaults_lie_within_their_bounds() {
        for parameter in ModelParameter::ALL {
            for model in OperatingModel::ALL {
                holds(parameter.declaration(), parameter.default_for(model));
            }
        }
        for parameter in OrganisationParameter::ALL {
            holds(parameter.declaration(), parameter.default());
        }
        for parameter in StudyParameter::ALL {
            holds(parameter.declaration(), Estimate::Fixed(parameter.default()));
        }
    }

    #[test]
    fn ids_find_their_parameter_and_no_other() {
        for parameter in ModelParameter::ALL {
            assert_eq!(ModelParameter::from_id(parameter.declaration().id), Some(parameter));
            assert_eq!(OrganisationParameter::from_id(parameter.declaration().id), None);
        }
        assert_eq!(ModelParameter::COUNT, 61);
        assert_eq!(OrganisationParameter::COUNT, 29);
        assert_eq!(ServiceParameter::COUNT, 5);
    }

    #[test]
    fn every_label_is_unique_within_its_table() {
        let mut labels: Vec<_> =
            ModelParameter::ALL.iter().map(|p| p.declaration().label).collect();
        labels.sort_unstable();
        labels.dedup();
        assert_eq!(labels.len(), ModelParameter::COUNT);
    }
}

//! The screens of the window, each from the open study and its evaluation.

pub(crate) mod adjustments;
pub(crate) mod assumptions;
pub(crate) mod balance;
pub(crate) mod incident;
pub(crate) mod insurance;
pub(crate) mod moved;
pub(crate) mod option_cards;
pub(crate) mod overview;
pub(crate) mod report;
pub(crate) mod scenario_comparison;
pub(crate) mod scenario_figures;
pub(crate) mod scenarios;
pub(crate) mod selector;
pub(crate) mod sensitivity;
pub(crate) mod service_choices;
pub(crate) mod services;
pub(crate) mod timeline;
pub(crate) mod uncertainty;
pub(crate) mod warning_notes;

pub(crate) use option_cards::split_in_words;

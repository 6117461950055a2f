//! Values of a study with several fields: exposure bands and the season. Their fields have paths of
//! their own, `season[0]` and `bands.exposure[1].up_to`, and a change of one sets the whole value.

use fulcrum_model::file::{Edit, Node};
use fulcrum_model::parameters::Declaration;
use fulcrum_model::scenarios::Setting;
use fulcrum_model::{AvailabilityTarget, Estimate, ExposureBand, Study, YearMonth};
use rust_decimal::{Decimal, dec};

use crate::contract::CommandError;
use crate::history::ChangeName;
use crate::number_entry::{NumberField, NumberStyle};
use crate::session::NamedEdits;
use crate::study_fields::{BAND_LIMIT, Refusal, SEASON, number_text};
use crate::value_words::estimate_in_words;

/// A field of a composite value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CompositeField {
    /// The multiplier of a calendar month, January first.
    Season(usize),
    /// The upper limit of a band.
    BandLimit(usize),
    /// The availability target of a band.
    BandTarget(usize),
}

impl CompositeField {
    /// The field at a path; `None` when the study has no such field.
    fn at(study: &Study, path: &str) -> Option<Self> {
        if let Some(rest) = path.strip_prefix("season[") {
            let month = rest.strip_suffix(']')?.parse().ok()?;
            return (month < study.season.len()).then_some(Self::Season(month));
        }
        let (index, key) = path.strip_prefix("bands.exposure[")?.split_once("].")?;
        let index = index.parse().ok().filter(|index| *index < study.bands.exposure.len())?;
        match key {
            "up_to" => Some(Self::BandLimit(index)),
            "availability_target" => Some(Self::BandTarget(index)),
            _ => None,
        }
    }

    fn label(self) -> String {
        match self {
            Self::Season(month) => format!("Season, {}", month_name(month)),
            Self::BandLimit(index) => format!("Exposure band {}, up to", index + 1),
            Self::BandTarget(index) => format!("Exposure band {}, target", index + 1),
        }
    }
}

/// Name of a calendar month, January being 0.
pub(crate) fn month_name(month: usize) -> String {
    let months = u32::try_from(month).unwrap_or_default();
    let name = YearMonth::january(2000).plus(months).in_words();
    name.split(' ').next().unwrap_or_default().to_owned()
}

/// The setting that a path of a field belongs to, when it is a composite one.
fn setting_of(path: &str) -> Option<Setting> {
    [Setting::Season, Setting::ExposureBands].into_iter().find(|setting| setting.id() == path)
}

/// What resetting a composite value is called.
pub(crate) fn reset_name(path: &str) -> Option<String> {
    label(path).map(|label| format!("{label}: back to the default"))
}

/// What the value at a path is called, when it is a composite one.
pub(crate) fn label(path: &str) -> Option<String> {
    setting_of(path).map(|setting| setting.label().to_owned())
}

/// How a text is understood in a field of a composite value; `None` when there is no such field.
pub(crate) fn reading(
    study: &Study,
    path: &str,
    text: &str,
    style: NumberStyle,
) -> Option<Result<String, Refusal>> {
    let field = CompositeField::at(study, path)?;
    Some(read(study, field, text, style).map(|read| read.words))
}

/// The edits that put a text into a field of a composite value; `None` when there is no such field.
pub(crate) fn set(
    study: &Study,
    path: &str,
    text: &str,
    style: NumberStyle,
) -> Result<Option<NamedEdits>, CommandError> {
    let Some(field) = CompositeField::at(study, path) else { return Ok(None) };
    let read = read(study, field, text, style)?;
    let name = ChangeName::of_value(field.label(), read.before, read.words);
    Ok(Some(NamedEdits { hint: read.hint, ..NamedEdits::new(vec![read.edit], name) }))
}

/// Adds a band above the one at a position, twice as large and one target up where there is one.
pub(crate) fn add_band(study: &Study, after: usize) -> Result<NamedEdits, Refusal> {
    let mut bands = study.bands.exposure.clone();
    let Some(below) = bands.get(after).copied() else { return Err(no_such_band()) };
    let above = bands.get(after + 1);
    let up_to = match above {
        Some(above) => (below.up_to + above.up_to).checked_div(dec!(2)).unwrap_or(below.up_to),
        None => below.up_to.saturating_mul(dec!(2)).min(BAND_LIMIT.maximum),
    };
    let next = AvailabilityTarget::ALL.get(below.availability_target.index() + 1).copied();
    let availability_target = above
        .map_or(next, |band| Some(band.availability_target))
        .unwrap_or(below.availability_target);
    bands.insert(after + 1, ExposureBand { up_to, availability_target });
    let name = ChangeName::of(format!("Exposure band {} added", after + 2));
    Ok(NamedEdits::new(vec![bands_edit(&bands)], name))
}

/// Removes a band; one has to stay.
pub(crate) fn remove_band(study: &Study, index: usize) -> Result<NamedEdits, Refusal> {
    let mut bands = study.bands.exposure.clone();
    if bands.len() < 2 {
        return Err(Refusal {
            message: "At least one exposure band has to stay.".to_owned(),
            hint: "Change this one instead.",
        });
    }
    if index >= bands.len() {
        return Err(no_such_band());
    }
    bands.remove(index);
    let name = ChangeName::of(format!("Exposure band {} removed", index + 1));
    Ok(NamedEdits::new(vec![bands_edit(&bands)], name))
}

fn no_such_band() -> Refusal {
    Refusal { message: "The study has no such exposure band any more.".to_owned(), hint: "" }
}

/// A text as it is understood in a field.
struct Read {
    edit: Edit,
    before: String,
    words: String,
    hint: &'static str,
}

fn read(
    study: &Study,
    field: CompositeField,
    text: &str,
    style: NumberStyle,
) -> Result<Read, Refusal> {
    let words = |value: Decimal, declaration: &Declaration| {
        estimate_in_words(Estimate::Fixed(value), declaration, study.currency, style)
    };
    let number = |declaration: &'static Declaration| {
        NumberField { declaration, currency: study.currency, style, likely: None }
            .parse_single(text)
            .map_err(|message| Refusal { message, hint: declaration.help })
    };
    match field {
        CompositeField::Season(month) => {
            let value = number(&SEASON)?;
            let mut season = study.season;
            let before = words(season[month], &SEASON);
            season[month] = value;
            let nodes = season.iter().map(|value| decimal_node(*value)).collect();
            let edit =
                Edit::Set { path: Setting::Season.id().to_owned(), value: Node::List(nodes) };
            Ok(Read { edit, before, words: words(value, &SEASON), hint: SEASON.help })
        }
        CompositeField::BandLimit(index) => {
            let value = number(&BAND_LIMIT)?;
            let mut bands = study.bands.exposure.clone();
            let before = words(bands[index].up_to, &BAND_LIMIT);
            bands[index].up_to = value;
            let hint = "The limits of the bands have to ascend.";
            Ok(Read { edit: bands_edit(&bands), before, words: words(value, &BAND_LIMIT), hint })
        }
        CompositeField::BandTarget(index) => {
            let target = AvailabilityTarget::ALL
                .into_iter()
                .find(|target| target.id() == text || target.label() == text)
                .ok_or_else(|| Refusal {
                    message: format!("\"{text}\" is no availability target."),
                    hint: "Choose one of the list.",
                })?;
            let mut bands = study.bands.exposure.clone();
            let before = bands[index].availability_target.label().to_owned();
            bands[index].availability_target = target;
            let words = target.label().to_owned();
            Ok(Read { edit: bands_edit(&bands), before, words, hint: "" })
        }
    }
}

fn bands_edit(bands: &[ExposureBand]) -> Edit {
    let band = |band: &ExposureBand| {
        Node::Object(vec![
            ("up_to".to_owned(), decimal_node(band.up_to)),
            (
                "availability_target".to_owned(),
                Node::Text(band.availability_target.id().to_owned()),
            ),
        ])
    };
    let value = Node::List(bands.iter().map(band).collect());
    Edit::Set { path: Setting::ExposureBands.id().to_owned(), value }
}

fn decimal_node(value: Decimal) -> Node {
    Node::Text(value.normalize().to_string())
}

/// The season as it stands in its fields, January first.
pub(crate) fn season_texts(study: &Study, style: NumberStyle) -> Vec<String> {
    study.season.iter().map(|value| style.write(*value)).collect()
}

/// The upper limit of a band as it stands in its field.
pub(crate) fn band_limit_text(study: &Study, band: &ExposureBand, style: NumberStyle) -> String {
    number_text(band.up_to, &BAND_LIMIT, study.currency, style)
}

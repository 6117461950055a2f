//! What would change the answer: the value of each estimate at which another option is preferred.

mod layout;
mod track;
mod words;

use self::layout::Layout;
use crate::{
    Chart, ChartError, ColourScheme, Mark, MarkKey, OptionKind, Size,
    canvas::{About, Canvas},
    lettering::{Weight, clean, first_filled},
    number::to_amount,
    sentence,
};

/// One estimate and where it changes the answer, all others at their likely values.
#[derive(Clone, PartialEq, Debug)]
pub struct SwitchingValue {
    /// Where its marks lead: such as the path of the estimate.
    pub key: String,
    /// Its name.
    pub label: String,
    /// The least it can be.
    pub low: EstimateValue,
    /// What it is taken for.
    pub likely: EstimateValue,
    /// The most it can be.
    pub high: EstimateValue,
    /// The option that is preferred at the likely value.
    pub preferred: OptionKind,
    /// Where another one is, within the bounds; none where nothing changes.
    pub switch: Option<Switch>,
}

/// A value as a number and as it is to be read.
#[derive(Clone, PartialEq, Debug)]
pub struct EstimateValue {
    /// The number, in whatever unit.
    pub value: f64,
    /// As it is to be read: `5 %`.
    pub text: String,
}

/// Where the preferred option changes.
#[derive(Clone, PartialEq, Debug)]
pub struct Switch {
    /// The value at which it does.
    pub at: EstimateValue,
    /// The option that is preferred beyond it, on the side away from the likely value.
    pub to: OptionKind,
}

/// Draws one strip per estimate from its lowest to its highest value, in the order given, as many as
/// the height allows. The side of the likely value is filled in the colour of the option preferred
/// there, the side beyond the switching value is hollow in the colour of the other.
///
/// # Errors
/// [`ChartError::NoRows`], [`ChartError::RowOutOfOrder`], [`ChartError::NotFinite`] and
/// [`ChartError::AmountTooLarge`] for data that cannot be drawn truthfully.
///
/// ```
/// use fulcrum_charts::{
///     ColourScheme, EstimateValue, OptionKind, Size, Switch, SwitchingValue, switching_values,
/// };
///
/// let value = |value: f64, text: &str| EstimateValue { value, text: text.to_owned() };
/// let loss = SwitchingValue {
///     key: "incidents.major_loss".to_owned(),
///     label: "Loss in a major incident".to_owned(),
///     low: value(0.01, "1 %"),
///     likely: value(0.35, "35 %"),
///     high: value(0.7, "70 %"),
///     preferred: OptionKind::YouBuildItYouRunIt,
///     switch: Some(Switch { at: value(0.03, "3 %"), to: OptionKind::OpsRunIt }),
/// };
/// let chart = switching_values(&[loss], Size::new(640, 200)?, ColourScheme::Light)?;
/// assert_eq!(
///     chart.description,
///     "Alone, 1 of 1 estimates changes the answer within its bounds: Loss in a major incident, \
///      below 3 %."
/// );
/// # Ok::<(), fulcrum_charts::ChartError>(())
/// ```
pub fn switching_values(
    values: &[SwitchingValue],
    size: Size,
    scheme: ColourScheme,
) -> Result<Chart, ChartError> {
    let values = values.iter().map(prepared).collect::<Result<Vec<_>, _>>()?;
    if values.is_empty() {
        return Err(ChartError::NoRows);
    }
    let palette = scheme.palette();
    let layout = Layout::new(&values, size, palette);
    let (said, counts) = (words::description(&values), (layout.rows.shown, values.len()));
    let description = sentence::with_shown(said, "shows the first", counts, "estimates");
    let table = words::table(&values);
    let about = About { id: "switching-values", title: &description };
    let svg = Canvas::draw(size, about, |canvas| {
        canvas.group("legend", |canvas| layout.legend.draw(canvas, (1.0, 0.0), palette))?;
        for (row, value) in values.iter().take(layout.rows.shown).enumerate() {
            canvas.group(&format!("row-{}", row + 1), |canvas| {
                layout.rows.draw_name(canvas, row, &value.label, Weight::Regular, palette)?;
                track::draw(canvas, value, row, &layout, palette)
            })?;
        }
        canvas.group("more", |canvas| layout.rows.draw_more(canvas, palette))
    })?;
    let marks = (values.iter().take(layout.rows.shown).enumerate())
        .map(|(row, value)| Mark {
            x: 0.0,
            y: layout.rows.middle(row) - layout.rows.pitch / 2.0,
            width: f64::from(size.width()),
            height: layout.rows.pitch,
            label: value.label.clone(),
            value: words::said(value),
            key: Some(MarkKey::Entry(value.key.clone())),
        })
        .collect();
    Ok(Chart { svg, description, table, marks, scale: None })
}

/// The value with labels fit to be drawn, its numbers checked.
fn prepared(given: &SwitchingValue) -> Result<SwitchingValue, ChartError> {
    let cleaned = |value: &EstimateValue| {
        to_amount(value.value)?;
        Ok(EstimateValue { value: value.value, text: clean(&value.text) })
    };
    let label = first_filled([&given.label, "Estimate without a name"]);
    let (low, likely, high) =
        (cleaned(&given.low)?, cleaned(&given.likely)?, cleaned(&given.high)?);
    let switch = match &given.switch {
        Some(switch) => Some(Switch { at: cleaned(&switch.at)?, to: switch.to }),
        None => None,
    };
    let is_inside = |value: &EstimateValue| (low.value..=high.value).contains(&value.value);
    if !is_inside(&likely) || switch.as_ref().is_some_and(|switch| !is_inside(&switch.at)) {
        return Err(ChartError::RowOutOfOrder { label });
    }
    Ok(SwitchingValue { label, low, likely, high, switch, ..given.clone() })
}

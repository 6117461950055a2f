//! How available each service is under each option, against its target.

mod services;
mod words;

use plotters::style::text_anchor::HPos;
use rust_decimal::Decimal;

use self::services::{Service, Services};
use crate::{
    Chart, ChartError, ColourScheme, Mark, MarkKey, OptionKind, Size,
    canvas::{About, Canvas, Words, point_units, thickness, units},
    elements::{Marker, Shape},
    legend::{Legend, LegendEntry, LegendSign},
    lettering::{Face, Weight},
    month_plot::signature,
    rows::Rows,
    sentence,
    svg::{Outline, Stroke},
    theme::Palette,
};

/// How available one service is.
#[derive(Clone, PartialEq, Debug)]
pub struct ServiceAvailability {
    /// Where its mark leads: such as the id of the service.
    pub key: String,
    /// Its name.
    pub label: String,
    /// The share of the time in which it should be up, from 0 to 1.
    pub target: Decimal,
    /// The share in which it is up under each option, at most 1; below 0 it is down for more hours than
    /// there are. Empty for a service that is never active.
    pub achieved: Vec<(OptionKind, Decimal)>,
}

/// Draws a row per service, in the order given and as many as the height allows: a line at the target
/// and a sign for each option, hollow where the target is missed. Each tick is ten times less downtime
/// than the one before.
///
/// # Errors
/// [`ChartError::NoRows`], [`ChartError::DuplicateOption`] and [`ChartError::RowOutOfOrder`] for a share
/// beyond its bounds.
///
/// ```
/// use fulcrum_charts::{ColourScheme, OptionKind, ServiceAvailability, Size, availability};
/// use rust_decimal::dec;
///
/// let checkout = ServiceAvailability {
///     key: "checkout".to_owned(),
///     label: "Checkout".to_owned(),
///     target: dec!(0.999),
///     achieved: vec![
///         (OptionKind::OpsRunIt, dec!(0.992)),
///         (OptionKind::YouBuildItYouRunIt, dec!(0.9995)),
///     ],
/// };
/// let chart = availability(&[checkout], Size::new(440, 200)?, ColourScheme::Light)?;
/// assert_eq!(
///     chart.description,
///     "Of 1 service Ops Run It meets the target of 0 and You Build It You Run It of 1."
/// );
/// # Ok::<(), fulcrum_charts::ChartError>(())
/// ```
pub fn availability(
    services: &[ServiceAvailability],
    size: Size,
    scheme: ColourScheme,
) -> Result<Chart, ChartError> {
    let services = Services::new(services)?;
    let palette = scheme.palette();
    let layout = Layout::new(&services, size, palette)?;
    let rows = &layout.rows;
    let (said, counts) = (words::description(&services), (rows.shown, services.services.len()));
    let description = sentence::with_shown(said, "shows the first", counts, "services");
    let table = words::table(&services);
    let about = About { id: "availability", title: &description };
    let svg = Canvas::draw(size, about, |canvas| {
        canvas.group("legend", |canvas| layout.legend.draw(canvas, (1.0, 0.0), palette))?;
        canvas.group("axes", |canvas| layout.draw_axis(canvas, palette))?;
        for (row, service) in services.services.iter().enumerate().take(rows.shown) {
            canvas.group(&format!("row-{}", row + 1), |canvas| {
                rows.draw_name(canvas, row, &service.label, Weight::Regular, palette)?;
                draw_service(canvas, service, row, &layout, palette)
            })?;
        }
        canvas.group("more", |canvas| rows.draw_more(canvas, palette))
    })?;
    let marks = (services.services.iter().enumerate().take(rows.shown))
        .map(|(row, service)| Mark {
            x: 0.0,
            y: rows.middle(row) - rows.pitch / 2.0,
            width: f64::from(size.width()),
            height: rows.pitch,
            label: service.label.clone(),
            value: words::said(service),
            key: Some(MarkKey::Service(service.key.clone())),
        })
        .collect();
    Ok(Chart { svg, description, table, marks, scale: None })
}

/// Where everything goes: the legend above, names at the left, the axis below.
struct Layout {
    letters: f64,
    rows: Rows,
    legend: Legend,
    /// Ends of the axis, in CSS pixels and in powers of ten of downtime.
    left: f64,
    right: f64,
    ends: (f64, f64),
    bottom: f64,
    plain: Face,
}

impl Layout {
    fn new(services: &Services, size: Size, palette: &Palette) -> Result<Self, ChartError> {
        let letters = size.scale();
        let (width, height) = (f64::from(size.width()), f64::from(size.height()));
        let plain = Face { weight: Weight::Regular, size: 12.0 * letters };
        let legend = Legend::new(entries(services, letters, palette)?, width - 2.0, letters);
        let bottom = (height - 25.0 * letters).round();
        let top = legend.height() + 4.0 * letters;
        let names = services.services.iter().map(|service| service.label.as_str());
        let rows = Rows::new(names, (top, bottom), 44.0, width, letters);
        let ends = services.ends;
        let half = plain.width(&words::nines(ends.1)) / 2.0;
        // beside the names half a label of the first tick, or the axis begins in the middle of it
        let left = rows.names_right + 10.0 * letters + plain.width(&words::nines(ends.0)) / 2.0;
        Ok(Self {
            letters,
            bottom: rows.end().max(top),
            rows,
            legend,
            left: left.round(),
            right: (width - 1.0 - half.max(7.0 * letters)).floor(),
            ends,
            plain,
        })
    }

    fn x(&self, nines: f64) -> f64 {
        let (low, high) = self.ends;
        let share = (nines.clamp(low, high) - low) / (high - low);
        self.left + share * (self.right - self.left)
    }

    fn draw_axis(&self, canvas: &Canvas<'_>, palette: &Palette) -> Result<(), ChartError> {
        let stroke = Stroke { colour: palette.grid, width: thickness(1.0)?, dashes: [0, 0] };
        let gap = 8.0 * self.letters;
        let mut taken = f64::NEG_INFINITY;
        let mut tick = self.ends.0;
        while tick <= self.ends.1 {
            let x = self.x(tick);
            canvas.line(&[(x, self.legend.height() + 2.0), (x, self.bottom)], stroke)?;
            let text = words::nines(tick);
            let half = self.plain.width(&text) / 2.0;
            // where ticks are close, every other label gives way
            if x - half >= taken + gap {
                let (face, align) = (self.plain, HPos::Center);
                let words = Words { text: &text, face, colour: palette.muted_ink, align };
                canvas.text(&words, (x, self.bottom + 13.0 * self.letters))?;
                taken = x + half;
            }
            tick += 1.0;
        }
        Ok(())
    }
}

fn entries(
    services: &Services,
    letters: f64,
    palette: &Palette,
) -> Result<Vec<LegendEntry>, ChartError> {
    let marker = |shape, fill, outline, words: &str| LegendEntry {
        sign: LegendSign::Marker { shape, fill, outline },
        words: words.to_owned(),
        figure: None,
    };
    let mut entries: Vec<LegendEntry> = services
        .options
        .iter()
        .map(|&option| {
            let line = palette.option(option).line;
            marker(signature(option).1, line, line, option.name())
        })
        .collect();
    let stroke = target_stroke(letters, palette)?;
    entries.push(LegendEntry {
        sign: LegendSign::Line { stroke, marker: None },
        words: "target".to_owned(),
        figure: None,
    });
    if services.misses() {
        entries.push(marker(Shape::Disc, palette.ground, palette.muted_ink, "misses it"));
    }
    Ok(entries)
}

fn target_stroke(letters: f64, palette: &Palette) -> Result<Stroke, ChartError> {
    Ok(Stroke { colour: palette.ink, width: thickness(2.0 * letters)?, dashes: [0, 0] })
}

fn draw_service(
    canvas: &Canvas<'_>,
    service: &Service,
    row: usize,
    layout: &Layout,
    palette: &Palette,
) -> Result<(), ChartError> {
    let letters = layout.letters;
    let y = layout.rows.middle(row);
    if service.achieved.is_empty() {
        let (face, align) = (layout.plain, HPos::Left);
        let words = Words { text: "never active", face, colour: palette.muted_ink, align };
        return canvas.text(&words, (layout.left, y));
    }
    let places: Vec<f64> = service.achieved.iter().map(|own| layout.x(own.nines)).collect();
    let target = layout.x(service.target_nines);
    let low = places.iter().copied().fold(target, f64::min);
    let high = places.iter().copied().fold(target, f64::max);
    let stroke = Stroke { colour: palette.axis, width: thickness(letters)?, dashes: [0, 0] };
    canvas.line(&[(low, y), (high, y)], stroke)?;
    let reach = (layout.rows.pitch * 0.4).min(9.0 * letters);
    canvas.line(&[(target, y - reach), (target, y + reach)], target_stroke(letters, palette)?)?;
    for (own, x) in service.achieved.iter().zip(places) {
        let colour = palette.option(own.option).line;
        canvas.element(&Marker {
            at: point_units((x, y))?,
            shape: signature(own.option).1,
            radius: units((layout.rows.pitch * 0.24).min(5.0 * letters))?,
            fill: if own.meets_target { colour } else { palette.ground }.into(),
            outline: Some(Outline { colour, width: thickness(1.75 * letters)? }),
        })?;
    }
    Ok(())
}

//! Every chart of studies on one page, to be looked at: light and dark, with its sentence and its table.

use fulcrum_charts::{Chart, ColourScheme, Size, escaped};

use crate::charts::{ChartSource, StudyChart, StudyChartError, StudyCharts};
use crate::contract::CostBasis;
use crate::exports::StudyExportError;
use crate::selector::capitalised;

/// Width and height of a chart on the page, CSS pixels.
const CHART_SIZE: (u32, u32) = (720, 400);

/// Nothing is loaded from anywhere, and no script runs.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE: &str = "\
body{margin:2rem auto;max-width:94rem;padding:0 1.5rem;color:#1b2430;background:#f4f6f9;\
font:14px/1.5 Inter,system-ui,sans-serif}\
h1{font-size:1.75rem}h2{font-size:1.1rem;margin:0}\
nav{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}a{color:#0a5ea8}\
section{margin:2rem 0;padding:1.25rem;background:#fff;border-radius:12px}\
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem;margin:1rem 0}\
.pair>div{padding:.75rem;border:1px solid #e0e5eb;border-radius:8px}\
.pair>.dark{background:#161b22}\
svg{display:block;width:100%;height:auto}\
code{color:#5b6472}p{max-width:60rem}\
table{border-collapse:collapse;font-variant-numeric:tabular-nums}\
th,td{padding:.2rem .75rem;border-bottom:1px solid #e0e5eb;text-align:right}\
th:first-child,td:first-child{text-align:left}\
.table{max-height:22rem;overflow:auto}";

/// A page in HTML with every chart of each study. A chart that cannot be drawn is named with the reason.
/// The same studies give the same page.
///
/// # Errors
///
/// When charts cannot be drawn in the size of the page.
pub fn gallery(sources: &[ChartSource<'_>]) -> Result<String, StudyExportError> {
    let size = Size::new(CHART_SIZE.0, CHART_SIZE.1)?;
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <title>Charts</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<nav>\n"
    );
    for (number, source) in (1..).zip(sources) {
        let name = escaped(&source.study.name);
        page.push_str(&format!("<a href=\"#{number}\">{name}</a>\n"));
    }
    page.push_str("</nav>\n");
    for (number, source) in (1..).zip(sources) {
        let name = escaped(&source.study.name);
        page.push_str(&format!("<h1 id=\"{number}\">Charts of {name}</h1>\n"));
        let charts = StudyCharts::new(*source, CostBasis::AllCosts);
        for chart in StudyChart::all() {
            let drawn = [ColourScheme::Light, ColourScheme::Dark]
                .map(|colours| charts.draw(chart, size, colours));
            page.push_str(&section(number, chart, drawn));
        }
    }
    page.push_str("</body>\n</html>\n");
    Ok(page)
}

/// What a chart is called on the page: charts of the study of this number.
fn section_id(number: usize, chart: StudyChart) -> String {
    format!("{number}-{}", chart.id())
}

fn section(number: usize, chart: StudyChart, drawn: [Result<Chart, StudyChartError>; 2]) -> String {
    let (section, name) = (section_id(number, chart), chart.id());
    let question = escaped(chart.question());
    let head = format!("<section id=\"{section}\">\n<h2>{question}</h2>\n<code>{name}</code>\n");
    let [light, dark] = match drawn {
        [Ok(light), Ok(dark)] => [light, dark],
        [Err(reason), _] | [_, Err(reason)] => {
            let reason = escaped(&sentence(&reason.to_string()));
            return format!("{head}<p>{reason}</p>\n</section>\n");
        }
    };
    // a drawing is made of shapes and escaped text alone
    format!(
        "{head}<div class=\"pair\">\n<div>{}</div>\n<div class=\"dark\">{}</div>\n</div>\n<p>{}</p>\n\
         <details><summary>As a table</summary><div class=\"table\">\n{}</div></details>\n</section>\n",
        light.svg,
        dark.svg,
        escaped(&light.description),
        table(&light)
    )
}

/// A reason as a sentence: some are worded to stand within one.
fn sentence(reason: &str) -> String {
    let end = if reason.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{}{end}", capitalised(reason))
}

fn table(chart: &Chart) -> String {
    let cells = |tag: &str, cells: &[String]| -> String {
        cells.iter().map(|text| format!("<{tag}>{}</{tag}>", escaped(text))).collect()
    };
    let rows: String =
        chart.table.rows.iter().map(|row| format!("<tr>{}</tr>\n", cells("td", row))).collect();
    let heads = cells("th", &chart.table.columns);
    format!("<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Library;

    #[test]
    fn a_page_shows_every_chart_in_light_and_dark_with_sentence_and_table() {
        let library = Library::new().unwrap();
        let text = crate::sample("furniture").unwrap().text;
        let (document, mut read) = library.read(text.as_bytes()).unwrap();
        read.study.simulation.trials = 300;
        read.study.name = "<script>alert(1)</script> & Söhne".to_owned();
        read.study.services[0].name = "\"><img src=x onerror=alert(1)>".to_owned();
        let (library, document, study) = (&library, &document, &read.study);
        let source = ChartSource { library, document, study, over: [None, None] };
        let page = gallery(&[source]).unwrap();
        for chart in StudyChart::all() {
            assert!(
                page.contains(&format!("<section id=\"{}\">", section_id(1, chart))),
                "{chart:?}"
            );
        }
        let charts = StudyChart::all().count();
        assert_eq!(page.matches("<svg ").count(), 2 * charts);
        assert_eq!(page.matches("<table>").count(), charts);
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; Söhne"));
        for harm in ["<script", "<img", "http://www.w3.org/1999", "https://", "@import", "url("] {
            assert!(!page.contains(harm), "{harm}");
        }
    }

    #[test]
    fn a_chart_that_cannot_be_drawn_is_named_with_the_reason() {
        let library = Library::new().unwrap();
        let text = crate::sample("furniture").unwrap().text;
        let (document, mut read) = library.read(text.as_bytes()).unwrap();
        read.study.simulation.trials = 300;
        for service in &mut read.study.services {
            service.launch_month = read.study.horizon_months;
        }
        let (library, document, study) = (&library, &document, &read.study);
        let source = ChartSource { library, document, study, over: [None, None] };
        let page = gallery(&[source]).unwrap();
        for chart in StudyChart::all() {
            assert!(
                page.contains(&format!("<section id=\"{}\">", section_id(1, chart))),
                "{chart:?}"
            );
        }
        assert!(page.contains("<p>No team has a service, so there is nobody to be on call.</p>"));
        assert!(page.contains("<svg "), "the others are drawn");
    }
}

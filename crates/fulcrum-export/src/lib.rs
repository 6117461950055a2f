//! Results in, files out. Each format is one module and one function from data to bytes; none
//! knows another, and none touches a file.

mod business_case;
mod cells;
mod deck;
mod drawing;
mod formula_guard;
mod inter;
mod ledger_csv;
mod markdown;
mod native_chart;
mod outlined_svg;
mod png;
mod print;
mod report;
mod workbook;

pub use business_case::{BusinessCase, Cover, Exhibit, KeyFigure, Section, SectionPart};
pub use deck::{DeckError, DeckOptions, TemplateError, deck};
pub use formula_guard::{guarded, unguarded};
pub use ledger_csv::{ExportError, ledger_csv};
pub use markdown::markdown;
pub use native_chart::{NativeChart, NativeKind, NativeSeries, NativeUnit, SeriesLook};
pub use png::{ChartPixels, PngError, chart_pixels, chart_png};
pub use print::{PRINTED_CHART_SIZE, Paper, PrintError, printed_report};
pub use report::{Edition, Report, ReportPart, Table};
pub use workbook::{WORKBOOK_SERVICE_MONTHS, WorkbookError, workbook};

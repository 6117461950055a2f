//! TypeScript of the contract: generated into the page's folder, and compared with it.

use std::collections::BTreeMap;
use std::path::Path;

use ts_rs::{Config, TS};

use super::{
    AdjustmentWeights, AssessIncidentRequest, AssumptionChanged, BestHybridAdvice, ChoiceWeights,
    CommandError, CompareScenarioRequest, ComposeReportRequest, CopyChartRequest,
    CopyServicesRequest, CopySummaryRequest, DiscardRecoveredRequest, DrawChartRequest,
    DrawFuturesRequest, DrawSensitivityRequest, EditStudyRequest, EntryReading,
    ExplainFigureRequest, Explanation, FindBestHybridRequest, Futures, ImportServicesRequest,
    IncidentReading, ListServicesRequest, NewStudyPreview, NewStudyRequest, OpenRecentRequest,
    OpenSampleRequest, ParameterDescriptions, PreviewNewStudyRequest, RankAssumptionsRequest,
    ReadEntryRequest, ReportPreview, RunProgress, RunRequest, SaveChartRequest, SaveReportRequest,
    ScenarioComparison, Sensitivity, SetAssumptionRequest, ShowScenarioRequest,
    SimulateStudyRequest, StartPage, ViewRequest, WeighAdjustmentsRequest, WeighChoicesRequest,
    WeighSensitivityRequest, Workspace,
};

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/lib/ipc/generated");

/// Writes every request, every answer and what they are made of.
fn generate(folder: &Path) {
    let config = Config::default().with_out_dir(folder);
    ViewRequest::export_all(&config).unwrap();
    StartPage::export_all(&config).unwrap();
    PreviewNewStudyRequest::export_all(&config).unwrap();
    NewStudyPreview::export_all(&config).unwrap();
    NewStudyRequest::export_all(&config).unwrap();
    OpenSampleRequest::export_all(&config).unwrap();
    OpenRecentRequest::export_all(&config).unwrap();
    DiscardRecoveredRequest::export_all(&config).unwrap();
    ShowScenarioRequest::export_all(&config).unwrap();
    Workspace::export_all(&config).unwrap();
    EditStudyRequest::export_all(&config).unwrap();
    RankAssumptionsRequest::export_all(&config).unwrap();
    SetAssumptionRequest::export_all(&config).unwrap();
    AssumptionChanged::export_all(&config).unwrap();
    ParameterDescriptions::export_all(&config).unwrap();
    ReadEntryRequest::export_all(&config).unwrap();
    EntryReading::export_all(&config).unwrap();
    ImportServicesRequest::export_all(&config).unwrap();
    CopyServicesRequest::export_all(&config).unwrap();
    ListServicesRequest::export_all(&config).unwrap();
    WeighAdjustmentsRequest::export_all(&config).unwrap();
    AdjustmentWeights::export_all(&config).unwrap();
    FindBestHybridRequest::export_all(&config).unwrap();
    BestHybridAdvice::export_all(&config).unwrap();
    WeighChoicesRequest::export_all(&config).unwrap();
    ChoiceWeights::export_all(&config).unwrap();
    CompareScenarioRequest::export_all(&config).unwrap();
    ScenarioComparison::export_all(&config).unwrap();
    ExplainFigureRequest::export_all(&config).unwrap();
    Explanation::export_all(&config).unwrap();
    SimulateStudyRequest::export_all(&config).unwrap();
    DrawFuturesRequest::export_all(&config).unwrap();
    RunRequest::export_all(&config).unwrap();
    WeighSensitivityRequest::export_all(&config).unwrap();
    DrawSensitivityRequest::export_all(&config).unwrap();
    Sensitivity::export_all(&config).unwrap();
    RunProgress::export_all(&config).unwrap();
    Futures::export_all(&config).unwrap();
    AssessIncidentRequest::export_all(&config).unwrap();
    IncidentReading::export_all(&config).unwrap();
    DrawChartRequest::export_all(&config).unwrap();
    CopyChartRequest::export_all(&config).unwrap();
    SaveChartRequest::export_all(&config).unwrap();
    ComposeReportRequest::export_all(&config).unwrap();
    ReportPreview::export_all(&config).unwrap();
    CopySummaryRequest::export_all(&config).unwrap();
    SaveReportRequest::export_all(&config).unwrap();
    CommandError::export_all(&config).unwrap();
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect()
}

#[test]
fn the_pages_types_are_those_of_the_contract() {
    let committed = Path::new(COMMITTED);
    if std::env::var_os("FULCRUM_UPDATE_TYPES").is_some() {
        generate(committed);
    }
    let folder = tempfile::tempdir().unwrap();
    generate(folder.path());
    let (generated, committed) = (files(folder.path()), files(committed));
    assert_eq!(
        generated.keys().collect::<Vec<_>>(),
        committed.keys().collect::<Vec<_>>(),
        "the files of ui/src/lib/ipc/generated"
    );
    for (name, text) in generated {
        assert!(
            committed[&name] == text,
            "{name} differs from the contract: run FULCRUM_UPDATE_TYPES=1 cargo test -p fulcrum-app"
        );
    }
}

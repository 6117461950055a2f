//! TypeScript of the contract: generated into the page's folder, and compared with it.

use std::collections::BTreeMap;
use std::path::Path;

use ts_rs::{Config, TS};

use crate::contract::{
    Assumption, AssumptionChanged, CommandError, OpenSampleRequest, RankAssumptionsRequest,
    SampleEntry, SetAssumptionRequest, ViewRequest,
};

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/lib/ipc/generated");

/// Writes every request, every answer and what they are made of.
fn generate(folder: &Path) {
    let config = Config::default().with_out_dir(folder);
    ViewRequest::export_all(&config).unwrap();
    OpenSampleRequest::export_all(&config).unwrap();
    SetAssumptionRequest::export_all(&config).unwrap();
    RankAssumptionsRequest::export_all(&config).unwrap();
    SampleEntry::export_all(&config).unwrap();
    Assumption::export_all(&config).unwrap();
    AssumptionChanged::export_all(&config).unwrap();
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

//! The page keeps to the contract and to one palette.

use std::collections::BTreeMap;
use std::process::Command;

use fulcrum_charts::theme;
use support::{text_of, workspace};

#[test]
fn the_pages_types_are_those_of_the_contract() {
    let folder = tempfile::tempdir().unwrap();
    // the contract's own tests write the types; they go to a folder of their own here
    let output = Command::new(env!("CARGO"))
        .args(["test", "--offline", "--quiet", "-p", "fulcrum-app", "--lib", "export_bindings"])
        .current_dir(workspace())
        .env("TS_RS_EXPORT_DIR", folder.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let files = |folder: &std::path::Path| -> BTreeMap<String, String> {
        std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                (name, std::fs::read_to_string(path).unwrap())
            })
            .collect()
    };
    let committed = files(&workspace().join("ui/src/lib/ipc/generated"));
    let generated = files(folder.path());
    assert!(generated.len() > 20);
    assert!(
        generated == committed,
        "the contract has changed: run `TS_RS_EXPORT_DIR=$PWD/ui/src/lib/ipc/generated cargo test -p fulcrum-app`"
    );
}

#[test]
fn charts_and_page_share_the_hues_of_the_options() {
    let tokens = text_of("ui/src/lib/design/tokens.css").to_lowercase();
    for option in fulcrum_charts::OptionKind::ALL {
        let name = match option {
            fulcrum_charts::OptionKind::OpsRunIt => "--option-ops-run-it:",
            fulcrum_charts::OptionKind::Hybrid => "--option-hybrid:",
            fulcrum_charts::OptionKind::YouBuildItYouRunIt => "--option-you-build-it-you-run-it:",
        };
        let hue = theme::LIGHT.option(option).hue.to_string();
        assert!(
            tokens.lines().any(|line| line.trim().starts_with(name) && line.contains(&hue)),
            "{name} {hue}"
        );
    }
}

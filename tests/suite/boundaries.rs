//! The arrows between crates, and the page that describes them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};
use support::{text_of, workspace};

/// Which crate may depend on which: what is not here does not land.
const ARROWS: [(&str, &[&str]); 9] = [
    ("fulcrum-model", &[]),
    ("fulcrum-simulation", &["fulcrum-model"]),
    ("fulcrum-charts", &["fulcrum-model"]),
    ("fulcrum-export", &["fulcrum-model", "fulcrum-charts"]),
    ("fulcrum-app", &["fulcrum-model", "fulcrum-simulation", "fulcrum-charts", "fulcrum-export"]),
    ("fulcrum-cli", &["fulcrum-app"]),
    ("fulcrum-desktop", &["fulcrum-app"]),
    ("xtask", &[]),
    (
        "fulcrum-tests",
        &["fulcrum-model", "fulcrum-simulation", "fulcrum-charts", "fulcrum-export", "fulcrum-app"],
    ),
];

fn metadata() -> Metadata {
    MetadataCommand::new()
        .manifest_path(workspace().join("Cargo.toml"))
        .no_deps()
        .other_options(["--offline".to_owned()])
        .exec()
        .unwrap()
}

/// Direct dependencies of each crate of the workspace.
fn dependencies(metadata: &Metadata) -> BTreeMap<String, BTreeSet<String>> {
    metadata
        .packages
        .iter()
        .map(|package| {
            let names = package
                .dependencies
                .iter()
                .filter(|d| d.kind != DependencyKind::Development)
                .map(|d| d.name.clone());
            (package.name.to_string(), names.collect())
        })
        .collect()
}

#[test]
fn every_arrow_is_one_that_the_architecture_draws() {
    let allowed: BTreeMap<_, _> = ARROWS.into_iter().collect();
    let found = dependencies(&metadata());
    let crates: BTreeSet<&str> = found.keys().map(String::as_str).collect();
    assert_eq!(crates, allowed.keys().copied().collect(), "a crate is missing from the list");
    for (name, dependencies) in &found {
        for dependency in dependencies.iter().filter(|d| crates.contains(d.as_str())) {
            assert!(
                allowed[name.as_str()].contains(&dependency.as_str()),
                "{name} must not depend on {dependency}"
            );
        }
    }
}

#[test]
fn what_is_dangerous_everywhere_is_used_in_one_place() {
    let found = dependencies(&metadata());
    let users = |wanted: &str| -> Vec<&str> {
        found
            .iter()
            .filter(|(_, d)| d.iter().any(|d| d == wanted || d.starts_with(&format!("{wanted}-"))))
            .map(|(name, _)| name.as_str())
            .collect()
    };
    assert_eq!(users("plotters"), ["fulcrum-charts"]);
    assert_eq!(users("tauri"), ["fulcrum-desktop"]);
    assert_eq!(users("atomic-write-file"), ["fulcrum-app"], "one crate writes files");
    for pure in ["fulcrum-model", "fulcrum-simulation", "fulcrum-charts", "fulcrum-export"] {
        for clock in ["time", "chrono", "jiff", "tokio"] {
            assert!(!found[pure].contains(clock), "{pure} knows no clock and no runtime");
        }
    }
}

/// Rust files below a folder.
fn rust_files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files
}

#[test]
fn pure_crates_touch_no_file_clock_or_thread() {
    for name in ["fulcrum-model", "fulcrum-simulation", "fulcrum-charts", "fulcrum-export"] {
        for file in rust_files(&workspace().join("crates").join(name).join("src")) {
            // tests, in a folder of theirs or at a file's end, may read and write golden files
            if file.components().any(|part| part.as_os_str() == "tests") {
                continue;
            }
            let text = std::fs::read_to_string(&file).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for forbidden in ["std::fs", "std::time", "std::thread", "std::env", "std::net"] {
                assert!(!code.contains(forbidden), "{}: {forbidden}", file.display());
            }
        }
    }
}

#[test]
fn only_one_file_writes_files() {
    for name in ["fulcrum-app", "fulcrum-cli"] {
        for file in rust_files(&workspace().join("crates").join(name).join("src")) {
            let text = std::fs::read_to_string(&file).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            let writes = ["fs::write", "File::create", "OpenOptions", "AtomicWriteFile"];
            if writes.iter().any(|call| code.contains(call)) {
                assert!(
                    file.ends_with("fulcrum-app/src/files.rs"),
                    "{} writes a file",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn the_shell_stays_thin() {
    let lines: usize = rust_files(&workspace().join("src-tauri/src"))
        .iter()
        .map(|file| {
            let text = std::fs::read_to_string(file).unwrap();
            text.split("#[cfg(test)]").next().unwrap_or_default().lines().count()
        })
        .sum();
    assert!(lines <= 400, "the shell has {lines} lines of Rust; it may have 400");
}

#[test]
fn the_architecture_page_names_every_crate_and_no_other() {
    let metadata = metadata();
    let crates: BTreeSet<String> = metadata.packages.iter().map(|p| p.name.to_string()).collect();
    let page = text_of("ARCHITECTURE.md");
    let named: BTreeSet<String> = page
        .lines()
        .filter_map(|line| {
            line.strip_prefix("| `")?.split_once("` |").map(|(name, _)| name.to_owned())
        })
        .collect();
    assert_eq!(named, crates);
}

#[test]
fn every_direct_dependency_says_what_it_is_for() {
    for package in metadata().packages {
        let manifest = std::fs::read_to_string(&package.manifest_path).unwrap();
        for dependency in &package.dependencies {
            let entry = manifest.lines().find(|line| {
                line.starts_with(&format!("{}.", dependency.name))
                    || line.starts_with(&format!("{} ", dependency.name))
            });
            let entry = entry.unwrap_or_else(|| panic!("{}: {}", package.name, dependency.name));
            assert!(
                entry.contains(" # "),
                "{}: {} has no reason beside it",
                package.name,
                dependency.name
            );
        }
    }
}

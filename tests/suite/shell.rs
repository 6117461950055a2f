//! The shell is closed: the page may call the commands of the contract and nothing else.

use std::collections::BTreeSet;

use fulcrum_app::contract::COMMANDS;
use serde_json::Value;
use support::{text_of, workspace};

fn configuration() -> Value {
    serde_json::from_str(&text_of("src-tauri/tauri.conf.json")).unwrap()
}

/// The sources that a directive of the content security policy allows.
fn sources<'a>(policy: &'a str, directive: &str) -> Vec<&'a str> {
    policy
        .split(';')
        .map(|part| part.split_whitespace().collect::<Vec<_>>())
        .find(|words| words.first() == Some(&directive))
        .unwrap_or_else(|| panic!("the policy has no {directive}"))
        .split_off(1)
}

#[test]
fn the_content_security_policy_lets_only_the_programs_own_scripts_run() {
    let configuration = configuration();
    let policy = configuration["app"]["security"]["csp"].as_str().unwrap();
    for (directive, allowed) in [
        ("default-src", vec!["'none'"]),
        ("script-src", vec!["'self'"]),
        ("style-src", vec!["'self'"]),
        ("object-src", vec!["'none'"]),
        ("base-uri", vec!["'none'"]),
        ("frame-src", vec!["'none'"]),
        ("connect-src", vec!["ipc:", "http://ipc.localhost"]),
    ] {
        assert_eq!(sources(policy, directive), allowed, "{directive}");
    }
    for word in ["unsafe-eval", "https:", "*", "blob:"] {
        assert!(!policy.contains(word), "the policy allows {word}");
    }
}

#[test]
fn nothing_of_the_window_is_open_to_the_world() {
    let configuration = configuration();
    let app = &configuration["app"];
    assert_eq!(app["withGlobalTauri"], Value::Bool(false));
    assert_eq!(app["security"]["freezePrototype"], Value::Bool(true));
    assert_eq!(app["security"]["assetProtocol"]["enable"], Value::Bool(false));
    assert_eq!(app["security"]["capabilities"], serde_json::json!(["main"]));
    let text = configuration.to_string();
    assert!(!text.contains("dangerous"), "no protection of the window is switched off");
    assert!(configuration["plugins"].is_null(), "the window has no plugin");
}

#[test]
fn the_capability_grants_exactly_the_commands() {
    let folder = workspace().join("src-tauri/capabilities");
    let files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert_eq!(files, ["main.json"], "one capability");
    let capability: Value =
        serde_json::from_str(&text_of("src-tauri/capabilities/main.json")).unwrap();
    let granted: BTreeSet<&str> =
        capability["permissions"].as_array().unwrap().iter().map(|p| p.as_str().unwrap()).collect();
    let commands: Vec<String> =
        COMMANDS.iter().map(|command| format!("allow-{}", command.replace('_', "-"))).collect();
    assert_eq!(granted, commands.iter().map(String::as_str).collect());
    assert!(capability["remote"].is_null(), "no remote page may call anything");
}

#[test]
fn shell_page_and_contract_name_the_same_commands() {
    let build = text_of("src-tauri/build.rs");
    let adapters = text_of("src-tauri/src/commands.rs");
    let adapters =
        adapters.split_once("\ncommands! {").and_then(|(_, list)| list.split_once("\n}"));
    let adapters = adapters.expect("the list of commands").0;
    let (described, own) = adapters.split_once("window {").expect("commands of the window");
    let described = described.lines().filter_map(|line| {
        let name = line.trim().split(['(', ' ']).next()?;
        (line.contains(" -> ") || line.contains(") -> ")).then_some(name)
    });
    let own = own.split_whitespace().filter(|word| *word != "}");
    let adapters: BTreeSet<&str> = described.chain(own).collect();
    assert_eq!(adapters, COMMANDS.iter().copied().collect(), "one adapter for each command");
    let page = text_of("ui/src/lib/ipc/commands.ts");
    for command in COMMANDS {
        assert!(build.contains(&format!("\"{command}\"")), "build.rs declares {command}");
        assert!(page.contains(command), "the page calls {command}");
    }
}

#[test]
fn a_study_that_is_opened_in_a_file_manager_reaches_the_window() {
    let bundle = &configuration()["bundle"];
    let study = &bundle["fileAssociations"][0];
    let kind = study["mimeType"].as_str().unwrap();
    let package = &bundle["linux"]["deb"];
    let entry = text_of(&format!("src-tauri/{}", package["desktopTemplate"].as_str().unwrap()));
    // a window shows one study: several files are opened in several
    assert!(entry.lines().any(|line| line == "Exec={{exec}} %f"), "{entry}");
    assert!(entry.lines().any(|line| line == "MimeType={{mime_type}}"), "{entry}");
    let installed = package["files"].as_object().unwrap().iter().find(|(place, _)| {
        place.starts_with("/usr/share/mime/packages/") && place.ends_with(".xml")
    });
    let described = text_of(&format!("src-tauri/{}", installed.unwrap().1.as_str().unwrap()));
    assert!(described.contains(&format!("<mime-type type=\"{kind}\">")), "{described}");
    let ending = study["ext"][0].as_str().unwrap();
    assert!(described.contains(&format!("<glob pattern=\"*.{ending}\"/>")), "{described}");
}

#[test]
fn no_plugin_gives_the_page_files_processes_or_the_network() {
    let lock = text_of("Cargo.lock");
    for plugin in ["fs", "shell", "http", "process", "os", "store", "opener", "dialog"] {
        assert!(!lock.contains(&format!("\"tauri-plugin-{plugin}\"")), "tauri-plugin-{plugin}");
    }
}

#[test]
fn no_command_takes_a_path() {
    for file in std::fs::read_dir(workspace().join("crates/fulcrum-app/src/contract")).unwrap() {
        let contract = std::fs::read_to_string(file.unwrap().path()).unwrap();
        assert!(!contract.contains("PathBuf") && !contract.contains("std::path::PathBuf"));
    }
}

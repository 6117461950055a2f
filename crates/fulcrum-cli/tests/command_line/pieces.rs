//! `fulcrum simulate` in pieces and `fulcrum merge`; a run that is stopped.

use serde_json::Value;

use super::{
    FILE, Folder, NOT_VALID, WRONG_USAGE, command, furniture, in_one_line, printed, printed_json,
    refused,
};

/// A run of 300 trials in JSON, without how long it took.
fn without_seconds(arguments: &[&str]) -> Value {
    let mut json = printed_json(&[arguments, &["--format", "json"]].concat());
    assert!(json["seconds"].take().is_number());
    json
}

#[test]
fn merged_pieces_print_what_the_whole_run_prints() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    let run = ["simulate", &study, "--trials", "300", "--seed", "7"];
    let whole = without_seconds(&run);
    // one through a file of its own, the others through what is printed
    let last = folder.named("last.json");
    let said = printed(&[&run[..], &["--trials-from", "131", "--to", &last]].concat());
    assert!(said.contains("last.json written"), "{said}");
    let first = printed(&[&run[..], &["--trials-to", "5", "--threads", "2"]].concat());
    let first = folder.with("first.json", &first);
    let middle = printed(&[&run[..], &["--trials-from", "5", "--trials-to", "131"]].concat());
    let middle = folder.with("middle.json", &middle);
    assert_eq!(without_seconds(&["merge", &study, &last, &first, &middle]), whole);
    let text = printed(&["merge", &study, &first, &middle, &last]);
    assert_eq!(text, printed(&run));
    // what is missing can be pasted into the next command
    let error = refused(&["merge", &study, &first, &last], WRONG_USAGE);
    assert!(error.contains("--trials-from 5 --trials-to 131"), "{error}");
    let error = refused(&["merge", &study, &first, &middle, &middle, &last], WRONG_USAGE);
    assert!(error.contains("both have trials"), "{error}");
}

#[test]
fn a_piece_belongs_to_its_scenario() {
    let folder = Folder::new();
    let json = furniture();
    let scenario = json["scenarios"][0]["id"].as_str().unwrap().to_owned();
    let study = folder.with("study.fulcrum", &json.to_string());
    let run = ["simulate", &study, "--trials", "100", "--scenario", &scenario];
    let piece = folder.with("piece.json", &printed(&[&run[..], &["--trials-from", "0"]].concat()));
    let merge = ["merge", &study, &piece];
    let error = refused(&merge, WRONG_USAGE);
    assert!(error.contains("another scenario"), "{error}");
    let merged = without_seconds(&[&merge[..], &["--scenario", &scenario]].concat());
    assert_eq!(merged, without_seconds(&run));
}

#[test]
fn what_is_no_piece_is_refused() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    let missing = folder.named("missing.json");
    refused(&["merge", &study], WRONG_USAGE);
    refused(&["merge", &study, &missing], FILE);
    let error = refused(&["merge", &study, &study], NOT_VALID);
    assert!(error.contains("no piece of a simulation"), "{error}");
    let piece = printed(&["simulate", &study, "--trials", "50", "--trials-from", "0"]);
    let cut = folder.with("cut.json", &piece[..piece.len() / 2]);
    let error = refused(&["merge", &study, &cut], NOT_VALID);
    assert!(error.contains("cut.json: it is cut short"), "{error}");
}

#[test]
fn trials_seeds_and_shares_that_cannot_be_are_refused_with_what_can() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    for (arguments, words) in [
        (&["--trials", "0"][..], "from 1 to 10000000"),
        (&["--trials", "-5"], "a whole number from 0 to 10000000"),
        (&["--trials", "many"], "a whole number from 0 to 10000000"),
        (&["--trials", "99999999999"], "a whole number from 0 to 10000000"),
        (&["--seed", "abc"], "a whole number from 0 to 18446744073709551615"),
        (&["--seed", "-1"], "a whole number from 0 to 18446744073709551615"),
        (&["--seed", "18446744073709551616"], "a whole number from 0 to 18446744073709551615"),
        (&["--seed", "1.5"], "a whole number from 0 to 18446744073709551615"),
        (&["--threads", "0"], "a whole number from 1 to 256"),
        (&["--threads", "100000"], "a whole number from 1 to 256"),
        (&["--trials-from", "9", "--trials-to", "9"], "are none"),
        (&["--trials-from", "9", "--trials-to", "3"], "are none"),
        (&["--trials", "50", "--trials-to", "60"], "The run has 50 trials"),
        (&["--trials-to", "60", "--format", "json"], "cannot be used with"),
        (&["--trials-to", "60", "--until-known", "1"], "cannot be used with"),
        (&["--to", "piece.json"], "--trials-from"),
        (&["--until-known", "0"], "more than 0 and at most 100"),
        (&["--until-known", "-1"], "more than 0 and at most 100"),
        (&["--until-known", "nan"], "more than 0 and at most 100"),
    ] {
        let error = refused(&[&["simulate", &study], arguments].concat(), WRONG_USAGE);
        assert!(in_one_line(&error).contains(words), "{arguments:?}: {error}");
    }
    // the largest seed there is
    printed(&["simulate", &study, "--trials", "8", "--seed", "18446744073709551615"]);
}

#[test]
fn until_known_says_how_many_trials_it_took_and_is_the_run_of_so_many() {
    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    let run = ["simulate", &study, "--no-chance", "--until-known", "20 %"];
    let mut known = without_seconds(&run);
    let trials = known["trials"].to_string();
    let said = known["until_known"].take();
    assert_eq!(said["is_reached"], true, "{said}");
    assert!(said["known_to_percent"].as_f64().unwrap() <= 20.0);
    assert_eq!(known, without_seconds(&["simulate", &study, "--no-chance", "--trials", &trials]));
    assert!(in_one_line(&printed(&run)).contains(&format!("after {trials} trials")));
    let short = ["simulate", &study, "--until-known", "0.001", "--trials", "1500"];
    assert!(in_one_line(&printed(&short)).contains("only, where 0.001 % was asked for"));
    let json = without_seconds(&short);
    assert_eq!(
        (&json["trials"], &json["until_known"]["is_reached"]),
        (&1_500.into(), &false.into())
    );
}

#[cfg(unix)]
#[test]
fn ctrl_c_prints_what_is_done_and_ends_with_130() {
    use std::process::{Command, Stdio};
    use std::time::Duration;

    let folder = Folder::new();
    let study = folder.with("study.fulcrum", &furniture().to_string());
    let arguments = ["simulate", &study, "--trials", "10000000", "--format", "json"];
    // a busy machine may take a while until the first trials are done
    for seconds in [1, 5, 25] {
        let child =
            command(&arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(Duration::from_secs(seconds));
        let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        assert!(killed.success());
        let output = child.wait_with_output().unwrap();
        if output.stdout.is_empty() {
            continue;
        }
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(130), "{errors}");
        assert!(errors.starts_with("Stopped: "), "{errors}");
        let json: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(json["is_stopped"], true);
        let done = json["trials"].as_u64().unwrap();
        assert!((1..10_000_000).contains(&done), "{done}");
        return;
    }
    panic!("no trial was done in 25 seconds");
}

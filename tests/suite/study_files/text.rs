//! The text of a file: JSON, whole, small and shallow enough, every key once, and a study.

use fulcrum_model::file::{FILE_LIMIT, NESTING_LIMIT, ProblemKind};
use serde_json::{Value, json};

use super::{
    accepted, assert_refused, only_problem_of, problems_of, read_bytes, text_with, valid, with,
};

#[test]
fn another_encoding_is_named() {
    for bytes in [b"\xff\xfe{\x00}\x00".as_slice(), b"{\"name\": \"\xff\"}".as_slice()] {
        let problem = only_problem_of(bytes);
        assert_eq!(problem.kind, ProblemKind::NotJson);
        assert!(problem.to_string().contains("save the file as UTF-8"), "{problem}");
    }
}

#[test]
fn what_is_not_json_is_refused_with_its_place() {
    let cases: [(&[u8], &str); 12] = [
        (b"", "the end of the file at line 1, column 0"),
        (b" \n\t", "the end of the file"),
        (b"\xef\xbb\xbf", "the end of the file"),
        (b"fulcrum", "line 1, column 2"),
        (b"{'format': 1}", "line 1, column 2"),
        (b"{\"format\": \"fulcrum-study\",}", "line 1, column 28"),
        (b"{\"format\": \"fulcrum-study\"} {}", "line 1, column 29"),
        (b"{\n\"version\": 01}", "line 2, column 13"),
        (b"{\"version\": +1}", "column 13"),
        (b"{\"version\": 0x1}", "column 14"),
        (b"{\"name\": \"a\nb\"}", "line"),
        (b"// a comment\n{}", "line 1, column 1"),
    ];
    for (bytes, place) in cases {
        let problem = only_problem_of(bytes);
        let message = problem.to_string();
        assert_eq!(problem.kind, ProblemKind::NotJson, "{message}");
        assert!(
            message.contains("a JSON document") || message.contains("readable text"),
            "{message}"
        );
        assert!(message.contains(place), "{message} does not say {place}");
    }
}

#[test]
fn a_file_cut_short_anywhere_is_never_a_study() {
    let whole = serde_json::to_string_pretty(&valid()).unwrap();
    assert!(read_bytes(whole.as_bytes()).is_ok(), "the whole text is a study");
    for length in 0..whole.len() {
        let problem = only_problem_of(&whole.as_bytes()[..length]);
        assert_eq!(problem.kind, ProblemKind::NotJson, "cut at byte {length}: {problem}");
    }
}

#[test]
fn what_is_not_a_study_is_called_so() {
    let without_format = json!({ "version": 1, "name": "Test" });
    let cases = [
        (json!({}), "does not say so"),
        (without_format, "does not say so"),
        (json!([]), "does not say so"),
        (json!(5), "does not say so"),
        (json!("fulcrum-study"), "does not say so"),
        (Value::Null, "does not say so"),
        (with("/format", json!("parameters")), "\"parameters\""),
        (with("/format", json!("Fulcrum-Study")), "\"Fulcrum-Study\""),
        (with("/format", json!(1)), "found 1:"),
        (with("/format", Value::Null), "null"),
    ];
    for (file, found) in cases {
        let says = ["expected \"fulcrum-study\"", "not a Fulcrum study", found];
        assert_refused(file.to_string().as_bytes(), ProblemKind::NotAStudy, "format", &says);
    }
}

#[test]
fn nothing_but_the_format_is_reported_of_another_kind_of_file() {
    let mut file = with("/format", json!("parameters"));
    file["services"] = json!("none of these are services");
    file["horizon_months"] = json!(0);
    let problem = only_problem_of(file.to_string().as_bytes());
    assert_eq!(problem.kind, ProblemKind::NotAStudy, "{problem}");
}

#[test]
fn a_newer_version_is_refused_with_the_version_it_needs() {
    for version in ["2", "17", "4294967296", "18446744073709551615", "99999999999999999999999"] {
        let text = text_with("\"version\":1", &format!("\"version\":{version}"));
        let needed = format!("a newer Fulcrum that reads version {version} is needed");
        let says = ["version 1 or older", needed.as_str()];
        assert_refused(text.as_bytes(), ProblemKind::NewerVersion, "version", &says);
    }
}

#[test]
fn a_version_is_a_whole_number_from_1() {
    let cases = [
        (json!(0), ProblemKind::OutOfRange, "found 0"),
        (json!(-1), ProblemKind::OutOfRange, "found -1"),
        (json!(1.5), ProblemKind::OutOfRange, "found 1.5"),
        (json!("one"), ProblemKind::WrongKind, "found \"one\""),
        (json!("1.0.0"), ProblemKind::WrongKind, "found \"1.0.0\""),
        (json!(true), ProblemKind::WrongKind, "found true"),
        (Value::Null, ProblemKind::WrongKind, "found nothing"),
        (json!([1]), ProblemKind::WrongKind, "found a list of 1"),
    ];
    for (version, kind, found) in cases {
        let file = with("/version", version);
        assert_refused(file.to_string().as_bytes(), kind, "version", &[found]);
    }
    let file = super::without("/version");
    assert_refused(
        file.to_string().as_bytes(),
        ProblemKind::Missing,
        "version",
        &["version of the format, 1"],
    );
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_study() {
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    bytes.extend(valid().to_string().bytes());
    assert!(read_bytes(&bytes).is_ok(), "some editors begin every file with it");
    let twice = [b"\xef\xbb\xbf".as_slice(), &bytes].concat();
    assert_eq!(only_problem_of(&twice).kind, ProblemKind::NotJson, "once is enough");
}

#[test]
fn a_file_over_16_mib_is_refused_unread() {
    let mut bytes = valid().to_string().into_bytes();
    bytes.resize(17 * 1024 * 1024, b' ');
    assert_refused(&bytes, ProblemKind::TooLarge, "", &["at most 16 MiB", "a larger one"]);
    // white space after the study does not matter below the limit
    bytes.truncate(FILE_LIMIT);
    assert!(read_bytes(&bytes).is_ok(), "16 MiB are allowed");
}

/// The valid study with `levels` lists or objects inside one another under a key of its own.
fn nested(levels: usize, open: &str, inside: &str, close: &str) -> String {
    let value = format!("{}{inside}{}", open.repeat(levels), close.repeat(levels));
    text_with("\"name\":\"Test\"", &format!("\"name\":\"Test\",\"x\":{value}"))
}

#[test]
fn nesting_deeper_than_64_levels_is_refused() {
    // the study itself is the first level; what stands in the innermost list is none
    let room = NESTING_LIMIT - 1;
    for (open, close) in [("[", "]"), ("{\"y\":", "}")] {
        for levels in [room + 1, 100, 5_000] {
            let text = nested(levels, open, "1", close);
            let problem = only_problem_of(text.as_bytes());
            assert_eq!(problem.kind, ProblemKind::TooDeep, "{levels} levels: {problem}");
            assert!(problem.to_string().contains("at most 64 levels"), "{problem}");
        }
        let text = nested(room, open, "1", close);
        assert!(read_bytes(text.as_bytes()).is_ok(), "64 levels of {open} are allowed");
    }
}

#[test]
fn a_million_brackets_do_not_overflow_the_stack() {
    let open = "[".repeat(1_000_000);
    assert_eq!(only_problem_of(open.as_bytes()).kind, ProblemKind::NotJson);
    let closed = format!("{open}{}", "]".repeat(1_000_000));
    let kind = only_problem_of(closed.as_bytes()).kind;
    assert_eq!(kind, ProblemKind::TooDeep);
    let objects = "{\"a\":".repeat(200_000);
    assert_eq!(only_problem_of(objects.as_bytes()).kind, ProblemKind::NotJson);
}

#[test]
fn a_key_that_stands_twice_is_refused_with_its_path() {
    let cases = [
        ("\"name\":\"Test\"", "\"name\":\"Test\",\"name\":\"Best\"", "name"),
        // also where the program does not know the key
        ("\"name\":\"Test\"", "\"name\":\"Test\",\"x\":[{\"y\":1,\"y\":1}]", "x[0].y"),
        ("\"kind\":\"digital\"", "\"kind\":\"digital\",\"kind\":\"digital\"", "services[0].kind"),
        // written differently, the same key
        (
            "\"kind\":\"digital\"",
            "\"kind\":\"digital\",\"k\\u0069nd\":\"digital\"",
            "services[0].kind",
        ),
        (
            "\"name\":\"Test\"",
            "\"name\":\"Test\",\"models\":{\"ops_run_it\":{\"acknowledge_hours\":1,\"acknowledge_hours\":2}}",
            "models.ops_run_it.acknowledge_hours",
        ),
        ("\"version\":1", "\"version\":1,\"version\":1", "version"),
        (
            "\"format\":\"fulcrum-study\"",
            "\"format\":\"fulcrum-study\",\"format\":\"fulcrum-study\"",
            "format",
        ),
    ];
    for (piece, by, path) in cases {
        let text = text_with(piece, by);
        assert_refused(text.as_bytes(), ProblemKind::Duplicate, path, &["each key once", "twice"]);
    }
}

#[test]
fn every_key_that_stands_twice_is_reported() {
    let text = text_with(
        "\"name\":\"Test\"",
        "\"name\":\"A\",\"name\":\"B\",\"name\":\"C\",\"start\":\"2027-01\"",
    );
    let paths: Vec<_> = problems_of(text.as_bytes()).into_iter().map(|p| p.path).collect();
    assert_eq!(paths, ["name", "name", "start"]);
}

#[test]
fn a_long_key_does_not_make_reading_slow() {
    // a path that was built for every entry would copy this key 200 000 times: 400 gigabytes
    let key = "k".repeat(2_000_000);
    let entries = (0..200_000).map(|n| format!("\"{n}\":0")).collect::<Vec<_>>().join(",");
    let text =
        text_with("\"name\":\"Test\"", &format!("\"name\":\"Test\",\"{key}\":{{{entries}}}"));
    assert!(read_bytes(text.as_bytes()).is_ok());
}

#[test]
fn characters_that_are_none_are_refused() {
    // half of a surrogate pair is no character, so no study could be saved with it again
    for text in ["\\ud800", "\\udc00", "\\ud800x", "\\ud800\\ud800", "\\udc00\\ud800"] {
        let name = text_with("\"name\":\"Test\"", &format!("\"name\":\"{text}\""));
        assert_eq!(
            only_problem_of(name.as_bytes()).kind,
            ProblemKind::NotJson,
            "{text} in a value"
        );
        let key = text_with("\"name\":\"Test\"", &format!("\"name\":\"Test\",\"{text}\":1"));
        assert_eq!(only_problem_of(key.as_bytes()).kind, ProblemKind::NotJson, "{text} in a key");
    }
    let pair = text_with("\"name\":\"Test\"", "\"name\":\"\\ud83d\\ude80\"");
    assert_eq!(read_bytes(pair.as_bytes()).unwrap().study.name, "\u{1f680}", "a whole pair is one");
}

#[test]
fn names_keep_every_character() {
    let name = "Möbel \u{202e}\"<&>'\\ \u{0}\u{7f}\t\n 家具 \u{1f680}";
    let study = accepted(&with("/name", json!(name))).study;
    assert_eq!(study.name, name);
}

use std::num::NonZero;

use super::*;
use crate::simulation::{
    PIECE_TRIAL_LIMIT, PieceError, PieceQuery, SimulationQuery, simulate, simulate_piece,
};
use crate::{FIRST_SAMPLE, Library, sample};
use fulcrum_simulation::Watch;

fn study() -> Study {
    let text = sample(FIRST_SAMPLE).unwrap().text;
    Library::new().unwrap().read(text.as_bytes()).unwrap().1.study
}

fn query(trials: u32) -> SimulationQuery {
    let threads = NonZero::new(2);
    SimulationQuery { trials: Some(trials), threads, ..SimulationQuery::default() }
}

fn piece(study: &Study, query: SimulationQuery, range: Range<u32>) -> Piece {
    let which = PieceQuery { from: Some(range.start), to: Some(range.end) };
    simulate_piece(study, query, which, &Watch::default()).unwrap()
}

fn merged(study: &Study, pieces: &[Piece]) -> Result<String, MergeError> {
    let mut merging = Merging::of(study);
    for (number, piece) in pieces.iter().enumerate() {
        merging.add(&format!("p{number}"), piece.clone())?;
    }
    Ok(merging.finish()?.json(0.0))
}

#[test]
fn pieces_in_any_order_and_from_any_trial_are_the_whole_to_the_last_bit() {
    let study = study();
    let query = query(700);
    let whole = simulate(&study, query, &Watch::default()).unwrap().json(0.0);
    let pieces = [500..700, 0..3, 3..131, 131..500].map(|range| {
        let piece = piece(&study, query, range.clone());
        assert_eq!((piece.ranges(), piece.trials()), (&[range.clone()][..], range.len()));
        let read = Piece::read(piece.text().as_bytes()).unwrap();
        assert_eq!(read, piece, "a file loses no bit");
        read
    });
    assert_eq!(merged(&study, &pieces).unwrap(), whole);
}

#[test]
fn what_a_study_is_called_does_not_keep_its_pieces_apart() {
    let study = study();
    let piece = piece(&study, query(40), 0..40);
    let mut renamed = study.clone();
    renamed.name = "Another name".to_owned();
    renamed.simulation.trials = 5;
    assert!(merged(&renamed, std::slice::from_ref(&piece)).is_ok());
    let mut changed = study;
    changed.discount_rate += rust_decimal::dec!(0.01);
    let error = merged(&changed, &[piece]).unwrap_err();
    assert_eq!(error, MergeError::OtherStudy { piece: "p0".to_owned() });
    assert!(error.to_string().contains("--scenario"));
}

#[test]
fn pieces_of_other_runs_are_refused_with_what_differs() {
    let study = study();
    let usual = query(60);
    let first = piece(&study, usual, 0..30);
    let others = [
        (SimulationQuery { seed: Some(9), ..usual }, "seed 9 instead of seed 1"),
        (SimulationQuery { trials: Some(90), ..usual }, "90 trials instead of 60 trials"),
        (SimulationQuery { no_chance: true, ..usual }, "without chance instead of with chance"),
        (SimulationQuery { spending_only: true, ..usual }, "spending only instead of all costs"),
    ];
    for (query, words) in others {
        let other = piece(&study, query, 30..60);
        let error = merged(&study, &[first.clone(), other]).unwrap_err().to_string();
        assert!(error.contains(words) && error.contains("p1 is of another run than p0"), "{error}");
    }
    let mut foreign = first.clone();
    foreign.run.program = "9.9.9".to_owned();
    for pieces in [&[foreign.clone()][..], &[first, foreign]] {
        let error = merged(&study, pieces).unwrap_err().to_string();
        assert!(error.contains("version 9.9.9"), "{error}");
    }
}

#[test]
fn overlaps_and_gaps_are_refused_with_the_trials_that_they_are_about() {
    let study = study();
    let query = query(60);
    let [a, b, c] = [0..20, 10..30, 40..50].map(|range| piece(&study, query, range));
    for pair in [[a.clone(), b.clone()], [b.clone(), a.clone()], [a.clone(), a.clone()]] {
        let error = merged(&study, &pair).unwrap_err().to_string();
        assert!(error.contains("p1 and p0 both have trials"), "{error}");
    }
    let error = merged(&study, &[a.clone(), b]).unwrap_err().to_string();
    assert!(error.contains("--trials-from 10 --trials-to 20."), "{error}");
    let error = merged(&study, &[c, a]).unwrap_err().to_string();
    for words in
        ["30 of the 60 trials", "--trials-from 20 --trials-to 40, --trials-from 50 --trials-to 60"]
    {
        assert!(error.contains(words), "{error}");
    }
    assert_eq!(merged(&study, &[]).unwrap_err(), MergeError::NoPieces);
}

#[test]
fn trials_of_a_piece_that_cannot_be_are_refused() {
    let study = study();
    let refused = |query: SimulationQuery, from, to| {
        let which = PieceQuery { from, to };
        simulate_piece(&study, query, which, &Watch::default()).unwrap_err().to_string()
    };
    for (from, to) in [(Some(5), Some(5)), (Some(6), Some(5)), (None, Some(0)), (Some(100), None)] {
        let error = refused(query(100), from, to);
        assert!(error.contains("are none"), "{error}");
    }
    let error = refused(query(100), Some(0), Some(101));
    assert!(error.contains("has 100 trials") && error.contains("--trials"), "{error}");
    let error = refused(query(10_000_000), None, None);
    assert!(error.contains(&PIECE_TRIAL_LIMIT.to_string()), "{error}");
    assert!(refused(query(0), None, None).contains("from 1 to 10000000"));
}

#[test]
fn a_piece_that_was_stopped_has_the_trials_that_were_done() {
    let study = study();
    let query = query(500);
    let all = piece(&study, query, 0..500);
    let rest = piece(&study, query, 128..300);
    // as if one thread had done the first block and another had come to 300
    let mut stopped = piece(&study, query, 0..128);
    let later = piece(&study, query, 300..500);
    stopped.trials = stopped.trials.and(later.trials);
    stopped.ranges.extend(later.ranges);
    let stopped = Piece::read(stopped.text().as_bytes()).unwrap();
    assert_eq!(stopped.ranges(), [0..128, 300..500]);
    assert_eq!(merged(&study, &[rest, stopped]), merged(&study, &[all]));
}

/// A file with a content of ours, and the digest that belongs to it.
fn file(content: &serde_json::Value) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    let content = content.to_string();
    let digest: String = Sha256::digest(&content).iter().map(|b| format!("{b:02x}")).collect();
    format!(r#"{{"format":"fulcrum-piece","version":2,"digest":"{digest}","piece":{content}}}"#)
        .into_bytes()
}

fn content() -> serde_json::Value {
    let text = piece(&study(), query(60), 10..30).text();
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    file["piece"].clone()
}

#[test]
fn damaged_and_foreign_files_are_refused_and_nothing_panics() {
    let text = piece(&study(), query(60), 10..30).text();
    let bytes = text.as_bytes();
    // cut anywhere
    for end in (0..bytes.len()).step_by(97) {
        let error = Piece::read(&bytes[..end]).unwrap_err();
        assert!(matches!(error, PieceError::NotAPiece | PieceError::CutShort), "{end}: {error}");
    }
    // any character changed
    for place in (0..bytes.len() - 1).step_by(61) {
        let mut changed = bytes.to_vec();
        changed[place] = if changed[place] == b'7' { b'8' } else { b'7' };
        assert!(Piece::read(&changed).is_err(), "a changed byte {place} is seen");
    }
    for (version, what_to_do) in [(3, "use the program"), (1, "write it again")] {
        let other = text.replace("\"version\":2", &format!("\"version\":{version}"));
        let error = Piece::read(other.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(&format!("version {version},")), "{error}");
        assert!(error.contains(what_to_do), "{error}");
    }
    for other in [&b""[..], b"{}", b"[1]", b"\xff\xfe{", b"{\"format\":\"fulcrum-study\"}"] {
        assert!(matches!(Piece::read(other), Err(PieceError::NotAPiece)), "{other:?}");
    }
    let deep = format!("{{\"format\":\"fulcrum-piece\",\"piece\":{}", "[".repeat(1_000_000));
    assert!(Piece::read(deep.as_bytes()).is_err());
}

#[test]
fn files_made_to_mislead_are_refused_though_their_digest_is_right() {
    use serde_json::json;
    assert!(Piece::read(&file(&content())).is_ok());
    let not_a_number = "7ff8000000000000".repeat(20);
    let empty_months = vec![json!([]); 1_000];
    let far_apart = vec![json!([[-1_000_000, 1], [1_000_000, 19]]); 36];
    let changes = [
        ("/ranges", json!([])),
        ("/ranges", json!([[30, 10]])),
        ("/ranges", json!([[10, 20], [15, 25]])),
        ("/ranges", json!([[0, 4_000_000_000_u32]])),
        ("/ranges", json!([[10, 29]])),
        ("/trials", json!(4_000_000_000_u32)),
        ("/trials", json!(12)),
        ("/seed", json!(-1)),
        ("/chance", json!("yes")),
        ("/sampling", json!("sobol")),
        ("/counted", json!("")),
        ("/totals/hybrid", json!("")),
        ("/totals/hybrid", json!(not_a_number)),
        ("/totals/hybrid", json!("g".repeat(320))),
        ("/totals/hybrid", json!("é".repeat(160))),
        ("/cumulative/hybrid", json!([])),
        ("/cumulative/hybrid", json!(empty_months)),
        ("/cumulative/hybrid", json!(far_apart)),
        ("/cumulative/hybrid/0", json!([[2_147_483_647, 20]])),
        ("/cumulative/hybrid/0", json!([[-2_147_483_648, 10], [2_147_483_647, 10]])),
        ("/cumulative/hybrid/0", json!([[5, 4_294_967_295_u32], [6, 21]])),
        ("/cumulative/hybrid/35", json!([[5, 20]])),
        ("/break_even/hybrid", json!([20])),
        ("/break_even/hybrid/0", json!(4_294_967_295_u32)),
        ("/unknown", json!(1)),
    ];
    for (path, value) in changes {
        let mut changed = content();
        match changed.pointer_mut(path) {
            Some(place) => *place = value,
            None => changed["unknown"] = value,
        }
        let error = Piece::read(&file(&changed)).unwrap_err();
        assert!(matches!(error, PieceError::Damaged(_)), "{path}: {error}");
        assert!(error.to_string().len() < 400, "{error}");
    }
}

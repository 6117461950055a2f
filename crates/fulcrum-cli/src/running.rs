//! A long run in a terminal: how far it is, and Ctrl-C.

use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use fulcrum_app::Watch;

use crate::commands::STOPPED;

/// Between two lines of progress: ten a second.
const BETWEEN: Duration = Duration::from_millis(100);

/// Does work that a watch follows. While it runs, a terminal on standard error shows how many of
/// `trials` are done; Ctrl-C stops it, and a second one ends the program at once.
pub(crate) fn watched<R>(trials: u32, work: impl FnOnce(&Watch) -> R) -> R {
    let watch = Arc::new(Watch::default());
    let interrupted = Arc::clone(&watch);
    // where it cannot be set, the system ends the program as it always does
    let _ = ctrlc::set_handler(move || {
        if interrupted.is_cancelled() {
            std::process::exit(i32::from(STOPPED));
        }
        interrupted.cancel();
    });
    if !std::io::stderr().is_terminal() {
        return work(&watch);
    }
    let (done, is_done) = channel::<()>();
    thread::scope(|scope| {
        let shown = &watch;
        scope.spawn(move || {
            let started = Instant::now();
            let mut width = 0;
            while is_done.recv_timeout(BETWEEN) == Err(RecvTimeoutError::Timeout) {
                let line = progress(shown.done(), trials, started.elapsed());
                show(&line, width);
                width = line.len();
            }
            show("", width);
        });
        let result = work(&watch);
        drop(done);
        result
    })
}

/// Writes a line over the one before it, which had this width. Whoever closed standard error wants
/// no progress.
fn show(line: &str, width: usize) {
    let mut errors = std::io::stderr().lock();
    let _ = write!(errors, "\r{line:width$}\r{line}").and_then(|()| errors.flush());
}

/// How far a run is.
fn progress(done: u32, trials: u32, elapsed: Duration) -> String {
    let percent = u64::from(done) * 100 / u64::from(trials.max(1));
    let left =
        elapsed.as_secs_f64() * f64::from(trials.saturating_sub(done)) / f64::from(done.max(1));
    match done {
        0 => format!("0 of {trials} trials"),
        _ if left < 1.0 => format!("{done} of {trials} trials, {percent} %"),
        _ => format!("{done} of {trials} trials, {percent} %, about {} s left", left.ceil()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_says_how_far_and_how_long() {
        let after = |done, trials| progress(done, trials, Duration::from_secs(2));
        assert_eq!(after(0, 10_000), "0 of 10000 trials");
        assert_eq!(after(2_500, 10_000), "2500 of 10000 trials, 25 %, about 6 s left");
        assert_eq!(after(9_999, 10_000), "9999 of 10000 trials, 99 %");
        assert_eq!(after(10_000_000, 10_000_000), "10000000 of 10000000 trials, 100 %");
    }

    #[test]
    fn lines_fit_a_terminal() {
        let longest = progress(1, 10_000_000, Duration::from_secs(100_000));
        assert!(longest.len() < 80, "{longest}");
    }
}

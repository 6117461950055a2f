//! `cargo xtask test`: set-up, then everything there is to check.
//!
//! The order is by cost: what takes a second and fails most often comes first. The tests come
//! last, one runner after the other, so that the end of the output is their own closing lines.
//!
//! Compiling is nearly all of the time, so it is arranged to happen once:
//!
//! - Every Rust step selects the same packages with the same features, and the tests and the
//!   window are built by one `cargo build`. Cargo unifies the features of what is selected
//!   together; building the window alone first would compile a part of its dependencies twice.
//! - Everything is in the development profile, which tests share with `cargo xtask run`.
//! - clippy and rustdoc need only the metadata of dependencies and share it; that is a second set
//!   of artefacts beside the compiled ones, which nothing can avoid.
//! - Warnings become errors by clippy's own arguments and `RUSTDOCFLAGS`. `RUSTFLAGS` is left
//!   alone: a change of it throws away every dependency that is already compiled.

use crate::arguments::TestOptions;
use crate::failure::Failure;
use crate::line::Line;
use crate::packages::Purpose;
use crate::say;
use crate::setup;
use crate::steps::{self, Step};
use crate::system::System;
use crate::tree;
use crate::workspace::{self, Workspace};

/// What of the project is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// Everything, with the tests that drive the real window and an office suite.
    Everything,
    /// Everything but the tests of the window and of exported files and the page's tests in a browser,
    /// whose programs are installed on Linux only.
    WithoutWindowTest,
    /// Everything but the window's crate, what needs other programs, and the documentation.
    Fast,
}

impl Scope {
    fn of(options: &TestOptions, system: System) -> Self {
        match (options.fast, system.can_test_the_window()) {
            (true, _) => Self::Fast,
            (false, true) => Self::Everything,
            (false, false) => Self::WithoutWindowTest,
        }
    }

    /// The packages and features of every Rust step.
    fn selection(self) -> &'static [&'static str] {
        match self {
            Self::Everything => {
                &["--workspace", "--features", "fulcrum-tests/window,fulcrum-tests/office"]
            }
            Self::WithoutWindowTest => &["--workspace"],
            Self::Fast => &["--workspace", "--exclude", "fulcrum-desktop"],
        }
    }

    /// The programs the tests start.
    fn programs(self) -> &'static [&'static str] {
        match self {
            Self::Everything | Self::WithoutWindowTest => {
                &["--bin", "fulcrum", "--bin", "fulcrum-desktop"]
            }
            Self::Fast => &["--bin", "fulcrum"],
        }
    }

    fn left_out(self) -> Option<&'static str> {
        match self {
            Self::Everything => None,
            Self::WithoutWindowTest => Some(
                "Left out: the tests of the real window and of exported files in an office suite, which \
                 run on Linux only, and the page's tests in a browser (`npm --prefix ui run \
                 test:browser` runs them with Chrome).",
            ),
            Self::Fast => Some(
                "Left out (--fast): the window's crate, the test of the real window, exported files in an \
                 office suite, the page's tests in a browser, the documentation.",
            ),
        }
    }
}

/// With these set, WebKitGTK shows the window but never answers a request for a picture of it.
const BREAK_THE_WINDOW_TEST: &[&str] =
    &["WEBKIT_DISABLE_DMABUF_RENDERER", "WEBKIT_DISABLE_COMPOSITING_MODE"];

/// Runs every check.
pub(crate) fn run(workspace: &Workspace, options: &TestOptions) -> Result<(), Failure> {
    let scope = Scope::of(options, System::here());
    let has_nextest = Line::cargo().args(["nextest", "--version"]).succeeds(workspace);
    let before = tree::state(workspace);

    let mut steps = steps(scope, has_nextest);
    steps.push(Step::perform("Checking that the checkout is as it was", move |workspace| {
        tree::check(workspace, before.as_deref())
    }));
    let durations = steps::take(workspace, steps)?;

    say::line(durations.report("Every step passed"));
    if let Some(left_out) = scope.left_out() {
        say::line(format!("\n{left_out}"));
    }
    Ok(())
}

fn steps(scope: Scope, has_nextest: bool) -> Vec<Step> {
    let mut steps = Vec::new();
    if scope != Scope::Fast {
        // Where the window cannot be tested nothing is needed for it either, and the step says so.
        steps.push(setup::system_packages(Purpose::Tests));
    }
    steps.extend(setup::page_packages());
    if scope == Scope::Everything {
        steps.extend(setup::readers_of_exports());
    }
    steps.push(format_of_the_code());
    steps.extend(page_checks());
    steps.push(setup::page());
    steps.push(clippy(scope));
    if scope != Scope::Fast {
        steps.push(documentation(scope));
    }
    steps.push(build(scope));
    steps.extend(tests(scope, has_nextest));
    steps.push(page_tests());
    if scope == Scope::Everything {
        steps.push(page_tests_in_a_browser());
    }
    steps
}

fn format_of_the_code() -> Step {
    Step::run(
        "Checking the format of the Rust code",
        Line::cargo().args(["fmt", "--all", "--check"]),
        "The format of the Rust code differs.",
        "Run `cargo fmt --all`.",
    )
}

fn page_checks() -> [Step; 3] {
    [
        page_script(
            "Checking the format of the page's code",
            "format:check",
            "The format of the page's code differs.",
            "Run `npm --prefix ui run format`.",
        ),
        page_script(
            "Linting the page's code",
            "lint",
            "The page's code has faults.",
            "Correct what the lines above name in ui/.",
        ),
        page_script(
            "Checking the page's types",
            "check",
            "The page's types do not agree.",
            "Correct what the lines above name; types that come from Rust are generated by \
             `cargo test`.",
        ),
    ]
}

fn page_tests() -> Step {
    page_script(
        "Testing the page",
        "test",
        "A test of the page failed.",
        "Find the first test marked as failed above.",
    )
}

fn page_tests_in_a_browser() -> Step {
    page_script(
        "Testing the page in a browser",
        "test:browser",
        "A test of the page in a browser failed.",
        "Find the first test marked as failed above. Where no browser could be started, set \
         FULCRUM_CHROMIUM to the path of Chromium or Chrome.",
    )
}

fn page_script(title: &str, script: &str, failed: &'static str, advice: &str) -> Step {
    Step::run(title, Line::npm().args(["--prefix", "ui", "run", script]), failed, advice)
}

fn clippy(scope: Scope) -> Step {
    Step::run(
        "Linting the Rust code",
        Line::cargo().arg("clippy").args(scope.selection().iter().copied()).args([
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]),
        "clippy found faults in the Rust code.",
        "Correct what the lines above name; each finding carries a link that explains it.",
    )
}

fn documentation(scope: Scope) -> Step {
    Step::run(
        "Checking the documentation",
        Line::cargo()
            .arg("doc")
            .args(scope.selection().iter().copied())
            .arg("--no-deps")
            .set("RUSTDOCFLAGS", "-D warnings"),
        "The documentation has faults.",
        "Correct the links and examples that the lines above name.",
    )
}

fn build(scope: Scope) -> Step {
    Step::run(
        "Building the tests and the programs they start (most of the time goes here)",
        Line::cargo()
            .arg("build")
            .args(scope.selection().iter().copied())
            .arg("--tests")
            .args(scope.programs().iter().copied()),
        "The project does not compile.",
        "Correct the first error above; when the linker ended without a message, free memory or \
         disk space and run this again.",
    )
}

/// The tests of every crate, those of the window among them, and the examples in the documentation.
fn tests(scope: Scope, has_nextest: bool) -> Vec<Step> {
    let advice = match scope {
        Scope::Everything => {
            "Find the first test marked as failed above. A test of the window alone is repeated \
             with `cargo test -p fulcrum-tests --features window NAME`."
        }
        Scope::WithoutWindowTest | Scope::Fast => "Find the first test marked as failed above.",
    };
    let with_environment = |line: Line| match workspace::built_beside("fulcrum-desktop") {
        // The test would look in target/, which is elsewhere when CARGO_TARGET_DIR says so.
        Some(program)
            if scope == Scope::Everything && std::env::var_os("FULCRUM_DESKTOP").is_none() =>
        {
            line.set("FULCRUM_DESKTOP", program).unset(BREAK_THE_WINDOW_TEST)
        }
        _ => line.unset(BREAK_THE_WINDOW_TEST),
    };
    let test = |arguments: &[&str]| {
        let line = Line::cargo()
            .args(arguments.iter().copied())
            .args(scope.selection().iter().copied())
            .arg("--no-fail-fast");
        with_environment(line)
    };
    if !has_nextest {
        let title = "Testing the Rust code and the examples in its documentation";
        return vec![Step::run(title, test(&["test"]), "A test failed.", advice)];
    }
    vec![
        Step::run(
            "Testing the Rust code",
            // A test that passes only sometimes is a fault to find, not to repeat.
            test(&["nextest", "run"]).args(["--retries", "0"]),
            "A test failed.",
            advice,
        ),
        Step::run(
            "Testing the examples in the documentation",
            test(&["test", "--doc"]),
            "An example in the documentation failed.",
            "Find the first example marked as failed above.",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(scope: Scope, has_nextest: bool) -> Vec<String> {
        steps(scope, has_nextest).iter().filter_map(Step::line).collect()
    }

    fn position(lines: &[String], part: &str) -> usize {
        lines.iter().position(|line| line.contains(part)).unwrap_or_else(|| panic!("no {part}"))
    }

    #[test]
    fn every_rust_step_selects_the_same_so_that_nothing_is_compiled_twice() {
        for scope in [Scope::Everything, Scope::WithoutWindowTest, Scope::Fast] {
            let selection = scope.selection().join(" ");
            for part in ["clippy ", "cargo build ", "nextest run ", "test --doc "] {
                let lines = lines(scope, true);
                let line = &lines[position(&lines, part)];
                assert!(line.contains(&selection), "{line}");
            }
        }
    }

    #[test]
    fn the_page_is_built_before_the_crate_that_embeds_it() {
        let lines = lines(Scope::Everything, true);
        assert!(position(&lines, "run build") < position(&lines, "clippy"));
    }

    #[test]
    fn the_window_is_built_before_it_is_tested() {
        let lines = lines(Scope::Everything, true);
        assert!(position(&lines, "--bin fulcrum-desktop") < position(&lines, "nextest run"));
    }

    #[test]
    fn variables_that_break_the_window_test_are_removed() {
        for has_nextest in [true, false] {
            let lines = lines(Scope::Everything, has_nextest);
            let part = if has_nextest { "nextest run" } else { "cargo test" };
            let line = &lines[position(&lines, part)];
            for name in BREAK_THE_WINDOW_TEST {
                assert!(line.contains(&format!("-u {name}")), "{line}");
            }
        }
    }

    #[test]
    fn the_runners_closing_lines_come_last() {
        let all = lines(Scope::Everything, true);
        assert!(position(&all, "nextest run") == all.len() - 4);
        assert!(position(&all, "test --doc") == all.len() - 3);
        assert!(position(&all, "ui run test") == all.len() - 2);
        assert!(position(&all, "ui run test:browser") == all.len() - 1);
        let without = lines(Scope::Everything, false);
        assert!(position(&without, "cargo test") == without.len() - 3);
    }

    #[test]
    fn the_browser_is_started_only_where_it_is_installed() {
        for scope in [Scope::WithoutWindowTest, Scope::Fast] {
            assert!(!lines(scope, true).join("\n").contains("test:browser"));
        }
    }

    #[test]
    fn fast_needs_neither_the_window_nor_documentation() {
        let lines = lines(Scope::Fast, true).join("\n");
        assert!(!lines.contains("--bin fulcrum-desktop"));
        assert!(!lines.contains("cargo doc"));
        assert!(!lines.contains("window"));
    }

    #[test]
    fn the_scope_follows_the_system_and_the_options() {
        let (all, fast) = (TestOptions { fast: false }, TestOptions { fast: true });
        assert_eq!(Scope::of(&all, System::Apt), Scope::Everything);
        assert_eq!(Scope::of(&all, System::OtherUnix), Scope::Everything);
        assert_eq!(Scope::of(&all, System::BringsWebView), Scope::WithoutWindowTest);
        assert_eq!(Scope::of(&fast, System::Apt), Scope::Fast);
        assert!(Scope::Everything.left_out().is_none());
    }
}

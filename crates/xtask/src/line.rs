//! A command line: shown as one would type it, run in the project's folder.

use crate::failure::Failure;
use crate::say;
use crate::workspace::Workspace;
use std::ffi::{OsStr, OsString};
use std::io::IsTerminal;
use std::process::{Command, ExitStatus, Output, Stdio};

/// A program with its arguments and the environment it is given.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    program: OsString,
    /// The program's name as a reader types it.
    typed: String,
    arguments: Vec<OsString>,
    set: Vec<(&'static str, OsString)>,
    unset: Vec<&'static str>,
    may_ask: bool,
}

impl Line {
    /// A program found on the path.
    pub(crate) fn new(program: impl Into<OsString>) -> Self {
        let program = program.into();
        let typed = program.to_string_lossy().into_owned();
        Self { program, typed, arguments: vec![], set: vec![], unset: vec![], may_ask: false }
    }

    /// The Cargo that runs this program: not another one that comes first on the path.
    pub(crate) fn cargo() -> Self {
        let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        Self { typed: "cargo".to_owned(), ..Self::new(program) }
    }

    /// npm; on Windows it is a script that only its full name starts.
    pub(crate) fn npm() -> Self {
        let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
        Self { typed: "npm".to_owned(), ..Self::new(program) }
    }

    /// The same line with one more argument.
    pub(crate) fn arg(mut self, argument: impl Into<OsString>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// The same line with more arguments.
    pub(crate) fn args<A: Into<OsString>>(mut self, more: impl IntoIterator<Item = A>) -> Self {
        self.arguments.extend(more.into_iter().map(Into::into));
        self
    }

    /// The same line with a variable in its environment.
    pub(crate) fn set(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.set.push((name, value.into()));
        self
    }

    /// The same line without variables that the caller's environment may hold.
    pub(crate) fn unset(mut self, names: &[&'static str]) -> Self {
        self.unset.extend_from_slice(names);
        self
    }

    /// The same line, allowed to read what a person types (a password).
    pub(crate) fn may_ask(mut self) -> Self {
        self.may_ask = true;
        self
    }

    /// The line as one would type it in a shell.
    pub(crate) fn show(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        if !self.unset.is_empty() {
            words.push("env".to_owned());
            words.extend(self.unset.iter().map(|name| format!("-u {name}")));
        }
        words.extend(self.set.iter().map(|(name, value)| format!("{name}={}", quoted(value))));
        words.push(quoted(OsStr::new(&self.typed)));
        words.extend(self.arguments.iter().map(|argument| quoted(argument)));
        words.join(" ")
    }

    /// Runs the line with its output shown; `failed` says what failed and `advice` what to do.
    pub(crate) fn run(
        &self,
        workspace: &Workspace,
        failed: &str,
        advice: &str,
    ) -> Result<(), Failure> {
        let status = self.command(workspace).status().map_err(|error| self.not_started(&error))?;
        if status.success() {
            return Ok(());
        }
        Err(self.failure(failed, advice, status))
    }

    /// What the line writes to standard output, shown nowhere; its errors are shown.
    pub(crate) fn capture(
        &self,
        workspace: &Workspace,
        failed: &str,
        advice: &str,
    ) -> Result<Vec<u8>, Failure> {
        let output = self
            .command(workspace)
            .stderr(Stdio::inherit())
            .output()
            .map_err(|error| self.not_started(&error))?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        Err(self.failure(failed, advice, output.status))
    }

    /// Runs the line with its output shown only when it fails.
    pub(crate) fn run_in_silence(
        &self,
        workspace: &Workspace,
        failed: &str,
        advice: &str,
    ) -> Result<(), Failure> {
        let output = self.command(workspace).output().map_err(|error| self.not_started(&error))?;
        if output.status.success() {
            return Ok(());
        }
        say::line(String::from_utf8_lossy(&output.stdout));
        say::line(String::from_utf8_lossy(&output.stderr));
        Err(self.failure(failed, advice, output.status))
    }

    /// What the line writes, whether it succeeds or not; nothing when it cannot be started.
    pub(crate) fn observe(&self, workspace: &Workspace) -> Option<Output> {
        self.command(workspace).stderr(Stdio::null()).output().ok()
    }

    /// Whether the line succeeds, in silence.
    pub(crate) fn succeeds(&self, workspace: &Workspace) -> bool {
        self.observe(workspace).is_some_and(|output| output.status.success())
    }

    fn command(&self, workspace: &Workspace) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).current_dir(workspace.root());
        command.envs(self.set.iter().map(|(name, value)| (name, value)));
        for name in &self.unset {
            command.env_remove(name);
        }
        // Some programs colour what they write for a build server even into a file, where the
        // codes stand in the middle of the lines somebody searches for.
        if !std::io::stdout().is_terminal() && std::env::var_os("FORCE_COLOR").is_none() {
            command.env("NO_COLOR", "1");
        }
        // Nothing here has a question to ask, and a test runner that sees a terminal starts
        // watching files instead of ending.
        if !self.may_ask {
            command.stdin(Stdio::null());
        }
        command
    }

    fn failure(&self, failed: &str, advice: &str, status: ExitStatus) -> Failure {
        Failure::new(format!("{failed} ({})", ending(status)), advice).repeated_by(self.show())
    }

    fn not_started(&self, error: &std::io::Error) -> Failure {
        Failure::new(
            format!("`{}` could not be started: {error}.", self.typed),
            format!("Install `{}`, or put it on the path, and run this again.", self.typed),
        )
        .repeated_by(self.show())
    }
}

/// How a program ended, for the end of a sentence.
fn ending(status: ExitStatus) -> String {
    match status.code() {
        Some(code) => format!("exit status {code}"),
        None => "ended by a signal".to_owned(),
    }
}

/// A word as a shell reads it back.
fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./:=@%+,".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.into_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_a_line_as_it_is_typed() {
        let line = Line::cargo().args(["doc", "--no-deps"]).set("RUSTDOCFLAGS", "-D warnings");
        assert_eq!(line.show(), "RUSTDOCFLAGS='-D warnings' cargo doc --no-deps");
    }

    #[test]
    fn shows_what_is_taken_from_the_environment() {
        let line = Line::new("fulcrum").arg("my study.fulcrum").unset(&["A", "B"]);
        assert_eq!(line.show(), "env -u A -u B fulcrum 'my study.fulcrum'");
    }

    #[test]
    fn quotes_what_a_shell_would_read_otherwise() {
        assert_eq!(quoted(OsStr::new("it's")), r"'it'\''s'");
        assert_eq!(quoted(OsStr::new("")), "''");
        assert_eq!(quoted(OsStr::new("a/b-c_d.e")), "a/b-c_d.e");
    }

    #[test]
    fn a_program_that_is_not_there_is_a_failure_with_a_sentence() {
        let workspace = Workspace::find().unwrap();
        let failure = Line::new("no-such-program").run(&workspace, "It failed.", "").unwrap_err();
        assert!(failure.to_string().contains("`no-such-program` could not be started"));
    }
}

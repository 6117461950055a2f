//! The system's packages: which are needed, and which of them are missing.

use crate::failure::Failure;
use crate::install;
use crate::line::Line;
use crate::path_search;
use crate::say;
use crate::system::System;
use crate::workspace::Workspace;

/// What the packages are wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Building the window and opening it.
    Window,
    /// The same, and what tests drive: the window without a screen, and an office suite that reads
    /// exported files.
    Tests,
}

/// Packages of Debian and Ubuntu to build the window and open it: a compiler, the library finder
/// of the `-sys` crates, one font (a bare image has none, and text would be empty boxes), and the
/// web view, which pulls in GTK and everything else.
const WINDOW: &[&str] =
    &["build-essential", "pkg-config", "fonts-dejavu-core", "libwebkit2gtk-4.1-dev"];

/// Packages of Debian and Ubuntu that tests drive: WebKit's driver and an X server without a screen for
/// the window; LibreOffice, pictures of PDF pages and a Python of their own for exported files.
const TESTS: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "libreoffice-calc",
    "libreoffice-impress",
    "poppler-utils",
    "python3",
    "python3-venv",
];

/// The programs that are needed from those packages, for systems where the packages have other names.
const TEST_PROGRAMS: &[&str] = &["WebKitWebDriver", "Xvfb", "soffice", "pdftoppm", "python3"];

/// The browsers that serve for the page's tests in a browser, by the names of their programs. They
/// are looked for by program, because many a machine has one that no package brought.
const BROWSERS: &[&str] =
    &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/// The browser's package. Ubuntu has it under another name, which brings a snap.
fn browser_package(is_ubuntu: bool) -> &'static str {
    if is_ubuntu { "chromium-browser" } else { "chromium" }
}

/// Whether the release file of a system names Ubuntu or a relative of it.
fn names_ubuntu(os_release: &str) -> bool {
    os_release.lines().any(|line| {
        line.split_once('=').is_some_and(|(name, value)| {
            matches!(name, "ID" | "ID_LIKE") && value.contains("ubuntu")
        })
    })
}

impl Purpose {
    fn needs_browser(self) -> bool {
        self == Self::Tests
    }

    fn packages(self) -> Vec<&'static str> {
        match self {
            Self::Window => WINDOW.to_vec(),
            Self::Tests => [WINDOW, TESTS].concat(),
        }
    }

    fn programs(self) -> &'static [&'static str] {
        match self {
            Self::Window => &[],
            Self::Tests => TEST_PROGRAMS,
        }
    }

    /// What can be done without the packages.
    pub(crate) fn alternative(self) -> &'static str {
        match self {
            Self::Window => "`cargo xtask run --no-window` works without them.",
            Self::Tests => "`cargo xtask test --fast` works without them.",
        }
    }
}

/// Checks that everything is there, and installs what is not where that can be done.
pub(crate) fn provide(workspace: &Workspace, purpose: Purpose) -> Result<(), Failure> {
    match System::here() {
        System::BringsWebView => {
            say::line("This system brings its own web view; nothing to install.");
            Ok(())
        }
        System::OtherUnix => look_for(workspace, purpose),
        System::Apt => {
            let mut wanted = purpose.packages();
            if purpose.needs_browser() && !BROWSERS.iter().any(|name| path_search::finds(name)) {
                let os_release = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
                wanted.push(browser_package(names_ubuntu(&os_release)));
            }
            let missing = missing(&wanted, &query(workspace, &wanted)?);
            if missing.is_empty() {
                say::line(format!("All there: {}.", wanted.join(", ")));
                return Ok(());
            }
            say::line(format!("Missing: {}.", missing.join(", ")));
            install::install(workspace, &missing, purpose)
        }
    }
}

/// What dpkg knows of the packages, one `name status` in a line.
fn query(workspace: &Workspace, wanted: &[&str]) -> Result<String, Failure> {
    let line = Line::new("dpkg-query")
        .args(["-W", "-f=${Package} ${db:Status-Status}\\n"])
        .args(wanted.iter().copied());
    // It also ends with an error when it does not know a package, which is an answer.
    let output = line.observe(workspace).ok_or_else(|| {
        Failure::new(
            "`dpkg-query` could not be started, so the installed packages are not known.",
            "Run the line below to see why.",
        )
        .repeated_by(line.show())
    })?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The packages that are not installed according to the output of [`query`]. A package that was
/// removed is still known, with another status.
fn missing<'a>(wanted: &[&'a str], listing: &str) -> Vec<&'a str> {
    let is_installed = |package: &str| {
        listing.lines().any(|line| line.split_once(' ') == Some((package, "installed")))
    };
    wanted.iter().copied().filter(|package| !is_installed(package)).collect()
}

/// On a system whose packages are not known by name: says what is needed and looks for it.
fn look_for(workspace: &Workspace, purpose: Purpose) -> Result<(), Failure> {
    say::line(
        "Packages cannot be installed from here (no apt-get). Needed: a C compiler, pkg-config and \
         WebKitGTK 4.1 with its development files (Fedora: gcc pkgconf-pkg-config \
         webkit2gtk4.1-devel; Arch: base-devel pkgconf webkit2gtk-4.1); for the tests also Xvfb, \
         WebKit's driver, Chromium, LibreOffice Calc and Impress, poppler's tools and Python 3.",
    );
    let has_web_view =
        Line::new("pkg-config").args(["--exists", "webkit2gtk-4.1"]).succeeds(workspace);
    let absent = absent(has_web_view, purpose, path_search::finds);
    if absent.is_empty() {
        say::line("All there.");
        return Ok(());
    }
    Err(Failure::new(
        format!("Not found: {}.", absent.join(", ")),
        format!(
            "Install them with your system's package manager and run this again. {}",
            purpose.alternative()
        ),
    ))
}

/// What was not found, by the name under which it was looked for.
fn absent(
    has_web_view: bool,
    purpose: Purpose,
    has_program: impl Fn(&str) -> bool,
) -> Vec<&'static str> {
    let library = (!has_web_view).then_some("webkit2gtk-4.1 (by pkg-config)");
    let programs = purpose.programs().iter().copied().filter(|program| !has_program(program));
    let no_browser = purpose.needs_browser() && !BROWSERS.iter().any(|name| has_program(name));
    let browser = no_browser.then_some("chromium or google-chrome");
    library.into_iter().chain(programs).chain(browser).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_is_missing() {
        let listing = "pkg-config installed\nxvfb config-files\nbuild-essential installed\n";
        assert_eq!(
            missing(&["build-essential", "pkg-config", "xvfb", "xauth"], listing),
            ["xvfb", "xauth"]
        );
    }

    #[test]
    fn a_package_half_installed_is_missing() {
        for status in ["half-installed", "unpacked", "half-configured", "not-installed"] {
            assert_eq!(missing(&["xvfb"], &format!("xvfb {status}\n")), ["xvfb"], "{status}");
        }
    }

    #[test]
    fn one_architecture_of_several_is_enough() {
        assert_eq!(missing(&["a"], "a installed\na not-installed\n"), [] as [&str; 0]);
    }

    #[test]
    fn nothing_known_is_everything_missing() {
        assert_eq!(missing(&["a", "b"], ""), ["a", "b"]);
        // A name that begins another one is a different package.
        assert_eq!(missing(&["xvfb"], "xvfb-extra installed\n"), ["xvfb"]);
    }

    #[test]
    fn the_tests_need_more_than_the_window() {
        assert!(!Purpose::Window.packages().contains(&"xvfb"));
        for package in [
            "libwebkit2gtk-4.1-dev",
            "webkit2gtk-driver",
            "xvfb",
            "libreoffice-calc",
            "libreoffice-impress",
        ] {
            assert!(Purpose::Tests.packages().contains(&package), "{package}");
        }
    }

    #[test]
    fn other_systems_are_told_what_was_not_found() {
        assert_eq!(absent(true, Purpose::Window, |_| false), [] as [&str; 0]);
        assert_eq!(absent(false, Purpose::Window, |_| true), ["webkit2gtk-4.1 (by pkg-config)"]);
        assert_eq!(
            absent(true, Purpose::Tests, |name| matches!(name, "Xvfb" | "soffice" | "python3")),
            ["WebKitWebDriver", "pdftoppm", "chromium or google-chrome"]
        );
    }

    #[test]
    fn any_browser_serves() {
        for browser in BROWSERS {
            let absent = absent(true, Purpose::Tests, |name| name == *browser);
            assert_eq!(absent, TEST_PROGRAMS, "{browser}");
        }
    }

    #[test]
    fn ubuntu_names_its_browser_differently() {
        let mint = "NAME=\"Linux Mint\"\nID=linuxmint\nID_LIKE=\"ubuntu debian\"\n";
        assert_eq!(
            browser_package(names_ubuntu("ID=ubuntu\nID_LIKE=debian\n")),
            "chromium-browser"
        );
        assert_eq!(browser_package(names_ubuntu(mint)), "chromium-browser");
        assert_eq!(browser_package(names_ubuntu("ID=debian\nHOME_URL=\"ubuntu\"\n")), "chromium");
        assert_eq!(browser_package(names_ubuntu("")), "chromium");
    }
}

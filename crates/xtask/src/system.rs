//! What kind of system this is, as far as installing libraries goes.

use crate::path_search;

/// How the system's libraries come to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum System {
    /// Debian, Ubuntu and their relatives: packages are known by name and can be installed.
    Apt,
    /// Another Linux or BSD: what is needed can be named and looked for, not installed.
    OtherUnix,
    /// macOS and Windows bring a web view of their own.
    BringsWebView,
}

impl System {
    /// The system this program runs on.
    pub(crate) fn here() -> Self {
        Self::of(std::env::consts::OS, path_search::finds)
    }

    /// The kind of a system, from its name and the programs it has.
    fn of(os: &str, has_program: impl Fn(&str) -> bool) -> Self {
        match os {
            "macos" | "windows" => Self::BringsWebView,
            _ if has_program("apt-get") && has_program("dpkg-query") => Self::Apt,
            _ => Self::OtherUnix,
        }
    }

    /// Whether the test of the real window can run: WebKit's driver and Xvfb exist for no other.
    pub(crate) fn can_test_the_window(self) -> bool {
        self != Self::BringsWebView
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_is_known_by_its_programs() {
        assert_eq!(System::of("linux", |_| true), System::Apt);
        // Fedora offers an apt-get that has no dpkg behind it.
        assert_eq!(System::of("linux", |program| program == "apt-get"), System::OtherUnix);
        assert_eq!(System::of("linux", |_| false), System::OtherUnix);
        assert_eq!(System::of("freebsd", |_| false), System::OtherUnix);
    }

    #[test]
    fn macos_and_windows_need_nothing() {
        assert_eq!(System::of("macos", |_| true), System::BringsWebView);
        assert_eq!(System::of("windows", |_| false), System::BringsWebView);
        assert!(!System::BringsWebView.can_test_the_window());
    }
}

//! Whether a window can be shown.

use std::ffi::OsString;

/// Whether this session has a display, from the operating system's name and a look-up of
/// environment variables. macOS and Windows always have one; elsewhere X11 or Wayland says so.
pub(crate) fn present(os: &str, variable: impl Fn(&str) -> Option<OsString>) -> bool {
    let named = |name| variable(name).is_some_and(|value| !value.is_empty());
    matches!(os, "macos" | "windows") || named("DISPLAY") || named("WAYLAND_DISPLAY")
}

/// Whether this session has a display.
pub(crate) fn here() -> bool {
    present(std::env::consts::OS, |name| std::env::var_os(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(os: &str, variables: &[(&str, &str)]) -> bool {
        present(os, |wanted| {
            variables.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.into())
        })
    }

    #[test]
    fn linux_has_a_display_when_x11_or_wayland_says_so() {
        assert!(with("linux", &[("DISPLAY", ":0")]));
        assert!(with("linux", &[("WAYLAND_DISPLAY", "wayland-0")]));
        assert!(with("freebsd", &[("DISPLAY", ":1")]));
    }

    #[test]
    fn a_variable_that_is_empty_is_no_display() {
        assert!(!with("linux", &[]));
        assert!(!with("linux", &[("DISPLAY", ""), ("WAYLAND_DISPLAY", "")]));
    }

    #[test]
    fn other_desktops_always_have_one() {
        assert!(with("macos", &[]));
        assert!(with("windows", &[]));
    }
}

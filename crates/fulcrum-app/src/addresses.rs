//! Addresses that come from outside: what the window may show, and what a file manager passes.

use std::ffi::OsStr;
use std::path::PathBuf;

use url::Url;

/// Whether an address is that of the embedded page.
#[must_use]
pub fn is_own_page(address: &Url) -> bool {
    match address.scheme() {
        "tauri" => address.host_str() == Some("localhost"),
        // how Windows and Android name the same
        "http" | "https" => address.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// The file that an argument names: a file manager passes a path or a `file:` address.
#[must_use]
pub fn file_named(argument: &OsStr) -> PathBuf {
    let address = argument.to_str().filter(|text| text.starts_with("file:/"));
    let file = address.and_then(|text| Url::parse(text).ok()?.to_file_path().ok());
    file.unwrap_or_else(|| PathBuf::from(argument))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_embedded_page_is_shown() {
        let is_own = |address: &str| is_own_page(&Url::parse(address).unwrap());
        assert!(is_own("tauri://localhost/index.html"));
        assert!(is_own("http://tauri.localhost/"));
        for address in [
            "https://example.org/",
            "file:///etc/passwd",
            "data:text/html,<script>1</script>",
            "javascript:alert(1)",
            "tauri://elsewhere/",
            "http://tauri.localhost.example.org/",
        ] {
            assert!(!is_own(address), "{address}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn an_argument_names_a_file_by_path_or_address() {
        let named = |argument: &str| file_named(OsStr::new(argument));
        for (argument, file) in [
            ("study.fulcrum", "study.fulcrum"),
            ("/a b/Größe 100%25.fulcrum", "/a b/Größe 100%25.fulcrum"),
            ("file:///a%20b/Gr%C3%B6%C3%9Fe.fulcrum", "/a b/Größe.fulcrum"),
            ("file://localhost/a.fulcrum", "/a.fulcrum"),
            ("file:/a.fulcrum", "/a.fulcrum"),
            ("file:a.fulcrum", "file:a.fulcrum"),
            // an address of another machine names no file here and is taken as it stands
            ("file://elsewhere/a.fulcrum", "file://elsewhere/a.fulcrum"),
            ("https://example.org/a.fulcrum", "https://example.org/a.fulcrum"),
        ] {
            assert_eq!(named(argument), PathBuf::from(file), "{argument}");
        }
    }
}

//! Whether a program can be started by its name.

use std::ffi::OsStr;

/// Whether one of the folders of `path` (as in `PATH`) holds a program of this name.
pub(crate) fn holds(path: &OsStr, program: &str) -> bool {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(path).any(|folder| folder.join(&file).is_file())
}

/// Whether this process can start a program of this name.
pub(crate) fn finds(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| holds(&path, program))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_into_every_folder() {
        let test_binary = std::env::current_exe().unwrap();
        let folder = test_binary.parent().unwrap();
        let path = std::env::join_paths(["/no/such/folder".as_ref(), folder]).unwrap();
        let name = test_binary.file_stem().unwrap().to_str().unwrap();
        assert!(holds(&path, name));
        assert!(!holds(&path, "no-such-program"));
        assert!(!holds(OsStr::new(""), name));
    }
}

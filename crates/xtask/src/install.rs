//! Installing packages with apt-get: as root, through sudo, or by saying what to type.

use crate::failure::Failure;
use crate::line::Line;
use crate::packages::Purpose;
use crate::path_search;
use crate::say;
use crate::workspace::Workspace;
use std::io::IsTerminal;

/// How packages can be installed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// This process is root.
    Root,
    /// Through sudo, which may ask the person at the terminal for a password.
    Sudo,
    /// Not from here: the line to type is shown, with sudo where there is one.
    Show { sudo: bool },
}

/// What decides the way.
#[derive(Debug, Clone, Copy)]
struct Situation {
    root: bool,
    sudo_exists: bool,
    /// sudo works without asking.
    sudo_is_free: bool,
    /// Somebody is there to type a password.
    somebody_there: bool,
}

impl Situation {
    fn here(workspace: &Workspace) -> Self {
        let id = Line::new("id").arg("-u").observe(workspace);
        let sudo_exists = path_search::finds("sudo");
        Self {
            root: id.is_some_and(|output| output.stdout.trim_ascii() == b"0"),
            sudo_exists,
            sudo_is_free: sudo_exists && Line::new("sudo").args(["-n", "true"]).succeeds(workspace),
            somebody_there: std::io::stdin().is_terminal() && std::env::var_os("CI").is_none(),
        }
    }

    fn way(self) -> Way {
        if self.root {
            Way::Root
        } else if self.sudo_exists && (self.sudo_is_free || self.somebody_there) {
            Way::Sudo
        } else {
            Way::Show { sudo: self.sudo_exists }
        }
    }
}

/// Installs the packages, or says in a failure what to type.
pub(crate) fn install(
    workspace: &Workspace,
    missing: &[&str],
    purpose: Purpose,
) -> Result<(), Failure> {
    let way = Situation::here(workspace).way();
    if let Way::Show { sudo } = way {
        return Err(Failure::new(
            format!(
                "System packages are missing ({}), and installing them needs an administrator.",
                missing.join(", ")
            ),
            format!("{} {}", to_type(missing, sudo), purpose.alternative()),
        ));
    }
    for line in lines(missing, way) {
        say::line(line.show());
        line.run(
            workspace,
            "The system packages could not be installed.",
            &format!(
                "Look at apt-get's last lines above. It needs a network; a package that \"cannot be \
                 located\" means a system older than Debian 12 or Ubuntu 22.04. {}",
                purpose.alternative()
            ),
        )?;
    }
    Ok(())
}

/// The lines that refresh the lists and install. Two, because a list that is out of date names
/// files that the archive no longer has.
fn lines(missing: &[&str], way: Way) -> [Line; 2] {
    // sudo clears the environment, so the variable is set behind it.
    let apt = || match way {
        Way::Sudo => {
            Line::new("sudo").args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]).may_ask()
        }
        Way::Root | Way::Show { .. } => {
            Line::new("apt-get").set("DEBIAN_FRONTEND", "noninteractive")
        }
    };
    // A desktop updates itself in the background; waiting for it is better than failing.
    let install = apt()
        .args(["-o", "DPkg::Lock::Timeout=300", "install", "-y", "--no-install-recommends"])
        .args(missing.iter().copied());
    [apt().arg("update"), install]
}

/// The sentence with the line for a person to type.
fn to_type(missing: &[&str], sudo: bool) -> String {
    let (who, prefix) = if sudo { ("Run", "sudo ") } else { ("As root, run", "") };
    format!(
        "{who} `{prefix}apt-get update && {prefix}apt-get install -y --no-install-recommends {}` \
         and then this again.",
        missing.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOBODY: Situation =
        Situation { root: false, sudo_exists: false, sudo_is_free: false, somebody_there: false };

    #[test]
    fn root_installs_without_sudo() {
        let situation = Situation { root: true, sudo_exists: true, sudo_is_free: true, ..NOBODY };
        assert_eq!(situation.way(), Way::Root);
        assert_eq!(Situation { root: true, ..NOBODY }.way(), Way::Root);
    }

    #[test]
    fn sudo_serves_when_it_does_not_ask_or_somebody_answers() {
        let sudo = Situation { sudo_exists: true, ..NOBODY };
        assert_eq!(Situation { sudo_is_free: true, ..sudo }.way(), Way::Sudo);
        assert_eq!(Situation { somebody_there: true, ..sudo }.way(), Way::Sudo);
        assert_eq!(sudo.way(), Way::Show { sudo: true });
    }

    #[test]
    fn without_sudo_the_line_is_shown() {
        assert_eq!(NOBODY.way(), Way::Show { sudo: false });
        assert_eq!(Situation { somebody_there: true, ..NOBODY }.way(), Way::Show { sudo: false });
    }

    #[test]
    fn the_lines_ask_no_questions() {
        let [update, install] = lines(&["xvfb", "xauth"], Way::Root);
        assert_eq!(update.show(), "DEBIAN_FRONTEND=noninteractive apt-get update");
        assert_eq!(
            install.show(),
            "DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y \
             --no-install-recommends xvfb xauth"
        );
        let [update, _] = lines(&["xvfb"], Way::Sudo);
        assert_eq!(update.show(), "sudo env DEBIAN_FRONTEND=noninteractive apt-get update");
    }

    #[test]
    fn the_line_to_type_is_complete() {
        assert_eq!(
            to_type(&["xvfb"], true),
            "Run `sudo apt-get update && sudo apt-get install -y --no-install-recommends xvfb` \
             and then this again."
        );
        assert!(to_type(&["xvfb"], false).starts_with("As root, run `apt-get update && apt-get"));
    }
}

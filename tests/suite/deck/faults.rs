//! Faults planted into sound slides: the lint finds each one that is its own to find. What only the
//! validator finds is planted in `tests/office`.

use super::plain;
use support::business_cases::whole_case;
use support::package_lint::{faults, repacked};
use support::planted::{FAULTS, Finder};

#[test]
fn every_planted_fault_is_found() {
    let sound = plain(&whole_case());
    assert_eq!(faults(&sound), [] as [&str; 0]);
    let mut planted = 0;
    for fault in FAULTS {
        let broken = fault.plant(&sound);
        assert_ne!(broken, repacked(&sound, |_, bytes| Some(bytes)), "{} is not there", fault.name);
        let found = faults(&broken);
        match fault.found_by {
            Finder::Validator => {}
            Finder::Lint | Finder::Both => {
                assert!(!found.is_empty(), "{} is not found", fault.name);
                assert!(
                    found.iter().any(|own| own.contains(fault.says)),
                    "{}: {found:?}",
                    fault.name
                );
                planted += 1;
            }
        }
    }
    assert!(planted >= 25, "{planted}");
}

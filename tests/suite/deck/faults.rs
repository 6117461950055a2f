//! Faults planted into sound slides: the lint finds each one that is its own to find. What only the
//! validator finds is planted in `tests/office`.

use super::plain;
use support::business_cases::short_case;
use support::package_lint::{faults, repacked};
use support::planted::{FAULTS, Finder};

#[test]
fn every_planted_fault_is_found() {
    let sound = plain(&short_case());
    let unchanged = repacked(&sound, |_, bytes| Some(bytes));
    assert_eq!(faults(&unchanged), [] as [&str; 0]);
    let own: Vec<_> =
        FAULTS.into_iter().filter(|fault| fault.found_by != Finder::Validator).collect();
    assert!(own.len() >= 30, "{}", own.len());
    for fault in own {
        let broken = fault.plant(&sound);
        assert_ne!(broken, unchanged, "{} is not there", fault.name);
        let found = faults(&broken);
        assert!(found.iter().any(|own| own.contains(fault.says)), "{}: {found:?}", fault.name);
    }
}

//! The two thresholds of a high and of a medium incident loss: a file states both or none, so
//! whoever sets one of them states the other.

use crate::file::canonical;
use crate::file::node::Node;
use crate::study::Bands;

/// The section of both.
pub(super) const SECTION: &str = "bands.incident_loss";
/// The keys to it.
pub(super) const SECTION_KEYS: [&str; 2] = ["bands", "incident_loss"];
const KEYS: [&str; 2] = ["high_from", "medium_from"];

/// The key of the threshold at `path`, and that of the other one.
pub(super) fn threshold(path: &str) -> Option<(&'static str, &'static str)> {
    let key = path.strip_prefix(SECTION)?.strip_prefix('.')?;
    let [high, medium] = KEYS;
    match key {
        _ if key == high => Some((high, medium)),
        _ if key == medium => Some((medium, high)),
        _ => None,
    }
}

/// The default of a threshold.
pub(super) fn default(key: &str) -> Node {
    let Bands { high_loss_from, medium_loss_from, .. } = Bands::default();
    let [high, _] = KEYS;
    let value = if key == high { high_loss_from } else { medium_loss_from };
    canonical::decimal(value)
}

/// States the thresholds that are left out.
pub(super) fn complete(section: &mut Node) {
    for key in KEYS {
        if let Some(slot) = section.entry(key).filter(|slot| **slot == Node::Null) {
            *slot = default(key);
        }
    }
}

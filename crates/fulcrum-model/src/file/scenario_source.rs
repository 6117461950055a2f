//! What a scenario is made of, to tell whether it is still the same.

use super::document::Document;
use super::node::Node;
use super::scenarios;

impl Document {
    /// Whether everything but the scenarios is the same in another document.
    #[must_use]
    pub fn is_same_but_for_scenarios(&self, other: &Self) -> bool {
        let (Node::Object(mine), Node::Object(others)) = (&self.root, &other.root) else {
            return self.root == other.root;
        };
        let counts = |(key, _): &&(String, Node)| key != "scenarios";
        mine.iter().filter(counts).eq(others.iter().filter(counts))
    }

    /// The changes of the scenario with this id, as the file has them; `None` when there is no such
    /// scenario, or it changes nothing.
    #[must_use]
    pub fn changes_as_written(&self, id: &str) -> Option<&Node> {
        scenarios::changes_of(&self.root, id)?
    }
}

//! What turns one document into another: kept for undoing and redoing, whatever the size of the
//! study.

use super::document::Document;
use super::node::Node;

/// The difference of two documents: parts of the one and what stands in their place in the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentChange {
    replaced: Vec<Replacement>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Replacement {
    place: Vec<Step>,
    before: Node,
    after: Node,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Key(String),
    Item(usize),
}

impl DocumentChange {
    /// The change that takes this one back.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let replaced = self.replaced.iter().map(|replacement| Replacement {
            place: replacement.place.clone(),
            before: replacement.after.clone(),
            after: replacement.before.clone(),
        });
        Self { replaced: replaced.collect() }
    }

    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.replaced.is_empty()
    }
}

impl Document {
    /// What turns this document into `later`.
    #[must_use]
    pub fn change_to(&self, later: &Self) -> DocumentChange {
        let mut change = DocumentChange { replaced: Vec::new() };
        compare(&self.root, &later.root, &mut Vec::new(), &mut change.replaced);
        change
    }

    /// This document with a change made; `None` when it is not a change of this document.
    #[must_use]
    pub fn changed(&self, change: &DocumentChange) -> Option<Self> {
        let mut root = self.root.clone();
        for replacement in &change.replaced {
            let part = part_at(&mut root, &replacement.place)?;
            if *part != replacement.before {
                return None;
            }
            part.clone_from(&replacement.after);
        }
        Some(Self { root })
    }
}

/// Adds the smallest parts that differ. Objects are looked into when they have the same keys in the
/// same order, lists when they have as many items.
fn compare(before: &Node, after: &Node, place: &mut Vec<Step>, replaced: &mut Vec<Replacement>) {
    if before == after {
        return;
    }
    match (before, after) {
        (Node::Object(a), Node::Object(b))
            if a.len() == b.len() && a.iter().zip(b).all(|((a, _), (b, _))| a == b) =>
        {
            for ((key, before), (_, after)) in a.iter().zip(b) {
                place.push(Step::Key(key.clone()));
                compare(before, after, place, replaced);
                place.pop();
            }
        }
        (Node::List(a), Node::List(b)) if a.len() == b.len() => {
            for (index, (before, after)) in a.iter().zip(b).enumerate() {
                place.push(Step::Item(index));
                compare(before, after, place, replaced);
                place.pop();
            }
        }
        _ => replaced.push(Replacement {
            place: place.clone(),
            before: before.clone(),
            after: after.clone(),
        }),
    }
}

fn part_at<'a>(root: &'a mut Node, place: &[Step]) -> Option<&'a mut Node> {
    place.iter().try_fold(root, |node, step| match (node, step) {
        (Node::Object(entries), Step::Key(key)) => {
            entries.iter_mut().find(|(k, _)| k == key).map(|(_, node)| node)
        }
        (Node::List(items), Step::Item(index)) => items.get_mut(*index),
        _ => None,
    })
}

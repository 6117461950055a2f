//! Strips put onto pages.

use super::strip::{Mark, Strip};

/// A page with everything on it but its furniture.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) marks: Vec<Mark>,
}

/// Where a section begins.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Beginning {
    pub(super) section: usize,
    /// Counted from 0.
    pub(super) page: usize,
    /// Points from the top of the page.
    pub(super) y: f32,
}

/// Pages in order, and where sections begin.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) pages: Vec<Page>,
    pub(super) beginnings: Vec<Beginning>,
}

/// The part of a page that text fills, in points from its upper left corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextArea {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// Puts strips onto as many pages as they take; at least one.
pub(super) fn flow(strips: Vec<Strip>, area: TextArea) -> Flow {
    let mut placing = Placing { flow: Flow::default(), area, used: 0.0, is_at_top: true };
    placing.flow.pages.push(Page::default());
    let mut rest = strips.as_slice();
    while !rest.is_empty() {
        let kept = rest.iter().take_while(|strip| strip.stays_with_next).count();
        let (together, behind) = rest.split_at((kept + 1).min(rest.len()));
        placing.put_together(together);
        rest = behind;
    }
    placing.flow
}

struct Placing {
    flow: Flow,
    area: TextArea,
    used: f32,
    is_at_top: bool,
}

impl Placing {
    fn room(&self) -> f32 {
        self.area.height - self.used
    }

    /// Strips that belong on one page, or on as few as they need.
    fn put_together(&mut self, strips: &[Strip]) {
        let Some(first) = strips.first() else { return };
        let needed: f32 = strips.iter().map(|strip| strip.before + strip.height).sum();
        let is_short = needed.max(first.before + first.least_room) > self.room();
        if !self.is_at_top && (first.begins_page || is_short) {
            self.turn(first);
        }
        for strip in strips {
            if !self.is_at_top && strip.before + strip.height > self.room() {
                self.turn(strip);
            }
            self.put(strip);
        }
    }

    /// A new page, with the head of the table that goes on there.
    fn turn(&mut self, next: &Strip) {
        self.flow.pages.push(Page::default());
        self.used = 0.0;
        self.is_at_top = true;
        if let Some(head) = &next.head {
            let (marks, height) = (head.marks.clone(), head.height);
            self.draw(marks);
            self.used += height;
        }
    }

    fn put(&mut self, strip: &Strip) {
        if !self.is_at_top {
            self.used += strip.before;
        }
        if let Some(section) = strip.section {
            let page = self.flow.pages.len() - 1;
            let y = self.area.top + self.used;
            self.flow.beginnings.push(Beginning { section, page, y });
        }
        self.draw(strip.marks.clone());
        self.used += strip.height;
        self.is_at_top = false;
    }

    fn draw(&mut self, marks: Vec<Mark>) {
        let (left, top) = (self.area.left, self.area.top + self.used);
        if let Some(page) = self.flow.pages.last_mut() {
            page.marks.extend(marks.into_iter().map(|mark| mark.moved(left, top)));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use fulcrum_charts::Colour;

    use super::super::strip::Head;
    use super::*;

    const AREA: TextArea = TextArea { left: 10.0, top: 20.0, width: 100.0, height: 100.0 };

    /// A strip that can be told by the length of its rule.
    fn strip(name: f32, height: f32) -> Strip {
        let marks = vec![rule(name)];
        Strip { height, marks, ..Strip::default() }
    }

    fn rule(width: f32) -> Mark {
        Mark::Rule { x: 0.0, y: 0.0, width, thickness: 1.0, ink: Colour::from_hex(0) }
    }

    /// Names and tops of the strips on each page.
    fn placed(strips: Vec<Strip>) -> Vec<Vec<(f32, f32)>> {
        let of_mark = |mark: &Mark| match mark {
            Mark::Rule { width, y, .. } => (*width, *y),
            _ => unreachable!(),
        };
        let pages = flow(strips, AREA).pages;
        pages.iter().map(|page| page.marks.iter().map(of_mark).collect()).collect()
    }

    #[test]
    fn strips_follow_each_other_and_turn_the_page() {
        let mut second = strip(2.0, 30.0);
        second.before = 10.0;
        let mut third = strip(3.0, 50.0);
        third.before = 10.0;
        let pages = placed(vec![strip(1.0, 30.0), second, third]);
        assert_eq!(pages, [vec![(1.0, 20.0), (2.0, 60.0)], vec![(3.0, 20.0)]]);
    }

    #[test]
    fn what_stays_together_goes_to_the_next_page_together() {
        let mut heading = strip(2.0, 20.0);
        heading.stays_with_next = true;
        let pages = placed(vec![strip(1.0, 60.0), heading, strip(3.0, 30.0)]);
        assert_eq!(pages, [vec![(1.0, 20.0)], vec![(2.0, 20.0), (3.0, 40.0)]]);
    }

    #[test]
    fn what_is_higher_than_a_page_is_divided_between_strips() {
        let long = |name| Strip { stays_with_next: true, ..strip(name, 60.0) };
        let pages = placed(vec![long(1.0), long(2.0), strip(3.0, 60.0)]);
        assert_eq!(pages.len(), 3);
    }

    #[test]
    fn a_table_that_goes_on_has_its_head_again() {
        let head = Rc::new(Head { height: 10.0, marks: vec![rule(9.0)] });
        let row = |name| Strip { head: Some(Rc::clone(&head)), ..strip(name, 40.0) };
        let pages = placed(vec![row(1.0), row(2.0), row(3.0)]);
        assert_eq!(pages[1], [(9.0, 20.0), (3.0, 30.0)]);
        assert_eq!(pages[0].len(), 2, "its own head is a strip of its own");
    }

    #[test]
    fn a_section_begins_a_page_where_little_room_is_left() {
        let section = Strip { section: Some(0), least_room: 50.0, ..strip(2.0, 10.0) };
        let flow = flow(vec![strip(1.0, 60.0), section], AREA);
        assert_eq!(flow.beginnings, [Beginning { section: 0, page: 1, y: 20.0 }]);
    }

    #[test]
    fn nothing_is_one_page() {
        assert_eq!(placed(Vec::new()), [Vec::new()]);
    }
}

//! Charts among the text, with their titles.

use std::rc::Rc;

use fulcrum_charts::clean;

use super::PrintError;
use super::picture::Picture;
use super::setting::Setting;
use super::strip::{Mark, Owner, Strip};
use super::structure::Role;
use super::styles::{SUBHEADING, ink};
use crate::business_case::Exhibit;

/// Points in a CSS pixel: charts are not made larger than they are drawn.
const POINTS_PER_PIXEL: f32 = 0.75;
/// The most of a page's height that a chart takes.
const MOST_HEIGHT: f32 = 0.8;
/// Room below a chart besides what stands above the next part.
const BELOW: f32 = 5.0;

impl Setting<'_> {
    /// A chart under its title.
    pub(super) fn figure(&mut self, exhibit: &Exhibit) -> Result<(), PrintError> {
        let picture = Picture::read(&exhibit.chart.svg)?;
        let (width, height) = picture.size();
        let scale = POINTS_PER_PIXEL
            .min(self.area.width / width)
            .min(self.area.height * MOST_HEIGHT / height);
        let title = clean(&exhibit.title);
        let told = [clean(&exhibit.chart.description), title.clone(), exhibit.id.to_owned()];
        let told = told.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
        let figure = self.structure.root(Role::Figure(told));
        let mut before = 16.0;
        if !title.is_empty() {
            let caption = self.structure.child(figure, Role::Caption);
            for run in self.letters.lines(&title, SUBHEADING, self.area.width) {
                let (base, of) = (SUBHEADING.base(), Owner::Element(caption));
                let marks = vec![Mark::Text { x: 0.0, base, run, ink: ink(), of }];
                let height = SUBHEADING.leading;
                let stays_with_next = true;
                self.strips.push(Strip {
                    before,
                    height,
                    marks,
                    stays_with_next,
                    ..Strip::default()
                });
                before = 0.0;
            }
            before = 4.0;
        }
        let picture = Rc::new(picture);
        let marks = vec![Mark::Picture { x: 0.0, y: 0.0, scale, picture, of: figure }];
        self.strips.push(Strip {
            before,
            height: height * scale + BELOW,
            marks,
            ..Strip::default()
        });
        Ok(())
    }
}

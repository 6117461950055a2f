//! The sample studies that come with the program.

use crate::json::to_json;

/// A sample study.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Its id, as `fulcrum sample` takes it.
    pub id: &'static str,
    /// Name of the study.
    pub name: &'static str,
    /// What it shows, in a sentence.
    pub summary: &'static str,
    /// The study file.
    pub text: &'static str,
}

/// The sample shown first.
pub const FIRST_SAMPLE: &str = "ecommerce";

/// Every sample, the one shown first first.
pub const SAMPLES: [Sample; 5] = [
    Sample {
        id: FIRST_SAMPLE,
        name: "Ecommerce, six teams growing to 25",
        summary: "A website on a vendor platform, rebuilt as services by 25 teams over thirty months.",
        text: include_str!("../samples/ecommerce.fulcrum"),
    },
    Sample {
        id: "furniture",
        name: "Furniture retailer",
        summary: "The playbook's worked example: three services, a model for each.",
        text: include_str!("../samples/furniture.fulcrum"),
    },
    Sample {
        id: "telco",
        name: "Outsourced telco",
        summary: "Monoliths, delivery and operations fully outsourced, six hours to restore.",
        text: include_str!("../samples/telco.fulcrum"),
    },
    Sample {
        id: "payments",
        name: "Payments gateway",
        summary: "One team builds and runs a white-labelled gateway of very high exposure.",
        text: include_str!("../samples/payments.fulcrum"),
    },
    Sample {
        id: "back_office",
        name: "Back office",
        summary: "Eight foundational systems of low demand and exposure, where Ops Run It costs less.",
        text: include_str!("../samples/back_office.fulcrum"),
    },
];

/// The sample with this id.
#[must_use]
pub fn sample(id: &str) -> Option<&'static Sample> {
    SAMPLES.iter().find(|sample| sample.id == id)
}

/// The samples as `fulcrum samples --format json` prints them.
#[must_use]
pub fn samples_json() -> String {
    let entries = SAMPLES.map(|sample| {
        serde_json::json!({ "id": sample.id, "name": sample.name, "summary": sample.summary })
    });
    to_json(&entries)
}

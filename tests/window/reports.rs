//! The report: chosen, put in order by keyboard, and looked at.

use fulcrum_app::sample;
use serde_json::{Value, json};

use crate::driver::Window;

const ALT: &str = "\u{e00a}";
const DOWN: &str = "\u{e015}";
const ENTER: &str = "\u{e007}";
const RELEASE: &str = "\u{e000}";

/// Ids of the slides, in the order in which they are shown.
const SLIDES: &str = "[...document.querySelectorAll('article')].map((s) => s.dataset.testid)";

async fn focus(window: &Window, section: &str) {
    window.run(&format!("document.querySelector('[data-section={section}] input').focus()")).await;
}

#[tokio::test]
async fn a_report_is_chosen_put_in_order_and_looked_at_with_the_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("furniture.fulcrum");
    let mut study: Value = serde_json::from_str(sample("furniture").unwrap().text).unwrap();
    study["simulation"]["trials"] = json!(400);
    std::fs::write(&path, study.to_string()).unwrap();
    let window = Window::open(Some(&path)).await;
    window.find("answer").await;
    window.click("[data-testid=\"screen-report\"]").await;
    // a slide of the exact figures, one of the futures and one of the sensitivity
    for section in ["costs", "certainty", "change"] {
        window.find_css(&format!("[data-testid=slide-{section}] svg[viewBox]")).await;
    }
    let first = window.text("slide-answer").await;
    assert!(first.contains("Which model costs less?"), "{first}");

    focus(&window, "costs").await;
    window.press(" ").await;
    focus(&window, "answer").await;
    window.press(&format!("{ALT}{DOWN}{DOWN}{RELEASE}")).await;
    window
        .wait_until(
            "sections are left out and moved",
            &format!(
                "JSON.stringify({SLIDES}.slice(0, 3)) === JSON.stringify(['slide-cover', 'slide-pay_back', 'slide-answer'])"
            ),
        )
        .await;
    window
        .wait_until(
            "the focus stays",
            "document.activeElement.closest('[data-section]')?.dataset.section === 'answer'",
        )
        .await;
    let field = "[data-testid=\"report-title\"] input";
    window.type_into(field, &format!("For the <b>board</b>{ENTER}")).await;
    window
        .wait_until(
            "the title is on the first slide",
            "document.querySelector('[data-testid=slide-cover] h3').textContent === 'For the <b>board</b>'",
        )
        .await;
    // a chart of its own
    window.run("document.querySelector('[data-testid=chart-in-seesaw]').click()").await;
    window.find_css("[data-testid=slide-seesaw] svg[viewBox]").await;

    // what was chosen is there when other screens were looked at
    window.click("[data-testid=\"screen-balance\"]").await;
    window.find_css("[data-testid=chart-seesaw] svg").await;
    window.click("[data-testid=\"screen-report\"]").await;
    window.find_css("[data-testid=slide-seesaw] svg[viewBox]").await;
    let shown = window.run(&format!("return {SLIDES}.slice(0, 3)")).await;
    assert_eq!(shown, json!(["slide-cover", "slide-pay_back", "slide-answer"]));
    window.close().await;
}

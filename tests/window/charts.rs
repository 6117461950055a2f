//! The screens of charts, and charts that leave the window.

use fulcrum_app::sample;
use serde_json::{Value, json};

use crate::driver::Window;

const CTRL: &str = "\u{e009}";
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const RELEASE: &str = "\u{e000}";

/// The window on a sample that simulates this many futures.
async fn opened(folder: &std::path::Path, trials: u32) -> Window {
    let path = folder.join("furniture.fulcrum");
    let mut study: Value = serde_json::from_str(sample("furniture").unwrap().text).unwrap();
    study["simulation"]["trials"] = json!(trials);
    std::fs::write(&path, study.to_string()).unwrap();
    let window = Window::open(Some(&path)).await;
    // before there is a study there is no screen to go to
    window.find("answer").await;
    window
}

/// Chooses from the menu of a chart.
async fn choose(window: &Window, chart: &str, item: &str) {
    window.find_css(&format!("[data-testid={chart}] svg")).await;
    window
        .run(&format!(
            "document.querySelector('[data-testid={chart}]').closest('section')
                     .querySelector('[data-testid=chart-more]').focus()"
        ))
        .await;
    window.press(ENTER).await;
    window.click(&format!("[data-testid=\"{item}\"]")).await;
}

#[tokio::test]
async fn bands_follow_a_run_and_a_month_is_explained() {
    let folder = tempfile::tempdir().unwrap();
    let window = opened(folder.path(), 400).await;
    window.click("[data-testid=\"screen-timeline\"]").await;
    window.find("no-bands").await;
    window.click("[data-testid=\"run-bands\"]").await;
    window.find("bands").await;
    window
        .wait_until(
            "the bands are drawn",
            "document.querySelector('[data-testid=chart-cumulative] svg').textContent.includes('8 of 10 futures')",
        )
        .await;
    // a month of the columns is that month alone
    window.run("document.querySelector('[data-testid=chart-monthly] [role=option]').focus()").await;
    window.press(ENTER).await;
    window.find("explanation-value").await;
    let title = window.text("explanation").await;
    assert!(title.contains("Cost in January 2027 (month 1)"), "{title}");
    window.click("[data-testid=\"explanation-close\"]").await;
    window.close().await;
}

#[tokio::test]
async fn a_chart_fills_the_window_and_its_table_and_picture_are_pasted_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let window = opened(folder.path(), 400).await;
    window.click("[data-testid=\"screen-balance\"]").await;
    choose(&window, "chart-seesaw", "chart-fill").await;
    window.find_css("[data-testid=chart-full-screen] svg[viewBox]").await;
    window.press(ESCAPE).await;
    window
        .wait_until("it is left", "!document.querySelector('[data-testid=chart-full-screen]')")
        .await;
    window
        .wait_until("the focus is back", "document.activeElement?.dataset.testid === 'chart-more'")
        .await;
    window
        .run(
            "const place = document.createElement('div');
             place.contentEditable = 'true';
             place.dataset.testid = 'paste-here';
             place.textContent = 'here';
             document.querySelector('main').append(place)",
        )
        .await;
    for (item, told, pasted) in [
        ("chart-copy-table", "Copied as a table.", "innerText.includes('Opportunity')"),
        ("chart-copy-picture", "Copied as a picture.", "querySelector('img')"),
    ] {
        choose(&window, "chart-seesaw", item).await;
        window
            .wait_until(
                told,
                &format!("[...document.querySelectorAll('[data-testid=chart-told]')].some((p) => p.textContent === '{told}')"),
            )
            .await;
        window.run("document.querySelector('[data-testid=paste-here]').focus()").await;
        window.press(&format!("{CTRL}v{RELEASE}")).await;
        window
            .wait_until(
                pasted,
                &format!("document.querySelector('[data-testid=paste-here]').{pasted}"),
            )
            .await;
    }
    window.close().await;
}

#[tokio::test]
async fn an_incident_is_answered_while_it_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let window = opened(folder.path(), 400).await;
    window.click("[data-testid=\"screen-insurance\"]").await;
    let first = window.text("incident-answer").await;
    let field = "[data-testid=\"incident-exposure\"] input";
    window.find_css(field).await;
    // what is usual would come between what is typed
    window
        .wait_until("the usual exposure", &format!("document.querySelector('{field}').value"))
        .await;
    window.run(&format!("document.querySelector('{field}').select()")).await;
    window.type_into(field, "2k").await;
    let answer = window.text_after("incident-answer", &first).await;
    assert!(!answer.is_empty(), "{answer}");
    window
        .wait_until(
            "a low loss",
            "document.querySelector('[data-testid=incident-answer]').textContent.includes('Low loss')",
        )
        .await;
    window.run(&format!("document.querySelector('{field}').select()")).await;
    window.type_into(field, "much").await;
    window
        .wait_until(
            "a refusal",
            "document.querySelector('[data-testid=incident-exposure] [role=alert]')",
        )
        .await;
    window.close().await;
}

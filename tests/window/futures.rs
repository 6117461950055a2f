//! Through uncertainty and sensitivity: how likely it is to cost too much, and what would change that.

use crate::driver::Window;
use crate::journeys::{fill, sample_file};

const ENTER: &str = "\u{e007}";
const END: &str = "\u{e010}";

/// Waits until what is said of the tolerance contains this, once for each of so many options.
async fn wait_for_futures(window: &Window, count: usize, futures: &str) {
    window
        .wait_until(
            futures,
            &format!(
                "(document.querySelector('[data-testid=beyond-tolerance]')?.innerText ?? '').split('{futures}').length === {}",
                count + 1
            ),
        )
        .await;
}

#[tokio::test]
async fn how_likely_too_high_a_cost_is_and_what_would_change_the_answer_is_found_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = sample_file(folder.path(), "ecommerce");
    let window = Window::open(Some(&path)).await;
    // the study is there
    window.find("answer").await;
    window.click("[data-testid=\"screen-uncertainty\"]").await;

    // few futures, run to the end
    fill(&window, "[data-testid=\"setting-trials\"] input", &format!("2000{ENTER}")).await;
    window
        .wait_until(
            "2 000 futures are done",
            "(document.querySelector('[data-testid=run-settings]')?.innerText ?? '').startsWith('2\u{202f}000 futures')",
        )
        .await;
    let shares = window.text("future-shares").await;
    assert!(shares.contains("of 100 futures"), "{shares}");

    // the tolerance, typed and then moved to the end of the axis
    let tolerance = "[data-testid=\"tolerance-amount\"] input";
    fill(&window, tolerance, &format!("1k{ENTER}")).await;
    wait_for_futures(&window, 3, "100 of 100 futures").await;
    let certain = window.text("beyond-tolerance").await;
    window.type_into("[data-testid=\"tolerance\"]", END).await;
    let seldom = window.text_after("beyond-tolerance", &certain).await;
    assert!(seldom.contains("of 100 futures"), "{seldom}");
    wait_for_futures(&window, 0, "100 of 100 futures").await;

    // what would change the answer, from a bar to its assumption
    window.click("[data-testid=\"screen-sensitivity\"]").await;
    window.find_css("[data-testid=\"chart-tornado\"] svg").await;
    let switches = window.text("switching-values").await;
    assert!(switches.contains("then"), "{switches}");
    window.find_css("[data-testid=\"chart-tornado\"] [role=option]").await;
    window
        .run(
            "const bar = document.querySelector('[data-testid=chart-tornado] [role=option]');
             bar.scrollIntoView({ block: 'center' });
             const box = bar.getBoundingClientRect();
             const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, bubbles: true };
             bar.parentElement.dispatchEvent(new PointerEvent('pointermove', at));
             bar.parentElement.dispatchEvent(new MouseEvent('click', at));",
        )
        .await;
    window
        .wait_until(
            "an assumption has the focus",
            "document.activeElement?.closest('[data-path]')?.dataset.path",
        )
        .await;
    let at = window
        .run("return document.querySelector('[data-testid^=\"screen-\"][aria-current=page]').dataset.testid")
        .await;
    assert!(["screen-assumptions", "screen-services"].iter().any(|screen| at == *screen), "{at}");
    window.close().await;
}

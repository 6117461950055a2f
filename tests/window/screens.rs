//! Every screen as it looks, and that nothing about it keeps anyone out.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use fulcrum_app::sample;
use serde_json::json;

use crate::driver::Window;

const SCREENS: [&str; 12] = [
    "overview",
    "services",
    "assumptions",
    "adjustments",
    "selector",
    "scenarios",
    "uncertainty",
    "sensitivity",
    "timeline",
    "balance",
    "insurance",
    "report",
];

/// Where pictures are kept: `$FULCRUM_PICTURES`, or the folder of builds.
fn pictures() -> PathBuf {
    let kept = || support::workspace().join("target/pictures");
    std::env::var_os("FULCRUM_PICTURES").map_or_else(kept, PathBuf::from)
}

/// Waits until nothing fades any more and nothing is being worked out.
async fn at_rest(window: &Window) {
    window
        .wait_until(
            "the screen is at rest",
            "!document.querySelector('.outdated, [aria-busy=true]') && document.getAnimations().every((a) => a.playState !== 'running')",
        )
        .await;
    tokio::time::sleep(Duration::from_millis(150)).await;
}

/// Pictures of every screen in a window of this size, light and dark, and what is wrong for whoever
/// does not see or does not point.
async fn every_screen(width: u32, height: u32) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ecommerce.fulcrum");
    std::fs::write(&path, sample("ecommerce").unwrap().text).unwrap();
    let home = Arc::new(tempfile::tempdir().unwrap());
    let window = Window::open_on((width, height), Some(&path), home).await;
    window.find("assumption").await;
    window.run(&support::text_of("ui/node_modules/axe-core/axe.min.js")).await;
    let pictures = pictures();
    std::fs::create_dir_all(&pictures).unwrap();
    let mut violations = Vec::new();
    for colours in ["Light", "Dark"] {
        window.click(&format!("button[title=\"{colours}\"]")).await;
        for screen in SCREENS.into_iter().chain(["start"]) {
            window.click(&format!("[data-testid=\"screen-{screen}\"]")).await;
            window
                .wait_until(
                    "the screen is shown",
                    &format!(
                        "document.querySelector('[data-testid=screen-{screen}]').getAttribute('aria-current') === 'page'"
                    ),
                )
                .await;
            at_rest(&window).await;
            let name = format!("{screen}-{}-{width}x{height}.png", colours.to_lowercase());
            std::fs::write(pictures.join(name), window.picture().await).unwrap();
            let found = window
                .run_async(
                    "const done = arguments[arguments.length - 1];
                     axe.run(document).then(
                       (r) => done(r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.target).join(' '))),
                       (e) => done(['failed: ' + e]))",
                )
                .await;
            if found != json!([]) {
                violations.push(format!("{screen}, {colours}: {found}"));
            }
        }
    }
    window.close().await;
    assert!(violations.is_empty(), "{violations:#?}");
}

#[tokio::test]
async fn every_screen_is_open_to_everyone_in_a_window_of_1440_by_900() {
    every_screen(1440, 900).await;
}

#[tokio::test]
async fn every_screen_is_open_to_everyone_in_a_window_of_1280_by_800() {
    every_screen(1280, 800).await;
}

//! The real window, driven through WebDriver.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

mod charts;
mod driver;
mod futures;
mod journeys;
mod reports;
mod screens;

use std::collections::BTreeMap;

use driver::Window;
use serde_json::json;

/// The markup of a chart as the page shows it.
async fn chart(window: &Window, test_id: &str) -> String {
    window.markup(&format!("[data-testid=\"{test_id}\"] svg")).await
}

/// Selects what stands in the field of an assumption and types over it.
async fn type_over(window: &Window, path: &str, keys: &str) {
    let field = format!("[data-path=\"{path}\"] [data-testid=\"assumption-field\"]");
    window.find_css(&field).await;
    window
        .run(&format!(
            "const field = document.querySelector('{field}'); field.focus(); field.select();"
        ))
        .await;
    window.type_into(&field, keys).await;
}

const ENTER: &str = "\u{e007}";
const END: &str = "\u{e010}";

#[tokio::test]
async fn a_sample_is_opened_read_and_varied() {
    let path = "organisation.major_loss";
    let window = Window::open(None).await;
    window.click("[data-testid=\"sample-furniture\"]").await;
    let answer = window.text("answer").await;
    assert!(answer.contains("over three years"), "{answer}");
    let costs = chart(&window, "chart-costs").await;

    // an assumption, typed
    type_over(&window, path, &format!("70 %{ENTER}")).await;
    let changed = window.text_after("answer", &answer).await;
    assert!(changed.contains("over three years"), "{changed}");
    assert_ne!(chart(&window, "chart-costs").await, costs, "the chart follows");

    // what cannot be is refused beside its field, and nothing moves
    type_over(&window, path, &format!("much{ENTER}")).await;
    let message = window.text("assumption-error").await;
    assert!(message.contains("not a number"), "{message}");
    assert_eq!(window.text("answer").await, changed);

    // an assumption, by slider and keyboard: to the upper end of its range
    window.type_into("[data-testid=\"assumption-slider\"]", END).await;
    window.text_after("answer", &changed).await;

    window.click("[data-testid=\"reset-study\"]").await;
    window.click("[data-testid=\"leave-go-on\"]").await;
    window.wait_for_text("answer", &answer).await;

    window.click("[data-testid=\"basis-spending-only\"]").await;
    let spending = window.text_after("answer", &answer).await;
    assert!(spending.contains("spend"), "{spending}");

    assert_is_a_picture(&window.picture().await);
    window.close().await;
}

/// A picture of the window that shows something: no colour fills nearly all of it, and the colours
/// of the three options are there.
fn assert_is_a_picture(picture: &[u8]) {
    if let Some(path) = std::env::var_os("FULCRUM_PICTURE") {
        std::fs::write(path, picture).unwrap();
    }
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut bytes).unwrap();
    let samples = frame.color_type.samples();
    let mut pixels = BTreeMap::<[u8; 3], usize>::new();
    for pixel in bytes[..frame.buffer_size()].chunks(samples) {
        *pixels.entry([pixel[0], pixel[1], pixel[2]]).or_default() += 1;
    }
    let all = frame.width as usize * frame.height as usize;
    let most = pixels.values().max().copied().unwrap_or_default();
    assert!(most * 10 < all * 9, "one colour fills {most} of {all} pixels");
    for option in fulcrum_charts::OptionKind::ALL {
        let hue = fulcrum_charts::theme::LIGHT.option(option).hue;
        let count = pixels.get(&[hue.red, hue.green, hue.blue]).copied().unwrap_or_default();
        assert!(count > 500, "{option:?} has {count} pixels of its colour");
    }
}

#[tokio::test]
async fn the_window_is_closed_to_everything_but_its_commands() {
    // a server of this machine that would hear whatever gets out
    let server = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    server.set_nonblocking(true).unwrap();
    let address = format!("http://{}/", server.local_addr().unwrap());
    let window = Window::open(None).await;
    window.find("new-study-answer").await;
    let script = r#"const done = arguments[arguments.length - 1];
        const address = 'ADDRESS';
        (async () => {
            const blocked = async (attempt) => { try { await attempt(); return false } catch { return true } };
            const invoke = window.__TAURI_INTERNALS__.invoke;
            const script = document.createElement('script');
            script.textContent = 'window.canary = 1';
            const remote = document.createElement('script');
            remote.src = address;
            const frame = document.createElement('iframe');
            frame.src = address;
            const image = document.createElement('img');
            image.src = address;
            document.head.append(script, remote);
            document.body.append(frame, image);
            const before = location.href;
            location.href = address;
            window.open(address);
            const fetched = await blocked(() => fetch(address, { mode: 'no-cors' }));
            await new Promise((resolve) => setTimeout(resolve, 800));
            for (const added of [script, remote, frame, image]) added.remove();
            done({
                eval: await blocked(async () => (0, eval)('1')),
                inlineScript: window.canary === undefined,
                fetch: fetched,
                navigation: location.href === before,
                frozenPrototype: Object.isFrozen(Object.prototype),
                noGlobalTauri: !('__TAURI__' in window),
                event: await blocked(() => invoke('plugin:event|listen', { event: 'x', target: { kind: 'Any' }, handler: 0 })),
                window: await blocked(() => invoke('plugin:window|set_title', { label: 'main', value: 'x' })),
                readFile: await blocked(() => invoke('plugin:fs|read_text_file', { path: '/etc/passwd' })),
                unknown: await blocked(() => invoke('no_such_command', {})),
                own: (await invoke('show_start')).samples.length,
            });
        })();"#;
    let found = window.run_async(&script.replace("ADDRESS", &address)).await;
    let expected = json!({
        "eval": true, "inlineScript": true, "fetch": true, "navigation": true,
        "frozenPrototype": true, "noGlobalTauri": true, "event": true, "window": true,
        "readFile": true, "unknown": true, "own": 5,
    });
    assert_eq!(found, expected);
    assert!(server.accept().is_err(), "something of the page reached the network");
    window.close().await;
}

#[tokio::test]
async fn a_study_full_of_payloads_runs_none_of_them() {
    let payload =
        "\\\"><img src=x onerror=\\\"window.canary=1\\\"></text><script>window.canary=1</script>";
    let sample = fulcrum_app::sample("furniture").unwrap().text;
    let hostile = ["Furniture retailer", "Ecommerce platform", "Bedroom", "Appointments"]
        .iter()
        .fold(sample.to_owned(), |text, name| {
            text.replace(
                &format!("\"name\": \"{name}\""),
                &format!("\"name\": \"{name} {payload}\""),
            )
        });
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hostile.fulcrum");
    std::fs::write(&path, hostile).unwrap();
    let window = Window::open(Some(&path)).await;
    window.find_css("[data-testid=\"chart-payback\"] svg").await;
    window.find("assumption").await;
    let found = window
        .run(
            "return { canary: window.canary === undefined,
                      text: document.body.innerText.includes('<img src=x onerror='),
                      images: document.querySelectorAll('img[src=x]').length,
                      scripts: document.querySelectorAll('svg script').length }",
        )
        .await;
    assert_eq!(found, json!({ "canary": true, "text": true, "images": 0, "scripts": 0 }));
    window.close().await;
}

#[tokio::test]
async fn a_file_that_is_no_study_is_explained() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bad.fulcrum");
    std::fs::write(&path, r#"{"format":"fulcrum-study","version":1,"name":"Bad","currency":"USD","services":[{"id":"a"}]}"#).unwrap();
    let window = Window::open(Some(&path)).await;
    let dialog = window.text("error-dialog").await;
    assert!(dialog.contains("services.a.team"), "{dialog}");
    window.close().await;
}

//! Starts the real application in an X server of its own and drives it over WebDriver.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

/// How long the window may take for anything. A loaded machine is slow; a wait that succeeds ends
/// at once.
const PATIENCE: Duration = Duration::from_secs(60);

/// Ends its process when dropped, so that a failed assertion leaves nothing behind.
struct Owned(Child);

impl Drop for Owned {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The running application.
pub(crate) struct Window {
    client: Client,
    // in this order: the driver goes before the X server
    _driver: Owned,
    _server: Owned,
    _home: Arc<TempDir>,
}

/// The binary under test: `$FULCRUM_DESKTOP`, or the debug build.
fn binary() -> PathBuf {
    let built = || support::workspace().join("target/debug/fulcrum-desktop");
    let binary = std::env::var_os("FULCRUM_DESKTOP").map_or_else(built, PathBuf::from);
    assert!(
        binary.exists(),
        "{} is not there: build it with `cargo build -p fulcrum-desktop`",
        binary.display()
    );
    binary
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Starts an X server on a display of its own choice, so that tests can run side by side.
fn x_server(width: u32, height: u32) -> (Owned, String) {
    let mut child = Command::new("Xvfb")
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            &format!("{width}x{height}x24"),
            "-nolisten",
            "tcp",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb is needed: `cargo xtask setup` installs it");
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    (Owned(child), format!(":{}", line.trim()))
}

impl Window {
    /// Opens the application on a screen of 1440 × 900, on a study file when one is given.
    pub(crate) async fn open(study: Option<&Path>) -> Self {
        Self::open_on((1440, 900), study, Arc::new(tempfile::tempdir().unwrap())).await
    }

    /// Opens the application on a screen of this size, with what it keeps of its user in `home`.
    pub(crate) async fn open_on(
        (width, height): (u32, u32),
        study: Option<&Path>,
        home: Arc<TempDir>,
    ) -> Self {
        let (server, display) = x_server(width, height);
        let port = free_port();
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("DISPLAY", display)
            .env("GDK_BACKEND", "x11")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            // both make screenshots hang
            .env_remove("WEBKIT_DISABLE_DMABUF_RENDERER")
            .env_remove("WEBKIT_DISABLE_COMPOSITING_MODE")
            .env_remove("WAYLAND_DISPLAY")
            .env("XDG_DATA_HOME", home.path().join("data"))
            .env("XDG_CONFIG_HOME", home.path().join("config"))
            .env("XDG_CACHE_HOME", home.path().join("cache"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver is needed: `cargo xtask setup` installs it");
        let driver = Owned(driver);
        let arguments: Vec<&Path> = study.into_iter().collect();
        let mut capabilities = Capabilities::new();
        let options = json!({ "binary": binary(), "args": arguments });
        capabilities.insert("webkitgtk:browserOptions".into(), options);
        let until = Instant::now() + PATIENCE;
        let client = loop {
            let attempt = ClientBuilder::new(HttpConnector::new())
                .capabilities(capabilities.clone())
                .connect(&format!("http://127.0.0.1:{port}"))
                .await;
            match attempt {
                Ok(client) => break client,
                Err(error) if Instant::now() > until => panic!("no session: {error}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        };
        Self { client, _driver: driver, _server: server, _home: home }
    }

    /// The element with this test id, as soon as it is there.
    pub(crate) async fn find(&self, test_id: &str) -> Element {
        self.find_css(&format!("[data-testid=\"{test_id}\"]")).await
    }

    /// The first element of this selector, as soon as it is there.
    pub(crate) async fn find_css(&self, selector: &str) -> Element {
        self.client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::Css(selector))
            .await
            .unwrap_or_else(|error| panic!("{selector}: {error}"))
    }

    /// A property of the first element of this selector, as soon as it is there. It is read in one
    /// step: the page may replace an element between finding and reading it.
    async fn property(&self, selector: &str, property: &str) -> String {
        let script = "return document.querySelector(arguments[0])?.[arguments[1]] ?? null";
        let until = Instant::now() + PATIENCE;
        loop {
            let arguments = vec![json!(selector), json!(property)];
            if let Value::String(text) = self.client.execute(script, arguments).await.unwrap() {
                return text;
            }
            assert!(Instant::now() < until, "{selector} is not there");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The text of an element.
    pub(crate) async fn text(&self, test_id: &str) -> String {
        let text = self.property(&format!("[data-testid=\"{test_id}\"]"), "innerText").await;
        text.trim().to_owned()
    }

    /// The markup of the first element of this selector.
    pub(crate) async fn markup(&self, selector: &str) -> String {
        self.property(selector, "outerHTML").await
    }

    /// Clicks on the first element of this selector, again if the page replaced it meanwhile.
    pub(crate) async fn click(&self, selector: &str) {
        let until = Instant::now() + PATIENCE;
        while let Err(error) = self.find_css(selector).await.click().await {
            assert!(Instant::now() < until, "{selector}: {error}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Types into the first element of this selector, again if the page replaced it meanwhile.
    pub(crate) async fn type_into(&self, selector: &str, keys: &str) {
        let until = Instant::now() + PATIENCE;
        while let Err(error) = self.find_css(selector).await.send_keys(keys).await {
            assert!(Instant::now() < until, "{selector}: {error}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until the text of an element is no longer `before`, and gives the new one.
    pub(crate) async fn text_after(&self, test_id: &str, before: &str) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            let text = self.text(test_id).await;
            if text != before {
                return text;
            }
            assert!(Instant::now() < until, "{test_id} is still \"{before}\"");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until the text of an element is `expected`.
    pub(crate) async fn wait_for_text(&self, test_id: &str, expected: &str) {
        let until = Instant::now() + PATIENCE;
        while self.text(test_id).await != expected {
            assert!(Instant::now() < until, "{test_id} never becomes \"{expected}\"");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Presses keys wherever the focus is, such as `\u{e009}s` for Ctrl+S.
    pub(crate) async fn press(&self, keys: &str) {
        let focused = self.client.active_element().await.unwrap();
        focused.send_keys(keys).await.unwrap();
    }

    /// Waits until a script that answers with a truth value answers with `true`.
    pub(crate) async fn wait_until(&self, what: &str, script: &str) {
        let until = Instant::now() + PATIENCE;
        while self.run(&format!("return Boolean({script})")).await != Value::Bool(true) {
            assert!(Instant::now() < until, "never happens: {what}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Runs a script in the page.
    pub(crate) async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap()
    }

    /// Runs a script in the page that answers by calling its last argument.
    pub(crate) async fn run_async(&self, script: &str) -> Value {
        self.client.execute_async(script, Vec::new()).await.unwrap()
    }

    /// A picture of what the page shows now, as PNG. Without the two frames the web view often
    /// returns an older one.
    pub(crate) async fn picture(&self) -> Vec<u8> {
        self.run_async(
            "const done = arguments[arguments.length - 1];
             requestAnimationFrame(() => requestAnimationFrame(() => done(true)))",
        )
        .await;
        self.client.screenshot().await.unwrap()
    }

    /// Closes the window.
    pub(crate) async fn close(self) {
        let _ = self.client.clone().close().await;
    }
}

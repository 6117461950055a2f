//! What a user does in the window, from end to end.

use std::sync::Arc;

use fulcrum_app::sample;
use serde_json::{Value, json};

use crate::driver::Window;

const CTRL: &str = "\u{e009}";
const SHIFT: &str = "\u{e008}";
const ENTER: &str = "\u{e007}";
/// Lets go of every key that is held.
const RELEASE: &str = "\u{e000}";

pub(crate) fn sample_file(folder: &std::path::Path, id: &str) -> std::path::PathBuf {
    let path = folder.join(format!("{id}.fulcrum"));
    std::fs::write(&path, sample(id).unwrap().text).unwrap();
    path
}

async fn total(window: &Window, option: &str) -> String {
    window.text(&format!("option-total-{option}")).await
}

/// Types over what stands in a field and applies it.
pub(crate) async fn fill(window: &Window, selector: &str, text: &str) {
    window.find_css(selector).await;
    window
        .run(&format!("const f = document.querySelector('{selector}'); f.focus(); f.select();"))
        .await;
    window.type_into(selector, text).await;
}

async fn press_in_page(window: &Window, keys: &str) {
    window.run("document.activeElement?.blur()").await;
    window.press(&format!("{keys}{RELEASE}")).await;
}

#[tokio::test]
async fn a_new_study_comes_from_nothing_to_an_answer() {
    let window = Window::open(None).await;
    let first = window.text("new-study-answer").await;
    assert!(first.contains("over three years"), "{first}");
    fill(&window, "[data-testid=\"question-name\"]", "Corner shop").await;
    fill(&window, "[data-testid=\"question-services_later\"]", "60").await;
    fill(&window, "[data-testid=\"question-exposure_per_hour\"]", "50k..120k..300k").await;
    let answer = window.text_after("new-study-answer", &first).await;
    assert!(answer.contains("over three years"), "{answer}");
    // what cannot be read is explained beside its field, and there is no answer meanwhile
    fill(&window, "[data-testid=\"question-services_now\"]", "many").await;
    window.wait_until("a refusal", "document.querySelector('.question [role=alert]')").await;
    window
        .wait_until(
            "no study of a bad answer",
            "document.querySelector('[data-testid=open-new-study]').ariaDisabled === 'true'",
        )
        .await;
    window.click("[data-testid=\"open-new-study\"]").await;
    window
        .wait_until(
            "the way to the bad answer",
            "document.activeElement?.dataset.testid === 'question-services_now'",
        )
        .await;
    fill(&window, "[data-testid=\"question-services_now\"]", "6").await;
    window
        .wait_until(
            "a study of good answers",
            "document.querySelector('[data-testid=open-new-study]').ariaDisabled === 'false'",
        )
        .await;
    let promised = window.text("new-study-answer").await;
    window.click("[data-testid=\"open-new-study\"]").await;
    window.wait_for_text("answer", &promised).await;
    window.find("unsaved").await;
    window.close().await;
}

#[tokio::test]
async fn what_is_changed_undone_redone_and_saved_is_there_after_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let path = sample_file(folder.path(), "furniture");
    let home = Arc::new(tempfile::tempdir().unwrap());
    let window = Window::open_on((1280, 800), Some(&path), Arc::clone(&home)).await;
    let before = total(&window, "you_build_it_you_run_it").await;
    window.click("[data-testid=\"screen-assumptions\"]").await;
    let field = "[data-path=\"organisation.rate_developer\"] input";
    fill(&window, field, &format!("50..90..120{ENTER}")).await;
    let changed = window.text_after("option-total-you_build_it_you_run_it", &before).await;
    press_in_page(&window, &format!("{CTRL}z")).await;
    window.wait_for_text("option-total-you_build_it_you_run_it", &before).await;
    press_in_page(&window, &format!("{CTRL}{SHIFT}z")).await;
    window.wait_for_text("option-total-you_build_it_you_run_it", &changed).await;
    window.find("unsaved").await;
    press_in_page(&window, &format!("{CTRL}s")).await;
    window.wait_until("it is saved", "!document.querySelector('[data-testid=unsaved]')").await;
    window.close().await;

    let window = Window::open_on((1280, 800), Some(&path), Arc::clone(&home)).await;
    window.wait_for_text("option-total-you_build_it_you_run_it", &changed).await;
    window.close().await;
    let window = Window::open_on((1280, 800), None, home).await;
    assert!(window.text("recent").await.starts_with("Furniture retailer"));
    window.click("[data-testid=\"recent\"]").await;
    window.wait_for_text("option-total-you_build_it_you_run_it", &changed).await;
    window.close().await;
}

#[tokio::test]
async fn ten_services_are_pasted_from_a_spreadsheet() {
    let folder = tempfile::tempdir().unwrap();
    let path = sample_file(folder.path(), "furniture");
    let window = Window::open(Some(&path)).await;
    let before = total(&window, "hybrid").await;
    window.click("[data-testid=\"screen-services\"]").await;
    let count = window.text("services-count").await;
    let services: usize = count.split(' ').next().unwrap().parse().unwrap();
    let block: String = (1..=10).map(|n| format!("Pasted {n}\tTeam {n}\tRooms\n")).collect();
    let script = "const cells = document.querySelectorAll('[data-key=\"name\"][data-row]');
         const last = cells[cells.length - 1];
         last.focus();
         const data = new DataTransfer();
         data.setData('text/plain', TEXT);
         last.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));";
    window.run(&script.replace("TEXT", &json!(block).to_string())).await;
    let expected = format!("{} services", services + 9);
    window
        .wait_until(
            "the services are there",
            &format!(
                "document.querySelector('[data-testid=services-count]').innerText.startsWith('{expected}')"
            ),
        )
        .await;
    window.text_after("option-total-hybrid", &before).await;
    press_in_page(&window, &format!("{CTRL}z")).await;
    window.wait_for_text("option-total-hybrid", &before).await;
    window.close().await;
}

#[tokio::test]
async fn a_countermeasure_is_switched_and_its_effect_seen() {
    let folder = tempfile::tempdir().unwrap();
    let path = sample_file(folder.path(), "furniture");
    let window = Window::open(Some(&path)).await;
    let before = total(&window, "ops_run_it").await;
    window.click("[data-testid=\"screen-adjustments\"]").await;
    window.find("switch-automated_pipeline").await;
    window.run("document.querySelector('[data-testid=switch-automated_pipeline] input, [data-testid=switch-automated_pipeline] button, [data-testid=switch-automated_pipeline]').click()").await;
    window.text_after("option-total-ops_run_it", &before).await;
    // what it does alone and with the others follows
    window
        .wait_until(
            "its effect",
            "/[−+]?[$]/.test(document.querySelector('[data-testid=adjustment-automated_pipeline]').innerText)",
        )
        .await;
    window.close().await;
}

#[tokio::test]
async fn a_scenario_is_made_and_what_its_differences_move_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = sample_file(folder.path(), "furniture");
    let window = Window::open(Some(&path)).await;
    let before = total(&window, "you_build_it_you_run_it").await;
    window.click("[data-testid=\"screen-assumptions\"]").await;
    let field = "[data-path=\"models.you_build_it_you_run_it.standby_per_week\"] input";
    fill(&window, field, &format!("900{ENTER}")).await;
    let changed = window.text_after("option-total-you_build_it_you_run_it", &before).await;
    window.click("[data-testid=\"screen-scenarios\"]").await;
    window.click("[data-testid=\"new-scenario\"]").await;
    window.find("scenario-name").await;
    fill(&window, "[data-testid=\"scenario-name\"]", "Dear standby").await;
    // kept from what was changed, so that the study itself goes back
    window
        .run(
            "const select = document.querySelector('[data-testid=scenario-beginning]');
             const option = [...select.options].find((option) => /chang/i.test(option.text));
             select.value = option.value;
             select.dispatchEvent(new Event('change', { bubbles: true }));",
        )
        .await;
    window.click("[data-testid=\"create-scenario\"]").await;
    window
        .wait_until(
            "the scenario is shown",
            "document.querySelector('[data-testid=scenario-picker]')?.selectedOptions[0]?.text === 'Dear standby'",
        )
        .await;
    window.wait_for_text("option-total-you_build_it_you_run_it", &changed).await;
    window
        .wait_until(
            "what its difference moves",
            "/[$]/.test(document.querySelector('[data-testid=parts]')?.innerText ?? '')",
        )
        .await;
    window.close().await;
}

#[tokio::test]
async fn a_figure_is_explained_down_to_its_inputs() {
    let folder = tempfile::tempdir().unwrap();
    let path = sample_file(folder.path(), "furniture");
    let window = Window::open(Some(&path)).await;
    window.find("answer").await;
    window.click("[data-testid=\"option-total-hybrid\"]").await;
    window.find("explanation-value").await;
    for _ in 0..8 {
        let title = window
            .run("return document.querySelector('[data-testid=explanation] h2').innerText")
            .await;
        let leaf = window
            .run("return Boolean(document.querySelector('[data-testid=explanation-formula]'))")
            .await;
        if leaf == Value::Bool(true) {
            break;
        }
        window.click("[data-testid=\"explanation-part\"]").await;
        window
            .wait_until(
                "the next figure",
                &format!(
                    "document.querySelector('[data-testid=explanation] h2').innerText !== {title}"
                ),
            )
            .await;
    }
    let formula = window.text("explanation-formula").await;
    assert!(formula.contains('='), "{formula}");
    let path = window
        .run("const input = [...document.querySelectorAll('[data-testid=explanation-input]')].find((i) => !i.dataset.path.startsWith('services.')); input.click(); return input.dataset.path")
        .await;
    window
        .wait_until(
            "the input has the focus",
            &format!("document.activeElement?.closest('[data-path]')?.dataset.path === {path}"),
        )
        .await;
    window.close().await;
}

/// Every screen of an open study, the one with a table that a hostile filter empties last.
const SCREENS: [&str; 11] = [
    "assumptions",
    "adjustments",
    "selector",
    "scenarios",
    "timeline",
    "balance",
    "insurance",
    "uncertainty",
    "sensitivity",
    "overview",
    "services",
];

/// Types a text into each field of the screen and applies it; how many fields there were. The details of
/// the first assumption are unfolded, for its evidence.
async fn fill_every_field(window: &Window, text: &str) -> u64 {
    window
        .run("document.querySelector('[data-testid=parameter] button[aria-expanded=false]')?.click()")
        .await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let script = "const setter = (of) => Object.getOwnPropertyDescriptor(of.prototype, 'value').set;
        const [input, area] = [setter(HTMLInputElement), setter(HTMLTextAreaElement)];
        const fields = [...document.querySelectorAll('input, textarea')];
        const texts = fields.filter((f) => f.tagName === 'TEXTAREA' || ['text', 'search'].includes(f.type));
        for (const field of texts) {
            field.focus();
            (field.tagName === 'TEXTAREA' ? area : input).call(field, TEXT);
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));
            field.blur();
        }
        return texts.length;";
    let count = window.run(&script.replace("TEXT", &json!(text).to_string())).await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    count.as_u64().unwrap()
}

async fn harms_nothing(window: &Window, screen: &str) {
    let found = window
        .run("return { canary: window.canary ?? null, scripts: document.body.querySelectorAll('script, img[onerror]').length }")
        .await;
    assert_eq!(found, json!({ "canary": null, "scripts": 0 }), "{screen}");
}

#[tokio::test]
async fn a_hostile_name_in_every_field_harms_nothing() {
    let hostile =
        "=1+1<img src=x onerror=\"window.canary=1\">{{7*7}}<script>window.canary=1</script>";
    let folder = tempfile::tempdir().unwrap();
    let path = sample_file(folder.path(), "furniture");
    let window = Window::open(Some(&path)).await;
    window.find("answer").await;
    fill(&window, "[data-testid=\"study-name\"]", &format!("{hostile}{ENTER}")).await;
    window.click("[data-testid=\"screen-services\"]").await;
    window.find_css("[data-key=\"team\"][data-row]").await;
    let edits = "const done = arguments[arguments.length - 1];
        const invoke = window.__TAURI_INTERNALS__.invoke;
        const hostile = TEXT;
        const view = { basis: 'all_costs', colours: 'light', screen: { kind: 'scenarios' } };
        const paths = ['name', 'domain', 'team'].map((key) => 'services.bedroom.' + key);
        const edits = [
            ...paths.map((path) => ({ kind: 'set_value', path, text: hostile })),
            { kind: 'set_evidence', path: 'organisation.rate_developer', source: hostile, owner: hostile, confidence: 'guess', note: hostile },
            { kind: 'add_scenario', name: hostile, copyOf: null },
        ];
        invoke('edit_study', { request: { edits, gesture: null, view } }).then(() => done('done'), (e) => done(JSON.stringify(e)));";
    let made = window.run_async(&edits.replace("TEXT", &json!(hostile).to_string())).await;
    assert_eq!(made, json!("done"));
    let mut fields = 0;
    for screen in SCREENS {
        window.click(&format!("[data-testid=\"screen-{screen}\"]")).await;
        window.find_css("main, [data-testid=answer]").await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        fields += fill_every_field(&window, hostile).await;
        harms_nothing(&window, screen).await;
    }
    assert!(fields > 100, "only {fields} fields were met");
    window.close().await;
    let window = Window::open(None).await;
    window.find("new-study-answer").await;
    assert!(fill_every_field(&window, hostile).await >= 10, "the questions of a new study");
    harms_nothing(&window, "start").await;
    window.close().await;
}

//! Which rows are shown, in which order, and what stands in them.

use fulcrum_app::contract::{ColumnKind, CostBasis, Figure};
use fulcrum_model::{Evaluation, OptionKind};
use support::{service_file, study};

use super::*;

#[test]
fn a_table_has_what_is_typed_and_what_comes_of_it() {
    let mut table = Table::of(&three());
    let screen = table.show();
    let editable = screen.columns.iter().filter(|column| column.kind != ColumnKind::Result);
    let keys: Vec<&str> = editable.map(|column| column.key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "name",
            "team",
            "domain",
            "launch_month",
            "feature_demand",
            "exposure_per_hour",
            "availability_target",
            "operating_model",
            "kind",
            "out_of_hours_exposure",
            "features_per_month",
            "value_per_feature_month",
            "incidents_per_month",
            "already_run_by"
        ]
    );
    assert_eq!((screen.total, screen.matching, screen.first), (3, 3, 0));
    assert_eq!(texts(&screen, "launch_month"), ["0", "3", "0"]);
    assert_eq!(texts(&screen, "out_of_hours_exposure")[0], "50\u{a0}%");
    assert_eq!(
        texts(&screen, "exposure_per_hour"),
        ["$20\u{202f}000", "$1 – $30\u{202f}000 – $90\u{202f}000", "$1\u{202f}000"]
    );
    let kind = screen.columns.iter().position(|column| column.key == "kind").unwrap();
    assert_eq!(screen.rows[2].cells[kind].choice, "foundational");

    let file = study_file(&three());
    let evaluation = Evaluation::of(&study(&file)).unwrap();
    let ops = evaluation.option(OptionKind::OpsRunIt);
    let place = screen.columns.iter().position(|c| c.key == "cost_ops_run_it").unwrap();
    let money = fulcrum_model::display::MoneyDisplay::new(study(&file).currency);
    assert_eq!(texts(&screen, "cost_ops_run_it")[0], money.short(ops.by_service[0]));
    let Some(Figure::Cost(figure)) = &screen.rows[0].cells[place].figure else {
        panic!("no figure: {:?}", screen.rows[0].cells[place]);
    };
    assert_eq!((figure.service.as_deref(), figure.spending_only), (Some("web"), false));
    let missed = ops.services[0].meets_target() == Some(false);
    let place = screen.columns.iter().position(|c| c.key == "availability_ops_run_it").unwrap();
    assert_eq!(screen.rows[0].cells[place].is_doubtful, missed);

    table.basis = CostBasis::SpendingOnly;
    let spent = ops.by_service[0] - ops.lost_revenue_by_service[0];
    assert!(spent < ops.by_service[0], "the service loses revenue");
    assert_eq!(texts(&table.show(), "cost_ops_run_it")[0], money.short(spent));
    let lost: rust_decimal::Decimal = ops.lost_revenue_by_service.iter().sum();
    assert_eq!(lost, ops.lost_revenue_by_month.iter().sum(), "lost revenue is of services");
}

#[test]
fn names_are_sorted_as_people_count() {
    let named = |id: &str, name: &str| service(id, json!({ "name": name }));
    let mut table = Table::of(&[
        named("c", "Service 25"),
        named("b", "service 9"),
        named("d", "Shop"),
        named("a", "Service 9"),
    ]);
    assert_eq!(table.sorted("name", false), ["b", "a", "c", "d"]);
    assert_eq!(table.sorted("name", true), ["d", "c", "b", "a"], "equal ones stay");
}

#[test]
fn rows_are_sorted_by_what_they_mean() {
    let mut table = Table::of(&three());
    assert_eq!(table.sorted("exposure_per_hour", false), ["desk", "web", "app"]);
    assert_eq!(table.sorted("exposure_per_hour", true), ["app", "web", "desk"]);
    assert_eq!(table.sorted("name", false), ["app", "desk", "web"], "whatever the case");
    assert_eq!(table.sorted("feature_demand", true), ["app", "web", "desk"], "equal ones stay");
    assert_eq!(table.sorted("kind", true), ["desk", "web", "app"]);
    assert_eq!(table.sorted("launch_month", false), ["web", "desk", "app"]);
    assert_eq!(table.sorted("no_such_column", true), ["web", "app", "desk"]);
    let up = table.sorted("cost_difference", false);
    let mut down = table.sorted("cost_difference", true);
    down.reverse();
    assert_eq!(up, down);
}

#[test]
fn a_filter_leaves_rows_that_have_every_word() {
    let mut table = Table::of(&three());
    for (filter, left) in [
        ("", &["web", "app", "desk"][..]),
        ("SHOP", &["web"]),
        ("daily mobile", &["app"]),
        ("  foundational ", &["desk"]),
        ("web daily", &[]),
    ] {
        table.rows.filter = filter.to_owned();
        let screen = table.show();
        assert_eq!(ids(&screen), left, "{filter}");
        assert_eq!((screen.total, screen.matching as usize), (3, left.len()));
    }
}

#[test]
fn a_window_stays_within_the_rows_and_reveals_a_service() {
    let services: Vec<Value> = (0..2000).map(|i| service_file(&format!("s{i:04}"))).collect();
    let mut table = Table::of(&services);
    table.rows.count = 60;
    for (first, reveal, expected) in [
        (100, None, 100),
        (5000, None, 1940),
        (100, Some("s0120"), 100),
        (100, Some("s0050"), 50),
        (100, Some("s1000"), 941),
        (100, Some("gone"), 100),
    ] {
        (table.rows.first, table.rows.reveal) = (first, reveal.map(str::to_owned));
        let screen = table.show();
        assert_eq!((screen.first, screen.rows.len()), (expected, 60), "{first} {reveal:?}");
        assert_eq!(screen.rows[0].id, format!("s{expected:04}"));
    }
    (table.rows.filter, table.rows.reveal) = ("s01".to_owned(), Some("s1000".to_owned()));
    let screen = table.show();
    assert_eq!(
        (screen.total, screen.matching, screen.first),
        (2000, 100, 40),
        "it is filtered out"
    );
    table.rows.filter.clear();
    assert_eq!(table.sorted("name", true)[59], "s1000", "revealed in the order that is asked for");
}

//! Publications that defaults rest on, each once.

use super::Source;

pub(super) const REED_SOFTWARE_ENGINEER_SALARY_BENEFITS_OVERVIEW: Source = Source {
    title: "Reed – Software engineer salary and benefits overview",
    year: None,
    url: "https://www.reed.com/articles/software-engineer-salary-and-benefits-overview",
};
pub(super) const BLS_EMPLOYER_COSTS_EMPLOYEE_COMPENSATION_JUNE: Source = Source {
    title: "BLS – Employer Costs for Employee Compensation, June 2015",
    year: Some(2015),
    url: "http://stats.bls.gov/news.release/archives/ecec_09092015.htm",
};
pub(super) const ROI_DEVOPS_TRANSFORMATION: Source = Source {
    title: "The ROI of DevOps Transformation (DORA / Google Cloud white paper)",
    year: Some(2020),
    url: "https://dora.dev/research/2020/",
};
pub(super) const ACCELERANCE_TRUE_COSTS_OFFSHORE_SOFTWARE_OUTSOURCING: Source = Source {
    title: "Accelerance – The True Costs of Offshore Software Outsourcing",
    year: Some(2015),
    url: "https://www.accelerance.com/blog/the-true-costs-of-offshore-software-outsourcing",
};
pub(super) const CIO_UK_PAY_LEAPS_NETWORK_ANALYSTS: Source = Source {
    title: "CIO UK – Pay leaps for network analysts (IDS survey, 82 firms, ~8,700 IT staff)",
    year: Some(2008),
    url: "https://www.cio.co.uk/it-strategy/pay-leaps-for-network-analysts-as-demand-for-specialists-grows-3056/",
};
pub(super) const IT_JOBS_WATCH_1ST_2ND_LINE: Source = Source {
    title: "IT Jobs Watch – 1st/2nd Line Support, UK, 6 months to 19 Nov 2025",
    year: Some(2025),
    url: "https://www.itjobswatch.co.uk/jobs/uk/1st/2nd%20line%20support.do",
};
pub(super) const IT_JOBS_WATCH_INCIDENT_MANAGER_LEEDS: Source = Source {
    title: "IT Jobs Watch – Incident Manager, Leeds, 6 months to 21 Aug 2018",
    year: Some(2018),
    url: "https://www.itjobswatch.co.uk/jobs/leeds/incident%20manager.do",
};
pub(super) const DM4R_PAGERDUTY_REPORT_STRESS_IT_TEAMS: Source = Source {
    title: "dm4r – PagerDuty Report: Stress on IT Teams on the Rise",
    year: Some(2021),
    url: "https://dm4r.com/tech/pagerduty-report-stress-on-it-teams-on-the-rise",
};
pub(super) const FIREHYDRANT_INCIDENT_BENCHMARK_REPORT: Source = Source {
    title: "FireHydrant – The Incident Benchmark Report (53,034 incidents)",
    year: Some(2022),
    url: "https://firehydrant.com/reports/incident-benchmarks/",
};
pub(super) const FIREHYDRANT_INCIDENT_BENCHMARK_REPORT_REPUBLISHED_EXTRACT: Source = Source {
    title: "FireHydrant Incident Benchmark Report – republished extract",
    year: Some(2022),
    url: "https://therightstack.com/cloud-developer-and-cloud-security-surveys/incident-benchmark-report-firehydrant",
};
pub(super) const PLAYBOOK_INTRODUCTION: Source = Source {
    title: "You Build It You Run It Playbook – Introduction (Table 1)",
    year: Some(2024),
    url: "https://you-build-it-you-run-it.playbook.ee/introduction",
};
pub(super) const PLAYBOOK_PITFALLS: Source = Source {
    title: "You Build It You Run It Playbook – Pitfalls",
    year: Some(2024),
    url: "https://you-build-it-you-run-it.playbook.ee/pitfalls",
};
pub(super) const PLAYBOOK_DRAWBACKS_OPS_RUN_IT: Source = Source {
    title: "You Build It You Run It Playbook – Drawbacks of Ops Run It",
    year: Some(2024),
    url: "https://you-build-it-you-run-it.playbook.ee/what-is-ops-run-it/drawbacks",
};
pub(super) const PLAYBOOK_BENEFITS_YOU_BUILD_IT_YOU: Source = Source {
    title: "You Build It You Run It Playbook – Benefits of You Build It You Run It",
    year: Some(2024),
    url: "https://you-build-it-you-run-it.playbook.ee/what-is-you-build-it-you-run-it/benefits",
};
pub(super) const CHANGE_MANAGEMENT_SERVICENOW_WHY_CAB_DISCIPLINE: Source = Source {
    title: "Change Management on ServiceNow: Why CAB Discipline Is the Number You Should Be Watching",
    year: Some(2026),
    url: "https://milicmedia.com/?p=152",
};
pub(super) const CREATING_BRUTALLY_EFFICIENT_CAB: Source = Source {
    title: "Creating a \"Brutally Efficient\" CAB (ITSM.tools)",
    year: None,
    url: "https://itsm.tools/change-management-creating-a-brutally-efficient-cab/",
};
pub(super) const ACCELERATE_STATE_DEVOPS_2024: Source = Source {
    title: "Accelerate State of DevOps 2024",
    year: Some(2024),
    url: "https://dora.dev/research/2024/dora-report/",
};
pub(super) const ACCELERATE_STATE_DEVOPS_2019: Source = Source {
    title: "Accelerate State of DevOps 2019",
    year: Some(2019),
    url: "https://dora.dev/research/2019/dora-report/",
};
pub(super) const ACCELERATE_STATE_DEVOPS_2021: Source = Source {
    title: "Accelerate State of DevOps 2021",
    year: Some(2021),
    url: "https://dora.dev/research/2021/dora-report/",
};
pub(super) const DORA_CAPABILITY_STREAMLINING_CHANGE_APPROVAL: Source = Source {
    title: "DORA capability – Streamlining change approval",
    year: Some(2025),
    url: "https://dora.dev/capabilities/streamlining-change-approval/",
};
pub(super) const ACCELERATE_STATE_DEVOPS_2023_INFOGRAPHIC: Source = Source {
    title: "Accelerate State of DevOps 2023 – infographic (top performers)",
    year: Some(2023),
    url: "https://dora.dev/research/2023/",
};
pub(super) const OPTIMIZE_CAB_CHANGE_ADVISORY_BOARD_BEST: Source = Source {
    title: "Optimize Your CAB: Change Advisory Board Best Practices (DataLunix)",
    year: None,
    url: "https://www.datalunix.com/post/change-advisory-board-best-practices",
};
pub(super) const ELON_UNIVERSITY_CHANGE_ADVISORY_BOARD_GUIDELINE: Source = Source {
    title: "Elon University – Change Advisory Board Guideline",
    year: None,
    url: "https://www.elon.edu/u/bft/technology/forms-and-policies/change-management-policy/change-advisory-board-guideline/",
};
pub(super) const CREIGHTON_UNIVERSITY_CAB_OPERATING_PROCEDURES: Source = Source {
    title: "Creighton University – CAB Operating Procedures",
    year: None,
    url: "https://myservices.creighton.edu/TDClient/32/Portal/KB/PrintArticle?ID=1065",
};
pub(super) const PLAYBOOK_GOVERNANCE: Source = Source {
    title: "You Build It You Run It Playbook – Governance",
    year: Some(2024),
    url: "https://you-build-it-you-run-it.playbook.ee/practices/governance",
};
pub(super) const CATCHPOINT_SRE_REPORT_2025: Source = Source {
    title: "Catchpoint – The SRE Report 2025 (n=301)",
    year: Some(2025),
    url: "https://www.catchpoint.com/press-releases/the-sre-report-2025-highlighting-critical-trends-in-site-reliability-engineering",
};
pub(super) const SITE_RELIABILITY_ENGINEERING_ELIMINATING_TOIL: Source = Source {
    title: "Site Reliability Engineering, Eliminating Toil (Google)",
    year: Some(2016),
    url: "https://sre.google/sre-book/eliminating-toil/",
};
pub(super) const PAGERDUTY_LIST_PRICES_RECORDED_PUBLIC_PRICE: Source = Source {
    title: "PagerDuty list prices as recorded in public price catalogues",
    year: Some(2026),
    url: "https://www.pagerduty.com/pricing/",
};
pub(super) const NEW_RELIC_PRICING_RECORDED_API_EVANGELIST: Source = Source {
    title: "New Relic pricing, as recorded by API Evangelist",
    year: Some(2026),
    url: "https://raw.githubusercontent.com/api-evangelist/new-relic/refs/heads/main/plans/new-relic-plans-pricing.yml",
};
pub(super) const SERVICENOW_ITSM_PRICING: Source = Source {
    title: "ServiceNow – ITSM pricing (quote only)",
    year: Some(2026),
    url: "https://www.servicenow.com/products/itsm/pricing.html",
};
pub(super) const MONZO_COMMUNITY_HOW_WE_DO_CALL: Source = Source {
    title: "Monzo community – How we do on-call at Monzo (reader quotes the rate in the post)",
    year: Some(2018),
    url: "https://community.monzo.com/t/how-we-do-on-call-at-monzo/47797",
};
pub(super) const CONTRACTORUK_FORUM_CALL_COMPENSATION: Source = Source {
    title: "ContractorUK forum – On-Call Compensation",
    year: Some(2011),
    url: "https://www.contractoruk.com/forums/archive/index.php/t-64260.html",
};
pub(super) const UK_COUNCIL_SINGLE_STATUS_ENHANCEMENTS_BASIC: Source = Source {
    title: "UK council single-status enhancements to basic pay (standby and on-call)",
    year: None,
    url: "https://docest.com/doc/656094/enhancements-to-basic-pay-for-all-employees-covered-by-single-status",
};
pub(super) const CALL_COMPENSATION_SURVEY_2019: Source = Source {
    title: "On-call Compensation Survey 2019 (Spike Lindsey et al.)",
    year: Some(2019),
    url: "https://oncall.netlify.app/articles/2019-02/on-call-survey-2019",
};
pub(super) const PLAYBOOK_BENEFITS_OPS_RUN_IT: Source = Source {
    title: "You Build It You Run It Playbook – Benefits of Ops Run It",
    year: Some(2024),
    url: "https://you-build-it-you-run-it.playbook.ee/what-is-ops-run-it/benefits",
};
pub(super) const GDS_WAY_INCIDENT_MANAGEMENT: Source = Source {
    title: "The GDS Way – incident management (example priority table)",
    year: Some(2026),
    url: "https://github.com/alphagov/gds-way/blob/main/source/standards/incident-management.html.md.erb",
};
pub(super) const PLAYBOOK_OPERATIONAL_ENABLERS: Source = Source {
    title: "You Build It You Run It Playbook – Operational Enablers",
    year: Some(2024),
    url: "https://you-build-it-you-run-it.playbook.ee/practices/operational-enablers",
};
pub(super) const ITOPS_TIMES_IT_WORKERS_EXPERIENCING_INCREASINGLY: Source = Source {
    title: "ITOps Times – IT workers experiencing increasingly inconsistent and heavy workloads (PagerDuty 2021)",
    year: Some(2021),
    url: "https://www.itopstimes.com/itsm/report-it-workers-experiencing-increasingly-inconsistent-and-heavy-workloads/",
};
pub(super) const PAGERDUTY_INCIDENT_RESPONSE_DOCUMENTATION: Source = Source {
    title: "PagerDuty Incident Response documentation (post-mortem process; being on-call)",
    year: None,
    url: "https://github.com/PagerDuty/incident-response-docs",
};
pub(super) const PAGERDUTY_STATE_DIGITAL_OPERATIONS: Source = Source {
    title: "PagerDuty – The State of Digital Operations",
    year: Some(2021),
    url: "https://www.pagerduty.com/state-of-digital-ops/",
};
pub(super) const PLAYBOOK_OPS_RUN_IT: Source = Source {
    title: "You Build It You Run It Playbook – What is Ops Run It",
    year: Some(2024),
    url: "https://you-build-it-you-run-it.playbook.ee/what-is-ops-run-it",
};
pub(super) const PAGERDUTY_REAL_TIME_OPERATIONS_MATURITY_HOW: Source = Source {
    title: "PagerDuty – Real-Time Operations Maturity: How Businesses Can Thrive in the Digital Era",
    year: None,
    url: "https://www.pagerduty.com/blog/real-time-operations-maturity-model/",
};
pub(super) const EMAUTON_ONCALL_COMPENSATION_STRUCTURES: Source = Source {
    title: "emauton – Oncall compensation structures",
    year: None,
    url: "https://emauton.org/category/operations/",
};
pub(super) const HACKER_NEWS_COMMENT_CALL_PAY_FINLAND: Source = Source {
    title: "Hacker News comment on on-call pay in Finland",
    year: Some(2025),
    url: "https://news.ycombinator.com/item?id=43503585",
};
pub(super) const PLAYBOOK_LEARNING_CULTURE_OPS_RUN_IT: Source = Source {
    title: "You Build It You Run It Playbook – Learning culture in Ops Run It",
    year: Some(2024),
    url: "https://you-build-it-you-run-it.playbook.ee/what-is-ops-run-it/learning-culture",
};
pub(super) const PLAYBOOK_DRAWBACKS_YOU_BUILD_IT_YOU: Source = Source {
    title: "You Build It You Run It Playbook – Drawbacks of You Build It You Run It",
    year: Some(2024),
    url: "https://you-build-it-you-run-it.playbook.ee/what-is-you-build-it-you-run-it/drawbacks",
};
pub(super) const PLAYBOOK_LEARNING_CULTURE_YOU_BUILD_IT: Source = Source {
    title: "You Build It You Run It Playbook – Learning culture in You Build It You Run It",
    year: Some(2024),
    url: "https://you-build-it-you-run-it.playbook.ee/what-is-you-build-it-you-run-it/learning-culture",
};
pub(super) const SITE_RELIABILITY_ENGINEERING_CH_11_BEING: Source = Source {
    title: "Site Reliability Engineering, ch. 11 Being On-Call (Google)",
    year: Some(2016),
    url: "https://sre.google/sre-book/being-on-call/",
};
pub(super) const SPLUNK_DOWNTIME_DEMYSTIFIED: Source = Source {
    title: "Splunk – Downtime Demystified",
    year: Some(2024),
    url: "https://www.splunk.com/en_us/blog/cio-office/downtime-demystified-causes.html",
};

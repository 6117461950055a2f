//! The closed lists of words that studies, postings and reports use.
//!
//! Each word has an id (as it stands in files and in JSON) and a label (as people read it).

/// Declares an enum whose variants have an id and a label, in the order in which they are shown.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $id:literal, $label:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every value, in the order in which they are shown.
            pub const ALL: [Self; [$(Self::$variant),+].len()] = [$(Self::$variant),+];

            /// The word in files and in JSON.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// The word for people.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// The value with this id, if there is one.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)+ _ => None }
            }

            /// Position in [`Self::ALL`].
            #[must_use]
            pub const fn index(self) -> usize {
                self as usize
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }
    };
}

pub(crate) use vocabulary;

vocabulary! {
    /// Who builds, deploys, runs and learns from a service.
    OperatingModel {
        /// Delivery teams build; central operations teams approve, deploy and support.
        OpsRunIt = "ops_run_it", "Ops Run It";
        /// On-call product teams build, deploy, run and learn from their own services.
        YouBuildItYouRunIt = "you_build_it_you_run_it", "You Build It You Run It";
    }
}

vocabulary! {
    /// A way to run all services of a study.
    OptionKind {
        /// Every service under Ops Run It.
        OpsRunIt = "ops_run_it", "Ops Run It";
        /// Every service under You Build It You Run It.
        YouBuildItYouRunIt = "you_build_it_you_run_it", "You Build It You Run It";
        /// Each service under the model that the selector or the user picks.
        Hybrid = "hybrid", "Hybrid";
    }
}

vocabulary! {
    /// What a cost stands for: getting changes out, keeping services up, learning from failure.
    Axis {
        /// Getting features to users.
        DeploymentThroughput = "deployment_throughput", "Deployment throughput";
        /// Protecting and restoring availability.
        ServiceReliability = "service_reliability", "Service reliability";
        /// Learning from incidents.
        LearningCulture = "learning_culture", "Learning culture";
    }
}

vocabulary! {
    /// When and why a cost arises.
    CostType {
        /// Once, to get going.
        Setup = "setup", "Setup";
        /// Once per service, to hand it over.
        Transition = "transition", "Transition";
        /// Ongoing.
        Run = "run", "Run";
        /// Per incident.
        Incident = "incident", "Incident";
        /// Lost by being slow, down, or not learning.
        Opportunity = "opportunity", "Opportunity";
    }
}

vocabulary! {
    /// How accounting treats a posting.
    Treatment {
        /// Capital expenditure.
        Capex = "capex", "Capex";
        /// Operating expenditure.
        Opex = "opex", "Opex";
        /// Revenue not earned; not spent by anyone.
        LostRevenue = "lost_revenue", "Lost revenue";
    }
}

vocabulary! {
    /// How accounting treats the run and incident work of product teams.
    TreatmentPolicy {
        /// As opex: most accounting rules (IAS 38, ASC 350-40) forbid capitalising run work.
        ExpenseRun = "expense_run", "Run work is expensed";
        /// As the playbook has it: product team work is capitalised.
        Playbook = "playbook", "As in the playbook";
    }
}

vocabulary! {
    /// Who has an out-of-hours schedule under You Build It You Run It.
    OutOfHoursPolicy {
        /// Teams or domains, by the availability targets of their services.
        ByAvailability = "by_availability", "By availability target";
        /// Every team with an active service.
        EveryTeam = "every_team", "Every team";
    }
}

vocabulary! {
    /// Which Ops Run It is weighed: what it promises or what is usually seen.
    Lens {
        /// What is usually seen: the study's own parameters.
        InPractice = "in_practice", "In practice";
        /// What the model is said to deliver.
        OnPaper = "on_paper", "On paper";
    }
}

vocabulary! {
    /// What kind of service it is.
    ServiceKind {
        /// Customers use it.
        Digital = "digital", "Digital";
        /// Other services rest on it.
        Foundational = "foundational", "Foundational";
    }
}

vocabulary! {
    /// How often a service should be deployed.
    FeatureDemand {
        /// Monthly.
        Low = "low", "Low (monthly)";
        /// Fortnightly.
        Medium = "medium", "Medium (fortnightly)";
        /// Weekly.
        High = "high", "High (weekly)";
        /// Every working day.
        VeryHigh = "very_high", "Very high (daily)";
    }
}

vocabulary! {
    /// Share of time for which a service shall be available.
    AvailabilityTarget {
        /// 95.0 %.
        P95 = "95.0", "95.0 %";
        /// 99.0 %.
        P99 = "99.0", "99.0 %";
        /// 99.9 %.
        P999 = "99.9", "99.9 %";
        /// 99.99 %, only by choice.
        P9999 = "99.99", "99.99 %";
    }
}

vocabulary! {
    /// Who is called out of hours when a service fails.
    Schedule {
        /// Nobody: it waits for the next working day.
        None = "none", "None";
        /// Someone of its domain.
        Domain = "domain", "Domain";
        /// Someone of its team.
        Team = "team", "Team";
        /// The central application support team.
        Central = "central", "Central";
    }
}

vocabulary! {
    /// How the values of a range are distributed.
    Shape {
        /// Beta-PERT.
        Pert = "pert", "PERT";
        /// Triangular.
        Triangular = "triangular", "Triangular";
        /// Uniform.
        Uniform = "uniform", "Uniform";
        /// Lognormal; low and high are its 5th and 95th percentile.
        Lognormal = "lognormal", "Lognormal";
    }
}

vocabulary! {
    /// How far a value can be relied on.
    Confidence {
        /// Measured or agreed.
        Given = "given", "Given";
        /// Estimated by someone who knows.
        Estimate = "estimate", "Estimate";
        /// A guess.
        Guess = "guess", "Guess";
    }
}

impl OperatingModel {
    /// The other one of the two.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::OpsRunIt => Self::YouBuildItYouRunIt,
            Self::YouBuildItYouRunIt => Self::OpsRunIt,
        }
    }
}

impl OptionKind {
    /// The option in which every service runs under `model`.
    #[must_use]
    pub const fn all_under(model: OperatingModel) -> Self {
        match model {
            OperatingModel::OpsRunIt => Self::OpsRunIt,
            OperatingModel::YouBuildItYouRunIt => Self::YouBuildItYouRunIt,
        }
    }
}

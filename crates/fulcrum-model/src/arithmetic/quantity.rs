//! Names of intermediate quantities.

use std::fmt;

/// An intermediate quantity of the formulas: its name in the reference, and what it is a quantity
/// of. Within one option no two are alike.
///
/// ```
/// use fulcrum_model::Quantity;
///
/// assert_eq!(Quantity::new("open").in_month(3).to_string(), "open[month 3]");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Quantity {
    name: &'static str,
    variant: Option<&'static str>,
    service: Option<u32>,
    month: Option<u32>,
    months_in_use: Option<u32>,
    servers: Option<u32>,
    first_services: Option<u32>,
}

impl Quantity {
    /// A quantity of the whole study.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            variant: None,
            service: None,
            month: None,
            months_in_use: None,
            servers: None,
            first_services: None,
        }
    }

    /// Of several of this name, the one for this word, such as a feature demand.
    #[must_use]
    pub const fn of(self, variant: &'static str) -> Self {
        Self { variant: Some(variant), ..self }
    }

    /// Of the service at this position of the study.
    #[must_use]
    pub fn of_service(self, service: usize) -> Self {
        Self { service: u32::try_from(service).ok(), ..self }
    }

    /// In this month of the study, counted from 0.
    #[must_use]
    pub fn in_month(self, month: usize) -> Self {
        Self { month: u32::try_from(month).ok(), ..self }
    }

    /// For a service that has been under its model for so many months before, 0 at its launch;
    /// `None` for a model that is in full use, which adds nothing.
    #[must_use]
    pub fn after(self, months_in_use: Option<usize>) -> Self {
        Self { months_in_use: months_in_use.and_then(|months| u32::try_from(months).ok()), ..self }
    }

    /// For a queue of so many servers.
    #[must_use]
    pub const fn with_servers(self, servers: u32) -> Self {
        Self { servers: Some(servers), ..self }
    }

    /// Of a sum over services, what so many of the first ones add up to.
    #[must_use]
    pub fn of_first_services(self, services: usize) -> Self {
        Self { first_services: u32::try_from(services).ok(), ..self }
    }

    /// Its name in the reference.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// Position of the service it is of, if it is of one.
    #[must_use]
    pub fn service(self) -> Option<usize> {
        self.service.map(|service| service as usize)
    }

    /// The month it is of, counted from 0, if it is of one.
    #[must_use]
    pub fn month(self) -> Option<usize> {
        self.month.map(|month| month as usize)
    }

    /// For how many months before the service has been under its model, if it is a quantity of such a
    /// month; 0 at its launch.
    #[must_use]
    pub fn months_in_use(self) -> Option<usize> {
        self.months_in_use.map(|months| months as usize)
    }

    /// What it is in whichever month: quantities that agree in this are one row of a table by month.
    #[must_use]
    pub const fn in_any_month(self) -> Self {
        Self { month: None, months_in_use: None, ..self }
    }

    /// What it is a quantity of, in words, but for its service: `month 3`, `weekly`.
    pub fn details(self) -> impl Iterator<Item = String> {
        let month = self.month.map(|month| format!("month {month}"));
        let months_in_use = self.months_in_use.map(|months| format!("month {months} of use"));
        let servers = self.servers.map(|servers| format!("servers {servers}"));
        let first = self.first_services.map(|services| format!("first {services} services"));
        [self.variant.map(str::to_owned), first, month, months_in_use, servers]
            .into_iter()
            .flatten()
    }
}

impl fmt::Display for Quantity {
    /// The name, and in brackets what it is of; a service by its position.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let service = self.service.map(|service| format!("service {service}"));
        let details: Vec<String> = service.into_iter().chain(self.details()).collect();
        f.write_str(self.name)?;
        if details.is_empty() { Ok(()) } else { write!(f, "[{}]", details.join(", ")) }
    }
}

//! Random draws: uniforms by counter, and the distributions that estimates have (reference,
//! section 12).

mod beta;
mod marginal;
mod normal;
mod stream;

pub use beta::beta_quantile;
pub use marginal::Marginal;
pub use normal::{normal_cumulative, normal_quantile};
pub use stream::{Sampling, Stream};

pub(crate) use marginal::Curves;
pub(crate) use normal::normal_quantiles;
pub(crate) use stream::STRATA;

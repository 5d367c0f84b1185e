//! Typed requests of Vault, a product that only one private cloud has.
//!
//! No official SDK knows it, and nothing of it is in `dts-generated`. Its two actions are described under `spec/`;
//! the build script compiles them, and one line below takes them in. From then on they are like all others: builders
//! that know what is required, checks that know the documented limits and rules, answers with types.
//!
//! ```
//! use private_action::vault::CreateSecret;
//!
//! let request = CreateSecret::builder()
//!     .secret_name("db/orders")
//!     .secret_type("Generic")
//!     .secret_data("Example-Passw0rd")
//!     .build()?;
//! assert_eq!(request.parameters().iter().next(), Some(("SecretData", "Example-Passw0rd")));
//! # use private_action::dts_runtime::{self, Request};
//! # Ok::<(), dts_runtime::Violations>(())
//! ```
//!
//! `request!` checks what is written out when it is compiled, so that nothing is left that could fail:
//!
//! ```
//! use private_action::vault::{self, CreateSecret};
//!
//! let request: CreateSecret = vault::request!(CreateSecret {
//!     secret_name: "db/orders",
//!     secret_type: Database,
//!     secret_data: "Example-Passw0rd",
//!     rotation_days: 30,
//!     rotation_policy: { "production": { "enabled": true, "window": "22-4", "mode": "keep" } },
//!     tag: [{ key: "env", value: "test" }],
//! });
//! ```
//!
//! A rule of the documents that is broken is an error of the compiler:
//!
//! ```compile_fail
//! use private_action::vault;
//!
//! // RotationDays must be given when SecretType is Database.
//! let request = vault::request!(CreateSecret {
//!     secret_name: "db/orders",
//!     secret_type: Database,
//!     secret_data: "Example-Passw0rd",
//! });
//! ```

include!(concat!(env!("OUT_DIR"), "/bindings.rs"));

/// What the bindings run on: users of this crate need no other dependency to name it.
pub use dts_runtime;

use dts_runtime::Violations;
use vault::{CreateSecret, secret::create_secret::SecretType};

/// A request that keeps the credentials of a database, changed every `days` days.
///
/// # Errors
///
/// Gives everything that the documents of Vault object to.
pub fn database_credentials(name: &str, data: &str, days: i32) -> Result<CreateSecret, Violations> {
    CreateSecret::builder()
        .secret_name(name)
        .secret_type(SecretType::Database)
        .secret_data(data)
        .rotation_days(days)
        .build()
}

/// A request that keeps any text; what is written out here is checked when this crate is compiled.
///
/// # Errors
///
/// Gives everything that the documents of Vault object to in `name` and `data`.
pub fn text(name: &str, data: &str) -> Result<CreateSecret, Violations> {
    vault::request!(CreateSecret {
        secret_name: name,
        secret_type: Generic,
        secret_data: data,
        tag: [{ key: "made-by", value: "private-action" }],
    })
}

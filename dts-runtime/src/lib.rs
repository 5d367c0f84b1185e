//! What generated requests and responses run on.
//!
//! Generated code states facts: which parameter travels under which wire name, which limits and rules it has, where
//! a member of an answer goes. The work is done here, once: encoding ([`Parameters`]), checking ([`Checker`]),
//! decoding ([`Decode`]), and keeping secrets out of sight ([`Secret`]). No action is named in this crate, but for the
//! two of STS that give access keys.
//!
//! Beyond the request itself, generated code says how its results come in pages ([`Paged`]) and which states of a job
//! can be waited for ([`Wait`]).
//!
//! The features `derive` and `spec-files` bring macros: derives for requests that no spec has, what `request!` of generated
//! bindings needs, and `include_spec!` for the bindings of one's own spec.
//!
//! The feature `sign` makes requests that any HTTP stack can send: see the module `sign`. The feature `client` sends
//! them, over reqwest (feature `reqwest`), ureq (feature `blocking`) or a transport of one's own.

mod action;
#[cfg(feature = "client")]
mod answer;
#[cfg(feature = "blocking")]
mod block_on;
mod check;
#[cfg(feature = "client")]
mod client;
#[cfg(feature = "client")]
mod clock;
mod condition;
#[cfg(feature = "client")]
mod credentials;
mod csv;
mod decode;
mod document;
#[cfg(feature = "client")]
mod error;
mod extra;
mod group;
mod held;
#[cfg(feature = "client")]
mod http;
#[cfg(not(feature = "spec-files"))]
mod include_spec;
mod json_text;
mod nested;
mod page;
mod parameter;
mod parameters;
mod request;
pub mod request_macro;
#[cfg(feature = "client")]
mod retry;
mod secret;
#[cfg(feature = "sign")]
pub mod sign;
mod value;
mod value_set;
mod wait;

pub use action::{Action, ErrorCode, Lifecycle, Pagination, Product, Waiter};
#[cfg(feature = "client")]
pub use answer::{Answer, BodyFormat, Judge};
pub use check::{CharacterClass, Checker, Format, Limits, Rule, Severity, Violation, ViolationKind, Violations};
#[cfg(feature = "client")]
pub use client::{
    CallSettings, Client, ClientBuilder, EndpointQuery, EndpointResolver, Gateway, Network, Pages, PublicEndpoints,
    Reply, Results, Scope, UntypedCall, Validation,
};
#[cfg(feature = "stream")]
pub use client::{ItemStream, PageStream};
#[cfg(feature = "blocking")]
pub use clock::BlockingClock;
#[cfg(feature = "reqwest")]
pub use clock::SystemClock;
#[cfg(feature = "client")]
pub use clock::{Clock, FastRandomness, FixedRandomness, ManualClock, Randomness};
pub use condition::When;
#[cfg(feature = "client")]
pub use credentials::{
    AssumeRole, CachedCredentials, CliProfile, Credentials, CredentialsChain, CredentialsContext, CredentialsError,
    CredentialsFile, CredentialsProvider, CredentialsUri, EcsRamRole, Environment, EnvironmentVariables, OidcRole,
    ProcessEnvironment, StsEndpoint,
};
pub use csv::Csv;
#[cfg(feature = "xml")]
pub use decode::decode_xml;
pub use decode::{
    Decode, DecodeError, Leaf, List, Map, Mismatch, Optional, Place, Scalar, ScalarKind, Slot, Structure, check_json,
    decode_json,
};
pub use document::{
    Document, DocumentText, Entries, ExtraMembers, Json, JsonMap, Object, ObjectMembers, every_in_document, in_document,
};
#[cfg(feature = "derive")]
#[doc(hidden)]
pub use dts_macros::__request;
#[cfg(feature = "spec-files")]
pub use dts_macros::include_spec;
#[cfg(feature = "derive")]
pub use dts_macros::{Decode, Group, Request, ValueSet};
#[cfg(feature = "client")]
pub use error::{ClockSkew, Error, ErrorKind};
pub use extra::ExtraParameters;
pub use group::{Group, GroupParameters, groups_of, member_of_each};
#[cfg(feature = "reqwest")]
pub use http::ReqwestTransport;
#[cfg(feature = "blocking")]
pub use http::UreqTransport;
#[cfg(feature = "client")]
pub use http::{BoxFuture, FakeTransport, HttpRequest, HttpResponse, Transport, TransportError, TransportErrorKind};
#[cfg(any(feature = "reqwest", feature = "blocking"))]
pub use http::{HttpSettings, Proxy};
pub use json_text::JsonText;
pub use nested::Nested;
pub use page::{Paged, Total};
pub use parameter::{Items, Parameter, View};
pub use parameters::{EncodedParameter, Location, Parameters};
pub use request::{Request, Set, Unset};
#[cfg(feature = "client")]
pub use retry::{Attempt, RetryPolicy};
pub use secret::Secret;
pub use value::Value;
pub use value_set::{Members, ValueSet};
pub use wait::Wait;

/// The client for programs without an async runtime.
#[cfg(feature = "blocking")]
pub mod blocking {
    pub use crate::client::blocking::{Client, Pages, Results};
}

/// What `request!` checks constants with.
#[doc(hidden)]
pub mod __constant {
    pub use crate::check::{Constant, ConstantText, OtherConstant, float, int32, int64};
}

/// What `request!` writes documents with, when they hold expressions.
#[doc(hidden)]
pub mod __document {
    pub use crate::document::{JsonLeaf, JsonName, write_json, write_name};
}

/// What the derives assert of the types of fields.
#[doc(hidden)]
pub mod __held {
    pub use crate::held::{
        HeldGroup, NoParameter, NoValueSet, NotHeld, Probe, Told, foreign, is_complete, lacking, may_be, members,
        minds_case,
    };
}

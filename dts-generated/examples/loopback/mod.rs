//! Where the examples call: a small server on this machine, which they start, or what `DTS_EXAMPLE_ENDPOINT` names.
//!
//! | variable | what it says |
//! |---|---|
//! | `DTS_EXAMPLE_ENDPOINT` | a gateway to call instead, with the access keys that [`CredentialsChain::official`] finds |
//! | `DTS_EXAMPLE_STS_ENDPOINT` | its STS, where that is not `sts.aliyuncs.com` |
//! | `DTS_EXAMPLE_REGION` | the region, `cn-hangzhou` by default |

// Each example takes what it needs.
#![allow(dead_code, reason = "no example uses all of it")]

mod answers;
mod server;

use std::{env, io, time::Duration};

use dts_runtime::{Credentials, CredentialsChain, CredentialsProvider, HttpSettings};

/// What an example calls.
pub(crate) struct Target {
    /// The URL of the small server, unless something else is called.
    loopback: Option<String>,
}

/// Starts the small server, unless something else is to be called.
pub(crate) fn target() -> io::Result<Target> {
    // A test never leaves this machine, and never buys anything.
    if !cfg!(test) && env::var_os("DTS_EXAMPLE_ENDPOINT").is_some() {
        return Ok(Target { loopback: None });
    }
    let cloud = answers::Cloud::default();
    let address = server::start(move |call| cloud.answer(call))?;
    Ok(Target { loopback: Some(format!("http://{address}")) })
}

impl Target {
    /// The gateway. What is called instead of the small server has its own path.
    pub(crate) fn endpoint(&self, path: &str) -> String {
        match &self.loopback {
            Some(url) => format!("{url}{path}"),
            None => text("DTS_EXAMPLE_ENDPOINT", ""),
        }
    }

    /// STS, which gives access keys of roles.
    pub(crate) fn sts_endpoint(&self) -> String {
        self.loopback.clone().unwrap_or_else(|| text("DTS_EXAMPLE_STS_ENDPOINT", "sts.aliyuncs.com"))
    }

    /// The region.
    pub(crate) fn region(&self) -> String {
        text("DTS_EXAMPLE_REGION", "cn-hangzhou")
    }

    /// Any keys for the small server, and your own for what is called instead.
    pub(crate) fn credentials(&self) -> Box<dyn CredentialsProvider> {
        match self.loopback {
            Some(_) => Box::new(Credentials::new("LTAI5tExampleKeyId", "ExampleKeySecret")),
            None => Box::new(CredentialsChain::official()),
        }
    }

    /// No proxy stands between this machine and itself; elsewhere, that of the environment does.
    pub(crate) fn http(&self) -> HttpSettings {
        let settings = HttpSettings::new();
        if self.loopback.is_some() { settings.without_proxy() } else { settings }
    }

    /// How long to wait before a job is asked about again: the jobs of the small server are in a hurry.
    pub(crate) fn pause(&self) -> Duration {
        Duration::from_millis(if self.loopback.is_some() { 1 } else { 15_000 })
    }
}

/// What a variable says, or what stands for it, as in tests.
pub(crate) fn text(variable: &str, example: &str) -> String {
    env::var(variable).ok().filter(|_| !cfg!(test)).unwrap_or_else(|| example.to_owned())
}

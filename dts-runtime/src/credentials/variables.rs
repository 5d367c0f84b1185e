//! Keys in environment variables.

use std::future::ready;

use super::issued::missing;
use super::{Credentials, CredentialsContext, CredentialsError, CredentialsProvider};
use crate::BoxFuture;

const NAME: &str = "environment";
const ID: &str = "ALIBABA_CLOUD_ACCESS_KEY_ID";
const SECRET: &str = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
const TOKEN: &str = "ALIBABA_CLOUD_SECURITY_TOKEN";

/// The keys in `ALIBABA_CLOUD_ACCESS_KEY_ID` and `ALIBABA_CLOUD_ACCESS_KEY_SECRET`, with the token in
/// `ALIBABA_CLOUD_SECURITY_TOKEN` where it is set. A variable that is empty counts as unset.
#[derive(Clone, Copy, Debug, Default)]
pub struct EnvironmentVariables;

impl CredentialsProvider for EnvironmentVariables {
    fn name(&self) -> &str {
        NAME
    }

    fn credentials<'a>(
        &'a self,
        context: &'a CredentialsContext<'a>,
    ) -> BoxFuture<'a, Result<Credentials, CredentialsError>> {
        Box::pin(ready(match (context.variable(ID), context.variable(SECRET)) {
            (Some(id), Some(secret)) => Ok(match context.variable(TOKEN) {
                Some(token) => Credentials::temporary(id, secret, token),
                None => Credentials::new(id, secret),
            }),
            (id, secret) => {
                let unset = missing(&[(ID, id.is_some()), (SECRET, secret.is_some())]);
                Err(CredentialsError::new(NAME, format!("not set: {unset}")))
            }
        }))
    }
}

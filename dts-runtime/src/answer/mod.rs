//! Answers: whether a call went well, and what came.
//!
//! An HTTP status says little here. A service that could not do its work answers 200 and `Success: false`; a gateway
//! in front of it has an envelope of its own; a proxy in between answers with a page for people. [`Judge`] reads them
//! all, by what the body is and not by its content type.

mod failure;
mod format;
mod judge;
mod scan;

use std::fmt;

pub(crate) use failure::Failure;
pub use format::BodyFormat;
pub use judge::Judge;

use crate::{Decode, DecodeError, HttpResponse, decode_json};

/// What a service answered to a call that went well, or that was asked for as it is.
///
/// `Debug` shows neither the body nor the values of headers, which may hold secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    response: HttpResponse,
    format: BodyFormat,
    request_id: Option<String>,
    success: Option<bool>,
}

impl Answer {
    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.response.status
    }

    /// The headers: names in lower case, and values, in the order of arrival.
    pub fn headers(&self) -> &[(String, String)] {
        &self.response.headers
    }

    /// The first header of this name, in whatever case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.response.header(name)
    }

    /// The body, as it came.
    pub fn body(&self) -> &[u8] {
        &self.response.body
    }

    /// What the body is.
    pub fn format(&self) -> BodyFormat {
        self.format
    }

    /// The request id, from the body or else from the header `x-acs-request-id`.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// What the field `Success` says. Only an answer that was asked for as it is can have `Some(false)`.
    pub fn success(&self) -> Option<bool> {
        self.success
    }

    /// Decodes the body, JSON or XML by what it is.
    ///
    /// # Errors
    ///
    /// When the body is neither, is malformed, or does not fit the type. XML needs the feature `xml`.
    pub fn decode<T: Decode + Default>(&self) -> Result<T, DecodeError> {
        let body = self.body();
        match self.format {
            BodyFormat::Json => decode_json(body),
            #[cfg(feature = "xml")]
            BodyFormat::Xml => crate::decode_xml(body),
            other => Err(undecodable(other, body)),
        }
        .map_err(|error| error.with_status(self.status()))
    }

    /// The answer as it came over HTTP.
    pub fn into_response(self) -> HttpResponse {
        self.response
    }
}

#[cold]
fn undecodable(format: BodyFormat, body: &[u8]) -> DecodeError {
    let expected = match format {
        BodyFormat::Xml => "JSON, since XML needs the feature `xml`",
        _ if cfg!(feature = "xml") => "JSON or XML",
        _ => "JSON",
    };
    DecodeError::unreadable(expected, format.describe(), body)
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("request_id", &self.request_id)
            .field("success", &self.success)
            .field("format", &self.format)
            .field("response", &self.response)
            .finish()
    }
}

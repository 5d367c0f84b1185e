//! Finds the few fields that tell success from failure, at the top level of a body that may be broken anywhere.
//!
//! Nothing is copied and no tree is built: a body of a successful call is passed over once. What is not at the top
//! level is data of the answer and is not looked at, with two exceptions: a sole `...Response` around everything,
//! and an `Error` within the top level.

mod json;
mod raw;
mod xml;

use super::BodyFormat;
pub(super) use raw::Raw;

/// The fields that are looked for, whatever the case of their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(super) enum Field {
    Code,
    ErrCode,
    AsapiErrorCode,
    ErrorCode,
    Message,
    ErrMessage,
    AsapiErrorMessage,
    ErrorMessage,
    ErrorTitle,
    DynamicCode,
    DynamicMessage,
    RequestId,
    AsapiRequestId,
    TraceId,
    HostId,
    Recommend,
    AccessDeniedDetail,
}

const COUNT: usize = Field::AccessDeniedDetail as usize + 1;

const NAMES: [(&str, Field); 19] = [
    ("Code", Field::Code),
    ("ErrCode", Field::ErrCode),
    ("asapiErrorCode", Field::AsapiErrorCode),
    ("errorCode", Field::ErrorCode),
    ("Message", Field::Message),
    ("ErrMessage", Field::ErrMessage),
    ("asapiErrorMessage", Field::AsapiErrorMessage),
    ("errorMessage", Field::ErrorMessage),
    ("errMsg", Field::ErrorMessage),
    ("errorTitle", Field::ErrorTitle),
    ("error", Field::ErrorTitle),
    ("DynamicCode", Field::DynamicCode),
    ("DynamicMessage", Field::DynamicMessage),
    ("RequestId", Field::RequestId),
    ("asapiRequestId", Field::AsapiRequestId),
    ("eagleEyeTraceId", Field::TraceId),
    ("HostId", Field::HostId),
    ("Recommend", Field::Recommend),
    ("AccessDeniedDetail", Field::AccessDeniedDetail),
];

/// What was found at the top level of a body.
#[derive(Default)]
pub(super) struct Fields<'a> {
    success: Option<bool>,
    found: [Option<Raw<'a>>; COUNT],
}

impl<'a> Fields<'a> {
    /// Looks through a body.
    pub(super) fn scan(format: BodyFormat, body: &'a [u8]) -> Self {
        match format {
            BodyFormat::Json => json::scan(body),
            BodyFormat::Xml => xml::scan(body),
            _ => Self::default(),
        }
    }

    /// What `Success` and the like say: false where one of them is false.
    pub(super) fn success(&self) -> Option<bool> {
        self.success
    }

    /// A field, if it was there.
    pub(super) fn get(&self, field: Field) -> Option<Raw<'a>> {
        self.found.get(field as usize).copied().flatten()
    }

    /// Keeps a member of the top level, if it is one of those that are looked for.
    fn take(&mut self, name: &[u8], value: Raw<'a>) {
        if name.eq_ignore_ascii_case(b"Success") || name.eq_ignore_ascii_case(b"asapiSuccess") {
            if let Some(success) = value.truth() {
                self.success = Some(success && self.success != Some(false));
            }
            return;
        }
        let known = NAMES.iter().find(|(known, _)| known.as_bytes().eq_ignore_ascii_case(name));
        let Some((_, field)) = known else { return };
        if let Some(place) = self.found.get_mut(*field as usize) {
            // Of `code` and `Code` the one that says more; otherwise the first.
            if place.is_none_or(|old| old.is_weaker_than(value)) {
                *place = Some(value);
            }
        }
    }

    /// Adds what is only known from an envelope within.
    fn fall_back(&mut self, inner: Self) {
        for (place, found) in self.found.iter_mut().zip(inner.found) {
            *place = place.or(found);
        }
    }
}

/// Whether a member may be an envelope around all others.
fn is_envelope(name: &[u8]) -> bool {
    const END: &[u8] = b"Response";
    name.len().checked_sub(END.len()).and_then(|at| name.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(END))
}

/// Whether a member may hold the fields of an error.
fn is_error(name: &[u8]) -> bool {
    name.eq_ignore_ascii_case(b"Error")
}

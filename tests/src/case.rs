//! An action whose types are hidden, so that tests can loop over all.

use std::{any::Any, fmt::Debug};

use dts_runtime::{Action, DecodeError, Location, Request, Violations, decode_json, decode_xml};

use crate::{
    NotRepresentable, Reader,
    pages::{ReadPage, ReadState},
    spec::Texts,
};

/// A parameter as it travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    /// Wire name.
    pub name: String,
    /// Text.
    pub value: String,
    /// Whether it travels in the form body.
    pub in_body: bool,
    /// Whether it may never be shown.
    pub secret: bool,
}

/// A request of any action.
pub trait AnyRequest: Debug {
    /// Its parameters, in the order in which they travel.
    fn encoded(&self) -> Vec<Encoded>;
    /// What `Debug` shows of its parameters.
    fn encoded_debug(&self) -> String;
    /// Everything that it breaks, warnings too.
    fn report(&self) -> Violations;
    /// Whether both are the same request of the same action.
    fn is_same(&self, other: &dyn AnyRequest) -> bool;
    /// Itself, to be told apart.
    fn as_any(&self) -> &dyn Any;
}

impl<R: Request + Debug + PartialEq + 'static> AnyRequest for R {
    fn encoded(&self) -> Vec<Encoded> {
        let parameters = self.parameters();
        let encoded = parameters.as_slice().iter().map(|parameter| Encoded {
            name: parameter.name.to_string(),
            value: parameter.value.to_string(),
            in_body: parameter.location == Location::Body,
            secret: parameter.secret,
        });
        encoded.collect()
    }

    fn encoded_debug(&self) -> String {
        format!("{:?}", self.parameters())
    }

    fn report(&self) -> Violations {
        Request::report(self)
    }

    fn is_same(&self, other: &dyn AnyRequest) -> bool {
        other.as_any().downcast_ref::<R>().is_some_and(|other| other == self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A response of any action.
pub trait AnyResponse: Debug {
    /// Whether both are the same response of the same action.
    fn is_same(&self, other: &dyn AnyResponse) -> bool;
    /// Itself, to be told apart.
    fn as_any(&self) -> &dyn Any;
}

impl<R: Debug + PartialEq + 'static> AnyResponse for R {
    fn is_same(&self, other: &dyn AnyResponse) -> bool {
        other.as_any().downcast_ref::<R>().is_some_and(|other| other == self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The request, or what it breaks; the outer fault says that Rust can't hold the texts at all.
pub type Built = Result<Result<Box<dyn AnyRequest>, Violations>, NotRepresentable>;

/// A function of the glue.
pub type Make<R> = fn(&Reader<'_>, bool) -> Result<Result<R, Violations>, NotRepresentable>;

type Build = Box<dyn Fn(&Texts, bool) -> Built + Send + Sync>;
type Decoder = fn(&[u8]) -> Result<Box<dyn AnyResponse>, DecodeError>;

/// An action.
pub struct Case {
    /// Wire name of its product.
    pub product: &'static str,
    /// Wire name.
    pub action: &'static str,
    /// Name of its module.
    pub module: &'static str,
    /// What the generated code states of it.
    pub facts: &'static Action,
    /// How a page is read, where its results come in pages.
    pub page: Option<ReadPage>,
    /// Methods that wait, and how they read a state.
    pub waits: Vec<(&'static str, ReadState)>,
    build: Build,
    json: Decoder,
    xml: Decoder,
}

impl Case {
    /// The case of a request type; `request` builds one with the public builder.
    pub fn new<R>(product: &'static str, action: &'static str, module: &'static str, request: Make<R>) -> Self
    where
        R: Request<Response: Debug + PartialEq + 'static> + Debug + PartialEq + 'static,
    {
        let build = move |texts: &Texts, is_checked| -> Built {
            let reader = Reader::new(texts);
            let built = request(&reader, is_checked)?;
            reader.finish()?;
            Ok(built.map(|request| Box::new(request) as Box<dyn AnyRequest>))
        };
        Self {
            product,
            action,
            module,
            facts: R::ACTION,
            page: None,
            waits: Vec::new(),
            build: Box::new(build),
            json: |body| decode_json::<R::Response>(body).map(|response| Box::new(response) as Box<dyn AnyResponse>),
            xml: |body| decode_xml::<R::Response>(body).map(|response| Box::new(response) as Box<dyn AnyResponse>),
        }
    }

    /// Builds a request without checking it.
    ///
    /// # Errors
    ///
    /// When Rust's types can't hold the texts: a required one is missing, a number is none, a name is unknown.
    pub fn request(&self, texts: &Texts) -> Result<Box<dyn AnyRequest>, NotRepresentable> {
        (self.build)(texts, false)?.map_err(|_| NotRepresentable::Refused)
    }

    /// Builds a request with all checks, as users do.
    ///
    /// # Errors
    ///
    /// As [`request`](Self::request); the inner result has what the request breaks.
    pub fn checked(&self, texts: &Texts) -> Built {
        (self.build)(texts, true)
    }

    /// Decodes an answer in JSON.
    ///
    /// # Errors
    ///
    /// When it can't be decoded.
    pub fn decode_json(&self, body: &[u8]) -> Result<Box<dyn AnyResponse>, DecodeError> {
        (self.json)(body)
    }

    /// Decodes an answer in XML.
    ///
    /// # Errors
    ///
    /// When it can't be decoded.
    pub fn decode_xml(&self, body: &[u8]) -> Result<Box<dyn AnyResponse>, DecodeError> {
        (self.xml)(body)
    }
}

//! The builder's calls, with the user's tokens where names and values are.

use dts_codegen::facts::{ActionFacts, KindFacts, ParameterFacts, SetFacts};
use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::{
    constant, document,
    judge::{Judged, Warning},
    marks::Marks,
    paths::{ident, path, set_of},
    value::{Assigned, Element, Member, Request, Value, item},
};

/// Writes a request of an action.
pub(super) struct Emitter<'a> {
    /// The facts.
    pub(super) facts: &'a ActionFacts,
    /// What the paths of the facts lie below.
    pub(super) root: &'a TokenStream,
    /// The path of the runtime.
    pub(super) runtime: &'a TokenStream,
    /// The action's name, as the user has written it.
    pub(super) name: &'a Ident,
    /// Whether an editor looks at it.
    pub(super) is_shown: bool,
}

impl Emitter<'_> {
    /// The request, or what `build` makes of it where something is left open.
    pub(super) fn request(&self, request: &Request<'_>, judged: &Judged, marks: &Marks) -> TokenStream {
        let request = self.built(request, judged);
        if judged.warnings.is_empty() {
            return request;
        }
        let warnings = judged.warnings.iter().map(|(at, warning)| self::warning(marks.span(*at), warning));
        let mut inner: TokenStream = warnings.collect();
        inner.extend(request);
        Group::new(Delimiter::Brace, inner).to_token_stream()
    }

    /// The same, without warnings.
    pub(super) fn built(&self, request: &Request<'_>, judged: &Judged) -> TokenStream {
        let mut builder = self.builder(request);
        let build = Ident::new(if judged.is_open { "build" } else { "build_unchecked" }, Span::call_site());
        builder.extend(call(build, Group::new(Delimiter::Parenthesis, TokenStream::new())));
        builder
    }

    /// The type of what comes of it.
    pub(super) fn value_type(&self, judged: &Judged) -> TokenStream {
        let (runtime, ty) = (self.runtime, self.request_type());
        match judged.is_open {
            true => quote!(::core::result::Result<#ty, #runtime::Violations>),
            false => ty,
        }
    }

    /// The path of the request's type, where the action is named.
    pub(super) fn request_type(&self) -> TokenStream {
        path(self.root, &self.facts.path, self.name.span())
    }

    /// The builder with all that is given; what is faulty is replaced by something of its type.
    pub(super) fn builder(&self, request: &Request<'_>) -> TokenStream {
        let ty = self.request_type();
        let mut builder = quote!(#ty::builder());
        builder.extend(self.setters(request));
        builder
    }

    /// Single tokens: the compiler is asked for each stream that is put together.
    fn setters(&self, request: &Request<'_>) -> impl Iterator<Item = TokenTree> {
        request.assigned.iter().flat_map(|assigned| self.setter(assigned))
    }

    fn setter(&self, assigned: &Assigned<'_>) -> [TokenTree; 3] {
        let Assigned { parameter, span, maybe, value, .. } = assigned;
        let rust = parameter.rust.as_str();
        let method = match maybe {
            true => ident(&format!("maybe_{rust}"), *span),
            false => ident(rust, *span),
        };
        let value = match value {
            Value::Faulty if *maybe => quote!(::core::option::Option::None),
            value => self.value(value, &parameter.kind, parameter),
        };
        let arguments = match assigned.value {
            Value::Expression(_) | Value::Constant(_) => arguments(value, *span),
            _ => Group::new(Delimiter::Parenthesis, value),
        };
        call(method, arguments)
    }

    fn value(&self, value: &Value<'_>, kind: &KindFacts, parameter: &ParameterFacts) -> TokenStream {
        match value {
            Value::Literal { tokens, .. } | Value::Expression(tokens) => tokens.clone(),
            Value::Member(member) => self.member(member),
            Value::List(items) => self.items(items, item(kind), parameter),
            Value::Groups(groups) => self.groups(groups, kind),
            Value::Constant(tokens) => constant::checked(tokens, kind, parameter, self),
            Value::Document(json) => document::text(json, self.runtime, self.is_shown),
            // An editor completes it.
            Value::NoMember { set, word, set_span } if self.is_shown => self.in_set(set, word.clone(), *set_span),
            Value::NoMember { .. } | Value::Faulty => self.stand_in(kind, parameter),
        }
    }

    pub(super) fn member(&self, member: &Member<'_>) -> TokenStream {
        let Member { set, rust, span, set_span, .. } = member;
        self.in_set(set, ident(rust, *span), *set_span)
    }

    /// A word in a set, whether it is a member or not.
    pub(super) fn in_set(&self, set: &SetFacts, word: Ident, set_span: Option<Span>) -> TokenStream {
        let set = path(self.root, &set.path, set_span.unwrap_or_else(Span::call_site));
        quote!(#set::#word)
    }

    /// Something of the type, for code that never runs.
    pub(super) fn stand_in(&self, kind: &KindFacts, parameter: &ParameterFacts) -> TokenStream {
        match kind {
            KindFacts::Boolean => quote!(false),
            KindFacts::Int32 | KindFacts::Int64 => quote!(0),
            KindFacts::Float => quote!(0.0),
            KindFacts::List(_) | KindFacts::Csv(_) => self.items(&[], item(kind), parameter),
            KindFacts::Groups { .. } => self.groups(&[], kind),
            // From there an editor completes what is going to be written.
            KindFacts::Set(_) if self.is_shown => {
                match set_of(self.facts, kind).map(|set| (set, set.members.first())) {
                    Some((set, Some((first, _)))) => self.in_set(set, ident(first, Span::call_site()), None),
                    _ => quote!(""),
                }
            }
            KindFacts::String | KindFacts::Set(_) | KindFacts::Json(_) | KindFacts::Part(_) => quote!(""),
        }
    }

    fn items(&self, items: &[(usize, Value<'_>)], kind: &KindFacts, parameter: &ParameterFacts) -> TokenStream {
        let ty = self.item_type(kind, parameter);
        if items.is_empty() {
            return quote!(::std::vec::Vec::<#ty>::new());
        }
        let is_same = !self.is_shown && items_are_alike(items);
        let is_plain = matches!(kind, KindFacts::Boolean | KindFacts::Int32 | KindFacts::Int64 | KindFacts::Float);
        let items = items.iter().map(|(_, item)| {
            let is_own = matches!(item, Value::Member(_));
            let value = self.value(item, kind, parameter);
            // Texts, members and expressions become one type.
            if is_same || is_plain || is_own { value } else { quote!(<#ty as ::core::convert::From<_>>::from(#value)) }
        });
        quote!([#(#items),*])
    }

    pub(super) fn item_type(&self, kind: &KindFacts, parameter: &ParameterFacts) -> TokenStream {
        let (root, runtime) = (self.root, self.runtime);
        match kind {
            KindFacts::Boolean => quote!(bool),
            KindFacts::Int32 => quote!(i32),
            KindFacts::Int64 => quote!(i64),
            KindFacts::Float => quote!(f64),
            KindFacts::Set(_) => match set_of(self.facts, kind) {
                Some(set) => path(root, &set.path, Span::call_site()),
                None => quote!(::std::string::String),
            },
            _ if parameter.secret => quote!(#runtime::Secret),
            _ => quote!(::std::string::String),
        }
    }

    /// What a group needs and does not have, which was told: the compiler need not say it again.
    fn lacking(&self, given: &[Assigned<'_>], members: &[ParameterFacts]) -> TokenStream {
        let is_given = |member: &ParameterFacts| given.iter().any(|given| given.parameter.wire == member.wire);
        let lacking = members.iter().filter(|member| member.required && !is_given(member));
        let setters = lacking.map(|member| {
            let method = ident(&member.rust, Span::call_site());
            let value = self.stand_in(&member.kind, member);
            quote!(.#method(#value))
        });
        setters.collect()
    }

    fn groups(&self, groups: &[(usize, Element<'_>)], kind: &KindFacts) -> TokenStream {
        let KindFacts::Groups { path: names, members } = kind else { return quote!([]) };
        let ty = path(self.root, names, Span::call_site());
        if groups.is_empty() {
            return quote!(::std::vec::Vec::<#ty>::new());
        }
        let groups = groups.iter().map(|(_, element)| match element {
            Element::Group(group) => {
                let (setters, lacking) = (self.setters(group), self.lacking(&group.assigned, members));
                quote!(#ty::builder() #(#setters)* #lacking .build())
            }
            Element::Expression(tokens) => tokens.clone(),
            Element::Faulty => {
                let lacking = self.lacking(&[], members);
                quote!(#ty::builder() #lacking .build())
            }
        });
        quote!([#(#groups),*])
    }
}

/// Whether they have one type as they are.
fn items_are_alike(items: &[(usize, Value<'_>)]) -> bool {
    items.iter().all(|(_, item)| matches!(item, Value::Literal { .. }))
        || items.iter().all(|(_, item)| matches!(item, Value::Member(_)))
        || items.len() == 1
}

/// `.method(arguments)`
fn call(method: Ident, arguments: Group) -> [TokenTree; 3] {
    [Punct::new('.', Spacing::Alone).into(), method.into(), arguments.into()]
}

/// `(expression)`, whose parentheses lie where the expression ends: there the compiler points if it ends too early.
fn arguments(value: TokenStream, otherwise: Span) -> Group {
    let end = value.clone().into_iter().last().map_or(otherwise, |token| token.span());
    let mut group = Group::new(Delimiter::Parenthesis, value);
    group.set_span(Span::call_site().located_at(end));
    group
}

/// A use of something deprecated, which is how a macro warns: a name for a type, since the compiler would evaluate a constant.
pub(super) fn warning(span: Span, warning: &Warning) -> TokenStream {
    let (name, note) = match warning {
        Warning::PublicCloudOnly(note) => ("PublicCloudOnly", note),
        Warning::Unusual(note) => ("UnusualValue", note),
    };
    let name = Ident::new(name, span);
    quote!({
        #[deprecated(note = #note)]
        type #name = ();
        let _: #name;
    })
}

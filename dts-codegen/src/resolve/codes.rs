//! The faults of resolving, with the pages of `dts-codegen explain`.

use crate::diagnostic::Code;

/// Every code of this module: E101 to E199, W101 to W199.
pub static CODES: &[&Code] = &[
    &UNKNOWN_SHARED,
    &UNKNOWN_TYPE,
    &UNKNOWN_PARAMETER,
    &BAD_WIRE_NAME,
    &MISSING_DOC,
    &MISPLACED_KEY,
    &BAD_LIMIT,
    &EMPTY_VALUES,
    &DUPLICATE_VALUE,
    &BAD_VALUE,
    &BAD_RULE,
    &DUPLICATE_RULE,
    &CONTRADICTION,
    &DUPLICATE_ACTION,
    &DUPLICATE_PRODUCT,
    &BAD_PAGINATION,
    &BAD_WAITER,
    &BAD_EXAMPLE,
    &DUPLICATE_DOCUMENT,
    &UNUSED_TYPE,
    &VALUE_OUTSIDE_SET,
    &NEVER_FIRES,
    &UNMARKED_SECRET,
    &UNKNOWN_SUCCESSOR,
    &NO_SENTENCE,
    &FOREIGN_TEXT,
    &NO_SUCCESSOR,
    &NO_PAGINATION,
    &NO_EXAMPLE,
    &NO_BAD_EXAMPLE,
];

pub(super) static UNKNOWN_SHARED: Code = Code {
    id: "E101",
    title: "unknown shared entry",
    explanation: r#"An action takes a parameter or response field from the shared ones, but there is none of that name. Shared
parameters are in the product's `parameters.yaml`, shared response fields in its `fields.yaml`.

Wrong:

    parameters:
      RegionID: shared

Right:

    parameters:
      RegionId: shared
      DtsRegion: { shared: RegionId, doc: Region of the source. }
"#,
};

pub(super) static UNKNOWN_TYPE: Code = Code {
    id: "E102",
    title: "unknown type",
    explanation: r#"`of: Name` names a structure and `values: Name` a value set. Both are looked up under `types:` of the action, then in
the files under `types/` of the product.

Right:

    types:
      Direction: { doc: Direction of the data., values: { Forward: To the destination., Reverse: Back. } }
    parameters:
      SynchronizationDirection: { doc: The direction., values: Direction }
"#,
};

pub(super) static UNKNOWN_PARAMETER: Code = Code {
    id: "E103",
    title: "unknown parameter or field",
    explanation: r#"Rules, pagination and waiters speak of parameters and response fields of the same action, by their exact wire names. Lists
are named with `.N`: `ResourceId.N`, `Tag.N.Key`.
"#,
};

pub(super) static BAD_WIRE_NAME: Code = Code {
    id: "E104",
    title: "bad name on the wire",
    explanation: r#"A wire name has no blanks, no control or invisible characters, none of `& = # ?`, and no Greek or Cyrillic letters: those
are what text recognition makes of Latin ones, and the service would not know the parameter.
"#,
};

pub(super) static MISSING_DOC: Code = Code {
    id: "E105",
    title: "missing doc",
    explanation: r#"Every action, parameter and response field says in one sentence what it is. The sentence becomes the documentation of
the Rust item; nobody can use a parameter that is not explained.
"#,
};

pub(super) static MISPLACED_KEY: Code = Code {
    id: "E106",
    title: "key does not fit the type",
    explanation: r#"Some keys go with some types only: `values` with texts and whole numbers, `max_items` with lists, `fields` and `of` with
objects, arrays and maps, `wrapper` with arrays, `items` with arrays and maps.
"#,
};

pub(super) static BAD_LIMIT: Code = Code {
    id: "E107",
    title: "limit that nothing can keep",
    explanation: r#"A limit contradicts itself or can't be read: a maximum below the minimum, a pattern that is not a regular expression, an
empty character set, more kinds of characters than there are.
"#,
};

pub(super) static EMPTY_VALUES: Code = Code {
    id: "E108",
    title: "empty value set",
    explanation: r#"A value set without members would refuse every value. Leave `values` out where the documents list none.
"#,
};

pub(super) static DUPLICATE_VALUE: Code = Code {
    id: "E109",
    title: "value listed twice",
    explanation: r#"A value set has each wire text once. Two texts that differ in case alone are two values, and both may be listed.
"#,
};

pub(super) static BAD_VALUE: Code = Code {
    id: "E110",
    title: "value that breaks its own limits",
    explanation: r#"A default, an example or a fixed value must be a value that the parameter may have. Where the documents contradict
themselves, mark the value set `complete: false` or leave the default out and say so in a note.
"#,
};

pub(super) static BAD_RULE: Code = Code {
    id: "E111",
    title: "rule that can't be understood",
    explanation: r#"A rule has an id in kebab case and exactly one of `required`, `valid`, `at_least_one_of`, `exactly_one_of`, `requires`,
`fixed` and `range`. `required` and `valid` need `when`; `only_then` goes with `required`; `with` goes with `requires`.

Right:

    rules:
      - { id: express-needs-ip, required: Endpoint.IP, only_then: true, when: { Endpoint.InstanceType: Express } }
"#,
};

pub(super) static DUPLICATE_RULE: Code = Code {
    id: "E112",
    title: "rule specified twice",
    explanation: r#"Rule ids are unique in their action: they are what a broken request is told.
"#,
};

pub(super) static CONTRADICTION: Code = Code {
    id: "E113",
    title: "contradictory rules",
    explanation: r#"Two rules can't both be kept: in some request, one demands what the other forbids. The note says in which. Narrow one of the
conditions; if the documents really say both, turn one into a note.
"#,
};

pub(super) static DUPLICATE_ACTION: Code = Code {
    id: "E114",
    title: "action specified twice",
    explanation: r#"Two files describe the same action of a product. Action names are unique, whatever groups their files lie in.
"#,
};

pub(super) static DUPLICATE_PRODUCT: Code = Code {
    id: "E115",
    title: "product specified twice",
    explanation: r#"Two folders describe a product of the same name. Put all actions of a product into one folder.
"#,
};

pub(super) static BAD_PAGINATION: Code = Code {
    id: "E116",
    title: "pagination that can't work",
    explanation: r#"Pages go by number (`page`, with `size` and `total`) or by token (`token` and `next`). `items` names the list of results, by the
outer name where the list has a wrapper element. `total` is a whole number or a text that holds one, `next` a text.
"#,
};

pub(super) static BAD_WAITER: Code = Code {
    id: "E117",
    title: "waiter that can't work",
    explanation: r#"A waiter has a name in snake case, such as `job_done`; it becomes part of a method name, `until_job_done`. Its `field` is a text
or has a value set, and stands in the response itself, not in a structure inside.
"#,
};

pub(super) static BAD_EXAMPLE: Code = Code {
    id: "E118",
    title: "example that does not do what it says",
    explanation: r#"Examples are tests. A request without `breaks` keeps all limits and rules. One with `breaks` breaks exactly what is listed: rule
ids, and names of parameters whose own limits break. A response has only fields that
the response tree has.
"#,
};

pub(super) static DUPLICATE_DOCUMENT: Code = Code {
    id: "E119",
    title: "document specified twice",
    explanation: r#"Two files under `documents/` describe a document of the same name. Names of documents are unique in a product.
"#,
};

pub(super) static UNUSED_TYPE: Code = Code {
    id: "W101",
    title: "type that is never used",
    explanation: r#"A type under `types:` of an action is not referred to. Remove it, or refer to it with `of:` or `values:`.
"#,
};

pub(super) static VALUE_OUTSIDE_SET: Code = Code {
    id: "W102",
    title: "value outside its value set",
    explanation: r#"A condition or waiter speaks of a value that the parameter or field is not documented to have. Often the documents spell it in
another case in another place: use the spelling of the value set. Where the documents really name a value that they do not list, mark
the set `complete: false`.
"#,
};

pub(super) static NEVER_FIRES: Code = Code {
    id: "W103",
    title: "rule that can never fire",
    explanation: r#"No request makes the rule matter: its condition never holds, or what it demands is demanded anyway.
"#,
};

pub(super) static UNMARKED_SECRET: Code = Code {
    id: "W104",
    title: "secret that is not marked",
    explanation: r#"The name looks like a password, key or token. Mark it `secret: true`: then it is never shown by `Debug`, in errors or in logs.
If it is none, write `secret: false`.
"#,
};

pub(super) static UNKNOWN_SUCCESSOR: Code = Code {
    id: "W105",
    title: "unknown successor",
    explanation: r#"`successor` nearly names an action of this product. A successor that is not specified is fine, a misspelled one is not.
"#,
};

pub(super) static NO_SENTENCE: Code = Code {
    id: "W106",
    title: "text that is no sentence",
    explanation: r#"Docs, notes and what `differs` says become documentation. Each is a sentence, or more: it starts with a capital letter, a digit, or
a name or value between backticks, and ends in `.`, `?` or `!`.

Wrong:

    RegionId: { doc: the region }

Right:

    RegionId: { doc: ID of the region. }
"#,
};

pub(super) static FOREIGN_TEXT: Code = Code {
    id: "W107",
    title: "text in another script",
    explanation: r#"Texts are English. A Chinese character or full stop is left over from a translation; a Cyrillic or Greek letter among Latin ones
is what text recognition makes of them, and nobody finds the word again. Characters that can't be seen are refused as well.
Accents, punctuation, numbers and symbols are fine. Values and examples may be in any script: they are data.
"#,
};

pub(super) static NO_SUCCESSOR: Code = Code {
    id: "W108",
    title: "legacy action without a successor",
    explanation: r#"Whoever calls a legacy action wants to know what to call instead. Name the action with `successor`. Where there is none, say so in a
note, or in what `differs` says: with the words `no successor`, or `no newer action replaces it` (`current` or no word in the place of
`newer` will do).

Right:

    lifecycle: legacy
    successor: ConfigureDtsJob

    lifecycle: legacy
    notes:
      - No newer action replaces it.
"#,
};

pub(super) static NO_PAGINATION: Code = Code {
    id: "W109",
    title: "pages that are not described",
    explanation: r#"The action takes `PageNumber`, `PageNum`, `PageNo` or `NextToken`, and its answer tells of pages, but there is no `pagination`, so
that nobody can walk through them. Where pages can't be walked through, say why in a note of the parameter or of the action that
names the parameter.

Right:

    pagination: { page: PageNumber, size: PageSize, items: Jobs, total: TotalRecordCount }

    notes:
      - PageNum pages three lists at once, so an answer can hold parts of several lists.
"#,
};

pub(super) static NO_EXAMPLE: Code = Code {
    id: "W110",
    title: "action without a good example",
    explanation: r#"Examples are tests of the bindings, and what a reader looks at first. Every action has one that keeps all rules and shows a response
(unless the action answers nothing; one that takes nothing either has nothing to show).

Right:

    examples:
      - name: one-job
        request: { DtsJobId: dtsexample0001 }
        response: { RequestId: 2690E467-0000-4000-8000-000000000001, Success: true }
"#,
};

pub(super) static NO_BAD_EXAMPLE: Code = Code {
    id: "W111",
    title: "limits that no example breaks",
    explanation: r#"The action has a rule, or a parameter with a limit or a complete value set, and no example shows that breaking it is noticed. A request that
breaks rules or limits lists them under `breaks`: rule ids, and names of parameters whose own limits break.

Right:

    examples:
      - name: express-without-ip
        request: { Endpoint.InstanceType: Express, Endpoint.Port: "70000" }
        breaks: [express-needs-ip, Endpoint.Port]
"#,
};

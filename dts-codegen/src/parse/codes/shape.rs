//! What the grammar does not know.

use crate::diagnostic::Code;

pub(in crate::parse) static UNKNOWN_KEY: Code = Code {
    id: "E011",
    title: "unknown key",
    explanation: r#"A mapping has a key that the grammar does not know there. It is refused because a misspelt key would otherwise
do nothing: the limit that it was meant to set would be missing in silence.

Wrong:

    Endpoint.IP:
      doc: IP address of the new database.
      requird: true

Right:

    Endpoint.IP:
      doc: IP address of the new database.
      required: true

The JSON Schemas under `schema/` let an editor complete the keys.
"#,
};

pub(in crate::parse) static MISSING_KEY: Code = Code {
    id: "E012",
    title: "missing key",
    explanation: r#"A mapping lacks a key that it must have.

Wrong:

    errors:
      InvalidJobId: { status: 400 }

Right:

    errors:
      InvalidJobId: { status: 400, doc: The job does not exist. }
"#,
};

pub(in crate::parse) static WRONG_TYPE: Code = Code {
    id: "E013",
    title: "value of the wrong type",
    explanation: r#"A value is of another type than its key takes: a text for a boolean, a mapping for a list, a number outside its
range. Booleans are `true` and `false` alone; `yes`, `no`, `on` and `off` are texts.

Wrong:

    required: yes
    max_length: "32"
    notes: Only one call at a time.

Right:

    required: true
    max_length: 32
    notes: [Only one call at a time.]
"#,
};

pub(in crate::parse) static UNKNOWN_WORD: Code = Code {
    id: "E014",
    title: "unknown word",
    explanation: r#"A value must be one of a few words, and is none of them. Case counts.

Wrong:

    type: integer
    in: form

Right:

    type: int32
    in: body
"#,
};

pub(in crate::parse) static BAD_VALUE: Code = Code {
    id: "E015",
    title: "value that makes no sense",
    explanation: r#"A value has the right type, but can't mean anything: an empty condition, a test with both `not` and `present`, a
number that is not finite.

Wrong:

    when: {}

Right: leave `when` out if the rule always holds, or say when it does:

    when: { Endpoint.InstanceType: Express }
"#,
};

pub(in crate::parse) static NO_VALUE: Code = Code {
    id: "E022",
    title: "entry without a value",
    explanation: r#"An entry ends after its `:`, or says `~` or `null`. YAML reads that as "nothing", and a limit or default that was
meant would be missing in silence.

Wrong:

    DbList:
      doc: Objects to migrate.
      default:

Right: remove the entry, or give it a value. An empty text, list or mapping is `""`, `[]` or `{}`, and the text
`null` needs quotes. In the `response` of an example `null` is data and allowed.
"#,
};

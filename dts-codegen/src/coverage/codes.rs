//! The faults of reading official metadata, with the pages of `dts-codegen explain`.

use crate::diagnostic::Code;

/// Every code of this module: E401 to E499.
pub static CODES: &[&Code] = &[&UNREADABLE, &NOT_JSON, &BAD_METADATA, &NO_METADATA];

pub(super) static UNREADABLE: Code = Code {
    id: "E401",
    title: "unreadable metadata",
    explanation: r#"A file or folder under `--against` does not exist, can't be read, or is not UTF-8. Nothing is compared: what can't be read
might be what the spec lacks.

Wrong: a folder that is not there.

    $ dts-codegen coverage --against metadata

Right:

    $ dts-codegen coverage --against ../openapi-meta/metadatas
"#,
};

pub(super) static NOT_JSON: Code = Code {
    id: "E402",
    title: "metadata that is not JSON",
    explanation: r#"A file with the ending `.json` below a folder of `--against`, or a file that is named there, is not a JSON text. Often a download
broke off, or an error page was saved instead.

Right: download it again, or move it out of the folder.
"#,
};

pub(super) static BAD_METADATA: Code = Code {
    id: "E403",
    title: "metadata of an unexpected shape",
    explanation: r#"A file is metadata by its looks, but a part of it is not what it must be. The message names the part by its path in the file.

Two forms are read. One file for each action, in a folder that is named after the product:

    { "name": "StartDtsJob", "parameters": [
      { "name": "DtsJobId", "position": "Query", "type": "String", "required": true },
      { "name": "Tag", "position": "Query", "type": "RepeatList", "required": false, "sub_parameters": [...] } ] }

One file for each product:

    { "info": { "product": "Dts", "version": "2020-01-01" }, "apis": { "StartDtsJob": { "parameters": [
      { "name": "DtsJobId", "in": "query", "schema": { "type": "string", "required": true } },
      { "name": "Tag", "in": "query", "style": "repeatList", "schema": { "type": "array", "items": {...} } } ] } } }

A file with `apis` but without `info.product` is an index: its actions count as known, in the product that its folder is named after.
"#,
};

pub(super) static NO_METADATA: Code = Code {
    id: "E404",
    title: "no metadata",
    explanation: r#"A file that is named after `--against` is no metadata of requests, or a folder that is named there has none in it. `E403` shows
the forms that are read; what a file is follows from its content, not from its name.
"#,
};

//! Files and folders.

use crate::diagnostic::Code;

pub(in crate::parse) static UNREADABLE: Code = Code {
    id: "E001",
    title: "unreadable file or folder",
    explanation: r#"A file or folder of the spec exists, but the system does not let this process read it. Nothing is generated,
because the part that can't be read might change every other part.

Mend it where the message says why: permissions, a broken link, a disk that is not there.

Wrong:

    $ chmod 000 spec/dts/product.yaml

Right:

    $ chmod 644 spec/dts/product.yaml
"#,
};

pub(in crate::parse) static NOT_UTF8: Code = Code {
    id: "E002",
    title: "file is not UTF-8",
    explanation: r#"Spec files are UTF-8. Any other encoding would have to be guessed, and a wrong guess changes wire names in
silence. The message gives the offset of the first bad byte, counted from 0.

Wrong: a file saved as Latin-1, GBK or UTF-16.

Right: the same text, saved as UTF-8:

    $ iconv -f gbk -t utf-8 old.yaml > new.yaml
"#,
};

pub(in crate::parse) static BAD_NAME: Code = Code {
    id: "E016",
    title: "bad file or folder name",
    explanation: r#"Product folders, group folders and file names become Rust modules. They consist of lower-case ASCII words, digits
and single underscores, start with a letter, and are no Rust keyword and none of `aux`, `con`, `lib`, `main`, `nul`
and `prn`. A path may not leave the spec folder.

Wrong:

    actions/Sync-Jobs/StartSynchronizationJob.yaml
    actions/type/mod.yaml

Right:

    actions/sync_jobs/start_synchronization_job.yaml
"#,
};

pub(in crate::parse) static NO_PRODUCT_FILE: Code = Code {
    id: "E017",
    title: "product without product.yaml",
    explanation: r#"A folder looks like a product, because it has `parameters.yaml`, `fields.yaml`, `types/` or `actions/`, but it has
no `product.yaml`. Without it there is no product name and no API version to send.

Right, at the least:

    product: Dts
    version: "2020-01-01"
    summary: Data Transmission Service.
    source: the guide
"#,
};

pub(in crate::parse) static NO_SPEC: Code = Code {
    id: "E018",
    title: "no spec",
    explanation: r#"The spec folder does not exist, is a file, or holds no product.

Right: name a folder of product folders,

    spec/dts/product.yaml
    spec/dts/actions/job/start_dts_job.yaml

or a folder that is a product itself:

    spec/product.yaml
    spec/actions/job/start_dts_job.yaml
"#,
};

pub(in crate::parse) static LAYOUT: Code = Code {
    id: "E019",
    title: "folder for a file, or file for a folder",
    explanation: r#"Something has the name of a spec file but is a folder, or has the name of a spec folder but is a file.

Wrong:

    spec/dts/product.yaml/      (a folder)
    spec/dts/actions            (a file)

Right:

    spec/dts/product.yaml       (a file)
    spec/dts/actions/           (a folder)
"#,
};

pub(in crate::parse) static SAME_NAME: Code = Code {
    id: "E020",
    title: "two files with the same name",
    explanation: r#"Two files differ in their extension alone, such as `a.yaml` and `a.yml`. Both would become the same module.

Right: keep one of them. `.yaml` is the usual extension.
"#,
};

pub(in crate::parse) static NO_ACTIONS: Code = Code {
    id: "E021",
    title: "product without actions",
    explanation: r#"A product has no file below `actions/`. Nothing could be generated for it, so a file is most likely in the wrong
place.

Wrong:

    spec/dts/start_dts_job.yaml
    spec/dts/actions/start_dts_job.yaml

Right:

    spec/dts/actions/job/start_dts_job.yaml
"#,
};

pub(in crate::parse) static STRAY_FILE: Code = Code {
    id: "W001",
    title: "stray file",
    explanation: r#"A YAML file lies where no spec file is read. It is not part of what is generated, which is most likely not what
its author wants.

Wrong:

    spec/dts/actions/start_dts_job.yaml

Right:

    spec/dts/actions/job/start_dts_job.yaml

Folders named `schema` next to or in a product folder, and names that start with a dot, are never read and never
warned of.
"#,
};

pub(in crate::parse) static EMPTY_GROUP: Code = Code {
    id: "W002",
    title: "empty group folder",
    explanation: r#"A folder below `actions/` holds no action. It generates nothing.

Right: remove the folder, or put an action into it.
"#,
};

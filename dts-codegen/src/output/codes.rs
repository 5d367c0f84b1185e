//! The faults of writing, with the pages of `dts-codegen explain`.

use crate::diagnostic::Code;

/// Every code of this module: E301 to E399.
pub static CODES: &[&Code] = &[&FOREIGN_FILE, &WRONG_KIND, &OUTSIDE, &LINK, &NO_ACCESS, &WRITE_FAILED];

pub(super) static FOREIGN_FILE: Code = Code {
    id: "E301",
    title: "file that was not generated",
    explanation: r#"A file that is to be written exists, and does not start with the header of generated files. Somebody wrote it, so it is
not overwritten, and nothing else is written either.

Wrong: the output folder is one that people write files in.

    $ cargo new --lib bindings
    $ dts-codegen generate --out bindings/src

Right: delete the file if it is of no use, or give the bindings a folder of their own.

    $ rm bindings/src/lib.rs
    $ dts-codegen generate --out bindings/src

    $ dts-codegen generate --out bindings/src/api --root mod.rs

Other files in the output folder are never touched, unless they carry the header and are not generated any more.
"#,
};

pub(super) static WRONG_KIND: Code = Code {
    id: "E302",
    title: "folder for a file, or file for a folder",
    explanation: r#"Where a generated file must go there is a folder, or where a folder is needed there is a file. The output folder itself
may be what is a file.

Wrong:

    $ dts-codegen generate --out src/lib.rs

Right:

    $ dts-codegen generate --out src --root lib.rs
"#,
};

pub(super) static OUTSIDE: Code = Code {
    id: "E303",
    title: "path that leaves the output folder",
    explanation: r#"A generated path is absolute, or has `..` in it. Every file lies below the output folder; nothing else is ever written.
Names of folders and files in a spec can't cause this: they are checked when the spec is read (E016). The name of the root file, or
of the file of a build script, can.

Wrong:

    $ dts-codegen generate --root ../lib.rs

Right:

    $ dts-codegen generate --out .. --root lib.rs
"#,
};

pub(super) static LINK: Code = Code {
    id: "E304",
    title: "symbolic link that leads out",
    explanation: r#"A folder or file below the output folder is a symbolic link to somewhere outside (or to nothing). Following it would
write where nobody expects it.

Right: delete the link, or choose the folder that it leads to as output folder. The output folder itself may be a link.
"#,
};

pub(super) static NO_ACCESS: Code = Code {
    id: "E305",
    title: "no access",
    explanation: r#"The system does not let this process read the output folder, or make a file in it. This is found out before anything is
written: each folder that is to change first gets the new files beside the old ones.

Right: give yourself write permission, or choose another folder.

    $ chmod u+w dts-generated/src
"#,
};

pub(super) static WRITE_FAILED: Code = Code {
    id: "E306",
    title: "file that could not be written",
    explanation: r#"The disk is full, a quota is used up, or the device fails. A file is written whole beside its target and takes its place
only when everything is on the disk, so no file is cut short, and no old file is lost. The note says whether some files are new
already. Run again when the cause is mended: what is new already is left as it is.
"#,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_sorted_and_explained() {
        for pair in CODES.windows(2) {
            assert!(pair[0].id < pair[1].id, "{}", pair[1].id);
        }
        assert!(CODES.iter().all(|code| code.explanation.ends_with(".\n") || code.explanation.contains("    $ ")));
    }
}

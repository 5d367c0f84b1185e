//! The medians of one run, as criterion writes them down.

use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use criterion::Criterion;

/// Where criterion writes, and since when.
pub(super) struct Medians {
    folder: PathBuf,
    start: SystemTime,
}

impl Medians {
    /// Those of what is measured from now on.
    pub(super) fn new() -> Self {
        Self { folder: Path::new(env!("CARGO_TARGET_TMPDIR")).join("criterion"), start: SystemTime::now() }
    }

    /// A criterion that writes where they are read.
    pub(super) fn criterion(&self) -> Criterion {
        Criterion::default().configure_from_args().output_directory(&self.folder)
    }

    /// The median of a benchmark in nanoseconds; `None` where it was not measured, since a filter left it out.
    pub(super) fn of(&self, group: &str, name: &str) -> Option<f64> {
        let file = self.folder.join(group).join(name).join("new").join("estimates.json");
        if fs::metadata(&file).ok()?.modified().ok()? < self.start {
            return None;
        }
        let estimates: serde_json::Value = serde_json::from_str(&fs::read_to_string(file).ok()?).ok()?;
        estimates.get("median")?.get("point_estimate")?.as_f64()
    }
}

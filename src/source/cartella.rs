// SPDX-License-Identifier: EUPL-1.2
//! A folder that is no plan: the names of its files, and the text of one of them. For whoever writes a folder and must know what is
//! there already.

use std::io;
use std::path::Path;

/// The files below a folder, with `/` and relative to it, in byte order. Links are names like others, never followed.
pub fn file(folder: &Path) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let entry = entry?;
        if !entry.file_type().is_dir() {
            let name = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            found.push(name.to_string_lossy().replace('\\', "/"));
        }
    }
    found.sort();
    Ok(found)
}

/// The text of a file; nothing where there is none, or it is no text.
pub fn testo(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

// SPDX-License-Identifier: EUPL-1.2
//! The archive: the same files give the same bytes, on any machine and day.

use super::File;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The files in a folder called `nome`, in their order.
pub fn zip(nome: &str, files: &[File]) -> Result<Vec<u8>, zip::result::ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        archive.start_file(format!("{nome}/{}", file.percorso), options)?;
        archive.write_all(&file.contenuto)?;
    }
    Ok(archive.finish()?.into_inner())
}

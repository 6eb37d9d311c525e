// SPDX-License-Identifier: EUPL-1.2
//! Bytes to text: UTF-8 with or without a mark, UTF-16 and Windows-1252 as Windows desks save them.

use super::{FileId, Span};
use crate::diagnostic::Diagnostic;

/// The text of a file; `None` when its bytes make no sense as text.
pub fn decode(file: FileId, path: &str, bytes: Vec<u8>, out: &mut Vec<Diagnostic>) -> Option<String> {
    let start = Span::new(file, 0, 0);
    let warn = |name: &str| {
        Diagnostic::new("codifica-del-file", start, format!("`{path}` è salvato in {name}, non in UTF-8"))
            .help("è stato letto lo stesso; salvalo in UTF-8 (nel Blocco note: Salva con nome, Codifica: UTF-8)")
    };
    if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        let rest = rest.to_vec();
        return utf8(file, path, rest, warn, out);
    }
    let utf16 = match bytes.get(..2) {
        Some([0xFF, 0xFE]) => Some(u16::from_le_bytes as fn([u8; 2]) -> u16),
        Some([0xFE, 0xFF]) => Some(u16::from_be_bytes as fn([u8; 2]) -> u16),
        _ => None,
    };
    if let Some(unit) = utf16 {
        let units = bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let text: Result<String, _> = char::decode_utf16(units).collect();
        return match text {
            Ok(text) if bytes.len().is_multiple_of(2) => {
                out.push(warn("UTF-16"));
                Some(text)
            }
            _ => {
                out.push(
                    Diagnostic::new(
                        "file-non-leggibile",
                        start,
                        format!("`{path}` comincia come UTF-16 ma è rovinato"),
                    )
                    .help("salvalo di nuovo in UTF-8"),
                );
                None
            }
        };
    }
    utf8(file, path, bytes, warn, out)
}

fn utf8(
    file: FileId,
    path: &str,
    bytes: Vec<u8>,
    warn: impl Fn(&str) -> Diagnostic,
    out: &mut Vec<Diagnostic>,
) -> Option<String> {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Some(text),
        Err(error) => error.into_bytes(),
    };
    let bad = bytes
        .utf8_chunks()
        .map(|c| (c.valid().len(), c.invalid().len()))
        .fold((0, None), |(at, bad), (good, invalid)| {
            (at + good + invalid, bad.or((invalid > 0).then_some(at + good)))
        });
    let has_multibyte = bytes.utf8_chunks().any(|c| !c.valid().is_ascii());
    if has_multibyte || bytes.contains(&0) {
        let at = bad.1.unwrap_or(0);
        let line = bytes[..at].iter().filter(|b| **b == b'\n').count() + 1;
        out.push(
            Diagnostic::new(
                "file-non-leggibile",
                Span::new(file, 0, 0),
                format!(
                    "`{path}` mescola due codifiche: alla riga {line}, byte {}, c'è un carattere che non è UTF-8",
                    at + 1
                ),
            )
            .help("apri il file, riscrivi la lettera accentata che si vede male e salva in UTF-8"),
        );
        return None;
    }
    out.push(warn("Windows-1252"));
    Some(bytes.iter().map(|b| windows_1252(*b)).collect())
}

/// A byte of Windows-1252; the five undefined ones become the replacement character.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž', '\u{FFFD}',
        '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

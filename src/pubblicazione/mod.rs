// SPDX-License-Identifier: EUPL-1.2
//! The folder that is published: the document in its formats, the open data, what the web editor and whoever uploads to the national
//! portal need, checksums, and an archive of it all. Files in memory: only `cli` writes them.

mod archivio;
mod collegamenti;
mod portale;

use crate::dati_aperti::{Dati, nome};
use crate::json::{Value, json};
use crate::pubblicabile::pubblicabile;
use crate::render::{self, Format};
use crate::report::diff::Confrontato;
use crate::rules::Context;
use sha2::{Digest, Sha256};

/// The file that says that a folder is one of these, and what is in it.
pub const MANIFESTO: &str = "pubblicazione.json";
/// What it begins with.
const FORMATO: &str = "piao-pubblica-1";
/// Checksums, as `sha256sum -c` reads them.
const SOMME: &str = "SHA256SUMS";

/// A file of the folder.
pub struct File {
    /// Its path in the folder, with `/`; plain ASCII, safe on Windows.
    pub percorso: String,
    /// What it holds.
    pub contenuto: Vec<u8>,
    /// What it is, for the manifest.
    cosa: &'static str,
}

impl File {
    fn new(percorso: impl Into<String>, cosa: &'static str, contenuto: impl Into<Vec<u8>>) -> File {
        File { percorso: percorso.into(), contenuto: contenuto.into(), cosa }
    }
}

/// What a publication is made of besides the plan.
pub struct Scelte<'s> {
    /// Marks every page as a draft.
    pub bozza: bool,
    /// The plan it is compared with: what the document says of it, and the page of the changes.
    pub confronto: Option<(&'s Confrontato, String)>,
}

/// The files of a publication, in byte order of their paths. Fails only where the theme does.
pub fn file(cx: &Context<'_>, scelte: &Scelte<'_>) -> Result<Vec<File>, render::Error> {
    pubblicabile(cx, |cx| di_cosa_si_pubblica(cx, scelte))
}

fn di_cosa_si_pubblica(cx: &Context<'_>, scelte: &Scelte<'_>) -> Result<Vec<File>, render::Error> {
    let nome = nome(cx);
    let documento = format!("{nome}.html");
    let confrontato = scelte.confronto.as_ref().map(|(c, _)| *c);
    let mut files = Vec::new();
    for (format, cosa) in [(Format::Html, "Il documento"), (Format::Markdown, "Il documento in Markdown")] {
        let text = render::render(cx, format, scelte.bozza, confrontato)?;
        files.push(File::new(format!("{nome}.{}", format.extension()), cosa, text));
    }
    if let Some((_, page)) = &scelte.confronto {
        files.push(File::new("confronto.html", "Che cosa cambia dal piano precedente", page.as_str()));
    }
    let dati = Dati::di(cx, &documento);
    files.extend(dei_dati(&dati));
    files.extend(collegamenti::file(cx, &documento));
    files.push(portale::file(cx, &nome, scelte.bozza));
    files.sort_by(|a, b| a.percorso.cmp(&b.percorso));
    files.push(manifesto(&dati, &files));
    files.sort_by(|a, b| a.percorso.cmp(&b.percorso));
    files.push(File::new(SOMME, "Somme di controllo", somme(&files)));
    files.sort_by(|a, b| a.percorso.cmp(&b.percorso));
    let archive = archivio::zip(&nome, &files).map_err(|e| render::Error(format!("l'archivio non si compone: {e}")))?;
    files.push(File::new(format!("{nome}.zip"), "Tutto, in un archivio", archive));
    Ok(files)
}

/// Whether a manifest is one of ours; the paths of the files it names.
pub fn file_del_manifesto(text: &str) -> Option<Vec<String>> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    if value["formato"] != FORMATO {
        return None;
    }
    let named = value["file"].as_array()?.iter().filter_map(|f| f["nome"].as_str().map(String::from));
    let archive = value["archivio"].as_str().map(String::from);
    Some(named.chain(archive).chain([MANIFESTO.to_string(), SOMME.to_string()]).collect())
}

fn dei_dati(dati: &Dati) -> Vec<File> {
    let mut files = vec![
        File::new("dati/dizionario.md", "Dizionario dei dati", dati.dizionario()),
        File::new("dati/csv-metadata.json", "Dizionario dei dati per i programmi", dati.metadati()),
    ];
    for t in &dati.tabelle {
        files.push(File::new(format!("dati/{}.csv", t.tabella.nome), t.tabella.titolo, t.csv()));
        files.push(File::new(format!("dati/{}.json", t.tabella.nome), t.tabella.titolo, dati.json(t)));
    }
    files
}

fn manifesto(dati: &Dati, files: &[File]) -> File {
    let all: Vec<Value> = files
        .iter()
        .map(|f| json!({ "nome": &f.percorso, "cosa": f.cosa, "byte": f.contenuto.len(), "sha256": impronta(&f.contenuto) }))
        .collect();
    let archive = dati.fonte.documento.replace(".html", ".zip");
    let value = json!({ "formato": FORMATO, "fonte": dati.fonte.json(), "archivio": archive, "file": all });
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    File::new(MANIFESTO, "Che cosa c'è nella cartella", text)
}

fn somme(files: &[File]) -> String {
    files.iter().map(|f| format!("{}  {}\n", impronta(&f.contenuto), f.percorso)).collect()
}

fn impronta(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

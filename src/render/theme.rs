// SPDX-License-Identifier: EUPL-1.2
//! The embedded templates and the plan's own `tema/`, which wins by name; the originals stay reachable as `piao/<name>`.

use super::{Error, Format, filters};
use crate::source::Sources;
use tera::Tera;

/// Embeds the templates of a format.
macro_rules! templates {
    ($folder:literal, $($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("templates/", $folder, "/", $name)))),*]
    };
}

const HTML: &[(&str, &str)] = templates!(
    "html",
    "componenti.html",
    "confronto.html",
    "consuntivi.html",
    "copertina.html",
    "deroghe.html",
    "legami.html",
    "documento.html",
    "estratto.css",
    "estratto.html",
    "estratto_breve.html",
    "estratto_ufficio.html",
    "fabbisogni.html",
    "formazione.html",
    "glossario.html",
    "indice.html",
    "lavoro_agile.html",
    "monitoraggio.html",
    "performance.html",
    "rischi_corruttivi.html",
    "scheda_anagrafica.html",
    "schede.html",
    "stile.css",
    "struttura_organizzativa.html",
    "trasparenza.html",
    "valore_pubblico.html",
);

const MARKDOWN: &[(&str, &str)] = templates!(
    "markdown",
    "componenti.md",
    "confronto.md",
    "consuntivi.md",
    "copertina.md",
    "deroghe.md",
    "legami.md",
    "documento.md",
    "estratto.md",
    "estratto_breve.md",
    "estratto_ufficio.md",
    "fabbisogni.md",
    "formazione.md",
    "glossario.md",
    "lavoro_agile.md",
    "monitoraggio.md",
    "performance.md",
    "rischi_corruttivi.md",
    "scheda_anagrafica.md",
    "struttura_organizzativa.md",
    "trasparenza.md",
    "valore_pubblico.md",
);

/// The templates of a format, with the theme of the plan over them.
pub fn load(sources: &Sources, format: Format) -> Result<Tera, Error> {
    let embedded = match format {
        Format::Html => HTML,
        Format::Markdown => MARKDOWN,
    };
    let mut tera = Tera::new();
    tera.autoescape_on(vec![".html"]);
    filters::register(&mut tera, format);
    let own: Vec<(String, String)> = sources
        .files()
        .filter(|(_, f)| f.path.starts_with("tema/") && !f.unread)
        .filter_map(|(_, f)| Some((f.path.strip_prefix("tema/")?.to_string(), f)))
        .filter(|(name, _)| {
            name.ends_with(&format!(".{}", format.extension())) || (format == Format::Html && name.ends_with(".css"))
        })
        .filter_map(|(name, f)| Some((name, crate::source::read_text(sources, &f.path)?)))
        .collect();
    let mut all: Vec<(String, String)> = Vec::new();
    for (name, text) in embedded {
        if own.iter().any(|(n, _)| n == name) {
            // Reachable still: `{% extends "piao/documento.html" %}` needs no copy. Components may be defined once only.
            if !text.contains("{% component") && !text.contains("{%- component") {
                all.push((format!("piao/{name}"), (*text).to_string()));
            }
        } else {
            all.push(((*name).to_string(), (*text).to_string()));
        }
    }
    all.extend(own);
    tera.add_raw_templates(all).map_err(|e| Error(explain(&e)))?;
    Ok(tera)
}

/// A template error with its causes: where and what.
pub fn explain(error: &tera::Error) -> String {
    let mut text = format!("il tema non si può usare: {error}");
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        text.push_str(&format!("\n{inner}"));
        cause = inner.source();
    }
    text
}

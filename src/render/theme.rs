// SPDX-License-Identifier: EUPL-1.2
//! The embedded templates and the plan's own `tema/`, which wins by name; the originals stay reachable as `piao/<name>`.
//! A theme is text of the plan: it reaches no file outside `tema/`, its work and what it writes are limited.

mod conteggio;
mod limiti;

use self::conteggio::Contato;
use self::limiti::{Limiti, Pagina};
use super::{Error, Format, filters};
use crate::source::Sources;
use std::collections::BTreeMap;
use tera::{ErrorKind, Tera};

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
    "dati.html",
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
    "grafici.css",
    "grafici.html",
    "indice.html",
    "indici.html",
    "lavoro_agile.html",
    "monitoraggio.html",
    "performance.html",
    "rischi_corruttivi.html",
    "scheda_anagrafica.html",
    "schede.css",
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
    "indici.md",
    "grafici.md",
    "lavoro_agile.md",
    "monitoraggio.md",
    "performance.md",
    "rischi_corruttivi.md",
    "scheda_anagrafica.md",
    "struttura_organizzativa.md",
    "trasparenza.md",
    "valore_pubblico.md",
);

/// Files and bytes of a theme, at most: it is a few pages, not a program.
const FILE: usize = 60;
const BYTE: usize = 512 << 10;
/// Templates of a theme one inside the other, at most.
const DENTRO: usize = 4;

/// The templates of a run: those of the tool, with the theme of the plan over them.
pub struct Modelli {
    tera: Tera,
    /// The theme's own, by name, with the places of what was added to them; empty without a theme.
    propri: BTreeMap<String, Contato>,
    limiti: Limiti,
}

/// The templates of a format, with the theme of the plan over them.
pub fn load(sources: &Sources, format: Format) -> Result<Modelli, Error> {
    let embedded = match format {
        Format::Html => HTML,
        Format::Markdown => MARKDOWN,
    };
    let mut tera = Tera::new();
    tera.autoescape_on(vec![".html"]);
    filters::register(&mut tera, format);
    let own = propri(sources, format)?;
    let mut modelli = Modelli { tera, propri: BTreeMap::new(), limiti: Limiti::per(sources.bytes()) };
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
    if !own.is_empty() {
        modelli.limiti.registra(&mut modelli.tera);
        for (_, text) in &mut all {
            *text = conteggio::conta(text).testo;
        }
        for (name, text) in own {
            let counted = conteggio::conta(&text);
            all.push((name.clone(), counted.testo.clone()));
            modelli.propri.insert(name, counted);
        }
    }
    match modelli.tera.add_raw_templates(all) {
        Ok(()) => modelli.profondita().map(|()| modelli),
        Err(e) => Err(modelli.errore(&e)),
    }
}

/// The files of `tema/` that are templates of this format.
fn propri(sources: &Sources, format: Format) -> Result<Vec<(String, String)>, Error> {
    let end = format!(".{}", format.extension());
    let own: Vec<(String, String)> = sources
        .files()
        .filter(|(_, f)| f.path.starts_with("tema/") && !f.unread)
        .filter_map(|(_, f)| Some((f.path.strip_prefix("tema/")?.to_string(), f)))
        .filter(|(name, _)| name.ends_with(&end) || (format == Format::Html && name.ends_with(".css")))
        .filter_map(|(name, f)| Some((name, crate::source::read_text(sources, &f.path)?)))
        .collect();
    if own.len() > FILE {
        return Err(Error(format!("{NON_SI_USA}: `tema/` ha {} modelli, se ne leggono {FILE} al massimo", own.len())));
    }
    for (name, text) in &own {
        if text.len() > BYTE {
            return Err(Error(format!("{NON_SI_USA}: `tema/{name}` è troppo grande: {} KB al massimo", BYTE >> 10)));
        }
        if name.ends_with(".css") {
            foglio(name, text)?;
        }
    }
    Ok(own)
}

/// What every refusal of a theme begins with.
pub(super) const NON_SI_USA: &str = "il tema non si può usare";

/// What a style sheet may not hold: it stands inside `<style>`, and nothing is fetched from elsewhere.
const VIETATI: &[(&str, &str)] = &[
    ("</style", "chiuderebbe il foglio di stile"),
    ("<!--", "in un foglio di stile apre un commento di HTML"),
    ("@import", "legge un altro foglio: scrivi le sue regole in questo"),
    ("url(http", "legge dalla rete: immagini e caratteri stanno nel piano"),
    ("url(\"http", "legge dalla rete: immagini e caratteri stanno nel piano"),
    ("url('http", "legge dalla rete: immagini e caratteri stanno nel piano"),
    ("url(//", "legge dalla rete: immagini e caratteri stanno nel piano"),
];

/// A style sheet of the theme.
fn foglio(name: &str, text: &str) -> Result<(), Error> {
    let lower = text.to_ascii_lowercase();
    let found = VIETATI.iter().find_map(|(word, why)| Some((lower.find(word)?, word, why)));
    let Some((at, word, why)) = found else { return Ok(()) };
    let line = text[..at].matches('\n').count() + 1;
    let column = text[..at].rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Err(Error(format!("{NON_SI_USA}\ntema/{name}:{line}:{column}: `{word}` {why}")))
}

impl Modelli {
    /// A page made of its template. Of a theme, work and length are limited.
    pub fn componi(&self, pagina: &str, context: &tera::Context) -> Result<String, Error> {
        if self.propri.is_empty() {
            return self.tera.render(pagina, context).map_err(|e| self.errore(&e));
        }
        let mut page = Pagina::fino_a(self.limiti.bytes);
        self.tera.render_to(pagina, context, &mut page).map_err(|e| self.errore(&e))?;
        String::from_utf8(page.testo).map_err(|e| Error(e.to_string()))
    }

    /// Pages inside pages take room that runs out: of the theme's own, a few at most.
    fn profondita(&self) -> Result<(), Error> {
        for (name, own) in &self.propri {
            if let Some((line, why)) = own.troppo_a_fondo {
                return Err(Error(format!("{NON_SI_USA}\ntema/{name}:{line}: {why}")));
            }
            // Each step goes down one page; a circle, which tera refuses, is never left.
            let mut level = vec![name.as_str()];
            for _ in 0..DENTRO {
                let below = level.iter().filter_map(|n| self.propri.get(*n)).flat_map(|c| &c.inclusi);
                let mut below: Vec<&str> = below.map(String::as_str).filter(|n| self.propri.contains_key(*n)).collect();
                below.sort_unstable();
                below.dedup();
                level = below;
            }
            if !level.is_empty() {
                return Err(Error(format!("{NON_SI_USA}\ntema/{name}: più di {DENTRO} modelli uno dentro l’altro")));
            }
        }
        Ok(())
    }

    /// An error of the templates, where its author wrote: `tema/documento.html:12:5: …`.
    fn errore(&self, error: &tera::Error) -> Error {
        let text = match error.kind() {
            ErrorKind::SyntaxError(r) | ErrorKind::RenderingError(r) => {
                let place = self.luogo(r.filename(), r.span().start_line, r.span().start_col);
                format!("{place}: {}", in_italiano(r.message()))
            }
            ErrorKind::Io(std::io::ErrorKind::FileTooLarge) => limiti::LUNGO.to_string(),
            ErrorKind::CircularInclude { tpl, include_chain } => {
                format!("tema/{tpl}: si include da solo ({})", include_chain.join(" → "))
            }
            ErrorKind::CircularExtend { tpl, .. } => format!("tema/{tpl}: estende sé stesso"),
            ErrorKind::MissingParent { current, parent } => {
                format!("tema/{current}: estende `{parent}`, che non c’è: {SOLO_TEMA}")
            }
            ErrorKind::Msg(message) if message.contains("--> ") => self.disegnato(message),
            ErrorKind::Msg(message) => in_italiano(message),
            other => other.to_string(),
        };
        let mut text = format!("{NON_SI_USA}\n{text}");
        let mut cause = std::error::Error::source(error);
        while let Some(inner) = cause {
            if !text.contains(limiti::LUNGO) {
                text.push_str(&format!("\n{inner}"));
            }
            cause = inner.source();
        }
        Error(text)
    }
}

impl Modelli {
    /// Where something stands, as its author sees it; lines from 1, columns from 0.
    fn luogo(&self, name: &str, line: usize, column: usize) -> String {
        match self.propri.get(name) {
            Some(own) => format!("tema/{name}:{line}:{}", own.colonna(line, column) + 1),
            None => format!("modello {name}:{line}:{}", column + 1),
        }
    }

    /// Errors that tera has drawn already: `error: what`, then `--> file:line:column`.
    fn disegnato(&self, message: &str) -> String {
        let mut told = Vec::new();
        let mut what = "";
        for line in message.lines() {
            if let Some(text) = line.strip_prefix("error: ") {
                what = text;
            } else if let Some(place) = line.trim_start().strip_prefix("--> ") {
                let mut parts = place.rsplitn(3, ':');
                let mut number = || parts.next().and_then(|n| n.parse::<usize>().ok()).unwrap_or(1);
                let (column, line) = (number(), number());
                let name = parts.next().unwrap_or_default();
                told.push(format!("{}: {}", self.luogo(name, line, column.saturating_sub(1)), in_italiano(what)));
            }
        }
        told.join("\n")
    }
}

const SOLO_TEMA: &str = "si usano solo i file di `tema/` e i modelli dello strumento";

/// tera's commonest messages, in Italian; the others as they are.
fn in_italiano(message: &str) -> String {
    let first = message.lines().next().unwrap_or_default();
    let named = |before: &str| Some(first.strip_prefix(before)?.split('`').next()?.to_string());
    let known = [
        ("Unknown filter `", "il filtro `{}` non esiste"),
        ("Unknown test `", "la prova `{}` non esiste"),
        ("Unknown function `", "la funzione `{}` non esiste"),
        ("Unknown component `", "il componente `{}` non esiste"),
        ("Variable `", "la variabile `{}` non c’è"),
        ("Field `", "il campo `{}` non c’è"),
    ];
    if let Some(name) = named("Unknown template `") {
        return format!("il file `{name}` non c’è: {SOLO_TEMA}");
    }
    if first.contains("Maximum render recursion depth") {
        return "componenti che si richiamano troppo a fondo".into();
    }
    let found = known.iter().find_map(|(before, italian)| Some(italian.replace("{}", &named(before)?)));
    match found {
        Some(text) => text,
        None if first == "Unknown tag" => "istruzione sconosciuta".into(),
        None if first.starts_with("Unexpected end of input") => {
            "il file finisce prima che un’istruzione sia chiusa".into()
        }
        None => match first.strip_prefix("Found ").and_then(|f| f.split_once(" but expected ")) {
            Some((found, wanted)) => {
                format!("trovato {found}, atteso {}", wanted.replacen("one of:", "uno tra", 1).replace(" or ", " o "))
            }
            None => message.to_string(),
        },
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! The rules to text: one explained, or a list of those that apply. Adding a format is one file here and one variant.

pub mod catalogo;
mod esteso;
mod json;
mod markdown;

use crate::diagnostic::Level;
use crate::model::manifesto::{Regime, StatoPiano};
use crate::model::scheda_anagrafica::TipoEnte;
use crate::rules::elenco::{Filtro, Parte, obbligo_di};
use crate::rules::obblighi::FATTI;
use crate::rules::{Fonte, Rule};
use clap::ValueEnum;

/// A format of the list of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Testo per il terminale
    Esteso,
    /// Markdown, con le caselle da spuntare
    Markdown,
    /// JSON, con lo schema in `schemas/explain.schema.json`
    Json,
}

/// What is to be written: the rules chosen and what chose them.
pub struct Elenco {
    /// The facts that chose them.
    pub filtro: Filtro,
    /// The rules, by part of the plan.
    pub parti: Vec<(Parte, Vec<&'static Rule>)>,
}

impl Elenco {
    /// The rules that a filter chooses.
    pub fn di(filtro: Filtro) -> Elenco {
        let parti = filtro.regole();
        Elenco { filtro, parti }
    }

    fn quante(&self) -> usize {
        self.parti.iter().map(|(_, rules)| rules.len()).sum()
    }

    /// What chose them, in words.
    fn per_chi(&self) -> String {
        let Filtro { anno, tipo, dipendenti, abitanti, .. } = &self.filtro;
        let mut words: Vec<String> = Vec::new();
        words.extend(tipo.map(|t| t.significato().to_string()));
        words.extend(dipendenti.map(|n| format!("{n} dipendenti")));
        words.extend(abitanti.map(|n| format!("{n} abitanti")));
        words.extend(self.filtro.regime().map(|r| format!("regime {}", r.parola())));
        words.extend(anno.map(|a| format!("piano {a}-{}", i32::from(a) + 2)));
        words.join(", ")
    }
}

/// The list in a format.
pub fn write(format: Format, elenco: &Elenco) -> String {
    match format {
        Format::Esteso => esteso::list(elenco),
        Format::Markdown => markdown::list(elenco),
        Format::Json => json::list(elenco.parti.iter().flat_map(|(_, rules)| rules.iter().copied())),
    }
}

/// One rule in a format.
pub fn write_one(format: Format, rule: &'static Rule) -> String {
    match format {
        Format::Esteso => esteso::one(rule),
        Format::Markdown => markdown::one(rule),
        Format::Json => json::list(std::iter::once(rule)),
    }
}

/// The level in words: one, or one a regime.
fn livello(rule: &Rule, regime: Option<Regime>) -> String {
    let word = |level: Option<Level>| level.map_or("non si applica", |l| l.parola());
    let (ordinario, semplificato) = (rule.level.ordinario, rule.level.semplificato);
    match regime {
        _ if rule.only_judges() => "confronto".into(),
        Some(regime) => word(rule.level.nel(regime)).into(),
        None if ordinario == semplificato => word(ordinario).into(),
        None => format!("{} (semplificato: {})", word(ordinario), word(semplificato)),
    }
}

/// The years in words.
fn anni(rule: &Rule) -> String {
    match rule.anni.al {
        Some(al) => format!("dal {} al {al}", rule.anni.dal),
        None => format!("dal {}", rule.anni.dal),
    }
}

/// The kinds of body in words.
fn enti(rule: &Rule) -> String {
    let codes = rule.enti();
    let names = |codes: &[&str]| {
        let kinds = TipoEnte::PAROLE.iter().filter_map(|(w, _)| TipoEnte::da_parola(w));
        let named: Vec<&str> = kinds
            .filter(|k| crate::rules::catalogo::codici(*k).iter().any(|c| codes.contains(c)))
            .map(TipoEnte::significato)
            .collect();
        named.join(", ")
    };
    let without: Vec<&str> = codes.iter().filter_map(|c| c.strip_prefix('!')).collect();
    match (codes.contains(&"T"), without.is_empty()) {
        (true, true) => "tutti gli enti".into(),
        (true, false) => format!("tutti gli enti tranne: {}", names(&without)),
        (false, _) => names(&codes),
    }
}

/// What else must hold of the body or the plan, in words.
fn condizioni(rule: &Rule) -> Vec<String> {
    let Some(obbligo) = obbligo_di(rule) else { return Vec::new() };
    let chi = &obbligo.chi;
    let mut words = Vec::new();
    words.extend(chi.abitanti.map(|n| format!("con almeno {n} abitanti")));
    let says = |fact: &String| FATTI.iter().find(|(name, _)| name == fact).map(|(name, what)| (*name, *what));
    for (name, what) in [&chi.profilo, &chi.salvo].into_iter().flatten().filter_map(says) {
        words.push(format!("se l'ente {what} (`{name}`)"));
    }
    words.extend(obbligo.salvo_campo.iter().map(|campo| format!("se il piano non ha `{campo}`")));
    words.extend(chi.stato.map(|stato| match stato {
        StatoPiano::Bozza => "sempre".to_string(),
        StatoPiano::Proposto => "quando il piano è proposto".to_string(),
        StatoPiano::Adottato => "dopo l'adozione".to_string(),
        StatoPiano::Pubblicato => "dopo la pubblicazione".to_string(),
    }));
    words
}

/// A source with how sure it is.
fn fonte(fonte: &Fonte) -> String {
    let comma = if fonte.articolo.is_empty() { "" } else { ", " };
    format!("{}{comma}{} (certezza {}: {})", fonte.atto, fonte.articolo, fonte.certezza, certezza(fonte.certezza))
}

/// What a degree of certainty means.
fn certezza(sigla: &str) -> &'static str {
    match sigla {
        "C" => "letto nel testo ufficiale",
        "C2" => "due o più fonti secondarie concordano",
        "P" => "una fonte secondaria, o solo una parte del testo",
        "K" => "noto, il testo non è stato riletto: da verificare",
        _ => "incerto: da verificare sul testo",
    }
}

/// The explanation of an obligation, made from its row in the shape of the others.
fn spiegazione(rule: &Rule) -> String {
    let Some(obbligo) = obbligo_di(rule) else { return rule.doc.to_string() };
    let dove = match &obbligo.dove {
        Some((field, words)) => {
            let words = words.iter().map(|w| format!("`{w}`")).collect::<Vec<_>>().join(" o ");
            format!(" Contano gli elementi che in `{field}` hanno {words}.")
        }
        None => String::new(),
    };
    let campi = obbligo.campi().map(|c| format!("`{c}`")).collect::<Vec<_>>().join(" oppure ");
    let che_cosa = match (&obbligo.per_ogni, obbligo.campo.contains('.')) {
        (Some(kind), _) => format!("Ogni elemento di `{kind}` ha {campi}.{dove}"),
        (None, true) => format!("Nel piano c'è {campi}.{dove}"),
        (None, false) => format!("Nel piano c'è la sezione {campi}, con qualcosa dentro."),
    };
    let mut correggere = obbligo.scrivi.clone();
    if let Some(first) = correggere.get(..1) {
        correggere = first.to_uppercase() + &correggere[1..];
    }
    format!(
        "# {}\n\n## Che cosa controlla\n\n{che_cosa}\n\n## Perché\n\n{}\n\n## Esempio\n\n{}\n\n## Come correggere\n\n{correggere}.\n",
        rule.id,
        obbligo.perche,
        esempio(&obbligo.campo, obbligo.per_ogni.as_deref(), obbligo.dove.as_ref().map(|(f, w)| (&**f, &*w[0]))),
    )
}

/// Where the field stands, as a fragment of the file.
fn esempio(campo: &str, per_ogni: Option<&str>, dove: Option<(&str, &str)>) -> String {
    let mut lines: Vec<String> = Vec::new();
    let (stem, path) = match per_ogni {
        Some(kind) => {
            lines.push(format!("{kind}:"));
            lines.push("  - id: …".into());
            (None, Some(campo))
        }
        None => campo.split_once('.').map_or((Some(campo), None), |(s, p)| (Some(s), Some(p))),
    };
    if stem == Some("piao") {
        let path = path.unwrap_or_default();
        let (table, key) = path.rsplit_once('.').unwrap_or(("", path));
        let head = if table.is_empty() { String::new() } else { format!("[{table}]\n") };
        return format!("```toml piao.toml\n{head}{key} = …\n```");
    }
    let mut indent = if per_ogni.is_some() { "    ".to_string() } else { String::new() };
    let keys: Vec<&str> = path.unwrap_or("testo").split('.').collect();
    for (i, key) in keys.iter().enumerate() {
        let value = if i + 1 < keys.len() || (per_ogni.is_none() && dove.is_some()) { "" } else { " …" };
        lines.push(format!("{indent}{key}:{value}"));
        indent.push_str("  ");
    }
    if let (None, Some((field, word))) = (per_ogni, dove) {
        lines.push(format!("  - {field}: {word}"));
        lines.push("    …".into());
    }
    let file = stem.map_or(String::new(), |s| format!(" {s}.yaml"));
    format!("```yaml{file}\n{}\n```", lines.join("\n"))
}

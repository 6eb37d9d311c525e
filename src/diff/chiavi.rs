// SPDX-License-Identifier: EUPL-1.2
//! What tells the items of a list apart when they have no id: declared for each record, never guessed from the content.

use super::albero::{Dato, Scheda};
use super::valori::{piano_di_righe, stampa};
use crate::model::tipi::Anno;
use crate::model::visita::Foglia;
use crate::source::decode::fold;

/// The fields that tell the records of a list apart; their first field where nothing is declared.
fn campi(tipo: &str) -> &'static [&'static str] {
    match tipo {
        "Contributore" => &["ufficio", "esterno"],
        "Responsabile" => &["incarico"],
        "Parere" => &["organo", "oggetto"],
        "Titolare" => &["nome", "dal"],
        "Fascia" => &["da", "a"],
        "Termine" => &["caso"],
        "TempoMisurato" => &["periodo", "caso"],
        "StimaUfficio" | "AgilePerUfficio" => &["ufficio"],
        "LivelloMonitoraggio" => &["livello", "soggetto", "ufficio"],
        "Consultazione" | "Partecipazione" => &["chi"],
        "Risorse" => &["fonte", "programma"],
        "Personale" => &["al", "popolazione"],
        "RigaPersonale" => &["gruppo", "etichetta", "area", "profilo", "contratto", "ufficio"],
        "Cessazione" => &["anno", "anni", "area", "profilo", "ufficio", "causa"],
        "Assunzione" => &["anno", "anni", "area", "profilo", "ufficio", "rapporto"],
        "Progressione" => &["anno", "anni", "da_area", "a_area", "profilo", "tipo"],
        "Trasformazione" => &["anno", "anni", "tipo", "area", "profilo"],
        "PersonalePrevisto" => &["al", "area"],
        "TotalePubblicato" => &["movimento", "anno", "anni", "dal", "area", "profilo"],
        "Rendiconto" => &["anno"],
        "Canale" => &["tipo"],
        "Corrispondenza" => &["da"],
        "Componente" => &["ruolo"],
        "Deroga" => &["regola", "dove"],
        "ValoreMisurato" => &["indicatore"],
        "FaseMisurata" => &["fase"],
        "MisuraVerificata" => &["misura"],
        "ObbligoVerificato" => &["codice"],
        "ProceduraMisurata" => &["procedura"],
        _ => &[],
    }
}

/// Records that each plan writes anew, with its own years in their words.
fn di_ogni_anno(tipo: &str) -> bool {
    matches!(tipo, "Parere" | "Confronto" | "Partecipazione" | "Consultazione" | "Risorse" | "Componente")
}

/// Lists whose order says something.
pub fn ordinata(campo: &str) -> bool {
    matches!(campo, "scala" | "scala_fattori" | "canale" | "in_breve" | "lingue")
}

/// The key of a record; `rinomina` gives the id that a reference stands for in the plan after.
pub fn chiave<'p>(scheda: &Scheda<'p>, rinomina: &dyn Fn(&Foglia<'p>) -> String) -> Vec<String> {
    // A record of a known kind without an id is known by its name.
    if scheda.record.genere().is_some()
        && let Some(nome) = scheda.record.nome()
    {
        return vec![senza_anni(&fold(&piano_di_righe(nome.as_str())))];
    }
    let declared = campi(scheda.record.tipo());
    let of = |nome: &str| {
        let campo = scheda.campi.iter().find(|c| c.nome == nome);
        let text = campo.map(|c| dato(&c.dato, rinomina)).unwrap_or_default();
        if di_ogni_anno(scheda.record.tipo()) { senza_anni(&text) } else { text }
    };
    if declared.is_empty() {
        let first = scheda.campi.first().map(|c| dato(&c.dato, rinomina));
        return first
            .map(|t| if di_ogni_anno(scheda.record.tipo()) { senza_anni(&t) } else { t })
            .into_iter()
            .collect();
    }
    declared.iter().map(|nome| of(nome)).collect()
}

fn dato<'p>(dato: &Dato<'p>, rinomina: &dyn Fn(&Foglia<'p>) -> String) -> String {
    match dato {
        Dato::Foglia(foglia) => foglia_piegata(foglia, rinomina),
        Dato::Elenco(nodi) => {
            let mut parts: Vec<String> = nodi
                .iter()
                .filter_map(|n| match &n.dato {
                    Dato::Foglia(f) => Some(foglia_piegata(f, rinomina)),
                    _ => None,
                })
                .collect();
            parts.sort();
            parts.join(" ")
        }
        _ => String::new(),
    }
}

/// A leaf without capitals, accents and layout: what tells items apart.
pub fn foglia_piegata<'p>(foglia: &Foglia<'p>, rinomina: &dyn Fn(&Foglia<'p>) -> String) -> String {
    match foglia {
        Foglia::Ref(..) | Foglia::RefLibero(..) => rinomina(foglia),
        _ => fold(&piano_di_righe(&stampa(foglia))),
    }
}

/// Years in the words of a key say which plan it is, not which row: `bilancio 2026-2028` is `bilancio 2027-2029`.
fn senza_anni(text: &str) -> String {
    let year = |w: &str| w.len() == 4 && Anno::leggi(w).is_some();
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars().chain(['\0']) {
        if c.is_ascii_digit() {
            word.push(c);
            continue;
        }
        out.push_str(if year(&word) { "#" } else { &word });
        word.clear();
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

/// The key as readers see it: its parts that say something.
pub fn etichetta<'p>(scheda: &Scheda<'p>) -> String {
    if scheda.record.genere().is_some()
        && let Some(nome) = scheda.record.nome()
    {
        return piano_di_righe(nome.as_str()).into_owned();
    }
    let plain = |f: &Foglia<'p>| stampa(f);
    let declared = campi(scheda.record.tipo());
    let parts: Vec<String> = match declared {
        [] => scheda.campi.first().map(|c| parola(&c.dato, &plain)).into_iter().collect(),
        names => names
            .iter()
            .filter_map(|nome| scheda.campi.iter().find(|c| c.nome == *nome))
            .map(|c| parola(&c.dato, &plain))
            .collect(),
    };
    let label = parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ");
    match scheda.campi.first() {
        Some(first) if label.is_empty() => parola(&first.dato, &plain),
        _ => label,
    }
}

fn parola<'p>(dato: &Dato<'p>, stampa: &dyn Fn(&Foglia<'p>) -> String) -> String {
    match dato {
        Dato::Foglia(foglia) => crate::source::node::brief(&stampa(foglia)),
        Dato::Elenco(nodi) => {
            nodi.iter().map(|n| parola(&n.dato, stampa)).filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    }
}

// SPDX-License-Identifier: EUPL-1.2
use super::shared::parole::piano;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::graph::luogo_nel_testo;
use crate::model::trasparenza::Obbligo;
use crate::source::Span;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "durata-della-pubblicazione-errata",
    catalogo: &["tra-retention"],
    summary: "la durata della pubblicazione scritta nel piano non è più breve di quella di legge",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "D.Lgs. 33/2013",
            articolo: "art. 8",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2013-03-14;33~art8",
            certezza: "K",
        },
        Fonte {
            atto: "D.Lgs. 33/2013",
            articolo: "art. 14",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2013-03-14;33~art14",
            certezza: "K",
        },
        Fonte {
            atto: "D.Lgs. 33/2013",
            articolo: "art. 15",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2013-03-14;33~art15",
            certezza: "K",
        },
    ],
    doc: include_str!("durata_della_pubblicazione_errata.md"),
    check: Some(check),
};

/// Words of a sentence on how long data stay on the site.
const PUBBLICATI: &[&str] = &[
    "pubblicat",
    "pubblicazione dei dati",
    "durata della pubblicazione",
    "restano",
    "rimangono",
    "in linea",
    "on line",
    "online",
    "consultabil",
];

/// Data of persons with an office: three years after its end.
const TITOLARI: &[&str] =
    &["incaric", "mandat", "caric", "cessa", "titolar", "dirigent", "consulen", "art 14", "art 15", "nomin"];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(trasparenza) = &cx.piano.sezioni.trasparenza else { return };
    let mut testi: Vec<(&str, Span)> = Vec::new();
    testi.extend(trasparenza.testo.both().map(|(p, s)| (&*p.testo, p.file.unwrap_or(s))));
    testi.extend(trasparenza.altre_informazioni.voci().iter().map(|v| (v.valore.value.as_str(), v.valore.span)));
    for (_, obbligo) in cx.graph.tutti::<Obbligo>() {
        testi.extend(
            [&obbligo.nota, &obbligo.termine].into_iter().filter_map(|f| f.both()).map(|(t, s)| (t.as_str(), s)),
        );
    }
    let mut seen = HashSet::new();
    for (testo, luogo) in testi {
        let Some((frase, anni)) = breve(testo).filter(|_| seen.insert(luogo)) else { continue };
        let legge = if anni < 3 { "cinque anni, o tre dalla fine dell'incarico" } else { "cinque anni" };
        out.report(&RULE, luogo_nel_testo(cx.sources, luogo, frase, 0))
            .message(format!("il piano dice che i dati restano pubblicati {anni} anni: meno di quanto chiede la legge"))
            .label(format!("la legge dice {legge}"))
            .help("scrivi che i dati restano cinque anni e, per cariche, incarichi e consulenze, tre anni dalla fine dell'incarico");
    }
}

/// A sentence that says too few years, and how many.
fn breve(testo: &str) -> Option<(&str, u8)> {
    testo.split(['.', ';', '\n']).find_map(|frase| {
        // Most sentences are about something else.
        if !frase.contains("ann") {
            return None;
        }
        let words = piano(frase);
        let anni = anni(&words)?;
        let about = PUBBLICATI.iter().any(|p| words.contains(p));
        let right = anni >= 5 || (anni == 3 && TITOLARI.iter().any(|t| words.contains(t)));
        (about && !right).then_some((frase.trim(), anni))
    })
}

/// The longest time of a sentence, in years.
fn anni(words: &str) -> Option<u8> {
    // «Entro un anno» and «gli ultimi due anni» say something else.
    const ALTRO: [&str; 7] = ["entro", "ogni", "ultimi", "ultimo", "prossimi", "precedenti", "primi"];
    let words: Vec<&str> = std::iter::once("").chain(words.split(' ')).collect();
    let time = |w: &[&str]| match (w[1], w[2]) {
        _ if ALTRO.contains(&w[0]) => None,
        ("un" | "1", "anno") => Some(1),
        ("due" | "2", "anni") => Some(2),
        ("tre" | "3", "anni") => Some(3),
        ("quattro" | "4", "anni") => Some(4),
        (_, "anni") => Some(5),
        _ => None,
    };
    words.windows(3).filter_map(time).max()
}

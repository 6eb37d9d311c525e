// SPDX-License-Identifier: EUPL-1.2
use super::shared::agile::{inizio, ne_parla, usato};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::Sezione;
use crate::model::formazione::Formazione;
use crate::model::tipi::Testo;
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "lavoro-agile-senza-formazione",
    catalogo: &["agile-training"],
    summary: "la formazione comprende chi lavora in modo agile",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "CCNL Funzioni locali 2019-2021",
            articolo: "Titolo VI",
            url: "https://www.aranagenzia.it/contrattazione/comparti/funzioni-locali/contratti",
            certezza: "C2",
        },
        Fonte {
            atto: "Direttiva del ministro per la PA 14 gennaio 2025",
            articolo: "",
            url: "https://www.funzionepubblica.gov.it",
            certezza: "C2",
        },
    ],
    doc: include_str!("lavoro_agile_senza_formazione.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let (Some(_), Some(formazione)) = (usato(cx), &cx.piano.sezioni.formazione) else { return };
    if *formazione == Formazione::default() || cx.graph.is_incomplete() || testi(formazione).any(ne_parla) {
        return;
    }
    out.report(&RULE, inizio(cx, Sezione::Formazione))
        .message("nessun intervento di formazione riguarda il lavoro agile, che l'ente usa")
        .label("in questa sezione")
        .help("aggiungi a `interventi_formativi` un corso sul lavoro agile (strumenti, sicurezza, lavorare per obiettivi), o dillo in `priorita`");
}

/// What the section says courses and goals are about.
fn testi(formazione: &Formazione) -> impl Iterator<Item = &str> {
    fn testo(campo: &Field<Testo>) -> Option<&str> {
        campo.get().map(Testo::as_str)
    }
    let interventi = formazione.interventi_formativi.elementi().iter();
    let corsi =
        interventi.flat_map(|i| [&i.titolo, &i.ambito, &i.area_tematica, &i.nota].into_iter().filter_map(testo));
    let priorita = formazione.priorita.elementi().iter().filter_map(|p| testo(&p.testo));
    let mete = formazione
        .obiettivi_formativi
        .elementi()
        .iter()
        .flat_map(|o| testo(&o.titolo).into_iter().chain(o.descrizione.get().map(|p| &*p.testo)));
    let obiettivi = formazione.obiettivi.elementi().iter().filter_map(|o| testo(&o.titolo));
    formazione.testo.get().map(|p| &*p.testo).into_iter().chain(corsi).chain(priorita).chain(mete).chain(obiettivi)
}

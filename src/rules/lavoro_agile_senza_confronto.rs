// SPDX-License-Identifier: EUPL-1.2
use super::shared::agile::{inizio, ne_parla, usato};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::Sezione;
use crate::model::lavoro_agile::LavoroAgile;
use crate::model::tipi::Lista;
use crate::source::decode::{Field, fold};

/// The rule.
pub static RULE: Rule = Rule {
    id: "lavoro-agile-senza-confronto",
    catalogo: &["agile-confronto"],
    summary: "il piano ricorda il confronto con i sindacati sul lavoro agile",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "CCNL Funzioni locali 2019-2021",
        articolo: "",
        url: "https://www.aranagenzia.it/contrattazione/comparti/funzioni-locali/contratti",
        certezza: "K",
    }],
    doc: include_str!("lavoro_agile_senza_confronto.md"),
    check: Some(check),
};

/// How texts call those who sit at the table.
const SINDACATI: &[&str] = &[
    "sindacal",
    "sindacat",
    "rsu",
    "r.s.u",
    "oo.ss",
    "oo._ss",
    "rappresentanz",
    "confronto",
    "contrattazione",
    "parti_sociali",
];

/// How an agenda names it without its name.
const ORDINE_DEL_GIORNO: &[&str] = &["piao", "piano_integrato", "organizzazione_del_lavoro", "lavoro_a_distanza"];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(agile) = usato(cx) else { return };
    let confronti = cx.piano.sezioni.scheda_anagrafica.as_ref().map(|s| &s.confronto_sindacale);
    let told = match confronti {
        // The section that should hold it is missing, or was not understood.
        None | Some(Field::Invalid(_)) | Some(Field::Present(Lista::Nessuna(_), _)) => true,
        Some(Field::Missing) => false,
        Some(lista) => lista
            .elementi()
            .iter()
            .any(|c| c.oggetto.get().is_none_or(|t| ne_parla(t.as_str()) || contains(t.as_str(), ORDINE_DEL_GIORNO))),
    };
    if told || cx.graph.is_incomplete() || testi(agile).any(|t| contains(t, SINDACATI)) {
        return;
    }
    out.report(&RULE, inizio(cx, Sezione::LavoroAgile))
        .message("il piano non dice del confronto con i sindacati sul lavoro agile")
        .label("in questa sezione")
        .help("aggiungi a `confronto_sindacale` della scheda anagrafica `oggetto: Lavoro agile`, con `forma`, `data` ed `esito`");
}

fn contains(testo: &str, parole: &[&str]) -> bool {
    let testo = fold(testo);
    parole.iter().any(|parola| testo.contains(parola))
}

/// What the section says in words.
fn testi(agile: &LavoroAgile) -> impl Iterator<Item = &str> {
    let prosa = [
        &agile.testo,
        &agile.strategia,
        &agile.limite,
        &agile.priorita_accesso,
        &agile.accordi,
        &agile.lavoro_da_remoto,
        &agile.sicurezza_e_dati,
    ];
    let altre = agile.altre_informazioni.voci().iter().flat_map(|v| [&*v.chiave, v.valore.value.as_str()]);
    prosa.into_iter().filter_map(|campo| campo.get().map(|p| &*p.testo)).chain(altre)
}

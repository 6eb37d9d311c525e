// SPDX-License-Identifier: EUPL-1.2
use super::shared::uso_indicatori::{Manca, Uso, senza};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "indicatore-senza-formula",
    catalogo: &["ind-formula"],
    summary: "ogni indicatore con valori in numeri dice come si calcola",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "Allegato, domande guida sugli indicatori",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "P",
    }],
    doc: include_str!("indicatore_senza_formula.md"),
    check: Some(check),
};

/// Words that begin the name of a plain count: the name is its formula.
const CONTEGGI: &[&str] = &["numero", "n", "n°", "nº", "nr", "num"];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let manca = Manca {
        rule: &RULE,
        campo: "formula",
        ha: "dice come si calcola",
        label: "che cosa si conta, diviso che cosa?",
        help: "aggiungi `formula`, in parole o in simboli: `domande chiuse nei termini / domande arrivate`",
    };
    senza(cx, out, &manca, |uso| uso.in_numeri() && !uso.e_fatto_o_data() && !e_conteggio(uso), detto);
}

fn detto(uso: &Uso<'_>) -> bool {
    let i = uso.indicatore;
    // A description may tell the method, bands are a scale, a common indicator has its own definition.
    !i.formula.is_missing()
        || !i.operandi.is_missing()
        || !i.descrizione.is_missing()
        || !i.fasce.is_missing()
        || !i.indicatore_comune.is_missing()
        || uso.legami().any(|l| !l.fasce.is_missing())
}

fn e_conteggio(uso: &Uso<'_>) -> bool {
    uso.indicatore.nome.get().is_some_and(|nome| {
        let first = nome.testo.split(|c: char| c.is_whitespace() || c == '.').next().unwrap_or_default();
        CONTEGGI.contains(&first.to_lowercase().as_str())
    })
}

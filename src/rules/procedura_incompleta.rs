// SPDX-License-Identifier: EUPL-1.2
use super::shared::procedure::{Legato, legato, misura_tempi, riporta};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore_pubblico::Procedura;

/// The rule.
pub static RULE: Rule = Rule {
    id: "procedura-incompleta",
    catalogo: &["vp-procedure-fields"],
    summary: "ogni procedura da semplificare dice che cosa si fa, con quale strumento, se gli utenti sono stati sentiti, il tempo di oggi e quello che ci si propone",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DL 80/2021",
        articolo: "art. 6, c. 2, lett. e",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
        certezza: "C",
    }],
    doc: include_str!("procedura_incompleta.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let help =
        "aggiungi i campi che mancano; se i tempi di oggi non sono misurati: `tempi_misurati: { nessuna: \"motivo\" }`";
    riporta(cx, out, &RULE, "la scheda è incompleta", help, |p| mancano(cx, p));
}

fn mancano<'p>(cx: &Context<'p>, p: &'p Procedura) -> Vec<&'static str> {
    // The goal that carries it on may measure its time.
    let tempi = match legato(cx, p) {
        Legato::Nessuno => false,
        Legato::Ignoto => true,
        Legato::Obiettivo(o) => misura_tempi(cx, o),
    };
    let campi = [
        ("azione", p.azione.is_missing()),
        ("strumento", p.strumento.is_missing()),
        ("utenti_consultati", p.utenti_consultati.is_missing()),
        ("tempi_misurati", p.tempi_misurati.is_missing() && !tempi),
        ("tempo_obiettivo", p.tempo_obiettivo.is_missing() && !tempi),
    ];
    campi.into_iter().filter(|(_, missing)| *missing).map(|(campo, _)| campo).collect()
}

// SPDX-License-Identifier: EUPL-1.2
use super::confronto::soggetto;
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, campo, riporta, ultima_chiave};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::diff::Cambiamento;
use crate::model::Sezione;
use crate::model::manifesto::Regime;
use crate::model::visita::Foglia;

/// The rule.
pub static RULE: Rule = Rule {
    id: "conferma-non-identica",
    catalogo: &["diff-confirmation-identical"],
    summary: "nell'anno di conferma la sottosezione 2.3 è quella dell'anno prima",
    level: Livelli { ordinario: None, semplificato: Some(Level::Warning) },
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 6, c. 2",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "C",
    }],
    doc: include_str!("conferma_non_identica.md"),
    check: Some(check),
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn check(cx: &Context<'_>, out: &mut Findings) {
    riporta(cx, &REGOLA, out);
}

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    let confronto = esame.confronto;
    let profilo = confronto.dopo.piano.manifesto.profilo.get();
    let confirms = profilo.and_then(|p| p.anno_di_conferma.get()).is_some_and(|n| n.numero > 1);
    if !confirms || esame.regime != Regime::Semplificato || !confronto.scorre() {
        return;
    }
    let mut changed = esame.cambiamenti().filter(|(_, c)| {
        let here = matches!(confronto.sezione(c), Some(Sezione::RischiCorruttivi | Sezione::Trasparenza));
        here && !yearly(c)
    });
    let Some((_, first)) = changed.next() else { return };
    let more = changed.count();
    let others = match more {
        0 => String::new(),
        1 => " (e un altro punto)".into(),
        n => format!(" (e altri {n} punti)"),
    };
    let cosa = confronto.cosa(first);
    let what = if first.campo.is_empty() { String::new() } else { format!(", {}", campo(&first.campo)) };
    let message =
        format!("il piano conferma la sottosezione 2.3, ma qualcosa è cambiato: {}{what}{others}", soggetto(cosa));
    let places = (first.prima.as_ref().map(|s| s.luogo), first.dopo.as_ref().map(|s| s.luogo));
    let giudizio = esame.osservazione(&RULE, places, Rilevanza::Rilevante, message);
    out.push(
        giudizio.aiuto("se qualcosa è cambiato davvero, la sottosezione si riscrive: porta `anno_di_conferma` a 1"),
    );
}

/// What an office writes anew each year: the act of confirmation, checks, dates, how far a measure is, texts.
fn yearly(c: &Cambiamento<'_>) -> bool {
    const FIELDS: [&str; 9] = [
        "conferma",
        "monitoraggio",
        "consultazione",
        "stato",
        "gia_attuata",
        "contesto_esterno",
        "contesto_interno",
        "nota",
        "indicatori",
    ];
    const LAST: [&str; 8] = ["termine", "fine", "inizio", "scadenza", "avanzamento", "atto", "data", "nota"];
    let prose = c.dopo.iter().chain(&c.prima).any(|s| matches!(s.foglia, Some(Foglia::Prosa(_))));
    prose || FIELDS.contains(&c.radice) || LAST.contains(&ultima_chiave(&c.campo))
}

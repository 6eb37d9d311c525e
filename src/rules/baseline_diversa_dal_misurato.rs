// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, riporta};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::diff::motivi::Motivo;
use crate::diff::valori::stesso_valore;
use crate::model::performance::Indicatore;
use crate::model::tipi::Baseline;
use crate::model::valore::{Valore, stampa_data};
use rust_decimal::RoundingStrategy;

/// The rule.
pub static RULE: Rule = Rule {
    id: "baseline-diversa-dal-misurato",
    catalogo: &["diff-baseline-from-actual"],
    summary: "il valore di partenza è l'ultimo misurato",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 150/2009",
        articolo: "art. 5",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art5",
        certezza: "K",
    }],
    doc: include_str!("baseline_diversa_dal_misurato.md"),
    check: Some(check),
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn check(cx: &Context<'_>, out: &mut Findings) {
    riporta(cx, &REGOLA, out);
}

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    let confronto = esame.confronto;
    let year = confronto.anni().1 - 1;
    for (old, new) in confronto.continuate() {
        let (before, after) = (&confronto.albero_prima.cose[old], &confronto.albero_dopo.cose[new]);
        let Some(indicatore) = after.come::<Indicatore>() else { continue };
        let Some((baseline, span)) = indicatore.baseline.both() else { continue };
        let (Some(written), of) = (baseline.valore(), baseline.anno().unwrap_or(year)) else { continue };
        // A reading in the middle of the year is not the year's result.
        let Some((measured, day, there)) =
            confronto.misurati.ultimo(&before.id, of).filter(|(_, d, _)| d.month() == 12)
        else {
            continue;
        };
        if of < year || same(&measured.valore, written) {
            continue;
        }
        let message = format!(
            "valore di partenza {}, ma al {} era misurato {}",
            written.stampa(),
            stampa_data(day),
            measured.valore.stampa()
        );
        let changed = confronto.cambiamenti.iter().position(|c| c.cosa_dopo == Some(new) && c.radice == "baseline");
        let mut giudizio = match changed {
            Some(n) => esame.giudizio(&RULE, n, Rilevanza::Rilevante, message),
            None => esame.osservazione(&RULE, (Some(there), Some(span)), Rilevanza::Rilevante, message),
        };
        let beside = match baseline {
            Baseline::Valore(v, _) => v.nota.as_deref().map(|n| Motivo::new(n, span)),
            Baseline::Nessuna(_) => None,
        };
        let (genere, id) = (after.specie.parola(), &*after.id);
        giudizio.motivo = giudizio
            .motivo
            .or(beside)
            .or_else(|| esame.motivi.derogato(RULE.id, genere, id, "baseline"))
            .or_else(|| esame.motivi.variato(genere, id, "baseline"))
            .or_else(|| esame.riscritto(before, after, "nota"));
        giudizio.cosa = Some(new);
        giudizio.luogo_prima = Some(there);
        out.push(giudizio.aiuto("scrivi il valore misurato; se il dato è stato corretto, dillo in `nota`"));
    }
}

/// The same figure, also when the starting value is rounded.
fn same(measured: &Valore, written: &Valore) -> bool {
    if stesso_valore(measured, written, None) {
        return true;
    }
    match (measured.numero(), written.numero()) {
        (Some(m), Some(w)) => m.round_dp_with_strategy(w.scale(), RoundingStrategy::MidpointAwayFromZero) == w,
        // Words and figures do not contradict each other.
        _ => measured.numero().is_some() != written.numero().is_some(),
    }
}

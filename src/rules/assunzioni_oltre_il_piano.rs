// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza};
use super::shared::continuita::assunzioni;
use super::{Anni, Livelli, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    id: "assunzioni-oltre-il-piano",
    catalogo: &[],
    summary: "le assunzioni di un anno sono quelle che il piano precedente prevedeva per quell'anno",
    level: Livelli::SOLO_CONFRONTO,
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("assunzioni_oltre_il_piano.md"),
    check: None,
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    let confronto = esame.confronto;
    let (Some(before), Some(after)) =
        (&confronto.prima.piano.sezioni.fabbisogni, &confronto.dopo.piano.sezioni.fabbisogni)
    else {
        return;
    };
    let (from, to) = confronto.anni();
    for year in from.max(to)..=from.min(to) + 2 {
        let (Some(planned), Some(now)) = (assunzioni(before, year), assunzioni(after, year)) else { continue };
        if now > planned && planned > 0 {
            let message = format!("assunzioni del {year}: {now}, ma il piano prima ne prevedeva {planned}");
            let places = (before.assunzioni.span(), after.assunzioni.span());
            let mut giudizio = esame.osservazione(&RULE, places, Rilevanza::Rilevante, message);
            giudizio.motivo = giudizio.motivo.or_else(|| esame.motivi.variato("sezione", "fabbisogni", "assunzioni"));
            out.push(giudizio);
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, riporta};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::diff::Lato;
use crate::model::comuni::TestoConFonti;
use crate::model::rischi_corruttivi::RischiCorruttivi;
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "contesto-non-rinnovato",
    catalogo: &["risk-context-renewed"],
    summary: "il contesto della sottosezione 2.3 non è quello dell'anno prima, parola per parola",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("contesto_non_rinnovato.md"),
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
    // The year of confirmation confirms the context too.
    let confirms = profilo.and_then(|p| p.anno_di_conferma.get()).is_some_and(|n| n.numero > 0);
    let (Some(before), Some(after)) = (section(&confronto.prima), section(&confronto.dopo)) else { return };
    if confirms || !after.conferma.is_missing() || !confronto.scorre() {
        return;
    }
    for (which, of) in CONTESTI {
        let (Some(old), Some(new)) = (of(before).get(), of(after).get()) else { continue };
        let (Some((old, was)), Some((new, is))) = (old.testo.both(), new.testo.both()) else { continue };
        if old.testo.trim().is_empty() || old.testo != new.testo {
            continue;
        }
        let message = format!("il contesto {which} ha lo stesso testo dell'anno prima, parola per parola");
        let giudizio = esame.osservazione(&RULE, (Some(was), Some(is)), Rilevanza::Rilevante, message);
        out.push(
            giudizio
                .aiuto("rileggi il contesto con i dati dell'ultimo anno e di' che cosa è cambiato, o che nulla lo è"),
        );
    }
}

fn section<'p>(lato: &Lato<'p>) -> Option<&'p RischiCorruttivi> {
    lato.piano.sezioni.rischi_corruttivi.as_ref()
}

type Contesto = fn(&RischiCorruttivi) -> &Field<TestoConFonti>;

/// The two contexts, with the word that tells them apart.
const CONTESTI: [(&str, Contesto); 2] = [("esterno", |s| &s.contesto_esterno), ("interno", |s| &s.contesto_interno)];

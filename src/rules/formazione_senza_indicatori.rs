// SPDX-License-Identifier: EUPL-1.2
use super::shared::formazione;
use super::shared::obiettivi::tratta;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Tema;

/// The rule.
pub static RULE: Rule = Rule {
    id: "formazione-senza-indicatori",
    catalogo: &["form-indicators"],
    summary: "la formazione ha indicatori con valori attesi",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "Direttiva del Ministro per la pubblica amministrazione, 23 marzo 2023",
        articolo: "§ 3.2",
        url: "https://www.funzionepubblica.gov.it",
        certezza: "C",
    }],
    doc: include_str!("formazione_senza_indicatori.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(sezione) = formazione::con_corsi(cx) else { return };
    let aims = sezione.obiettivi_formativi.elementi().iter().any(|o| !o.target.is_missing());
    let hours = !sezione.ore_a_persona.is_missing() || !sezione.ore_totali.is_missing();
    if aims || hours || !sezione.indicatori.is_missing() {
        return;
    }
    let obiettivi = cx.obiettivi();
    let about = |o: &crate::model::performance::Obiettivo| tratta(o, Tema::Formazione, &["formazion"]);
    let by_goal = obiettivi.tutti.iter().any(|(_, o)| about(o) && !o.indicatori.is_missing());
    let here = sezione.obiettivi.elementi().iter().any(|o| !o.indicatori.is_missing());
    let Some(luogo) = formazione::luogo(sezione).filter(|_| !by_goal && !here && !obiettivi.incompleti) else { return };
    out.report(&RULE, luogo)
        .message("la formazione non ha indicatori: quante persone, quante ore, con quale risultato")
        .label("i corsi cominciano qui")
        .help("aggiungi `target` agli obiettivi formativi, o `indicatori` con valori attesi per anno")
        .insieme(cx);
}

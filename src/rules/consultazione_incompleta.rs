// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::StatoPiano;
use crate::model::rischi_corruttivi::Consultazione;

/// The rule.
pub static RULE: Rule = Rule {
    id: "consultazione-incompleta",
    catalogo: &["risk-consultation"],
    summary: "della consultazione pubblica si sanno le date e, adottato il piano, l'esito",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "ANAC, indicazioni del 23 luglio 2025",
        articolo: "",
        url: "https://www.anticorruzione.it",
        certezza: "C2",
    }],
    doc: include_str!("consultazione_incompleta.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(rischi) = &cx.piano.sezioni.rischi_corruttivi else { return };
    // Who is still asking cannot know the outcome.
    let adopted = cx.piano.manifesto.stato.get().is_some_and(|stato| *stato >= StatoPiano::Adottato);
    for consultazione in rischi.consultazione.elementi() {
        let date = senza_date(consultazione);
        let esito = adopted && consultazione.esito.is_missing();
        let (what, campo) = match (date, esito) {
            (false, false) => continue,
            (true, false) => ("quando si è svolta", "dal"),
            (false, true) => ("che esito ha avuto", "esito"),
            (true, true) => ("quando si è svolta né che esito ha avuto", "dal"),
        };
        out.report(&RULE, consultazione.chi.span().unwrap_or(consultazione.span))
            .campo(&format!("consultazione.{campo}"))
            .message(format!("della consultazione non si sa {what}"))
            .label("questa consultazione")
            .help("aggiungi `dal`, `al` ed `esito`: quante osservazioni, quali accolte e quali no");
    }
}

/// No date, and no number in its words that may be one.
fn senza_date(c: &Consultazione) -> bool {
    let words = [&c.chi, &c.come].into_iter().filter_map(|t| t.get()).map(|t| t.as_str());
    let mut words = words.chain(c.esito.get().map(|p| &*p.testo));
    c.dal.is_missing() && c.al.is_missing() && !words.any(|t| t.bytes().any(|b| b.is_ascii_digit()))
}

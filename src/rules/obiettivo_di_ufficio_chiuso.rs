// SPDX-License-Identifier: EUPL-1.2
use super::shared::obiettivi::anni;
use super::shared::responsabili::esiste;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::struttura_organizzativa::Ufficio;
use crate::model::valore::stampa_data;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obiettivo-di-ufficio-chiuso",
    catalogo: &["perf-owner-office-active"],
    summary: "l'ufficio di un obiettivo esiste negli anni dell'obiettivo",
    level: Livelli::solo_ordinario(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("obiettivo_di_ufficio_chiuso.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let primo = cx.piano.anno();
    if cx.piano.manifesto.anno.get().is_none() {
        return;
    }
    for &(n, obiettivo) in &cx.obiettivi().tutti {
        let Some((riferimento, luogo)) = obiettivo.ufficio.both() else { continue };
        let Some(ufficio) = cx.graph.get::<Ufficio>(riferimento) else { continue };
        let anni = anni(obiettivo, primo);
        if esiste(ufficio, &anni) {
            continue;
        }
        let chiuso = ufficio.valido_al.both().filter(|(al, _)| anni.iter().all(|a| *a > al.data.year()));
        // With last year's plan at hand, `ufficio-chiuso` tells it once for all that the office answers for.
        if chiuso.is_some_and(|(al, _)| al.data.year() < primo) && cx.confronto().is_some() {
            continue;
        }
        let id = &riferimento.id;
        let (quando, dove) = match (chiuso, ufficio.valido_dal.both()) {
            (Some((al, span)), _) => (format!("non esiste più dal {}", stampa_data(al.data)), span),
            (None, Some((dal, span))) => (format!("esiste solo dal {}", stampa_data(dal.data)), span),
            (None, None) => continue,
        };
        out.report(&RULE, luogo)
            .message(format!("l'ufficio `{id}` dell'obiettivo `{}` {quando}", cx.graph.nodo(n).id))
            .label("un ufficio che in quell'anno non c'è")
            .help("dai l'obiettivo all'ufficio che ne ha preso il posto, oppure correggi le date dell'ufficio")
            .also(dove, "lo dice la struttura");
    }
}

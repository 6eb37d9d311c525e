// SPDX-License-Identifier: EUPL-1.2
use super::shared::formule::{self, Formula};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::Indicatore;
use crate::source::decode::fold;

/// The rule.
pub static RULE: Rule = Rule {
    id: "operando-non-dichiarato",
    catalogo: &["ind-formula-parses"],
    summary: "le lettere e le sigle di una formula sono spiegate negli operandi",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("operando_non_dichiarato.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for (n, indicatore) in cx.graph.tutti::<Indicatore>() {
        let Some((formula, span)) = indicatore.formula.both() else { continue };
        let Some(letta) = Formula::leggi(&formula.testo).filter(Formula::is_simbolica) else { continue };
        let senza = non_dichiarati(indicatore, &letta);
        let (Some(primo), id) = (senza.first(), cx.graph.nodo(n).id) else { continue };
        let nomi: Vec<String> = senza.iter().map(|nome| format!("`{nome}`")).collect();
        let quali = if senza.len() == 1 { "non è spiegato" } else { "non sono spiegati" };
        let finding = out
            .report(&RULE, span)
            .message(format!("nella formula dell'indicatore `{id}` {} {quali}", nomi.join(", ")))
            .label("che cosa vuol dire?")
            .help(format!("aggiungi `operandi: {{ {primo}: … }}`, oppure scrivi la formula in parole"));
        if let Some(voce) = indicatore.operandi.voci().first() {
            finding.also(voce.span_chiave, "gli operandi spiegati sono questi");
        }
    }
}

/// Names of a formula in symbols that nothing explains.
fn non_dichiarati<'f>(indicatore: &Indicatore, formula: &'f Formula<'f>) -> Vec<&'f str> {
    let operandi = indicatore.operandi.voci();
    let explained = |nome: &str| operandi.iter().any(|v| fold(&v.chiave) == fold(nome));
    let mut nomi = formula.nomi();
    if operandi.is_empty() {
        // A legend may stand in any text; without one, single letters surely say nothing.
        let legend = !indicatore.operandi.is_missing()
            || !indicatore.descrizione.is_missing()
            || !indicatore.nota.is_missing()
            || !indicatore.indicatore_comune.is_missing()
            || !indicatore.altre_informazioni.is_missing();
        let letters = nomi.len() > 1 && nomi.iter().all(|nome| formule::is_lettera(nome));
        return if letters && !legend { nomi } else { Vec::new() };
    }
    let some = nomi.iter().any(|nome| explained(nome));
    // Words of a formula that explains none of its own by name are words, not names.
    nomi.retain(|nome| !explained(nome) && (some || formule::is_simbolo(nome)));
    nomi
}

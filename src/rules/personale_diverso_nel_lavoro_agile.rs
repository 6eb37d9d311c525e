// SPDX-License-Identifier: EUPL-1.2
use super::shared::organico;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore::stampa_data;

/// The rule.
pub static RULE: Rule = Rule {
    id: "personale-diverso-nel-lavoro-agile",
    catalogo: &[],
    summary: "il personale su cui si calcola il lavoro agile è quello della tabella del personale",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("personale_diverso_nel_lavoro_agile.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let s = &cx.piano.sezioni;
    let (Some(agile), Some(fabbisogni)) = (&s.lavoro_agile, &s.fabbisogni) else { return };
    let Some(numeri) = agile.numeri.get().filter(|n| !organico::circa(&n.nota)) else { return };
    let (Some((personale, luogo)), Some(al)) = (numeri.personale.both(), numeri.al.get()) else { return };
    let Some(tabella) = organico::tutto(fabbisogni, al.data) else { return };
    let numero = u64::from(personale.numero);
    // Where the number of employees is the same, it is compared with the table already.
    let dipendenti = s.scheda_anagrafica.as_ref().and_then(|s| s.dipendenti.get()?.numero.get());
    if dipendenti.is_some_and(|d| u64::from(d.numero) == numero) {
        return;
    }
    let Some(totale) = organico::diverso(tabella, numero) else { return };
    let show = organico::stampa;
    out.report(&RULE, luogo)
        .message(format!(
            "al {} il personale è {} nel lavoro agile e {} nella tabella del personale",
            stampa_data(al.data),
            show(numero),
            show(totale)
        ))
        .label("la stessa data, un altro numero")
        .also(tabella.al.span().unwrap_or(tabella.span), "la tabella del personale")
        .help("correggi uno dei due; se chi è preso a base è solo una parte, dillo in `nota`: «circa» o «esclusi i …»");
}

// SPDX-License-Identifier: EUPL-1.2
use super::shared::organico;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "partecipanti-oltre-il-personale",
    catalogo: &["form-recipients"],
    summary: "i partecipanti di un corso non sono più del personale",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("partecipanti_oltre_il_personale.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let (Some(sezione), Some(dipendenti)) = (&cx.piano.sezioni.formazione, cx.profilo.dipendenti) else { return };
    // The tables may count people that the number of employees leaves out.
    let tabelle = cx.piano.sezioni.fabbisogni.iter().flat_map(|f| f.personale.elementi());
    let sums = tabelle.filter_map(|p| {
        let published = p.totale_pubblicato.get().and_then(|t| organico::numero(&t.totale));
        organico::somma(p, organico::persone).max(published)
    });
    let personale = sums.chain([u64::from(dipendenti)]).max().unwrap_or_default();
    let oltre: Vec<_> = sezione
        .interventi_formativi
        .elementi()
        .iter()
        .filter_map(|c| Some((c, c.partecipanti.both()?)))
        .filter(|(_, (n, _))| u64::from(n.numero) > personale)
        .collect();
    let Some((corso, (numero, luogo))) = oltre.first() else { return };
    let titolo = corso.titolo.get().map_or("", |t| t.as_str());
    let altri = match oltre.len() {
        1 => String::new(),
        n => format!("; lo stesso vale per altri {} corsi", n - 1),
    };
    let mut finding = out
        .report(&RULE, *luogo)
        .message(format!(
            "«{titolo}» ha {} partecipanti, le persone sono {}{altri}",
            organico::stampa(numero.numero.into()),
            organico::stampa(personale)
        ))
        .label("più del personale")
        .help("scrivi quante persone diverse seguono il corso, non le presenze a ogni edizione; se ci sono esterni, dillo nella `nota`");
    for (_, (_, place)) in oltre.iter().skip(1).take(8) {
        finding = finding.also(*place, "anche qui");
    }
}

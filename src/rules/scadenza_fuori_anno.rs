// SPDX-License-Identifier: EUPL-1.2
use super::shared::date;
use super::shared::obiettivi::classe;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::ClasseObiettivo;
use crate::model::performance::Obiettivo;
use crate::model::valore::stampa_data;

/// The rule.
pub static RULE: Rule = Rule {
    id: "scadenza-fuori-anno",
    catalogo: &["perf-deadline"],
    summary: "la scadenza di un obiettivo cade negli anni in cui è attivo",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 150/2009",
        articolo: "art. 5, c. 2",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art5",
        certezza: "K",
    }],
    doc: include_str!("scadenza_fuori_anno.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let [primo, _, ultimo] = cx.piano.anni();
    if cx.piano.manifesto.anno.get().is_none() {
        return;
    }
    for (n, obiettivo) in cx.obiettivi().capiti(cx) {
        let Some((scadenza, luogo)) = date::fine_scritta(&obiettivo.scadenza) else { continue };
        let anno = scadenza.year();
        let prima_dell_inizio = date::giorno(&obiettivo.inizio).is_some_and(|(inizio, _)| inizio > scadenza);
        // One cause, one finding: outside the three years, or before it begins, other rules speak.
        if !(primo..=ultimo).contains(&anno) || prima_dell_inizio {
            continue;
        }
        let Some((dal, al)) = anni(cx, n, obiettivo) else { continue };
        if (dal..=al).contains(&anno) {
            continue;
        }
        let quando = if dal == al { format!("il {dal}") } else { format!("{dal}-{al}") };
        let finding = out
            .report(&RULE, luogo)
            .message(format!(
                "la scadenza {} di `{}` è fuori dai suoi anni: {quando}",
                stampa_data(scadenza),
                cx.graph.nodo(n).id
            ))
            .label("in un altro anno")
            .help(format!("correggi la scadenza, oppure aggiungi {anno} agli `anni` dell'obiettivo"));
        if let Some(span) = obiettivo.anni.span() {
            finding.also(span, "gli anni in cui è attivo");
        }
    }
}

/// First and last year in which it is active. Without `anni` it is of the first year, unless something in it lasts more.
fn anni(cx: &Context<'_>, nodo: usize, obiettivo: &Obiettivo) -> Option<(i16, i16)> {
    let primo = cx.piano.anno();
    let scritti: Vec<i16> = obiettivo.anni.elementi().iter().map(|a| a.value.0).collect();
    if !scritti.is_empty() {
        return Some((*scritti.iter().min()?, *scritti.iter().max()?));
    }
    if matches!(classe(cx, obiettivo), Some(ClasseObiettivo::Specifico | ClasseObiettivo::Generale)) {
        return None;
    }
    let mut ultimo = primo;
    for uso in cx.graph.assegnazioni(nodo) {
        for (anno, _, _) in uso.target().get()?.iter() {
            // One value for every year.
            ultimo = ultimo.max(anno?);
        }
    }
    let fasi = obiettivo.fasi.elementi().iter().filter_map(|f| date::fine_scritta(&f.fine));
    Some((primo, fasi.map(|(fine, _)| fine.year()).fold(ultimo, i16::max)))
}

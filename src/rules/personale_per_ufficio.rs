// SPDX-License-Identifier: EUPL-1.2
use super::shared::organico;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::id::Genere;
use crate::model::struttura_organizzativa::Ufficio;
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    id: "personale-per-ufficio",
    catalogo: &["org-staff-sum"],
    summary: "le persone degli uffici fanno il personale dell'ente",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("personale_per_ufficio.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let s = &cx.piano.sezioni;
    let Some((staff, place)) = s.scheda_anagrafica.as_ref().and_then(|s| s.dipendenti.both()) else { return };
    let offices: Vec<(usize, &Ufficio)> = cx.graph.tutti::<Ufficio>().collect();
    let Some(number) = staff.numero.get().map(|n| u64::from(n.numero)).filter(|_| !organico::circa(&staff.nota)) else {
        return;
    };
    if offices.is_empty() || cx.graph.is_incomplete() {
        return;
    }
    // An office that begins or ends within the plan is counted on another day.
    if offices.iter().any(|(_, u)| u.dipendenti.get().is_none() || u.valido_dal.get().or(u.valido_al.get()).is_some()) {
        return;
    }
    let sums = sums(cx, &offices);
    let mut totals = vec![number..=number];
    for table in s.fabbisogni.iter().flat_map(|f| f.personale.elementi()) {
        let published = table.totale_pubblicato.get().and_then(|t| organico::numero(&t.totale));
        let sums = [organico::somma(table, organico::persone), organico::somma_senza_parziali(table), published];
        let apart = organico::contati_a_parte(table);
        totals.extend(sums.into_iter().flatten().map(|n| n.saturating_sub(apart)..=n));
    }
    if sums.iter().any(|sum| totals.iter().any(|t| t.contains(sum))) {
        return;
    }
    let (sum, show) = (sums[0], organico::stampa);
    out.report(&RULE, staff.numero.span().unwrap_or(place))
        .message(format!("i dipendenti sono {}, ma la somma degli uffici fa {} (differenza {})", show(number), show(sum), show(sum.abs_diff(number))))
        .label("totale dell'ente")
        .also(cx.graph.nodo(offices[0].0).span, "il primo degli uffici sommati")
        .help("controlla `dipendenti` di ogni ufficio: un ufficio conta chi ci lavora direttamente, o anche chi lavora sotto di lui");
}

/// The sum of the offices, in the ways people count: a parent that equals its children counts them again,
/// each office counts its own people only, or the top offices count everybody below them.
fn sums(cx: &Context<'_>, offices: &[(usize, &Ufficio)]) -> [u64; 3] {
    let own = |u: &Ufficio| organico::numero(&u.dipendenti).unwrap_or(0);
    let mut children: HashMap<usize, u64> = HashMap::new();
    let mut top = 0;
    for (_, u) in offices {
        match u.padre.get().and_then(|p| cx.graph.find(Genere::Ufficio, &p.id)) {
            Some(parent) => *children.entry(parent).or_default() += own(u),
            None => top += own(u),
        }
    }
    let all = offices.iter().map(|(_, u)| own(u)).sum();
    // Where a parent's number is that of its children, one of the two is left out.
    let twice: u64 = offices.iter().map(|(n, u)| if children.get(n) == Some(&own(u)) { own(u) } else { 0 }).sum();
    [all - twice, all, top]
}

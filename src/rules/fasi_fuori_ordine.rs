// SPDX-License-Identifier: EUPL-1.2
use super::shared::date::{self, Quando};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::{Fase, Obiettivo};
use crate::model::valore::stampa_data;
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    id: "fasi-fuori-ordine",
    catalogo: &["perf-phases-order"],
    summary: "le fasi di un obiettivo sono in ordine di tempo e finiscono entro la sua scadenza",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("fasi_fuori_ordine.md"),
    check: Some(check),
};

/// A phase with a day on which it ends.
struct Datata {
    inizio: Option<Quando>,
    fine: Quando,
    span: Span,
}

impl Datata {
    fn di(fase: &Fase, anno: i16) -> Option<Self> {
        let (fine, span) = fase.fine.both()?;
        let inizio = fase.inizio.get().and_then(|i| date::inizio(i, anno));
        let fine = date::fine(fine, anno).filter(|f| credibile(*f, inizio, anno))?;
        Some(Datata { inizio, fine, span })
    }

    /// Written after `prima`, it should not end before it; unless both have a beginning, and those are in order.
    fn fuori_posto(&self, prima: &Datata) -> bool {
        let begun_in_order = match (prima.inizio, self.inizio) {
            (Some(a), Some(b)) => !a.confrontabile(b) || a.giorno <= b.giorno,
            _ => false,
        };
        self.fine.confrontabile(prima.fine) && self.fine.giorno < prima.fine.giorno && !begun_in_order
    }
}

fn check(cx: &Context<'_>, out: &mut Findings) {
    let anno = cx.piano.anno();
    for (n, obiettivo) in cx.graph.tutti::<Obiettivo>() {
        let id = cx.graph.nodo(n).id;
        let fasi: Vec<Datata> = obiettivo.fasi.elementi().iter().filter_map(|f| Datata::di(f, anno)).collect();
        ordine(id, &fasi, out);
        oltre_la_scadenza(id, obiettivo, &fasi, anno, out);
    }
}

/// One cause, one finding: an end outside the plan's years, or before its beginning, is told by other rules.
fn credibile(fine: Quando, inizio: Option<Quando>, anno: i16) -> bool {
    let in_period = !fine.con_anno || (anno..=anno + 2).contains(&fine.giorno.year());
    in_period && inizio.is_none_or(|i| !i.confrontabile(fine) || i.giorno <= fine.giorno)
}

/// The first phase that ends before the one above it; the others are told when this is mended.
fn ordine(id: &str, fasi: &[Datata], out: &mut Findings) {
    for coppia in fasi.windows(2) {
        let [prima, dopo] = coppia else { continue };
        if dopo.fuori_posto(prima) {
            out.report(&RULE, dopo.span)
                .message(format!(
                    "una fase di `{id}` finisce il {}, prima di quella che la precede",
                    stampa_data(dopo.fine.giorno)
                ))
                .label("finisce prima")
                .help("metti le fasi in ordine di tempo, o correggi la data; se corrono insieme, scrivi anche `inizio`")
                .also(prima.span, format!("la fase prima finisce il {}", stampa_data(prima.fine.giorno)));
            return;
        }
    }
}

fn oltre_la_scadenza(id: &str, obiettivo: &Obiettivo, fasi: &[Datata], anno: i16, out: &mut Findings) {
    let Some((scadenza, dove)) = obiettivo.scadenza.both() else { return };
    let inizio = date::giorno(&obiettivo.inizio).map(|(giorno, _)| Quando { giorno, con_anno: true });
    let Some(scadenza) = date::fine(scadenza, anno).filter(|s| credibile(*s, inizio, anno)) else { return };
    let late = fasi.iter().filter(|f| f.fine.confrontabile(scadenza) && f.fine.giorno > scadenza.giorno);
    if let Some(fase) = late.max_by_key(|f| f.fine.giorno) {
        out.report(&RULE, fase.span)
            .message(format!(
                "una fase di `{id}` finisce il {}, dopo la scadenza dell'obiettivo",
                stampa_data(fase.fine.giorno)
            ))
            .label("finisce dopo")
            .help("sposta la scadenza dell'obiettivo, o correggi la data della fase")
            .also(dove, format!("l'obiettivo scade il {}", stampa_data(scadenza.giorno)));
    }
}

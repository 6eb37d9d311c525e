// SPDX-License-Identifier: EUPL-1.2
use super::shared::date::{fine_scritta, giorno, inizio_scritto};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::{Fase, Obiettivo};
use crate::model::rischi_corruttivi::{Misura, Processo};
use crate::model::struttura_organizzativa::{Incarico, Ufficio};
use crate::model::valore::stampa_data;
use crate::source::Span;
use crate::source::node::brief;
use jiff::civil::Date;

/// The rule.
pub static RULE: Rule = Rule {
    id: "scadenza-prima-dell-inizio",
    catalogo: &["perf-phases-order"],
    summary: "niente finisce prima di cominciare",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("scadenza_prima_dell_inizio.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let id = |n: usize| cx.graph.nodo(n).id;
    for (n, obiettivo) in cx.graph.tutti::<Obiettivo>() {
        let che = format!("l'obiettivo `{}`", id(n));
        confronta(&che, giorno(&obiettivo.inizio), fine_scritta(&obiettivo.scadenza), out);
        for r in obiettivo.responsabili.elementi() {
            confronta(&format!("una responsabilità di `{}`", id(n)), giorno(&r.dal), giorno(&r.al), out);
        }
        obiettivo.fasi.elementi().iter().for_each(|f| fase(f, out));
    }
    for (_, misura) in cx.graph.tutti::<Misura>() {
        misura.fasi.elementi().iter().for_each(|f| fase(f, out));
    }
    for (_, processo) in cx.graph.tutti::<Processo>() {
        processo.fasi.elementi().iter().for_each(|f| fase(f, out));
    }
    for (n, ufficio) in cx.graph.tutti::<Ufficio>() {
        confronta(&format!("l'ufficio `{}`", id(n)), giorno(&ufficio.valido_dal), giorno(&ufficio.valido_al), out);
    }
    for (n, incarico) in cx.graph.tutti::<Incarico>() {
        for t in incarico.titolare.elementi() {
            confronta(&format!("il titolare di `{}`", id(n)), giorno(&t.dal), giorno(&t.al), out);
        }
    }
    let s = &cx.piano.sezioni;
    for c in s.rischi_corruttivi.iter().flat_map(|s| s.consultazione.elementi()) {
        confronta("la consultazione", giorno(&c.dal), giorno(&c.al), out);
    }
    for t in s.fabbisogni.iter().flat_map(|s| s.trasformazioni.elementi()) {
        confronta("la trasformazione", giorno(&t.dal), giorno(&t.al), out);
    }
}

fn fase(fase: &Fase, out: &mut Findings) {
    let nome = fase.nome.get().map_or("", |n| n.as_str());
    confronta(&format!("la fase `{}`", brief(nome)), inizio_scritto(&fase.inizio), fine_scritta(&fase.fine), out);
}

fn confronta(che: &str, inizio: Option<(Date, Span)>, fine: Option<(Date, Span)>, out: &mut Findings) {
    let (Some((inizio, da)), Some((fine, a))) = (inizio, fine) else { return };
    if fine < inizio {
        out.report(&RULE, a)
            .message(format!("{che} finisce il {} e comincia il {}", stampa_data(fine), stampa_data(inizio)))
            .label("finisce prima di cominciare")
            .help("correggi una delle due date: spesso è l'anno")
            .also(da, "comincia qui");
    }
}

// SPDX-License-Identifier: EUPL-1.2
use super::shared::date;
use super::shared::parole::parla_di;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::{Fase, Obiettivo};
use crate::model::rischi_corruttivi::{Misura, StatoMisura};
use crate::model::tipi::{Prosa, Testo};
use crate::model::valore::stampa_data;
use crate::source::Span;
use crate::source::decode::Field;
use jiff::civil::Date;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "data-fuori-periodo",
    catalogo: &["gen-date-window"],
    summary: "ogni scadenza cade nel triennio del piano",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DL 80/2021",
        articolo: "art. 6, c. 2",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
        certezza: "C",
    }],
    doc: include_str!("data_fuori_periodo.md"),
    check: Some(check),
};

/// The three years, from the first day to the last.
struct Periodo {
    dal: Date,
    al: Date,
    /// Places already told: a date in `predefiniti` is read many times.
    detti: HashSet<Span>,
}

fn check(cx: &Context<'_>, out: &mut Findings) {
    let [primo, _, ultimo] = cx.piano.anni();
    let (Ok(dal), Ok(al)) = (Date::new(primo, 1, 1), Date::new(ultimo, 12, 31)) else { return };
    if cx.piano.manifesto.anno.get().is_none() {
        return;
    }
    let mut periodo = Periodo { dal, al, detti: HashSet::new() };
    for (_, obiettivo) in cx.graph.tutti::<Obiettivo>() {
        periodo.obiettivo(obiettivo, out);
    }
    for (_, misura) in cx.graph.tutti::<Misura>() {
        periodo.misura(misura, out);
    }
    let s = &cx.piano.sezioni;
    let azioni = s.valore_pubblico.iter().flat_map(|s| s.accessibilita.elementi());
    let azioni = azioni.map(|a| (&a.scadenza, fatto(&a.nota, &a.descrizione)));
    let interventi = s.struttura_organizzativa.iter().flat_map(|s| s.interventi.elementi());
    let interventi = interventi.map(|i| (&i.scadenza, fatto(&i.nota, &i.descrizione)));
    let arretrato = s.lavoro_agile.iter().filter_map(|s| s.arretrato.get()).map(|a| (&a.scadenza, false));
    for (campo, fatto) in azioni.chain(interventi).chain(arretrato) {
        periodo.controlla("la scadenza", date::giorno(campo), !fatto, out);
    }
}

/// Beginnings of words that say that something is done.
const FATTO: &[&str] =
    &["conclus", "completat", "realizzat", "eseguit", "ultimat", "collaudat", "attuat", "terminat", "gia fatt"];

/// The words beside the date say that the thing is done already.
fn fatto(nota: &Field<Testo>, descrizione: &Field<Prosa>) -> bool {
    nota.get().is_some_and(|t| parla_di(&t.testo, FATTO))
        || descrizione.get().is_some_and(|p| parla_di(&p.testo, FATTO))
}

impl Periodo {
    fn obiettivo(&mut self, obiettivo: &Obiettivo, out: &mut Findings) {
        let inizio = date::giorno(&obiettivo.inizio);
        self.controlla("la scadenza", dopo(inizio, date::fine_scritta(&obiettivo.scadenza)), true, out);
        let begun = inizio.is_some_and(|(d, _)| d < self.dal);
        for fase in obiettivo.fasi.elementi() {
            self.fase(fase, begun, out);
        }
    }

    fn misura(&mut self, misura: &Misura, out: &mut Findings) {
        let done = !misura.gia_attuata.is_missing() || misura.stato.get() == Some(&StatoMisura::Attuata);
        self.controlla("il termine", date::fine_scritta(&misura.termine), !done, out);
        for fase in misura.fasi.elementi() {
            self.fase(fase, done, out);
        }
    }

    /// A phase of something begun before the plan may have ended before it.
    fn fase(&mut self, fase: &Fase, begun: bool, out: &mut Findings) {
        let inizio = date::inizio_scritto(&fase.inizio);
        let done = begun || !fase.avanzamento.is_missing() || inizio.is_some_and(|(d, _)| d < self.dal);
        self.controlla("la fine della fase", dopo(inizio, date::fine_scritta(&fase.fine)), !done, out);
    }

    fn controlla(&mut self, quale: &str, data: Option<(Date, Span)>, anche_prima: bool, out: &mut Findings) {
        let Some((data, span)) = data else { return };
        let label = if data > self.al {
            format!("dopo il {}", stampa_data(self.al))
        } else if data < self.dal && anche_prima {
            format!("prima del {}", stampa_data(self.dal))
        } else {
            return;
        };
        if !self.detti.insert(span) {
            return;
        }
        out.report(&RULE, span)
            .message(format!(
                "{quale} {} è fuori dal periodo del piano, {}-{}",
                stampa_data(data),
                self.dal.year(),
                self.al.year()
            ))
            .label(label)
            .help("controlla l'anno; se il lavoro va oltre il triennio, scrivi fin dove arriva in questo");
    }
}

/// An end that comes before its beginning is told by `scadenza-prima-dell-inizio`.
fn dopo(inizio: Option<(Date, Span)>, fine: Option<(Date, Span)>) -> Option<(Date, Span)> {
    fine.filter(|(fine, _)| inizio.is_none_or(|(inizio, _)| inizio <= *fine))
}

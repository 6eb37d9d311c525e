// SPDX-License-Identifier: EUPL-1.2
//! What the training section speaks of, and its hours.

use crate::model::formazione::{Formazione, InterventoFormativo};
use crate::model::performance::Indicatore;
use crate::model::record::Record;
use crate::model::tipi::{Serie, Testo, ValoreScritto};
use crate::model::valore::TipoValore;
use crate::model::visita::{Foglia, Visitor};
use crate::rules::dati::{AmbitoFormazione, ambiti_formazione, ambito_formazione};
use crate::rules::shared::parole;
use crate::rules::{Context, Findings, Rule};
use crate::source::Span;
use crate::source::decode::Field;
use rust_decimal::Decimal;

/// The training section, if it was read whole and lists some course: of one that lists none another rule speaks.
pub fn con_corsi<'p>(cx: &Context<'p>) -> Option<&'p Formazione> {
    let formazione = cx.piano.sezioni.formazione.as_ref()?;
    let whole = !cx.graph.is_incomplete() && !formazione.interventi_formativi.elementi().is_empty();
    whole.then_some(formazione)
}

/// Where the courses begin.
pub fn luogo(formazione: &Formazione) -> Option<Span> {
    let first = formazione.interventi_formativi.elementi().first();
    first.and_then(|c| c.titolo.span()).or(formazione.interventi_formativi.span())
}

/// Whether some text of the section speaks of a subject.
pub fn parla_di(cx: &Context<'_>, ambito: &AmbitoFormazione) -> bool {
    cx.testo_formazione().is_some_and(|t| ambito.nel(&t.brevi) || ambito.nella_prosa(&t.prosa))
}

/// Whether a course does: its own title, subject, law, note.
pub fn corso_parla_di(corso: &InterventoFormativo, ambito: &AmbitoFormazione) -> bool {
    ambito.nel(&Parlato::di(corso).brevi)
}

/// Every text of a record, lower case, without accents and points, one blank before each word.
#[derive(Default)]
pub struct Parlato {
    /// Titles, subjects, notes, ids.
    pub brevi: String,
    /// Markdown.
    pub prosa: String,
}

impl Parlato {
    /// The texts of a record.
    pub fn di(record: &dyn Record) -> Parlato {
        let mut found = Parlato::default();
        record.campi(&mut found);
        // What protects data or roads is no safety of workers.
        for what in
            ["informatica", "cibernetica", "digitale", "ict", "dei dati", "delle informazioni", "urbana", "stradale"]
        {
            let (from, to) = (format!("sicurezza {what}"), format!("cybersicurezza {what}"));
            found.brevi = found.brevi.replace(&from, &to);
            found.prosa = found.prosa.replace(&from, &to);
        }
        found
    }

    fn testo(&mut self, testo: &Testo) {
        push(&mut self.brevi, &testo.testo);
        testo.lingue.iter().skip(1).for_each(|(_, t)| push(&mut self.brevi, t));
    }
}

fn push(out: &mut String, testo: &str) {
    out.push(' ');
    // An apostrophe and a dash part words here: «l'etica» speaks of ethics.
    out.push_str(&parole::piano(&testo.replace(['\'', '’', '-', '/'], " ")));
}

impl<'p> Visitor<'p> for Parlato {
    fn foglia(&mut self, foglia: Foglia<'p>, _: Span) {
        match foglia {
            Foglia::Testo(t) | Foglia::TestoLibero(_, t) => self.testo(t),
            Foglia::Prosa(p) => {
                push(&mut self.prosa, &p.testo);
                p.lingue.iter().skip(1).for_each(|(_, t)| push(&mut self.prosa, t));
            }
            Foglia::Ref(_, id) | Foglia::RefLibero(_, id) | Foglia::Id(id) => push(&mut self.brevi, id),
            Foglia::Valore(v) => push(&mut self.brevi, &v.valore.testo),
            Foglia::Giorno(..) | Foglia::Numero(..) | Foglia::Anno(_) | Foglia::Bool(_) => {}
            Foglia::Scelta(..) | Foglia::Percorso(_) => {}
        }
    }
    fn nessuna(&mut self, motivo: &'p Testo, _: Span) {
        self.testo(motivo);
    }
}

/// The hours of a course for one person; none where the unit is not hours, or days whose hours are not said.
pub fn ore(corso: &InterventoFormativo, per_giornata: Option<Decimal>) -> Option<Decimal> {
    let [sola] = corso.durata.get()?.valore.condizioni.as_slice() else { return None };
    if sola.fino_a.is_some() {
        return None;
    }
    let factor = match sola.unita.as_deref()?.to_lowercase().as_str() {
        "ore" | "ora" | "h" => Decimal::ONE,
        "giornate" | "giorni" | "giornata" | "giorno" => per_giornata?,
        _ => return None,
    };
    sola.numero?.checked_mul(factor)
}

/// The hours of all the courses of a year, persons times hours: of those of the year and of those that say none.
pub fn ore_in_tutto(formazione: &Formazione, anno: i16) -> Option<Decimal> {
    let per_giornata = formazione.ore_per_giornata.get().map(|o| o.numero);
    let mine = |c: &&InterventoFormativo| match &c.anno {
        Field::Present(year, _) => year.0 == anno,
        Field::Missing => true,
        Field::Invalid(_) => false,
    };
    let corsi = || formazione.interventi_formativi.elementi().iter().map(|c| &c.value);
    if corsi().any(|c| c.anno.span().is_some() && c.anno.get().is_none()) || !corsi().any(|c| mine(&c)) {
        return None;
    }
    corsi().filter(mine).try_fold(Decimal::ZERO, |sum, c| {
        let people = Decimal::from(c.partecipanti.get()?.numero);
        sum.checked_add(ore(c, per_giornata)?.checked_mul(people)?)
    })
}

/// Reports a section whose texts never speak of a subject.
pub fn senza_corso(cx: &Context<'_>, rule: &Rule, codice: &str, message: &str, help: &str, out: &mut Findings) {
    let (Some(formazione), Some(ambito)) = (con_corsi(cx), ambito_formazione(codice)) else { return };
    let Some(luogo) = luogo(formazione).filter(|_| !parla_di(cx, ambito)) else { return };
    out.report(rule, luogo).message(message).label("i corsi cominciano qui").help(help).insieme(cx);
}

/// The hours written for a year, as one number.
pub fn ore_scritte(serie: &Field<Serie>, anno: i16) -> Option<(Decimal, Span)> {
    let (serie, luogo) = serie.both()?;
    let place = match serie {
        Serie::Ogni(_) => luogo,
        Serie::PerAnno(years) => years.iter().find(|(a, _)| a.0 == anno).map(|(_, v)| v.span)?,
    };
    Some((ore_del_valore(serie.anno(anno)?)?, place))
}

/// The hours of a value: a number alone or with their unit.
fn ore_del_valore(valore: &ValoreScritto) -> Option<Decimal> {
    let hours = valore.valore.condizioni.iter().find(|c| {
        let unit = c.unita.as_deref().map(str::to_lowercase);
        c.numero.is_some() && unit.is_none_or(|u| u == "h" || u.starts_with("ore") || u.starts_with("ora"))
    })?;
    let plain = matches!(hours.tipo, TipoValore::Numero | TipoValore::Intervallo);
    hours.fino_a.or(hours.numero).filter(|_| plain)
}

/// Ore a persona (hours a person) that a plan says or that follow from it.
pub struct OrePerPersona {
    /// How many.
    pub ore: Decimal,
    /// They follow from the list of courses, which may not be whole.
    pub dai_corsi: bool,
    /// They are of some people or on some subject: others may come on top.
    pub parziale: bool,
    /// Where they are written.
    pub luogo: Option<Span>,
}

/// The indicators that speak of training: most are of other things.
pub fn indicatori<'p>(cx: &Context<'p>) -> Vec<&'p Indicatore> {
    let names = |testo: &Field<Testo>| testo.get().is_some_and(nomina_la_formazione);
    cx.graph.tutti::<Indicatore>().map(|(_, i)| i).filter(|i| names(&i.nome) || names(&i.unita)).collect()
}

/// Every figure of a year for the hours of one person; `indicatori` are those that speak of training.
pub fn per_persona(
    cx: &Context<'_>,
    formazione: &Formazione,
    indicatori: &[&Indicatore],
    anno: i16,
) -> Vec<OrePerPersona> {
    let mut found = Vec::new();
    let whole =
        |(ore, luogo): (Decimal, Span)| OrePerPersona { ore, luogo: Some(luogo), dai_corsi: false, parziale: false };
    found.extend(ore_scritte(&formazione.ore_a_persona, anno).map(whole));
    for obiettivo in formazione.obiettivi_formativi.elementi() {
        let Some(written) = ore_scritte(&obiettivo.target, anno) else { continue };
        let text = Parlato::di(&obiettivo.value).brevi;
        if a_testa(&text) {
            found.push(OrePerPersona { parziale: di_una_parte(&text), ..whole(written) });
        }
    }
    for indicatore in indicatori {
        let (Some(nome), Some(written)) = (indicatore.nome.get(), ore_scritte(&indicatore.target, anno)) else {
            continue;
        };
        let text = format!(" {} {}", parole::piano(nome.as_str()), unita(indicatore));
        if text.contains(" formazion") && a_testa(&text) {
            found.push(OrePerPersona { parziale: di_una_parte(&text), ..whole(written) });
        }
    }
    let people = cx.profilo.dipendenti.filter(|n| *n > 0).map(Decimal::from);
    if let (Some((ore, place)), Some(people)) = (ore_scritte(&formazione.ore_totali, anno), people) {
        found.push(whole((ore / people, place)));
    }
    if let (Some(ore), Some(people)) = (ore_in_tutto(formazione, anno), people) {
        found.push(OrePerPersona { ore: ore / people, luogo: luogo(formazione), dai_corsi: true, parziale: false });
    }
    found
}

fn nomina_la_formazione(testo: &Testo) -> bool {
    testo.as_str().as_bytes().windows(9).any(|letters| letters.eq_ignore_ascii_case(b"formazion"))
}

fn unita(indicatore: &Indicatore) -> String {
    indicatore.unita.get().map(|u| parole::piano(u.as_str())).unwrap_or_default()
}

/// Whether a text speaks of hours a person.
fn a_testa(testo: &str) -> bool {
    let persons =
        ["person", "dipendent", "capite", "testa", "ciascun", "ognun", "addett", "ogni", "unita", "medi", "tutti"];
    (testo.contains(" ore") || testo.contains(" ora ")) && persons.iter().any(|w| testo.contains(&format!(" {w}")))
}

/// Whether the hours are on one subject, of one group or of one kind: «ore di formazione digitale a persona».
fn di_una_parte(testo: &str) -> bool {
    const PARTI: [&str; 20] = [
        "dirigent",
        "neo",
        "responsabil",
        "specific",
        "obbligator",
        "facoltativ",
        "aggiuntiv",
        "agenti",
        "polizia",
        "lingu",
        "inglese",
        "estern",
        "intern",
        "presenza",
        "elearning",
        "tecnic",
        "special",
        "corso",
        "modul",
        "settor",
    ];
    PARTI.iter().any(|w| testo.contains(&format!(" {w}"))) || ambiti_formazione().iter().any(|a| a.nel(testo))
}

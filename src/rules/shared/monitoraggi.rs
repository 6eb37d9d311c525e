// SPDX-License-Identifier: EUPL-1.2
//! The rows of section 4: which sections each of them watches, until when, and what many of them lack.

use crate::model::comuni::Frequenza;
use crate::model::id::Genere;
use crate::model::monitoraggio::AttivitaMonitoraggio;
use crate::model::{Contenuto, Sezione};
use crate::rules::shared::date;
use crate::rules::{Context, Findings, Rule};
use crate::source::decode::{Field, Spanned, fold};
use crate::source::{FileId, Span};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};

/// A row, with the sections it watches.
pub struct Riga<'p> {
    /// The row.
    pub attivita: &'p Spanned<AttivitaMonitoraggio>,
    /// The sections, whole or in part.
    pub sezioni: BTreeSet<Sezione>,
    /// It names section 3.3 as one thing.
    pub tutta_la_3_3: bool,
    /// Some object was not understood, or is not in the plan.
    pub oscura: bool,
}

/// The rows; none when the section is missing.
pub fn righe<'p>(cx: &Context<'p>) -> Vec<Riga<'p>> {
    let Some(monitoraggio) = &cx.piano.sezioni.monitoraggio else { return Vec::new() };
    let file: HashMap<FileId, Sezione> = cx
        .piano
        .file
        .iter()
        .filter_map(|(file, what)| match what {
            Contenuto::Sezione(sezione) => Some((*file, *sezione)),
            _ => None,
        })
        .collect();
    monitoraggio.monitoraggi.elementi().iter().map(|attivita| riga(cx, &file, attivita)).collect()
}

fn riga<'p>(
    cx: &Context<'p>,
    file: &HashMap<FileId, Sezione>,
    attivita: &'p Spanned<AttivitaMonitoraggio>,
) -> Riga<'p> {
    let oscura = matches!(attivita.oggetto, Field::Invalid(_));
    let mut riga = Riga { attivita, sezioni: BTreeSet::new(), tutta_la_3_3: false, oscura };
    for oggetto in attivita.oggetto.elementi() {
        let testo = oggetto.value.as_str();
        let element = testo.split_once('/').and_then(|(word, id)| Some((Genere::da_parola(word.trim())?, id.trim())));
        match element {
            // An unknown element is told already.
            Some((genere, id)) => match cx.graph.find(genere, id).map(|n| cx.graph.nodo(n).span.file) {
                Some(at) => riga.sezioni.extend(file.get(&at)),
                None => riga.oscura = true,
            },
            None => riga.nomina(testo),
        }
    }
    riga
}

/// Sections of the plan that monitoring must watch.
pub const SEZIONI: [Sezione; 8] = [
    Sezione::ValorePubblico,
    Sezione::Performance,
    Sezione::RischiCorruttivi,
    Sezione::Trasparenza,
    Sezione::StrutturaOrganizzativa,
    Sezione::LavoroAgile,
    Sezione::Fabbisogni,
    Sezione::Formazione,
];

/// Words, or parts of words, that name a section.
const PAROLE: &[(Sezione, &[&str])] = &[
    (Sezione::ValorePubblico, &["valore_pubblico", "accessibil", "procedur", "semplificaz", "impatt"]),
    (Sezione::Performance, &["performance", "azioni_positive", "pari_opportun", "peg"]),
    (Sezione::RischiCorruttivi, &["corru", "rischi", "misure", "rpct", "ptpct"]),
    (Sezione::Trasparenza, &["trasparen", "accesso_civico"]),
    (Sezione::StrutturaOrganizzativa, &["struttur", "organigramm", "modello_organizzativ", "assetto"]),
    (Sezione::LavoroAgile, &["lavoro_agile", "smart", "remoto", "telelavor"]),
    (Sezione::Fabbisogni, &["fabbisogn", "assunz", "reclutam", "dotazion", "cessazion", "capitale_umano", "ptfp"]),
    (Sezione::Formazione, &["formazion", "formativ", "competenz", "capitale_umano"]),
];

impl Riga<'_> {
    /// Adds what a name stands for: a stem, a number, a title, some words, the whole plan.
    fn nomina(&mut self, testo: &str) {
        let testo = fold(testo);
        let before = self.sezioni.len();
        for (sezione, parole) in PAROLE {
            if parole.iter().any(|parola| testo.contains(parola)) {
                self.sezioni.insert(*sezione);
            }
        }
        // Goals and indicators are those of performance, unless the words say otherwise.
        if self.sezioni.len() == before && ["obiettiv", "indicator"].iter().any(|w| testo.contains(w)) {
            self.sezioni.insert(Sezione::Performance);
        }
        if testo.contains("organizzazione") && !testo.contains("organizzazione_del_lavoro") {
            self.sezioni.insert(Sezione::StrutturaOrganizzativa);
        }
        // The title of section 3 as a whole.
        if testo.contains("organizzazione_e_capitale_umano") {
            self.sezioni.insert(Sezione::LavoroAgile);
        }
        if testo.contains("personale") && self.sezioni.len() == before {
            self.sezioni.insert(Sezione::Fabbisogni);
        }
        let in_figures = self.numeri(&testo);
        if self.sezioni.len() == before && !in_figures {
            let whole = ["tutt", "intero", "piano", "piao", "ogni_sezione"].iter().any(|w| testo.contains(w));
            match whole {
                true => self.sezioni.extend(SEZIONI),
                false => self.oscura = true,
            }
        }
    }

    /// The numbers of sections in a text: `2.1`, `sezione 2`, `3.3.2`.
    fn numeri(&mut self, testo: &str) -> bool {
        let single = testo.contains("sezion") || testo.chars().all(|c| !c.is_alphabetic());
        let mut found = false;
        for number in testo.split(|c: char| !(c.is_ascii_digit() || c == '.')).map(|n| n.trim_matches('.')) {
            if number.is_empty() || (number.len() == 1 && !single) {
                continue;
            }
            self.tutta_la_3_3 |= number == "3.3";
            for sezione in SEZIONI {
                let above = sezione.numero().strip_prefix(number).is_some_and(|r| r.is_empty() || r.starts_with('.'));
                let below = number.strip_prefix(sezione.numero()).is_some_and(|r| r.starts_with('.'));
                let other =
                    matches!((number, sezione), ("3.3.1", Sezione::Formazione) | ("3.3.2", Sezione::Fabbisogni));
                if (above || below) && !other {
                    self.sezioni.insert(sezione);
                    found = true;
                }
            }
        }
        found
    }

    /// The last day on which it watches; `None` when it comes round again, or nobody knows.
    pub fn ultima(&self, anno: i16) -> Option<(Date, Span)> {
        let frequenza = &self.attivita.frequenza;
        if !frequenza.is_missing() && frequenza.get() != Some(&Frequenza::UnaTantum) {
            return None;
        }
        let (scadenza, span) = self.attivita.scadenza.both()?;
        date::fine(scadenza, anno).filter(|q| q.con_anno).map(|q| (q.giorno, span))
    }
}

/// Rows that lack the same thing are told once from this many on.
const MOLTI: usize = 3;

/// What to say of rows that lack something.
pub struct Mancanza<'t> {
    /// The rule.
    pub rule: &'static Rule,
    /// What is missing: «un responsabile».
    pub che_cosa: &'t str,
    /// Why here.
    pub label: &'t str,
    /// What to write.
    pub help: &'t str,
}

/// Reports the rows that lack something, each with its objects, or once when none of many has it.
pub fn riporta(
    cx: &Context<'_>,
    out: &mut Findings,
    mancanza: &Mancanza<'_>,
    ha: impl Fn(&AttivitaMonitoraggio) -> bool,
) {
    let Some(monitoraggio) = &cx.piano.sezioni.monitoraggio else { return };
    let righe = monitoraggio.monitoraggi.elementi();
    let mancanti: Vec<_> = righe.iter().filter(|r| !ha(r)).collect();
    let Some(first) = mancanti.first() else { return };
    let Mancanza { rule, che_cosa, label, help } = mancanza;
    if mancanti.len() == righe.len() && righe.len() >= MOLTI {
        out.report(rule, first.span)
            .message(format!("nessuna delle {} attività di monitoraggio ha {che_cosa}", righe.len()))
            .label(format!("{label} (qui e nelle altre)"))
            .help(*help);
        return;
    }
    for riga in mancanti {
        let oggetti: Vec<&str> = riga.oggetto.elementi().iter().map(|o| o.value.as_str()).collect();
        out.report(rule, riga.span)
            .message(format!("il monitoraggio di `{}` non ha {che_cosa}", oggetti.join("`, `")))
            .label(*label)
            .help(*help);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(testo: &str) -> Vec<&'static str> {
        let attivita = Spanned { span: Span::new(FileId(0), 0, 0), value: AttivitaMonitoraggio::default() };
        let mut riga = Riga { attivita: &attivita, sezioni: BTreeSet::new(), tutta_la_3_3: false, oscura: false };
        riga.nomina(testo);
        riga.sezioni.iter().map(|s| s.stem()).collect()
    }

    #[test]
    fn sections_are_named_in_many_ways() {
        assert_eq!(named("valore_pubblico"), ["valore_pubblico"]);
        assert_eq!(named("Sottosezione 2.2"), ["performance"]);
        assert_eq!(named("2.3"), ["rischi_corruttivi", "trasparenza"]);
        assert_eq!(named("3.3.2"), ["formazione"]);
        assert_eq!(named("Sezione 3").len(), 4);
        assert_eq!(named("Organizzazione e capitale umano").len(), 4);
        assert_eq!(named("Organizzazione del lavoro agile"), ["lavoro_agile"]);
        assert_eq!(named("Rischi corruttivi e trasparenza"), ["rischi_corruttivi", "trasparenza"]);
        assert_eq!(named("Obiettivi e indicatori"), ["performance"]);
        assert_eq!(named("obiettivi di valore pubblico"), ["valore_pubblico"]);
        assert_eq!(named("Tutto il piano").len(), SEZIONI.len());
        assert_eq!(named("PIAO 2027-2029").len(), SEZIONI.len());
        assert!(named("Soddisfazione").is_empty());
    }
}

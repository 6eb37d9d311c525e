// SPDX-License-Identifier: EUPL-1.2
//! The staff of the three years, by area and in total: people at the last 31 December, less those who leave, plus those
//! who come, plus and minus those who move from one area to another.

use super::Incalcolabile;
use super::aree::{AreaLetta, Inquadramento};
use crate::graph::Graph;
use crate::model::Piano;
use crate::model::fabbisogni::{Assunzione, Fabbisogni, Personale, RigaPersonale, TipoCanale, Trasformazione};
use crate::model::struttura_organizzativa::Profilo;
use crate::model::tipi::{Anno, Lista, RefOTesto, Testo, ValoreScritto};
use crate::model::valore::{Operatore, Valore, stampa_data};
use crate::source::Span;
use crate::source::decode::{Field, Spanned, fold};
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::HashMap;

/// Years of a plan.
const ANNI: usize = 3;

/// More than any body has: a figure above it is a slip.
const MAX_PERSONE: i64 = 10_000_000;

/// Organico (staff): that of the table, and what becomes of it.
pub struct Organico<'p> {
    /// The table it begins with.
    pub tabella: &'p Spanned<Personale>,
    /// 31 December of the year before the plan.
    pub al: Date,
    /// Area by area, in the order in which the plan names them.
    pub aree: Vec<Andamento<'p>>,
    /// All together.
    pub totale: Andamento<'p>,
}

/// Andamento (course): the staff of an area, or all of it, year by year.
pub struct Andamento<'p> {
    /// What texts that mean this area have in common; empty for the total.
    pub chiave: String,
    /// The area as the plan first writes it; empty for the total.
    pub nome: &'p str,
    /// People in the table.
    pub inizio: Result<i64, Incalcolabile>,
    /// Women and men among them, where every row says how many; none for the total.
    pub genere: Option<[i64; 2]>,
    /// The three years.
    pub anni: Vec<Annata>,
}

/// Annata (one year): its operands and what they make.
pub struct Annata {
    /// The year.
    pub anno: i16,
    /// People who leave.
    pub cessazioni: Somma,
    /// People who come.
    pub assunzioni: Somma,
    /// People who come from another area; none in the total, which they do not change.
    pub in_entrata: Somma,
    /// People who go to another area.
    pub in_uscita: Somma,
    /// People at 31 December of this year.
    pub finale: Result<i64, Incalcolabile>,
}

/// Somma (sum): of the rows of one sort in one year.
#[derive(Debug, Clone, Default)]
pub struct Somma {
    /// Of the rows with a number.
    pub numero: i64,
    /// Those rows.
    pub righe: Vec<Span>,
    /// A row whose number, year or area is not known.
    pub dubbio: Option<Incalcolabile>,
}

impl Annata {
    /// The formula with its operands: `125 - 5 + 6 = 126`.
    pub fn formula(&self, iniziale: i64, finale: i64) -> String {
        let mut text = iniziale.to_string();
        for (sign, sum) in
            [("-", &self.cessazioni), ("+", &self.assunzioni), ("+", &self.in_entrata), ("-", &self.in_uscita)]
        {
            if sum.numero > 0 {
                text.push_str(&format!(" {sign} {}", sum.numero));
            }
        }
        if text.contains(' ') { format!("{text} = {finale}") } else { text }
    }
}

impl Andamento<'_> {
    /// People at the beginning of a year of the plan, first year 0.
    pub fn iniziale(&self, anno: usize) -> Option<i64> {
        match anno.checked_sub(1) {
            None => self.inizio.as_ref().ok().copied(),
            Some(before) => self.anni.get(before)?.finale.as_ref().ok().copied(),
        }
    }

    /// People at 31 December of a year.
    pub fn al(&self, anno: i16) -> Option<i64> {
        self.anni.iter().find(|a| a.anno == anno)?.finale.as_ref().ok().copied()
    }
}

/// The staff of a plan; an error where the table it begins with is not there, or not one.
pub fn organico<'p>(piano: &'p Piano, graph: &Graph<'p>) -> Result<Organico<'p>, Incalcolabile> {
    let Some(fabbisogni) = &piano.sezioni.fabbisogni else {
        return Err(Incalcolabile::new("manca la sezione dei fabbisogni", None));
    };
    let anno = piano.anno();
    let al = Date::new(anno - 1, 12, 31).map_err(|_| Incalcolabile::new("l'anno del piano non è noto", None))?;
    let tabella = tabella(fabbisogni, al)?;
    let mut conto = Conto {
        graph,
        nomi: Inquadramento::di(piano),
        anno,
        di_ruolo: di_ruolo(tabella),
        aree: Vec::new(),
        totale: Andamento::vuoto(String::new(), "", Ok(0), anno),
        tutte_note: true,
        senza_area: None,
        aperte: vec![None; ANNI],
        lette: HashMap::new(),
        posti: HashMap::new(),
    };
    conto.righe(tabella);
    conto.movimenti(fabbisogni);
    let Conto { mut aree, mut totale, aperte, senza_area, .. } = conto;
    for area in &mut aree {
        // People of no area may be of each of them.
        if let (Ok(_), Some(doubt)) = (&area.inizio, &senza_area) {
            area.inizio = Err(doubt.clone());
        }
        // What is not given to an area may be of each of them.
        for (annata, open) in area.anni.iter_mut().zip(&aperte) {
            if annata.assunzioni.dubbio.is_none() {
                annata.assunzioni.dubbio.clone_from(open);
            }
        }
        area.chiudi();
    }
    totale.chiudi();
    Ok(Organico { tabella, al, aree, totale })
}

/// The one table of that day that counts everybody.
fn tabella(fabbisogni: &Fabbisogni, al: Date) -> Result<&Spanned<Personale>, Incalcolabile> {
    let of_day: Vec<&Spanned<Personale>> = fabbisogni
        .personale
        .elementi()
        .iter()
        .filter(|t| t.al.get().is_some_and(|g| g.data == al) && !t.righe.elementi().is_empty())
        .collect();
    let whole: Vec<_> = of_day.iter().filter(|t| t.popolazione.is_missing()).collect();
    match (of_day.as_slice(), whole.as_slice()) {
        (_, [only]) => Ok(only),
        ([only], _) if di_tutti(only) => Ok(only),
        ([only], _) => {
            let who = only.popolazione.get().map_or("", Testo::as_str);
            Err(Incalcolabile::new(format!("la tabella del personale conta solo una parte: «{who}»"), Some(only.span)))
        }
        ([], _) => {
            let day = stampa_data(al);
            Err(Incalcolabile::new(format!("manca la tabella del personale al {day}"), fabbisogni.personale.span()))
        }
        ([_, other, ..], _) => {
            let day = stampa_data(al);
            Err(Incalcolabile::new(format!("le tabelle del personale al {day} sono più d'una"), Some(other.span)))
        }
    }
}

/// Everybody is counted, or everybody who is permanent: not a class, an office, a sort of contract.
fn di_tutti(tabella: &Personale) -> bool {
    let Some(text) = tabella.popolazione.get().map(|t| fold(t.as_str())) else {
        return tabella.popolazione.is_missing();
    };
    let has = |words: &[&str]| words.iter().any(|w| text.contains(w));
    has(&["dipendent", "personale", "indeterminat", "di_ruolo", "in_servizio", "tutti"])
        && !has(&["dirigen", "solo_", "soltanto", "sola_", "area_", "settor", "ufficio", "somministr"])
        && !text.replace("indeterminat", "").contains("determinat")
}

/// Only people with a permanent contract are counted.
fn di_ruolo(tabella: &Personale) -> bool {
    let permanent = |t: &Testo| {
        let text = fold(t.as_str());
        text.contains("indeterminat") && !text.replace("indeterminat", "").contains("determinat")
    };
    let rows = tabella.righe.elementi();
    tabella.popolazione.get().is_some_and(permanent) || rows.iter().all(|r| r.contratto.get().is_some_and(permanent))
}

impl<'p> Andamento<'p> {
    fn vuoto(chiave: String, nome: &'p str, inizio: Result<i64, Incalcolabile>, primo: i16) -> Self {
        let year = |i: usize| Annata {
            anno: primo + i16::try_from(i).unwrap_or_default(),
            cessazioni: Somma::default(),
            assunzioni: Somma::default(),
            in_entrata: Somma::default(),
            in_uscita: Somma::default(),
            finale: Ok(0),
        };
        Andamento { chiave, nome, inizio, genere: Some([0, 0]), anni: (0..ANNI).map(year).collect() }
    }

    /// Year after year; what is not known in one is not known in the next.
    fn chiudi(&mut self) {
        let mut persone = self.inizio.clone();
        for a in &mut self.anni {
            let sums = [&a.cessazioni, &a.assunzioni, &a.in_entrata, &a.in_uscita];
            let doubt = sums.into_iter().find_map(|s| s.dubbio.clone());
            let moved = a.assunzioni.numero + a.in_entrata.numero - a.cessazioni.numero - a.in_uscita.numero;
            persone = match (persone, doubt) {
                (Err(before), _) => Err(before),
                (Ok(_), Some(doubt)) => Err(doubt),
                (Ok(n), None) => Ok(n + moved),
            };
            a.finale = persone.clone();
        }
    }
}

/// Which sum of a year a row goes to.
#[derive(Clone, Copy)]
enum Verso {
    Cessazioni,
    Assunzioni,
    Entrata,
    Uscita,
}

impl Annata {
    fn somma(&mut self, verso: Verso) -> &mut Somma {
        match verso {
            Verso::Cessazioni => &mut self.cessazioni,
            Verso::Assunzioni => &mut self.assunzioni,
            Verso::Entrata => &mut self.in_entrata,
            Verso::Uscita => &mut self.in_uscita,
        }
    }
}

/// A row of a movement, as far as the computation looks at it.
struct Mossa<'p> {
    anno: &'p Field<Anno>,
    anni: &'p Field<Lista<Anno>>,
    numero: &'p Field<ValoreScritto>,
    luogo: Span,
}

/// The computation while it goes on.
struct Conto<'p, 'g> {
    graph: &'g Graph<'p>,
    nomi: Inquadramento<'p>,
    anno: i16,
    di_ruolo: bool,
    aree: Vec<Andamento<'p>>,
    totale: Andamento<'p>,
    /// Every row of the table has an area that is surely one thing.
    tutte_note: bool,
    /// A row of the table without an area.
    senza_area: Option<Incalcolabile>,
    /// By year, what cannot be given to one area.
    aperte: Vec<Option<Incalcolabile>>,
    /// What each text means.
    lette: HashMap<&'p str, AreaLetta>,
    /// Where each area stands in `aree`.
    posti: HashMap<String, usize>,
}

impl<'p> Conto<'p, '_> {
    /// The rows of the table.
    fn righe(&mut self, tabella: &'p Spanned<Personale>) {
        for riga in tabella.righe.elementi() {
            let label = riga.etichetta.get().map_or("", Testo::as_str);
            if riepilogo(label) {
                let why = format!("la riga «{label}» conta di nuovo altre righe");
                self.tutto_incerto(Incalcolabile::new(why, Some(riga.span)));
                continue;
            }
            let people = persone(riga);
            let area = self.area_di_riga(riga);
            let Some(n) = people else {
                let doubt =
                    Incalcolabile::new(format!("nella riga «{label}» manca il numero di persone"), Some(riga.span));
                match area {
                    Some((nome, _)) => {
                        let at = self.trova(nome);
                        self.aree[at].inizio = Err(doubt.clone());
                        self.totale.inizio = Err(doubt);
                    }
                    None => self.tutto_incerto(doubt),
                }
                continue;
            };
            if let Ok(sum) = &mut self.totale.inizio {
                *sum += n;
            }
            match area {
                Some((nome, sure)) => {
                    self.tutte_note &= sure;
                    let at = self.trova(nome);
                    let area = &mut self.aree[at];
                    if let Ok(sum) = &mut area.inizio {
                        *sum += n;
                    }
                    let [women, men] = [&riga.donne, &riga.uomini].map(|f| f.get().map(|n| i64::from(n.numero)));
                    area.genere = match (area.genere, women, men) {
                        (Some(sum), Some(w), Some(m)) if w + m == n => Some([sum[0] + w, sum[1] + m]),
                        _ => None,
                    };
                }
                None if n > 0 => {
                    self.tutte_note = false;
                    let why = format!("la riga «{label}» non ha un'area");
                    self.senza_area.get_or_insert_with(|| Incalcolabile::new(why, Some(riga.span)));
                }
                None => {}
            }
        }
    }

    /// Neither the areas nor the total can begin.
    fn tutto_incerto(&mut self, doubt: Incalcolabile) {
        self.senza_area.get_or_insert_with(|| doubt.clone());
        self.totale.inizio = Err(doubt);
    }

    /// The area of a row of the table, and whether it is surely one thing: its own, that of its profile, its label.
    fn area_di_riga(&mut self, riga: &'p RigaPersonale) -> Option<(&'p str, bool)> {
        if let Some(area) = self.area(&riga.area, &riga.profilo) {
            return Some((area, self.letta(area).certa()));
        }
        let label = riga.etichetta.get()?.as_str().trim();
        let letta = self.letta(label);
        (riga.area.is_missing() && letta.riga.is_some()).then(|| (label, letta.certa()))
    }

    /// What a text means, looked for once.
    fn letta(&mut self, testo: &'p str) -> AreaLetta {
        let nomi = &self.nomi;
        self.lette.entry(testo).or_insert_with(|| nomi.leggi(testo)).clone()
    }

    /// The area written, else that of the profile.
    fn area(&self, area: &'p Field<Testo>, profilo: &'p Field<RefOTesto<Profilo>>) -> Option<&'p str> {
        let own = area.get().map(|t| t.as_str().trim());
        let of_profile = || {
            let profilo = self.graph.get(profilo.get()?.riferimento()?)?;
            profilo.area.get().map(|t| t.as_str().trim())
        };
        if area.is_missing() { of_profile() } else { own }
    }

    /// Where the area of this name stands, added if it is new.
    fn trova(&mut self, nome: &'p str) -> usize {
        let chiave = self.letta(nome).chiave;
        if let Some(at) = self.posti.get(&chiave) {
            return *at;
        }
        self.posti.insert(chiave.clone(), self.aree.len());
        self.aree.push(Andamento::vuoto(chiave, nome, Ok(0), self.anno));
        self.aree.len() - 1
    }

    /// The area of a movement: an area that the table does not have begins with nobody only where all names are sure.
    fn area_di_mossa(&mut self, nome: Option<&'p str>, luogo: Span) -> Result<usize, Incalcolabile> {
        let Some(nome) = nome else { return Err(Incalcolabile::new("una riga non ha un'area", Some(luogo))) };
        let letta = self.letta(nome);
        if let Some(at) = self.posti.get(&letta.chiave) {
            return Ok(*at);
        }
        if self.tutte_note && letta.certa() {
            return Ok(self.trova(nome));
        }
        Err(Incalcolabile::new(format!("l'area «{nome}» non è nella tabella del personale"), Some(luogo)))
    }

    fn movimenti(&mut self, f: &'p Fabbisogni) {
        self.detto(&f.cessazioni, Verso::Cessazioni, "le cessazioni");
        self.detto(&f.assunzioni, Verso::Assunzioni, "le assunzioni");
        for row in f.cessazioni.elementi() {
            let mossa = Mossa { anno: &row.anno, anni: &row.anni, numero: &row.numero, luogo: row.span };
            let area = self.area(&row.area, &row.profilo);
            let other = row.causa.get().filter(|c| !uscita(c));
            let doubt =
                other.map(|c| Incalcolabile::new(format!("«{}» può non essere un'uscita", c.as_str()), Some(row.span)));
            self.mossa(&mossa, area, Verso::Cessazioni, doubt);
        }
        for row in f.assunzioni.elementi() {
            self.assunzione(row);
        }
        if let Field::Invalid(at) = f.progressioni {
            self.aperte[0].get_or_insert_with(|| Incalcolabile::new("le progressioni non si leggono", Some(at)));
        }
        for row in f.progressioni.elementi() {
            self.progressione(row);
        }
        for row in f.trasformazioni.elementi().iter().filter(|r| stabilizza(r)) {
            let doubt = Incalcolabile::new("una trasformazione cambia chi è contato", Some(row.span));
            self.incerta(&row.anno, &row.anni, Verso::Assunzioni, doubt);
        }
    }

    /// A list that is not there says nothing: nobody knows how many.
    fn detto<T>(&mut self, lista: &Field<Lista<T>>, verso: Verso, what: &str) {
        if lista.get().is_none() {
            let doubt = Incalcolabile::new(format!("{what} non sono scritte"), lista.span());
            self.totale.anni[0].somma(verso).dubbio = Some(doubt.clone());
            self.aperte[0].get_or_insert(doubt);
        }
    }

    fn assunzione(&mut self, row: &'p Spanned<Assunzione>) {
        if row.di_cui.get().is_some_and(|b| b.0) {
            return;
        }
        let doubt = |why: &str| Some(Incalcolabile::new(why, Some(row.span)));
        let mossa = Mossa { anno: &row.anno, anni: &row.anni, numero: &row.numero, luogo: row.span };
        let area = self.area(&row.area, &row.profilo);
        match via(row) {
            Via::Fuori => self.mossa(&mossa, area, Verso::Assunzioni, None),
            Via::Spostamento => {}
            // People who are already counted, in an area that the row does not say.
            Via::Progressione => {
                let doubt = Incalcolabile::new(
                    "una progressione è tra le assunzioni, senza l'area di partenza",
                    Some(row.span),
                );
                let years = self.anni_di(&row.anno, &row.anni);
                for year in years {
                    self.aperte[year].get_or_insert_with(|| doubt.clone());
                }
            }
            Via::Termine if self.di_ruolo => {}
            Via::Termine => {
                let doubt = doubt("un rapporto a termine può essere contato nella tabella del personale");
                self.mossa(&mossa, area, Verso::Assunzioni, doubt);
            }
            Via::Incerta => {
                let doubt = doubt("non si sa se chi arriva è già contato");
                self.mossa(&mossa, area, Verso::Assunzioni, doubt);
            }
        }
    }

    fn progressione(&mut self, row: &'p Spanned<crate::model::fabbisogni::Progressione>) {
        let mossa = Mossa { anno: &row.anno, anni: &row.anni, numero: &row.numero, luogo: row.span };
        let from = row.da_area.get().map(|t| t.as_str().trim());
        let to = self.area(&row.a_area, &row.profilo);
        if let (Some(from), Some(to)) = (from, to)
            && self.letta(from).chiave == self.letta(to).chiave
        {
            return;
        }
        for (area, verso) in [(from, Verso::Uscita), (to, Verso::Entrata)] {
            self.mossa(&mossa, area, verso, None);
        }
    }

    /// The years of the plan that a row may be about, from 0; the first of them when it does not say.
    fn anni_di(&self, anno: &Field<Anno>, anni: &Field<Lista<Anno>>) -> Vec<usize> {
        let at = |year: i16| usize::try_from(i32::from(year) - i32::from(self.anno)).ok();
        match (anno.get(), anni.elementi()) {
            (Some(a), _) if a.0 < self.anno => vec![0],
            (Some(a), _) => at(a.0).into_iter().filter(|i| *i < ANNI).collect(),
            (None, []) => vec![0],
            (None, many) => {
                let first = many.iter().map(|a| a.value.0).min().unwrap_or(self.anno).max(self.anno);
                at(first).into_iter().filter(|i| *i < ANNI).collect()
            }
        }
    }

    /// A movement that changes nobody knows what.
    fn incerta(&mut self, anno: &Field<Anno>, anni: &Field<Lista<Anno>>, verso: Verso, doubt: Incalcolabile) {
        for year in self.anni_di(anno, anni) {
            self.aperte[year].get_or_insert_with(|| doubt.clone());
            self.totale.anni[year].somma(verso).dubbio.get_or_insert_with(|| doubt.clone());
        }
    }

    /// Adds a row to its year, in its area and in the total, or says why it cannot.
    fn mossa(&mut self, mossa: &Mossa<'p>, area: Option<&'p str>, verso: Verso, doubt: Option<Incalcolabile>) {
        let number = mossa.numero.get().and_then(intero);
        let doubt = doubt.or_else(|| self.dubbio(mossa, number));
        let in_total = !matches!(verso, Verso::Entrata | Verso::Uscita);
        for year in self.anni_di(mossa.anno, mossa.anni) {
            let at = self.area_di_mossa(area, mossa.luogo);
            let places = [
                in_total.then(|| self.totale.anni[year].somma(verso)),
                at.as_ref().ok().map(|at| self.aree[*at].anni[year].somma(verso)),
            ];
            for sum in places.into_iter().flatten() {
                match (&doubt, number) {
                    (None, Some(n)) => {
                        sum.numero += n;
                        sum.righe.push(mossa.luogo);
                    }
                    (Some(doubt), _) => {
                        sum.dubbio.get_or_insert_with(|| doubt.clone());
                    }
                    (None, None) => {}
                }
            }
            if let Err(why) = at
                && number != Some(0)
            {
                self.aperte[year].get_or_insert(why);
            }
        }
    }

    /// Why a row cannot be counted.
    fn dubbio(&self, mossa: &Mossa<'p>, number: Option<i64>) -> Option<Incalcolabile> {
        let because = |why: String, at: Option<Span>| Some(Incalcolabile::new(why, at.or(Some(mossa.luogo))));
        if number == Some(0) {
            return None;
        }
        match (mossa.anno, mossa.anni.elementi()) {
            (Field::Invalid(at), _) => return because("un anno non si legge".into(), Some(*at)),
            (Field::Present(a, at), _) if a.0 < self.anno => {
                return because(format!("una riga è del {}, prima del piano", a.0), Some(*at));
            }
            (Field::Missing, years) if years.len() != 1 => {
                return because("una riga vale per più anni insieme".into(), None);
            }
            _ => {}
        }
        if number.is_none() {
            let written = mossa.numero.get().map_or("", |v| v.valore.testo.as_ref());
            return because(format!("«{written}» non è un numero esatto"), mossa.numero.span());
        }
        None
    }
}

/// How somebody comes.
enum Via {
    /// From outside, to stay.
    Fuori,
    /// From another office of the body.
    Spostamento,
    /// From another area of the body.
    Progressione,
    /// For a time.
    Termine,
    /// The ways of the row say different things.
    Incerta,
}

fn via(row: &Assunzione) -> Via {
    use TipoCanale as C;
    let fixed_term = row.rapporto.get().is_some_and(|t| {
        let text = fold(t.as_str()).replace("indeterminat", "");
        ["determinat", "a_termine", "flessibil", "comando", "distacc", "tirocin", "somministr"]
            .iter()
            .any(|w| text.contains(w))
    });
    let of = |tipo: &C| match tipo {
        C::Progressione | C::Riqualificazione => Via::Progressione,
        C::MobilitaInterna => Via::Spostamento,
        C::TempoDeterminato | C::Comando | C::Art110 => Via::Termine,
        // Somebody who may already be counted, or is not yet to be.
        C::Stabilizzazione | C::FormazioneLavoro => Via::Incerta,
        C::Concorso | C::Scorrimento | C::Mobilita | C::Interpello | C::Collocamento | C::Altro => Via::Fuori,
    };
    if fixed_term {
        return Via::Termine;
    }
    let mut ways = row.canale.elementi().iter().filter_map(|c| c.tipo.get()).map(of);
    let Some(first) = ways.next() else { return Via::Fuori };
    let same = ways.all(|w| std::mem::discriminant(&w) == std::mem::discriminant(&first));
    if same { first } else { Via::Incerta }
}

/// Somebody really goes: neither to another area, nor at the end of a contract for a time.
fn uscita(causa: &Testo) -> bool {
    let text = fold(causa.as_str());
    !["progression", "passaggio", "scadenza", "fine_contratto", "termine_del_contratto", "comando"]
        .iter()
        .any(|w| text.contains(w))
}

/// It gives a permanent contract to somebody who had none, or takes in somebody who was lent.
fn stabilizza(row: &Trasformazione) -> bool {
    let text = row.tipo.get().map(|t| fold(t.as_str())).unwrap_or_default();
    ["stabilizz", "indeterminat", "di_ruolo", "comand"].iter().any(|w| text.contains(w))
}

/// A row that counts again what other rows count.
fn riepilogo(etichetta: &str) -> bool {
    let label = fold(etichetta);
    label.contains("total")
        || ["di_cui", "somma", "complessiv"].iter().any(|w| label.starts_with(w))
        || label.contains("_di_cui_")
}

/// The people of a row.
pub fn persone(riga: &RigaPersonale) -> Option<i64> {
    let count = |f: &Field<crate::model::tipi::Conteggio>| f.get().map(|n| i64::from(n.numero));
    match &riga.totale {
        Field::Missing => Some(count(&riga.uomini)? + count(&riga.donne)?),
        field => count(field),
    }
    .filter(|n| *n <= MAX_PERSONE)
}

/// A whole number, with no «circa» and no «almeno».
pub fn intero(scritto: &ValoreScritto) -> Option<i64> {
    let Valore { condizioni, .. } = &scritto.valore;
    let plain = matches!(condizioni.as_slice(), [sola] if sola.operatore == Operatore::Uguale && sola.unita.is_none());
    let number = scritto.valore.numero().filter(|n| plain && n.fract().is_zero() && *n >= Decimal::ZERO)?;
    number.to_i64().filter(|n| *n <= MAX_PERSONE)
}

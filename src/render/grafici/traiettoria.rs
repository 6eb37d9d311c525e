// SPDX-License-Identifier: EUPL-1.2
//! The trajectory of an indicator: past values, starting value, what is expected, what was measured. Only numbers of the
//! same sort make a line; words make none.

use super::svg::{Decimi, breve, figura, larghezza, pulito, taglia};
use crate::json::{Value, json};
use crate::model::Piano;
use crate::model::performance::{Cumulazione, Indicatore, LegameIndicatore};
use crate::model::tipi::{Baseline, Serie, Storico, ValoreLungo};
use crate::model::valore::{TipoValore, Valore, stampa_data};
use crate::render::filters::html;
use crate::source::decode::{Field, fold};
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::HashMap;

/// The picture: values and their dates above, standing on 0, the line below.
const LARGA: i64 = 240;
const ALTA: i64 = 60;
const ALTO: i64 = 12;
const CORPO: i64 = 13;
/// Where the line may go: from, to.
const X: (i64, i64) = (6, 234);
const Y: (i64, i64) = (12, 44);

/// The marks on the points of every line, drawn once in a page: the style sheet says which one each line has.
pub const SEGNI: &str = "<svg class=\"nascosto\" width=\"0\" height=\"0\" aria-hidden=\"true\">\
<marker id=\"segno-atteso\" markerUnits=\"userSpaceOnUse\" markerWidth=\"8\" markerHeight=\"8\" refX=\"4\" refY=\"4\"><rect x=\".5\" y=\".5\" width=\"7\" height=\"7\"/></marker>\
<marker id=\"segno-passato\" markerUnits=\"userSpaceOnUse\" markerWidth=\"8\" markerHeight=\"8\" refX=\"4\" refY=\"4\"><circle cx=\"4\" cy=\"4\" r=\"3\"/></marker>\
<marker id=\"segno-misurato\" markerUnits=\"userSpaceOnUse\" markerWidth=\"8\" markerHeight=\"8\" refX=\"4\" refY=\"4\"><circle cx=\"4\" cy=\"4\" r=\"4\"/></marker>\
</svg>";
/// What a page with lines has.
pub const TRAIETTORIA: &str = "<svg class=\"traiettoria\"";

/// Misure (measures): what the readings of the plan measured, by indicator and in order of date.
pub type Misure<'p> = HashMap<&'p str, Vec<(Date, &'p ValoreLungo)>>;

/// The measures of a plan, looked for once.
pub fn misure(piano: &Piano) -> Misure<'_> {
    let mut found: Misure<'_> = HashMap::new();
    for (data, _, consuntivo) in &piano.consuntivi {
        for misura in consuntivo.valori.elementi() {
            if let (Some(indicatore), Some(valore)) = (misura.indicatore.get(), misura.valore.get()) {
                found.entry(&indicatore.id).or_default().push((*data, valore));
            }
        }
    }
    found
}

/// The trajectory of an indicator: `frase` and `svg`. Its name has no id: there may be a thousand of them.
pub fn traiettoria(indicatore: &Indicatore, anni: [i16; 3], misurati: &[(Date, &ValoreLungo)]) -> Option<Value> {
    let punti = punti(indicatore, &indicatore.target, &indicatore.baseline, anni, misurati);
    Linea::di(indicatore, punti).map(|linea| linea.vista())
}

/// The same of a link that has values of its own.
pub fn traiettoria_del_legame(legame: &LegameIndicatore, indicatore: &Indicatore, anni: [i16; 3]) -> Option<Value> {
    if legame.target.is_missing() && legame.baseline.is_missing() {
        return None;
    }
    let target = if legame.target.is_missing() { &indicatore.target } else { &legame.target };
    let baseline = if legame.baseline.is_missing() { &indicatore.baseline } else { &legame.baseline };
    // What was measured is of the indicator, not of one of its goals.
    let punti = punti(indicatore, target, baseline, anni, &[]);
    Linea::di(indicatore, punti).map(|linea| linea.vista())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Genere {
    Passato,
    Atteso,
    Misurato,
}

/// Punto (point): a number at a date.
struct Punto {
    /// Days, more or less: enough to keep distances.
    quando: i64,
    detto: String,
    numero: Decimal,
    stampa: String,
    genere: Genere,
}

fn punti(
    indicatore: &Indicatore,
    target: &Field<Serie>,
    baseline: &Field<Baseline>,
    anni: [i16; 3],
    misurati: &[(Date, &ValoreLungo)],
) -> Option<Vec<Punto>> {
    let mut specie = Specie::nuova(indicatore);
    let mut found: Vec<Punto> = Vec::new();
    let mut put = |valore: &Valore, quando: i64, detto: String, genere| -> Option<()> {
        let numero = specie.numero(valore)?;
        let again = found.iter().any(|p| p.quando == quando && p.genere == genere);
        if !again {
            found.push(Punto { quando, detto, numero, stampa: stampa(valore), genere });
        }
        Some(())
    };
    if let Some(Baseline::Valore(valore, anno)) = baseline.get() {
        let year = match anno {
            None => Some(anni[0] - 1),
            Some(_) => baseline.get().and_then(Baseline::anno),
        };
        // A number whose year is told in words has no place on the line, as one that is no number.
        if let (Some(year), Some(_)) = (year, valore.valore.numero()) {
            put(&valore.valore, fine(year), year.to_string(), Genere::Passato)?;
        }
    }
    for (anno, valore, _) in indicatore.storico.get().into_iter().flat_map(Storico::iter) {
        if let (Some(anno), Some(_)) = (anno, valore.valore.numero()) {
            put(&valore.valore, fine(anno), anno.to_string(), Genere::Passato)?;
        }
    }
    match target.get() {
        Some(Serie::Ogni(valore)) => {
            for anno in anni {
                put(&valore.valore, fine(anno), anno.to_string(), Genere::Atteso)?;
            }
        }
        Some(Serie::PerAnno(valori)) => {
            for (anno, valore) in valori {
                put(&valore.value.valore, fine(anno.0), anno.0.to_string(), Genere::Atteso)?;
            }
        }
        None => {}
    }
    for (data, valore) in misurati {
        if valore.valore.numero().is_some() {
            put(&valore.valore, giorno(*data), stampa_data(*data), Genere::Misurato)?;
        }
    }
    found.sort_by_key(|p| p.quando);
    Some(found)
}

/// A value as it is printed; whole amounts without their cents, which would take the room of the rest.
fn stampa(valore: &Valore) -> String {
    let text = pulito(&valore.stampa());
    match text.strip_suffix('€').map(|t| t.trim_end().strip_suffix(",00")) {
        Some(Some(whole)) => format!("{whole}\u{a0}€"),
        _ => text,
    }
}

/// The last day of a year.
fn fine(anno: i16) -> i64 {
    i64::from(anno) * 372 + 371
}

fn giorno(data: Date) -> i64 {
    i64::from(data.year()) * 372 + (i64::from(data.month()) - 1) * 31 + i64::from(data.day()) - 1
}

/// Specie (sort) of the numbers seen so far: those of another sort do not stand on the same line.
struct Specie {
    /// What a number without a unit of its own is.
    propria: &'static str,
    vista: Option<&'static str>,
    unita: Option<String>,
}

impl Specie {
    fn nuova(indicatore: &Indicatore) -> Specie {
        let unita = indicatore.unita.get().map(|t| fold(t.as_str())).unwrap_or_default();
        let propria = if unita.contains('%') || unita.contains("percent") || unita.contains("per_cento") {
            "%"
        } else if unita.contains('€') || unita.contains("euro") {
            "€"
        } else {
            ""
        };
        Specie { propria, vista: None, unita: None }
    }

    /// The number, if it is of the sort of those before it.
    fn numero(&mut self, valore: &Valore) -> Option<Decimal> {
        let numero = valore.numero()?;
        let [sola] = valore.condizioni.as_slice() else { return None };
        let specie = match valore.tipo {
            TipoValore::Percentuale => "%",
            TipoValore::Importo => "€",
            TipoValore::Variazione => "±",
            _ => self.propria,
        };
        let unita = sola.unita.as_deref().filter(|u| !matches!(*u, "%" | "€")).map(fold);
        let same_unit = match (&self.unita, &unita) {
            (Some(before), Some(now)) => before == now,
            _ => true,
        };
        if self.vista.is_some_and(|v| v != specie) || !same_unit {
            return None;
        }
        self.vista = Some(specie);
        self.unita = self.unita.take().or(unita);
        Some(numero)
    }
}

/// Linea (line): points of one sort, at two dates at least.
struct Linea<'p> {
    indicatore: &'p Indicatore,
    punti: Vec<Punto>,
    /// First date and all the time there is; least number and the space of all.
    tempo: (i64, i64),
    numeri: (Decimal, Decimal),
}

impl<'p> Linea<'p> {
    fn di(indicatore: &'p Indicatore, punti: Option<Vec<Punto>>) -> Option<Linea<'p>> {
        let punti = punti?;
        let (first, last) = (punti.first()?, punti.last()?);
        let least = punti.iter().map(|p| p.numero).min()?;
        let most = punti.iter().map(|p| p.numero).max()?;
        let space = most.checked_sub(least)?;
        // One number for all the years to come says nothing that its text does not say.
        let flat = space.is_zero() && punti.iter().all(|p| p.genere == Genere::Atteso);
        if last.quando == first.quando || flat {
            return None;
        }
        let tempo = (first.quando, last.quando - first.quando);
        Some(Linea { indicatore, punti, tempo, numeri: (least, space) })
    }

    fn vista(&self) -> Value {
        let frase = self.frase();
        json!({ "svg": self.svg(&frase), "frase": frase })
    }

    /// `Attesa: 41 (2026); atteso 30 (2027)`, all the points.
    fn frase(&self) -> String {
        let said = |genere: Genere| {
            let points = self.punti.iter().filter(|p| p.genere == genere);
            points.map(|p| format!("{} ({})", breve(&p.stampa, 24), p.detto)).collect::<Vec<_>>().join(", ")
        };
        let mut parts = Vec::new();
        for (word, genere) in [("", Genere::Passato), ("atteso ", Genere::Atteso), ("misurato ", Genere::Misurato)] {
            let points = said(genere);
            if !points.is_empty() {
                parts.push(format!("{word}{points}"));
            }
        }
        let nome = self.indicatore.nome.get().map_or("", |n| n.as_str());
        format!("{}: {}", breve(&pulito(nome), 40), parts.join("; "))
    }

    fn svg(&self, frase: &str) -> String {
        let past = self.dove(|g| g == Genere::Passato);
        let expected = self.dove(|g| g == Genere::Atteso);
        let measured = self.dove(|g| g == Genere::Misurato);
        let mut body = linea("a", past.last(), &expected);
        // What adds up during the year is not held against a whole year.
        if self.indicatore.cumulazione.get() == Some(&Cumulazione::Somma) {
            body.push_str(&segni(&measured));
        } else {
            body.push_str(&linea("m", past.last(), &measured));
        }
        // A line that starts from the only past point marks it.
        if past.len() != 1 || !body.contains(DA_UN_PUNTO) {
            body.push_str(&linea("p", None, &past));
        }
        body.push_str(&self.scritte());
        let alta = if measured.is_empty() { ALTA } else { ALTA + 16 };
        figura("", "traiettoria", (LARGA, alta), -ALTO, frase, &body)
    }

    /// Where the points of a sort stand.
    fn dove(&self, wanted: fn(Genere) -> bool) -> Vec<(i64, i64)> {
        self.punti.iter().filter(|p| wanted(p.genere)).map(|p| (self.x(p), self.y(p))).collect()
    }

    fn x(&self, p: &Punto) -> i64 {
        X.0 + ((p.quando - self.tempo.0) * (X.1 - X.0) + self.tempo.1 / 2) / self.tempo.1
    }

    /// The larger a number, the higher; all the same, in the middle.
    fn y(&self, p: &Punto) -> i64 {
        let (least, space) = self.numeri;
        let share = p.numero.checked_sub(least).and_then(|d| d.checked_div(space));
        let down = share.and_then(|s| s.checked_mul(Decimal::from(Y.1 - Y.0))).and_then(|d| d.round().to_i64());
        down.map_or((Y.0 + Y.1) / 2, |d| Y.1 - d)
    }

    /// What is expected last, which is what the line is for; else the last point.
    fn ultimo(&self) -> Option<&Punto> {
        self.punti.iter().rfind(|p| p.genere == Genere::Atteso).or(self.punti.last())
    }

    /// The values at the ends, with their dates where there is room; below, what was last measured.
    fn scritte(&self) -> String {
        let (Some(first), Some(last)) = (self.punti.first(), self.ultimo()) else { return String::new() };
        let all = Decimi(LARGA * 10);
        let start = testo_che_sta(&detti(first), Decimi(all.0 * 6 / 10));
        let end = testo_che_sta(&detti(last), Decimi(all.0 - larghezza(&start, CORPO).0 - 80));
        let (start, end) = (html(&start), html(&end));
        let mut out = format!("<text>{start}</text><text class=\"f\" x=\"{LARGA}\">{end}</text>");
        if let Some(p) = self.punti.iter().rfind(|p| p.genere == Genere::Misurato)
            && let Some(text) = [format!("● {} al {}", p.stampa, p.detto), format!("● {}", p.stampa)]
                .into_iter()
                .find(|t| larghezza(t, CORPO) <= all)
        {
            out.push_str(&format!("<text class=\"c\" x=\"{}\" y=\"61\">{}</text>", LARGA / 2, html(&text)));
        }
        out
    }
}

/// A value as it stands at the end of a line, the fullest first.
fn detti(p: &Punto) -> Vec<String> {
    let dated = format!("{} ({})", p.stampa, p.detto);
    match p.genere {
        Genere::Atteso => vec![format!("atteso {dated}"), format!("atteso {}", p.stampa), dated, p.stampa.clone()],
        Genere::Passato | Genere::Misurato => vec![dated, p.stampa.clone()],
    }
}

/// The first of these texts that has room; else what there is room for of the last.
fn testo_che_sta(testi: &[String], spazio: Decimi) -> String {
    let whole = testi.iter().find(|t| larghezza(t, CORPO) <= spazio).cloned();
    whole.unwrap_or_else(|| testi.last().map(|t| taglia(t, CORPO, spazio)).unwrap_or_default())
}

/// Begins a line that starts from a point before its own: the style sheet marks the first as past.
const DA_UN_PUNTO: &str = "<path class=\"da ";

/// A line through points, from a point before them if there is one. The style sheet marks every point.
fn linea(classe: &str, prima: Option<&(i64, i64)>, points: &[(i64, i64)]) -> String {
    let Some(first) = points.first() else { return String::new() };
    let prima = prima.filter(|p| p.0 <= first.0);
    let all: Vec<String> = prima.into_iter().chain(points).map(|(x, y)| format!("{x} {y}")).collect();
    let open = if prima.is_some() { DA_UN_PUNTO } else { "<path class=\"" };
    // A point alone is a line of no length.
    let end = if all.len() == 1 { "h0" } else { "" };
    format!("{open}{classe}\" d=\"M{}{end}\"/>", all.join(" "))
}

/// Points with no line between them.
fn segni(points: &[(i64, i64)]) -> String {
    if points.is_empty() {
        return String::new();
    }
    let marks: String = points.iter().map(|(x, y)| format!("M{x} {y}h0")).collect();
    format!("<path class=\"m\" d=\"{marks}\"/>")
}

// SPDX-License-Identifier: EUPL-1.2
//! Sums of weights: who has one, what they make, and what they should make.

use crate::model::id::Genere;
use crate::model::manifesto::SchemaPesi;
use crate::model::performance::Obiettivo;
use crate::model::tipi::Peso;
use crate::model::valore::stampa_decimale;
use crate::model::{Contenuto, Sezione};
use crate::rules::{Context, Findings, Rule};
use crate::source::Span;
use crate::source::decode::Field;
use rust_decimal::Decimal;
use std::collections::HashSet;

/// Places that a finding names.
const LUOGHI: usize = 8;

/// Whether the weights of a scheme are per cents.
pub fn a_cento(schema: Option<SchemaPesi>) -> bool {
    matches!(schema, Some(SchemaPesi::PercentoUfficio | SchemaPesi::PercentoPadre))
}

/// A number without idle zeros.
pub fn stampa(numero: Decimal) -> String {
    stampa_decimale(&numero.normalize())
}

/// Things whose weights make a sum.
#[derive(Default)]
pub struct Gruppo {
    /// Weights, with their places.
    con: Vec<(Decimal, Span)>,
    /// Names and places of those without.
    senza: Vec<(String, Span)>,
    /// Weights of goals taken out during the year: they may or may not count.
    fuori: Decimal,
    /// Weights of goals shared with others: who shares them may count them or not.
    forse: Decimal,
    /// Something could not be read, or is reported by another rule.
    incerto: bool,
}

impl Gruppo {
    /// Adds one; a prerequisite counts for nothing.
    pub fn aggiungi(&mut self, nome: &str, luogo: Span, peso: &Field<Peso>) {
        match peso {
            Field::Missing => self.senza.push((nome.to_string(), luogo)),
            Field::Invalid(_) => self.incerto = true,
            Field::Present(Peso::Prerequisito, _) => {}
            Field::Present(Peso::Numero(n), span) => {
                self.incerto |= n.numero < Decimal::ZERO || n.numero > Decimal::ONE_HUNDRED;
                self.con.push((n.numero, *span));
            }
        }
    }

    /// Adds one that was taken out during the year.
    pub fn aggiungi_fuori(&mut self, peso: &Field<Peso>) {
        match peso {
            Field::Missing | Field::Present(Peso::Prerequisito, _) => {}
            Field::Invalid(_) => self.incerto = true,
            Field::Present(Peso::Numero(n), _) => self.fuori += n.numero,
        }
    }

    /// Adds the weight that one person gives to a goal.
    pub fn aggiungi_numero(&mut self, numero: Decimal, luogo: Span) {
        self.con.push((numero, luogo));
    }

    /// Adds the weight of a goal shared with others.
    pub fn aggiungi_forse(&mut self, peso: Decimal) {
        self.forse += peso;
    }

    /// Nothing can be said of this group.
    pub fn ignora(&mut self) {
        self.incerto = true;
    }

    fn somma(&self) -> Decimal {
        self.con.iter().map(|(n, _)| *n).sum()
    }

    /// A cent, or the rounding of every weight: six times 16,67 is 100.
    fn tolleranza(&self) -> Decimal {
        Decimal::new(1, 2).max(Decimal::new(5, 3) * Decimal::from(self.con.len()))
    }

    /// Several groups as one.
    pub fn unione(gruppi: &[&Gruppo]) -> Gruppo {
        let mut tutti = Gruppo::default();
        for gruppo in gruppi {
            tutti.con.extend(&gruppo.con);
            tutti.senza.extend(gruppo.senza.iter().cloned());
            tutti.fuori += gruppo.fuori;
            tutti.forse += gruppo.forse;
        }
        tutti
    }

    /// Nothing is wrong, as far as it can be known.
    pub fn torna(&self, attese: &[Decimal]) -> bool {
        self.torna_con(attese, self.forse)
    }

    /// The same, without what is shared.
    pub fn torna_da_solo(&self, attese: &[Decimal]) -> bool {
        self.torna_con(attese, Decimal::ZERO)
    }

    fn torna_con(&self, attese: &[Decimal], forse: Decimal) -> bool {
        let (somma, tolleranza) = (self.somma(), self.tolleranza());
        let giusta = |s: Decimal| attese.iter().any(|a| s - *a <= tolleranza && *a - s - forse <= tolleranza);
        self.incerto || self.con.is_empty() || giusta(somma) || giusta(somma + self.fuori)
    }

    /// Reports a sum that is none of `attese`, or who has no weight where others do.
    pub fn controlla(&self, rule: &Rule, pesi_di: &str, attese: &[Decimal], out: &mut Findings) {
        if self.torna(attese) {
            return;
        }
        let attese: Vec<String> = attese.iter().map(|a| stampa(*a)).collect();
        let attese = attese.join(" o ");
        if self.senza.is_empty() {
            self.somma_sbagliata(rule, pesi_di, &attese, out);
        } else {
            self.pesi_mancanti(rule, pesi_di, &attese, out);
        }
    }

    fn somma_sbagliata(&self, rule: &Rule, pesi_di: &str, attese: &str, out: &mut Findings) {
        let somma = stampa(self.somma());
        let mut addendi: Vec<String> = self.con.iter().take(2 * LUOGHI).map(|(n, _)| stampa(*n)).collect();
        if self.con.len() > addendi.len() {
            addendi.push("…".into());
        }
        let label = if self.con.len() == 1 {
            "è il solo peso".to_string()
        } else {
            format!("{} = {somma}", addendi.join(" + "))
        };
        let Some((_, first)) = self.con.first() else { return };
        let mut finding = out
            .report(rule, *first)
            .message(format!("i pesi {pesi_di} fanno {somma}, non {attese}"))
            .label(label)
            .help(format!("correggi i pesi in modo che la somma faccia {attese}"));
        for (_, span) in self.con.iter().skip(1).take(LUOGHI) {
            finding = finding.also(*span, "anche questo conta");
        }
    }

    fn pesi_mancanti(&self, rule: &Rule, pesi_di: &str, attese: &str, out: &mut Findings) {
        let mut nomi: Vec<String> = self.senza.iter().take(LUOGHI).map(|(nome, _)| format!("`{nome}`")).collect();
        if self.senza.len() > nomi.len() {
            nomi.push(format!("altri {}", self.senza.len() - nomi.len()));
        }
        let Some((_, first)) = self.senza.first() else { return };
        let mut finding = out
            .report(rule, *first)
            .message(format!("tra i pesi {pesi_di} manca il peso di {}", nomi.join(", ")))
            .label(format!("gli altri fanno {}, non {attese}", stampa(self.somma())))
            .help(format!("aggiungi `peso` a chi non l'ha: in tutto devono fare {attese}"));
        for (_, span) in self.senza.iter().skip(1).take(LUOGHI) {
            finding = finding.also(*span, "manca anche qui");
        }
    }
}

/// Places that were not understood, to know which sums may lack an addend.
pub struct Incompresi {
    spans: Vec<Span>,
}

impl Incompresi {
    /// Of a plan.
    pub fn di(cx: &Context<'_>) -> Self {
        let mut spans = [cx.piano.illeggibili.as_slice(), &cx.piano.da_compilare].concat();
        spans.sort();
        Incompresi { spans }
    }

    /// Something inside this place was not understood.
    pub fn in_luogo(&self, luogo: Span) -> bool {
        let from = self.spans.partition_point(|s| (s.file, s.start) < (luogo.file, luogo.start));
        self.spans.get(from).is_some_and(|s| s.file == luogo.file && s.start < luogo.end)
    }

    /// A goal may be missing: something was not understood outside the goals, in a file where goals stand.
    pub fn tra_gli_obiettivi(&self, cx: &Context<'_>) -> bool {
        if self.spans.is_empty() {
            return false;
        }
        let mut interi: Vec<Span> = cx.graph.tutti::<Obiettivo>().map(|(n, _)| cx.graph.nodo(n).intero).collect();
        interi.sort();
        let file: HashSet<_> = interi.iter().map(|s| s.file).chain(cx.piano.file_di(Sezione::Performance)).collect();
        self.spans.iter().any(|s| {
            let before = interi.partition_point(|i| (i.file, i.start) <= (s.file, s.start));
            let dentro = before.checked_sub(1).and_then(|i| interi.get(i)).is_some_and(|i| i.contains(*s));
            let whole = s.start == 0 && cx.piano.file.iter().any(|(f, c)| *f == s.file && *c != Contenuto::Consuntivo);
            !dentro && (whole || file.contains(&s.file))
        })
    }
}

/// Goals of performance and of public value, in order of writing.
pub fn obiettivi_con_indicatori<'p>(cx: &Context<'p>) -> impl Iterator<Item = usize> + use<'p> {
    let graph = cx.graph;
    (0..graph.nodi().len())
        .filter(move |n| matches!(graph.nodo(*n).genere, Genere::Obiettivo | Genere::ObiettivoValorePubblico))
}

// SPDX-License-Identifier: EUPL-1.2
//! What a rule sees, and where it writes what it finds.

use super::Rule;
use super::shared::formazione::Parlato;
use super::shared::obiettivi::{Obiettivi, Posto};
use super::shared::pagamenti;
use super::shared::responsabili::{Coinvolti, Struttura};
use super::shared::testi::{Brano, Testi};
use super::shared::trattamento::Trattamento;
use super::shared::uso_indicatori::{self, Uso};
use super::shared::valori_attesi::{self, Caso};
use super::shared::vocabolario::Vocabolario;
use crate::diagnostic::Diagnostic;
use crate::diff::{Confronto, Lato, compare};
use crate::graph::{Graph, UsoIndicatore};
use crate::model::Piano;
use crate::model::manifesto::{Regime, SchemaPesi};
use crate::model::scheda_anagrafica::TipoEnte;
use crate::source::{Sources, Span};
use jiff::civil::Date;
use std::cell::OnceCell;

/// The facts of a body that decide which rules apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Profilo {
    /// First year of the plan.
    pub anno: i16,
    /// Kind of body, if known.
    pub tipo: Option<TipoEnte>,
    /// Regime, given or derived from the number of employees.
    pub regime: Regime,
    /// Employees, if known.
    pub dipendenti: Option<u32>,
    /// Inhabitants, if known.
    pub abitanti: Option<u32>,
}

impl Profilo {
    /// The profile of a plan. Without a regime: fewer than 50 employees are simplified, else ordinary.
    pub fn of(piano: &Piano) -> Profilo {
        let scheda = piano.sezioni.scheda_anagrafica.as_ref();
        let numero = |f: Option<&crate::source::decode::Field<crate::model::scheda_anagrafica::NumeroAllaData>>| {
            f.and_then(|f| f.get()).and_then(|n| n.numero.get()).map(|n| n.numero)
        };
        let dipendenti = numero(scheda.map(|s| &s.dipendenti));
        let inizio = piano.manifesto.profilo.get().and_then(|p| p.dipendenti_inizio_triennio.get()).map(|n| n.numero);
        let derived = inizio.or(dipendenti).map_or(Regime::Ordinario, Regime::di_dipendenti);
        Profilo {
            anno: piano.anno(),
            tipo: scheda.and_then(|s| s.tipo.get()).copied(),
            regime: piano.manifesto.regime.get().copied().unwrap_or(derived),
            dipendenti,
            abitanti: numero(scheda.map(|s| &s.abitanti)),
        }
    }
}

/// What a rule sees: no clock, no environment, no network.
pub struct Context<'p> {
    /// The plan.
    pub piano: &'p Piano,
    /// Its graph.
    pub graph: &'p Graph<'p>,
    /// Its files.
    pub sources: &'p Sources,
    /// The facts that switch rules.
    pub profilo: Profilo,
    /// Last year's plan.
    pub precedente: Option<Lato<'p>>,
    /// The day given with `--al`: nothing else knows what day it is.
    pub al: Option<Date>,
    /// What rules share.
    comune: Comune<'p>,
}

/// What several rules look at, each computed when the first of them asks.
#[derive(Default)]
struct Comune<'p> {
    confronto: OnceCell<Confronto<'p>>,
    testi: OnceCell<Testi<'p>>,
    vocabolario: OnceCell<Vocabolario>,
    obiettivi: OnceCell<Obiettivi<'p>>,
    dei_pagamenti: OnceCell<Vec<Posto<'p>>>,
    indicatori: OnceCell<Vec<UsoIndicatore<'p>>>,
    usati: OnceCell<Vec<Uso<'p>>>,
    casi: OnceCell<Vec<Caso<'p>>>,
    struttura: OnceCell<Struttura<'p>>,
    coinvolti: OnceCell<Coinvolti>,
    trattamento: OnceCell<Trattamento<'p>>,
    testo_formazione: OnceCell<Option<Parlato>>,
}

impl<'p> Context<'p> {
    /// A plan with its graph and files; `precedente` is last year's, `al` the day that the user gives.
    pub fn new(plan: Lato<'p>, precedente: Option<Lato<'p>>, al: Option<Date>) -> Context<'p> {
        let Lato { piano, graph, sources } = plan;
        let profilo = Profilo::of(piano);
        Context { piano, graph, sources, profilo, precedente, al, comune: Comune::default() }
    }

    /// The texts of the plan, in order.
    pub(crate) fn testi(&self) -> &Testi<'p> {
        self.comune.testi.get_or_init(|| Testi::di(self.piano, self.graph.elementi))
    }

    /// The texts with a word that begins with one of these, lower case and without accents, in order: all the others hold
    /// none of them.
    pub(crate) fn brani_con(&self, inizi: &[&str]) -> Vec<&Brano<'p>> {
        self.brani_di(self.brani_con_ciascuno(inizi).concat())
    }

    /// The same for each of them, as places among the texts. All that a rule looks for it should ask at once.
    pub(crate) fn brani_con_ciascuno(&self, inizi: &[impl AsRef<str>]) -> Vec<Vec<usize>> {
        self.comune.vocabolario.get_or_init(|| Vocabolario::di(&self.testi().brani)).con(inizi)
    }

    /// The texts at these places, each once, in order.
    pub(crate) fn brani_di(&self, mut places: Vec<usize>) -> Vec<&Brano<'p>> {
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(|n| self.testi().brani.get(n)).collect()
    }

    /// The goals of performance.
    pub(crate) fn obiettivi(&self) -> &Obiettivi<'p> {
        self.comune.obiettivi.get_or_init(|| Obiettivi::di(self))
    }

    /// Those of the first year on payment times.
    pub(crate) fn dei_pagamenti(&self) -> &[Posto<'p>] {
        self.comune.dei_pagamenti.get_or_init(|| pagamenti::obiettivi(self))
    }

    /// Who answers for what.
    pub(crate) fn struttura(&self) -> &Struttura<'p> {
        self.comune.struttura.get_or_init(|| Struttura::di(self))
    }

    /// The offices and positions that goals of performance name.
    pub(crate) fn coinvolti(&self) -> &Coinvolti {
        self.comune.coinvolti.get_or_init(|| self.struttura().coinvolti(self, &self.obiettivi().tutti))
    }

    /// What treats the risks.
    pub(crate) fn trattamento(&self) -> &Trattamento<'p> {
        self.comune.trattamento.get_or_init(|| Trattamento::di(self))
    }

    /// Every indicator with the links to it, in order of writing.
    pub(crate) fn indicatori(&self) -> &[UsoIndicatore<'p>] {
        self.comune.indicatori.get_or_init(|| self.graph.usi_di_indicatori())
    }

    /// The same, each with its own values and with those that links give.
    pub(crate) fn casi(&self) -> &[Caso<'p>] {
        self.comune.casi.get_or_init(|| valori_attesi::casi(self))
    }

    /// The indicators that goals of performance and of public value use, in order of writing.
    pub(crate) fn usati(&self) -> &[Uso<'p>] {
        self.comune.usati.get_or_init(|| uso_indicatori::trova(self))
    }

    /// Every text of the training section, folded: see `shared::formazione`.
    pub(crate) fn testo_formazione(&self) -> Option<&Parlato> {
        let text = || self.piano.sezioni.formazione.as_ref().map(|f| Parlato::di(f));
        self.comune.testo_formazione.get_or_init(text).as_ref()
    }

    /// Last year's plan compared with this one, if the manifest names it and both were read whole.
    pub fn confronto(&self) -> Option<&Confronto<'p>> {
        let prima = self.precedente.filter(Lato::is_whole)?;
        let dopo = Lato { piano: self.piano, graph: self.graph, sources: self.sources };
        dopo.is_whole().then(|| self.comune.confronto.get_or_init(|| compare(prima, dopo)))
    }

    /// The scheme of the weights of a level of goals; per cent of the office where the manifest does not say.
    pub fn schema_pesi(&self, livello: &str) -> Option<SchemaPesi> {
        self.piano.manifesto.pesi.get().and_then(|p| p.get(livello)).copied()
    }
}

/// Where rules write.
#[derive(Default)]
pub struct Findings {
    /// What was found so far.
    pub diagnostics: Vec<Diagnostic>,
}

impl Findings {
    /// A finding of `rule` at `span`, to be completed.
    pub fn report(&mut self, rule: &Rule, span: Span) -> Finding<'_> {
        self.diagnostics.push(Diagnostic::new(rule.id, span, String::new()));
        let last = self.diagnostics.len() - 1;
        Finding { diagnostic: &mut self.diagnostics[last] }
    }
}

/// A finding being written.
pub struct Finding<'f> {
    diagnostic: &'f mut Diagnostic,
}

impl Finding<'_> {
    /// What is wrong, with the value.
    pub fn message(self, text: impl Into<String>) -> Self {
        self.diagnostic.message = text.into();
        self
    }

    /// Why here.
    pub fn label(self, text: impl Into<String>) -> Self {
        self.diagnostic.label.testo = text.into();
        self
    }

    /// What to write instead.
    pub fn help(self, text: impl Into<String>) -> Self {
        self.diagnostic.help = Some(text.into());
        self
    }

    /// The field that is missing: the finding stands on the element's id.
    pub fn campo(self, name: &str) -> Self {
        self.diagnostic.campo = Some(name.into());
        self
    }

    /// The element it is about, where its place does not say.
    pub fn elemento(self, genere: &'static str, id: &str, campo: Option<&str>) -> Self {
        self.diagnostic.genere = Some(genere);
        self.diagnostic.id = Some(id.into());
        self.diagnostic.campo = campo.map(String::from);
        self
    }

    /// It is about many elements, of which it shows one: the waiver of one is not the waiver of all.
    pub fn insieme(self, cx: &Context<'_>) -> Self {
        self.diagnostic.genere = Some("file");
        self.diagnostic.id = Some(cx.sources.file(self.diagnostic.label.span.file).path.clone());
        self
    }

    /// Another place involved.
    pub fn also(self, span: Span, text: impl Into<String>) -> Self {
        self.diagnostic.altri.push(crate::diagnostic::Label { span, testo: text.into() });
        self
    }
}

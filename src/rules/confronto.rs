// SPDX-License-Identifier: EUPL-1.2
//! What a change means: rules that judge the changes between two plans. `piao diff` shows every judgement; `validate`
//! reports those without a recorded reason, where the rule has a level and `precedente` names last year's plan.
//!
//! A rule of this kind is its file and one line of `REGOLE`: the first rule that judges a change keeps it.

use super::{Context, Findings, Rule};
use crate::diff::motivi::{Motivi, Motivo};
pub use crate::diff::ultima_chiave;
use crate::diff::{Albero, Cambiamento, Confronto, Cosa, Scritto, Specie, Tipo, parole};
use crate::model::id::Genere;
use crate::model::manifesto::Regime;
use crate::model::record::choice;
use crate::model::visita::Foglia;
use crate::source::Span;
use std::collections::HashSet;

choice! {
    /// Rilevanza di un cambiamento (weight of a change).
    pub enum Rilevanza {
        /// Cambia solo come il piano è scritto.
        Redazionale = "redazionale",
        /// Cambia il piano, come ogni anno.
        Ordinario = "ordinario",
        /// Cambia ciò di cui l'ente risponde: chi legge deve saperlo, e sapere perché.
        Rilevante = "rilevante",
    }
}

/// A rule that judges changes.
pub struct Regola {
    /// Its id, explanation, level in `validate`, sources.
    pub rule: &'static Rule,
    /// Judges.
    pub trova: fn(&Esame<'_, '_>, &mut Vec<Giudizio>),
}

/// Every rule that judges, from the particular to the general.
pub static REGOLE: &[&Regola] = &[
    &super::finestra_non_scorsa::REGOLA,
    &super::regime_cambiato::REGOLA,
    &super::schema_dei_pesi_cambiato::REGOLA,
    &super::scala_del_rischio_cambiata::REGOLA,
    &super::succede_a_sconosciuto::REGOLA,
    &super::concluso_sconosciuto::REGOLA,
    &super::obiettivo_sparito::REGOLA,
    &super::indicatore_sparito::REGOLA,
    &super::misura_sparita::REGOLA,
    &super::ufficio_chiuso::REGOLA,
    &super::obbligo_tolto::REGOLA,
    &super::misura_scaduta::REGOLA,
    &super::indicatore_ridefinito::REGOLA,
    &super::target_indebolito::REGOLA,
    &super::target_rafforzato::REGOLA,
    &super::target_cambiato::REGOLA,
    &super::baseline_diversa_dal_misurato::REGOLA,
    &super::storico_riscritto::REGOLA,
    &super::scadenza_rinviata::REGOLA,
    &super::scadenza_anticipata::REGOLA,
    &super::peso_cambiato::REGOLA,
    &super::rischio_abbassato::REGOLA,
    &super::rischio_alzato::REGOLA,
    &super::personale_non_continuo::REGOLA,
    &super::assunzioni_oltre_il_piano::REGOLA,
    &super::formazione_ridotta::REGOLA,
    &super::conferma_non_identica::REGOLA,
    &super::contesto_non_rinnovato::REGOLA,
    &super::variazione_non_registrata::REGOLA,
    &super::obiettivi_immutati::REGOLA,
    &super::partenze_aggiornate::REGOLA,
    &super::voci_unite::REGOLA,
    &super::voce_divisa::REGOLA,
    &super::voce_rinominata::REGOLA,
    &super::responsabile_cambiato::REGOLA,
    &super::voce_spostata::REGOLA,
    &super::voce_tolta::REGOLA,
    &super::voce_nuova::REGOLA,
    &super::testo_cambiato::REGOLA,
    &super::dato_cambiato::REGOLA,
];

/// What a judging rule sees.
pub struct Esame<'e, 'p> {
    /// The two plans compared.
    pub confronto: &'e Confronto<'p>,
    /// The reasons that the plan after records.
    pub motivi: &'e Motivi,
    /// The regime of the plan after.
    pub regime: Regime,
}

/// What a rule says of a change, or of the two plans together.
#[derive(Debug, Clone)]
pub struct Giudizio {
    /// The rule.
    pub regola: &'static str,
    /// The change, by its index; none for an observation.
    pub cambiamento: Option<usize>,
    /// The thing after that an observation is about.
    pub cosa: Option<usize>,
    /// The thing before that an observation is about, where it is gone.
    pub cosa_prima: Option<usize>,
    /// How much it matters.
    pub rilevanza: Rilevanza,
    /// What happened, without naming the thing: lower-case first letter, no final full stop.
    pub messaggio: String,
    /// The recorded reason.
    pub motivo: Option<Motivo>,
    /// Where, in the plan before.
    pub luogo_prima: Option<Span>,
    /// Where, in the plan after.
    pub luogo_dopo: Option<Span>,
    /// What to write, where a reason is missing.
    pub aiuto: Option<&'static str>,
    /// Of no interest to `validate`, which says it otherwise or does not ask for it.
    pub solo_confronto: bool,
}

impl Giudizio {
    /// With the reason the plan records, if there is one.
    pub fn motivo(mut self, motivo: Option<Motivo>) -> Giudizio {
        self.motivo = motivo;
        self
    }

    /// The thing it is about: after, or before where it is gone.
    pub fn di<'c, 'p>(&self, confronto: &'c Confronto<'p>) -> Option<&'c Cosa<'p>> {
        let after = self.cosa.map(|i| &confronto.albero_dopo.cose[i]);
        after.or_else(|| self.cosa_prima.map(|i| &confronto.albero_prima.cose[i]))
    }

    /// With what to write where a reason is missing.
    pub fn aiuto(mut self, aiuto: &'static str) -> Giudizio {
        self.aiuto = Some(aiuto);
        self
    }
}

impl<'e, 'p> Esame<'e, 'p> {
    /// The changes with their index.
    pub fn cambiamenti(&self) -> impl Iterator<Item = (usize, &'e Cambiamento<'p>)> + use<'e, 'p> {
        self.confronto.cambiamenti.iter().enumerate()
    }

    /// The thing after of a change.
    pub fn dopo(&self, c: &Cambiamento<'p>) -> Option<&'e Cosa<'p>> {
        c.cosa_dopo.map(|i| &self.confronto.albero_dopo.cose[i])
    }

    /// The thing before of a change.
    pub fn prima(&self, c: &Cambiamento<'p>) -> Option<&'e Cosa<'p>> {
        c.cosa_prima.map(|i| &self.confronto.albero_prima.cose[i])
    }

    /// Whether a change is about an element of this kind.
    pub fn e(&self, c: &Cambiamento<'p>, genere: Genere) -> bool {
        self.confronto.cosa(c).specie == Specie::Elemento(genere)
    }

    /// A judgement of a change, with the reason that the plan records for it.
    pub fn giudizio(&self, rule: &Rule, n: usize, rilevanza: Rilevanza, messaggio: impl Into<String>) -> Giudizio {
        let c = &self.confronto.cambiamenti[n];
        let rilevanza = if c.implicito { rilevanza.min(Rilevanza::Ordinario) } else { rilevanza };
        Giudizio {
            regola: rule.id,
            cambiamento: Some(n),
            cosa: c.cosa_dopo,
            cosa_prima: c.cosa_prima.filter(|_| c.cosa_dopo.is_none()),
            rilevanza,
            messaggio: messaggio.into(),
            motivo: self.motivo(rule, c),
            luogo_prima: c.prima.as_ref().map(|s| s.luogo).or(self.prima(c).and_then(luogo)),
            luogo_dopo: c.dopo.as_ref().map(|s| s.luogo).or(self.dopo(c).and_then(luogo)),
            aiuto: None,
            // What comes and goes with the thing around it is told with that thing.
            solo_confronto: c.implicito,
        }
    }

    /// Something about the two plans together, or about a thing after whose fields did not change.
    pub fn osservazione(
        &self,
        rule: &Rule,
        luoghi: (Option<Span>, Option<Span>),
        rilevanza: Rilevanza,
        messaggio: impl Into<String>,
    ) -> Giudizio {
        Giudizio {
            regola: rule.id,
            cambiamento: None,
            cosa: None,
            cosa_prima: None,
            rilevanza,
            messaggio: messaggio.into(),
            motivo: self.motivi.derogato(rule.id, "piano", "manifesto", ""),
            luogo_prima: luoghi.0,
            luogo_dopo: luoghi.1,
            aiuto: None,
            solo_confronto: false,
        }
    }

    /// The reason that the plan after records: a waiver, an amendment, a closed item, a note at the value or at the thing.
    pub fn motivo(&self, rule: &Rule, c: &Cambiamento<'p>) -> Option<Motivo> {
        let cosa = self.confronto.cosa(c);
        let (genere, id) = (cosa.specie.parola(), &*cosa.id);
        let by_act = self
            .motivi
            .derogato(rule.id, genere, id, &c.campo)
            .or_else(|| self.motivi.variato(genere, id, &c.campo))
            .or_else(|| self.variato_intorno(c))
            .or_else(|| c.cosa_dopo.is_none().then(|| self.motivi.concluso(genere, id)).flatten());
        by_act.or_else(|| self.nota(c))
    }

    /// The amendment that names the goal around an indicator or a phase.
    fn variato_intorno(&self, c: &Cambiamento<'p>) -> Option<Motivo> {
        if !self.e(c, Genere::Indicatore) && !self.e(c, Genere::Fase) {
            return None;
        }
        let albero = if c.cosa_dopo.is_some() { &self.confronto.albero_dopo } else { &self.confronto.albero_prima };
        let around = &albero.cose[self.confronto.cosa(c).dentro?];
        self.motivi.variato(around.specie.parola(), &around.id, "")
    }

    /// A note at the new value; or a note of the thing, or of one around it, that is new or was rewritten.
    fn nota(&self, c: &Cambiamento<'p>) -> Option<Motivo> {
        if let Some(scritto) = &c.dopo
            && let Some(Foglia::Valore(v)) = scritto.foglia
            && let Some(nota) = &v.nota
        {
            return Some(Motivo::new(nota.to_string(), scritto.luogo));
        }
        let (mut before, mut after) = (self.prima(c)?, self.dopo(c)?);
        loop {
            if let Some(nota) = self.riscritto(before, after, "nota") {
                return Some(nota);
            }
            let around = |cosa: &Cosa<'p>, albero: &'e Albero<'p>| Some(&albero.cose[cosa.dentro?]);
            before = around(before, &self.confronto.albero_prima)?;
            after = around(after, &self.confronto.albero_dopo)?;
            if !matches!(after.specie, Specie::Elemento(_)) || before.id != after.id {
                return None;
            }
        }
    }

    /// The text of a field, where it is new or was rewritten.
    pub fn riscritto(&self, before: &Cosa<'p>, after: &Cosa<'p>, nome: &str) -> Option<Motivo> {
        use crate::diff::{Dato, valori};
        let text = |cosa: &Cosa<'p>| match &cosa.campo(nome)?.dato {
            Dato::Foglia(f) => Some(valori::stampa(f)),
            _ => None,
        };
        let now = text(after).filter(|t| !t.trim().is_empty())?;
        (text(before).as_ref() != Some(&now))
            .then(|| Motivo::new(now, after.campo(nome).map_or(after.luogo, |c| c.span)))
    }
}

/// The judgements of every rule; each change has one, the observations follow.
pub fn esamina(esame: &Esame<'_, '_>) -> Vec<Giudizio> {
    let mut of_change: Vec<Option<Giudizio>> = vec![None; esame.confronto.cambiamenti.len()];
    let mut others = Vec::new();
    for regola in REGOLE {
        let mut found = Vec::new();
        (regola.trova)(esame, &mut found);
        for giudizio in found {
            match giudizio.cambiamento {
                Some(n) if of_change[n].is_none() => of_change[n] = Some(giudizio),
                Some(_) => {}
                None => others.push(giudizio),
            }
        }
    }
    // A change that matters and has no reason already asks for the act: one fact is told once.
    let bare: HashSet<_> = of_change
        .iter()
        .flatten()
        .filter(|g| g.rilevanza == Rilevanza::Rilevante && g.motivo.is_none())
        .map(|g| (g.luogo_prima, g.luogo_dopo))
        .collect();
    others.retain(|g: &Giudizio| {
        g.regola != super::variazione_non_registrata::RULE.id || !bare.contains(&(g.luogo_prima, g.luogo_dopo))
    });
    of_change.into_iter().flatten().chain(others).collect()
}

/// What `validate` says with a judging rule: its judgements that have no recorded reason.
pub fn riporta(cx: &Context<'_>, regola: &Regola, out: &mut Findings) {
    let Some(confronto) = cx.confronto() else { return };
    let motivi = Motivi::di(&confronto.dopo);
    let esame = Esame { confronto, motivi: &motivi, regime: cx.profilo.regime };
    let mut found = Vec::new();
    (regola.trova)(&esame, &mut found);
    let manifest = cx.piano.manifesto.precedente.span();
    for giudizio in found.into_iter().filter(|g| g.motivo.as_ref().is_none_or(|m| m.deroga) && !g.solo_confronto) {
        let about = giudizio.cambiamento.map(|n| &confronto.cambiamenti[n]).map(|c| confronto.cosa(c));
        let about = about.or_else(|| giudizio.di(confronto));
        let message = match about {
            Some(cosa) => format!("{}: {}", soggetto(cosa), giudizio.messaggio),
            None => giudizio.messaggio.clone(),
        };
        let nowhere = Span { file: cx.piano.file_manifesto.unwrap_or(crate::source::FileId(0)), start: 0, end: 0 };
        let place = giudizio.luogo_dopo.or(manifest).unwrap_or(nowhere);
        let label = match (giudizio.luogo_dopo, giudizio.cambiamento) {
            (Some(_), Some(_)) => "il piano precedente diceva altro",
            (Some(_), None) => "",
            (None, _) => "il confronto è con questo piano",
        };
        let mut finding = out.report(regola.rule, place).message(message).label(label);
        if let Some(cosa) = about.filter(|c| c.specie.genere().is_some()) {
            let campo = giudizio.cambiamento.map(|n| confronto.cambiamenti[n].campo.as_str());
            finding = finding.elemento(cosa.specie.parola(), &cosa.id, campo.filter(|c| !c.is_empty()));
        }
        if let Some(aiuto) = giudizio.aiuto {
            finding.help(aiuto);
        }
    }
}

/// The thing of a sentence: «l'indicatore `suap-giorni`».
pub fn soggetto(cosa: &Cosa<'_>) -> String {
    match cosa.specie {
        Specie::Elemento(genere) => format!("{} `{}`", genere.con_articolo(), cosa.id),
        Specie::Sezione => format!("la sezione `{}`", cosa.id),
        Specie::Piano => "il manifesto".into(),
        Specie::Consuntivo => format!("il consuntivo `{}`", cosa.id),
    }
}

/// The path of a field in words: `target.2027` is «target 2027».
pub fn campo(path: &str) -> String {
    let mut out = String::with_capacity(path.len() + 8);
    let mut depth = 0;
    for c in path.chars() {
        match c {
            '[' if depth == 0 => out.push_str(" «"),
            ']' if depth == 1 => out.push('»'),
            '.' | '_' if depth == 0 => out.push(' '),
            c => out.push(c),
        }
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
    }
    accentate(&out)
}

/// «da … a …», «aggiunto …», «tolto …»; of long texts only the words that changed.
pub fn passaggio(c: &Cambiamento<'_>) -> String {
    const LUNGO: usize = 60;
    if let Some((here, gone)) = &c.voci {
        let list = |word: &str, items: &[String]| {
            let items: Vec<String> = items.iter().map(|i| citato(i)).collect();
            (!items.is_empty()).then(|| format!("{word} {}", items.join(", ")))
        };
        let parts = [list("aggiunto", here), list("tolto", gone)];
        return parts.into_iter().flatten().collect::<Vec<_>>().join("; ");
    }
    let word = |s: &Scritto<'_>| match s.foglia {
        Some(Foglia::Scelta(word, _)) => citato(&word.replace('_', " ")),
        _ => citato(&s.testo),
    };
    let text = |s: &Scritto<'_>| {
        matches!(s.foglia, Some(Foglia::Testo(_) | Foglia::TestoLibero(..) | Foglia::Prosa(_))) && s.testo.len() > LUNGO
    };
    // A value that was not there before is not added to anything.
    let value = |s: &Scritto<'_>| {
        use Foglia as F;
        matches!(s.foglia, Some(F::Valore(_) | F::Numero(..) | F::Giorno(..) | F::Anno(_) | F::Scelta(..)))
    };
    match (&c.prima, &c.dopo) {
        (Some(a), Some(b)) if text(a) && text(b) => {
            parole::in_riga_corta(&parole::confronta(&a.testo, &b.testo), MASSIMO)
        }
        (Some(a), Some(b)) => {
            let (from, to) = (word(a), word(b));
            let to_word = if to.trim_start_matches('«').starts_with(['a', 'A']) { "ad" } else { "a" };
            format!("da {from} {to_word} {to}")
        }
        (None, Some(Scritto { foglia: Some(Foglia::Bool(b)), .. })) => if *b { "ora sì" } else { "ora no" }.into(),
        (Some(Scritto { foglia: Some(Foglia::Bool(b)), .. }), None) => {
            if *b { "non più" } else { "non è più no" }.into()
        }
        (None, Some(b)) if value(b) => format!("ora {}, prima non c'era", word(b)),
        (None, Some(b)) => format!("aggiunto {}", word(b)),
        (Some(a), None) => format!("tolto {}", word(a)),
        (None, None) => String::new(),
    }
}

/// The longest text that a message quotes.
const MASSIMO: usize = 320;

/// A text cut to fit a message; one of several words is told apart from ours.
fn citato(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = text.contains(' ') && text.chars().any(char::is_alphabetic);
    let short = match text.chars().count() <= MASSIMO {
        true => text,
        false => format!("{}…", text.chars().take(MASSIMO - 1).collect::<String>().trim_end()),
    };
    if words { format!("«{short}»") } else { short }
}

/// Keys have no accents, words for readers do.
pub fn accentate(text: &str) -> String {
    const PAROLE: [&str; 11] = [
        "accessibilita",
        "attivita",
        "capacita",
        "finalita",
        "gia",
        "modalita",
        "polarita",
        "priorita",
        "qualita",
        "responsabilita",
        "unita",
    ];
    let word = |w: &str| match PAROLE.contains(&w) {
        true => format!("{}à", &w[..w.len() - 1]),
        false => w.to_string(),
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Where a thing is named; sections and the manifest are named nowhere.
fn luogo(cosa: &Cosa<'_>) -> Option<Span> {
    matches!(cosa.specie, Specie::Elemento(_)).then_some(cosa.luogo)
}

/// Whether a change is of one field that goes on.
pub fn di_campo(c: &Cambiamento<'_>) -> bool {
    matches!(c.tipo, Tipo::Modificato | Tipo::Spostato) && c.radice != "dentro"
}

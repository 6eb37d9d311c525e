// SPDX-License-Identifier: EUPL-1.2
//! The table of the duties to publish: what each row stands for, and which row speaks for an entry of the tree.

use super::parole::parla_di;
use crate::model::tipi::Testo;
use crate::model::trasparenza::Obbligo;
use crate::rules::dati::{self, Ambito, VoceTrasparenza};
use crate::rules::{Context, Findings, Rule, obblighi};
use crate::source::decode::Spanned;
use std::collections::HashMap;

/// From this many on, rows with the same fault are told together.
const MOLTE: usize = 4;

/// As many codes as a message bears.
const CODICI: usize = 8;

/// Riga (row) of the table.
pub struct Riga<'p> {
    /// Its element.
    pub nodo: usize,
    /// What is written.
    pub obbligo: &'p Obbligo,
    /// What it stands for.
    pub ambito: Ambito,
}

impl Riga<'_> {
    /// It says that nothing is due, or says it in a way that was not understood.
    pub fn non_dovuta(&self) -> bool {
        !self.obbligo.nessuna.is_missing()
    }
}

/// Tabella (table): the rows that were understood, in order.
pub struct Tabella<'p> {
    /// The rows.
    pub righe: Vec<Riga<'p>>,
    /// Rows of one entry, by its code.
    voci: HashMap<&'static str, usize>,
    /// Rows of many entries, the narrowest first.
    gruppi: Vec<usize>,
}

impl<'p> Tabella<'p> {
    /// Of a plan.
    pub fn di(cx: &Context<'p>) -> Tabella<'p> {
        let rows = cx.graph.tutti::<Obbligo>();
        let righe: Vec<Riga<'p>> = rows
            .filter_map(|(nodo, obbligo)| Some(Riga { nodo, obbligo, ambito: dati::ambito(&obbligo.codice.get()?.0)? }))
            .collect();
        let mut voci = HashMap::new();
        let mut gruppi = Vec::new();
        for (n, riga) in righe.iter().enumerate() {
            match &riga.ambito {
                Ambito::Voce(voce) => {
                    voci.entry(voce.codice.as_str()).or_insert(n);
                }
                Ambito::Livello1(_) | Ambito::Livello2(_) | Ambito::Altri => gruppi.push(n),
            }
        }
        gruppi.sort_by_key(|n| righe[*n].ambito.ampiezza());
        Tabella { righe, voci, gruppi }
    }

    /// The row that speaks for an entry: its own, that of the whole it is a part of, the narrowest that comprises it.
    pub fn riga_di(&self, voce: &VoceTrasparenza) -> Option<&Riga<'p>> {
        self.posto_di(voce).map(|n| &self.righe[n])
    }

    fn posto_di(&self, voce: &VoceTrasparenza) -> Option<usize> {
        let own = self.voci.get(voce.codice.as_str()).or_else(|| self.voci.get(voce.padre()?));
        let group = || self.gruppi.iter().find(|n| self.righe[**n].ambito.comprende(voce));
        own.or_else(group).copied()
    }

    /// The entries due that each row speaks for, by the place of the row.
    pub fn voci_dovute(&self, cx: &Context<'_>) -> Vec<Vec<&'static VoceTrasparenza>> {
        let mut out = vec![Vec::new(); self.righe.len()];
        for voce in dovute(cx) {
            if let Some(n) = self.posto_di(voce) {
                out[n].push(voce);
            }
        }
        out
    }

    /// Tells rows that have the same fault: each, or together where they are many.
    pub fn riporta(&self, cx: &Context<'_>, out: &mut Findings, guasto: &Guasto<'_>, righe: &[&Riga<'_>]) {
        let Guasto { rule, campo, una, molte, label, help } = guasto;
        let codici: Vec<String> = righe.iter().map(|r| format!("`{}`", cx.graph.nodo(r.nodo).id)).collect();
        if righe.len() < MOLTE {
            for (riga, codice) in righe.iter().zip(codici) {
                out.report(rule, cx.graph.nodo(riga.nodo).span)
                    .campo(campo)
                    .message(format!("la riga {codice} della tabella della trasparenza {una}"))
                    .label(*label)
                    .help(*help);
            }
            return;
        }
        let shown = codici.len().min(CODICI);
        let more = match codici.len() - shown {
            0 => String::new(),
            1 => " e un'altra".into(),
            n => format!(" e altre {n}"),
        };
        let (n, all, codici) = (righe.len(), self.righe.len(), codici[..shown].join(", "));
        out.report(rule, cx.graph.nodo(righe[0].nodo).span)
            .campo(campo)
            .message(format!("{n} righe su {all} della tabella della trasparenza {molte}: {codici}{more}"))
            .label(format!("{label} (qui e nelle altre)"))
            .help(*help)
            .insieme(cx);
    }
}

/// What to say of rows with a fault.
pub struct Guasto<'t> {
    /// The rule.
    pub rule: &'static Rule,
    /// The field.
    pub campo: &'t str,
    /// What is wrong, after «la riga `…`».
    pub una: &'t str,
    /// What is wrong, after «8 righe».
    pub molte: &'t str,
    /// Why here.
    pub label: &'t str,
    /// What to write.
    pub help: &'t str,
}

/// The entries of the tree that this body must speak of.
pub fn dovute(cx: &Context<'_>) -> impl Iterator<Item = &'static VoceTrasparenza> {
    dati::richieste(cx.profilo.tipo, cx.profilo.anno, |fact| obblighi::detto(cx, fact) == Some(false))
}

/// Whether what the section says in general has one of these words: its text, its extra data.
pub fn il_testo_dice(cx: &Context<'_>, parole: &[&str]) -> bool {
    let Some(trasparenza) = &cx.piano.sezioni.trasparenza else { return false };
    let extra = trasparenza.altre_informazioni.voci().iter().map(|v| v.valore.value.as_str());
    let text = trasparenza.testo.get().map(|p| &*p.testo);
    let says = |t: &str| {
        let t = t.to_lowercase();
        parole.iter().any(|p| t.contains(p))
    };
    extra.chain(text).any(says)
}

/// Some activity of section 4 checks the publication.
pub fn si_controlla_nella_sezione_4(cx: &Context<'_>) -> bool {
    let Some(monitoraggio) = &cx.piano.sezioni.monitoraggio else { return false };
    let about = |t: &Spanned<Testo>| parla_di(t.value.as_str(), &["trasparenza"]);
    monitoraggio.monitoraggi.elementi().iter().any(|a| a.oggetto.elementi().iter().any(about))
}

// SPDX-License-Identifier: EUPL-1.2
//! The versioned contract for other programs: `schemas/validate.schema.json`.

use super::{Counts, Report, Where};
use crate::diagnostic::{Diagnostic, Label};
use crate::rules;
use crate::source::Sources;
use serde::Serialize;

#[derive(Serialize)]
struct Rapporto<'r> {
    versione: u8,
    piano: &'r str,
    letti: Letti,
    risultati: Vec<Risultato<'r>>,
    derogati: Vec<Derogato<'r>>,
    conteggi: Conteggi,
}

#[derive(Serialize)]
struct Letti {
    file: usize,
    elementi: usize,
}

#[derive(Serialize)]
struct Risultato<'r> {
    regola: &'r str,
    livello: &'r str,
    messaggio: &'r str,
    file: &'r str,
    riga: usize,
    colonna: usize,
    fine_riga: usize,
    fine_colonna: usize,
    genere: Option<&'r str>,
    id: Option<&'r str>,
    campo: Option<&'r str>,
    aiuto: Option<&'r str>,
    impronta: &'r str,
    fonti: Vec<Fonte<'r>>,
    collegati: Vec<Collegato<'r>>,
}

/// A finding that the plan waives.
#[derive(Serialize)]
struct Derogato<'r> {
    regola: &'r str,
    livello: &'r str,
    messaggio: &'r str,
    file: &'r str,
    riga: usize,
    colonna: usize,
    genere: Option<&'r str>,
    id: Option<&'r str>,
    campo: Option<&'r str>,
    motivo: Option<&'r str>,
}

#[derive(Serialize)]
struct Fonte<'r> {
    atto: &'r str,
    articolo: &'r str,
    url: &'r str,
    certezza: &'r str,
}

#[derive(Serialize)]
struct Collegato<'r> {
    file: &'r str,
    riga: usize,
    colonna: usize,
    messaggio: &'r str,
}

#[derive(Serialize)]
struct Conteggi {
    errori: usize,
    avvisi: usize,
    note: usize,
}

/// The report.
pub fn write(report: &Report<'_>) -> String {
    let findings = &report.outcome.findings;
    let counts = Counts::of(findings);
    let rapporto = Rapporto {
        versione: 1,
        piano: report.piano,
        letti: Letti { file: report.outcome.file, elementi: report.outcome.elementi },
        risultati: findings.iter().map(|f| risultato(f, report.sources)).collect(),
        derogati: report.outcome.waived.iter().map(|f| derogato(f, report.sources)).collect(),
        conteggi: Conteggi { errori: counts.errori, avvisi: counts.avvisi, note: counts.note },
    };
    let mut text = serde_json::to_string_pretty(&rapporto).unwrap_or_default();
    text.push('\n');
    text
}

fn risultato<'r>(finding: &'r Diagnostic, sources: &'r Sources) -> Risultato<'r> {
    let at = Where::of(sources, finding.span());
    let fonti = rules::rule_of(finding.rule).map(|r| r.fonti).unwrap_or_default();
    Risultato {
        regola: finding.rule,
        livello: finding.level.parola(),
        messaggio: &finding.message,
        file: at.file,
        riga: at.riga,
        colonna: at.colonna,
        fine_riga: at.fine_riga,
        fine_colonna: at.fine_colonna,
        genere: finding.genere,
        id: finding.id.as_deref(),
        campo: finding.campo.as_deref(),
        aiuto: finding.help.as_deref(),
        impronta: &finding.impronta,
        fonti: fonti
            .iter()
            .map(|f| Fonte { atto: f.atto, articolo: f.articolo, url: f.url, certezza: f.certezza })
            .collect(),
        collegati: finding.altri.iter().map(|label| collegato(label, sources)).collect(),
    }
}

fn collegato<'r>(label: &'r Label, sources: &'r Sources) -> Collegato<'r> {
    let at = Where::of(sources, label.span);
    Collegato { file: at.file, riga: at.riga, colonna: at.colonna, messaggio: &label.testo }
}

/// The help of a waived finding is the reason of its waiver.
fn derogato<'r>(f: &'r Diagnostic, sources: &'r Sources) -> Derogato<'r> {
    let at = Where::of(sources, f.span());
    Derogato {
        regola: f.rule,
        livello: f.level.parola(),
        messaggio: &f.message,
        file: at.file,
        riga: at.riga,
        colonna: at.colonna,
        genere: f.genere,
        id: f.id.as_deref(),
        campo: f.campo.as_deref(),
        motivo: f.help.as_deref(),
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Cases that are added to the section `monitoraggio`.

use super::Caso;

pub const CASES: &[Caso] = &[
    (
        "who answers is a position, and it is done once, at the end of the year",
        "monitoraggio.yaml",
        "monitoraggi:\n  - { oggetto: [obiettivo/pagamenti], frequenza: una_tantum, scadenza: 31/12/2027, incarico: segretario, strumento: più riunioni }\n",
        &[],
    ),
    (
        "what is watched in the body's own words",
        "monitoraggio.yaml",
        "monitoraggi:\n  - { oggetto: [Più soddisfazione], scadenza: entro il 10 di ogni mese, ufficio: segreteria, strumento: voti }\n",
        &[],
    ),
    (
        "a row that says only what it watches",
        "monitoraggio.yaml",
        "monitoraggi:\n  - { oggetto: [performance], nota: più avanti }\n",
        &["monitoraggio-senza-frequenza", "monitoraggio-senza-responsabile", "monitoraggio-senza-strumento"],
    ),
    (
        "dates of the year after the plan, and of none near it",
        "monitoraggio.yaml",
        "monitoraggi:\n  - { oggetto: [performance], scadenza: 30/06/2030, ufficio: segreteria, strumento: più schede }\n  - { oggetto: [performance], scadenza: 2031-01-31, ufficio: segreteria, strumento: schede }\n  - { oggetto: [performance], scadenza: 2026-12-31, ufficio: segreteria, strumento: schede }\n",
        &["monitoraggio-fuori-periodo", "monitoraggio-fuori-periodo"],
    ),
    (
        "a survey that is still to be thought of beside one that is complete",
        "monitoraggio.yaml",
        "indagini:\n  - { nome: Più avanti, servizio: mensa }\n",
        &[],
    ),
    (
        "associations are no associated office",
        "monitoraggio.yaml",
        "testo: Si ascoltano le associazioni, anche sui rischi associati alle attività.\n",
        &[],
    ),
];

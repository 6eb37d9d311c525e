// SPDX-License-Identifier: EUPL-1.2
//! Cases that are added to the section `fabbisogni`.

use super::Caso;

pub const CASES: &[Caso] = &[
    (
        "a table of the next year that says to be a forecast",
        "fabbisogni.yaml",
        "personale:\n  - al: 2026-12-31\n    righe:\n      - { etichetta: Istruttori, area: Istruttori, totale: 64 }\n  - al: 2027-12-31\n    fonte: Previsione\n    righe:\n      - { etichetta: Istruttori, area: Istruttori, totale: 65 }\n",
        &["personale-previsto-diverso"],
    ),
    (
        "a table of the next year that may count posts",
        "fabbisogni.yaml",
        "personale:\n  - al: 2026-12-31\n    righe:\n      - { etichetta: Istruttori, area: Istruttori, totale: 64 }\n  - al: 2027-12-31\n    fonte: Dotazione organica\n    righe:\n      - { etichetta: Istruttori, area: Istruttori, totale: 65 }\n",
        &[],
    ),
    (
        "a table with subtotals that have a name of their own",
        "fabbisogni.yaml",
        "personale:\n  - al: 2026-12-31\n    righe:\n      - { etichetta: Funzionari, totale: 20 }\n      - { etichetta: Istruttori, totale: 44 }\n      - { etichetta: Personale di ruolo, totale: 64 }\n    totale_pubblicato: 64\n",
        &[],
    ),
    (
        "fixed terms counted in the table and not in the number of employees",
        "fabbisogni.yaml",
        "personale:\n  - al: 2026-12-31\n    righe:\n      - { etichetta: Istruttori, totale: 64 }\n      - { etichetta: Tempo determinato, totale: 5 }\n    totale_pubblicato: 69\n",
        &[],
    ),
    (
        "other people missing",
        "fabbisogni.yaml",
        "personale:\n  - al: 2026-12-31\n    righe:\n      - { etichetta: Istruttori a tempo indeterminato, totale: 69 }\n    totale_pubblicato: 69\n",
        &["dipendenti-diversi-dal-personale"],
    ),
    (
        "a forecast where a hiring is in words, for two years together",
        "fabbisogni.yaml",
        "assunzioni:\n  - { anni: [2027, 2028], numero: una trentina, area: Istruttori, profilo: istruttore, canale: [concorso], ufficio: ragioneria, costo: 345000 }\npersonale_previsto:\n  - { al: 2027-12-31, numero: 90 }\n",
        &[],
    ),
    (
        "a slip of the first year that goes on in the next ones",
        "fabbisogni.yaml",
        "personale_previsto:\n  - { al: 2027-12-31, numero: 70 }\n  - { al: 2028-12-31, numero: 70 }\n  - { al: 2029-12-31, numero: 70 }\n",
        &["personale-previsto-diverso"],
    ),
    (
        "a slip of an area that stands in the total too",
        "fabbisogni.yaml",
        "personale_previsto:\n  - { al: 2027-12-31, area: Istruttori, numero: 65 }\n  - { al: 2027-12-31, numero: 65 }\n",
        &["personale-previsto-diverso"],
    ),
    (
        "a forecast of the first of January, and one that two sources give",
        "fabbisogni.yaml",
        "personale_previsto:\n  - { al: 2028-01-01, numero: 64 }\n  - { al: 2028-12-31, area: Area degli Istruttori, numero: 64 }\n  - { al: 2028-12-31, area: Istruttori, numero: 66, nota: secondo il DUP }\n  - { al: 2029-12-31, numero: circa 60 }\n",
        &[],
    ),
    (
        "a forecast that leaves in an area those who moved to another",
        "fabbisogni.yaml",
        "progressioni:\n  - { anno: 2028, numero: 1, da_area: Istruttori, a_area: Funzionari ed EQ, tipo: ordinaria, costo: 2900 }\nassunzioni:\n  - { anno: 2028, numero: 1, area: Funzionari/EQ, profilo: Funzionario tecnico, canale: [concorso], ufficio: ragioneria, costo: 37000 }\npersonale_previsto:\n  - { al: 2028-12-31, area: Istruttori, numero: 64 }\n  - { al: 2028-12-31, numero: 65 }\n",
        &["progressione-contata-come-assunzione"],
    ),
    (
        "another channel, and none says which; another whose note says it",
        "fabbisogni.yaml",
        "assunzioni:\n  - { anno: 2028, numero: 1, area: Istruttori, profilo: istruttore, canale: [altro], ufficio: ragioneria, costo: 34500 }\n  - { anno: 2028, numero: 1, area: Istruttori, profilo: istruttore, canale: [altro], ufficio: ragioneria, costo: 34500, nota: Comando obbligatorio per legge regionale }\n",
        &["assunzione-incompleta"],
    ),
    (
        "more leavers than people",
        "fabbisogni.yaml",
        "cessazioni:\n  - { anno: 2028, numero: 70, area: Istruttori, causa: pensione }\n",
        &["cessazioni-oltre-il-personale"],
    ),
    (
        "leavers where two tables of one day count different people",
        "fabbisogni.yaml",
        "personale:\n  - al: 2026-12-31\n    popolazione: personale somministrato\n    righe:\n      - { etichetta: Ufficio di piano, totale: 3 }\ncessazioni:\n  - { anno: 2028, numero: 2, area: Operatori, causa: pensione }\n",
        &[],
    ),
    (
        "the name of before, said to be so",
        "fabbisogni.yaml",
        "assunzioni:\n  - { anno: 2028, numero: 1, area: ex cat. C, profilo: istruttore, canale: [concorso], ufficio: ragioneria, costo: 34500 }\n  - { anno: 2028, numero: 1, area: Funzionari e EQ (ex D), profilo: Funzionario tecnico, canale: [concorso], ufficio: ragioneria, costo: 37000 }\n",
        &[],
    ),
    (
        "two categories of before, one cause",
        "fabbisogni.yaml",
        "assunzioni:\n  - { anno: 2028, numero: 1, area: C1, profilo: istruttore, canale: [concorso], ufficio: ragioneria, costo: 34500 }\n  - { anno: 2028, numero: 1, area: Cat. D, profilo: Funzionario tecnico, canale: [concorso], ufficio: ragioneria, costo: 37000 }\n",
        &["categoria-superata"],
    ),
    (
        "an area of the body's own, in its crosswalk",
        "fabbisogni.yaml",
        "corrispondenze:\n  - { da: Vigilanza, a: Istruttori }\nassunzioni:\n  - { anno: 2028, numero: 1, area: Vigilanza, profilo: istruttore, canale: [concorso], ufficio: ragioneria, costo: 34500 }\n",
        &[],
    ),
    (
        "an area that the agreement does not have",
        "fabbisogni.yaml",
        "assunzioni:\n  - { anno: 2028, numero: 1, area: Vigilanza, profilo: Funzionario tecnico, canale: [concorso], ufficio: ragioneria, costo: 34500 }\n",
        &["area-sconosciuta"],
    ),
    (
        "people outside the areas",
        "fabbisogni.yaml",
        "assunzioni:\n  - { anno: 2028, numero: 1, area: Qualifica dirigenziale, profilo: Funzionario tecnico, canale: [concorso], ufficio: ragioneria, costo: 90000 }\n  - { anno: 2028, numero: 1, area: Segretario generale (fascia A), profilo: Funzionario tecnico, canale: [concorso], ufficio: ragioneria, costo: 90000 }\n  - { anno: 2028, numero: 1, area: Istruttori amministrativi, profilo: Funzionario tecnico, canale: [concorso], ufficio: ragioneria, costo: 34500 }\n",
        &[],
    ),
    (
        "a career step to an area where the profile does not stand",
        "fabbisogni.yaml",
        "progressioni:\n  - { anno: 2028, numero: 1, da_area: Istruttori, a_area: Funzionari ed EQ, profilo: istruttore, tipo: ordinaria, costo: 2900 }\nassunzioni:\n  - { anno: 2028, numero: 1, area: Funzionari ed EQ, profilo: Funzionario tecnico, canale: [concorso], ufficio: ragioneria, costo: 37000 }\n",
        &["profilo-in-due-aree"],
    ),
    (
        "nine hirings in all, none by mobility",
        "fabbisogni.yaml",
        "assunzioni:\n  - { anno: 2028, numero: 8, area: Istruttori, profilo: istruttore, canale: [concorso], ufficio: ragioneria, costo: 276000 }\n",
        &[],
    ),
    (
        "ten hirings, and mobility only in words",
        "fabbisogni.yaml",
        "assunzioni:\n  - { anno: 2028, numero: 9, area: Istruttori, profilo: istruttore, canale: [concorso], ufficio: ragioneria, costo: 310500, nota: la mobilità è andata deserta due volte }\n",
        &[],
    ),
    (
        "two persons with disabilities due, one in service, by agreement",
        "fabbisogni.yaml",
        "categorie_protette: { base: 36, dovuti: 2, in_servizio: 1, nota: convenzione con il centro per l'impiego }\n",
        &[],
    ),
    (
        "one post for persons with disabilities where two are due",
        "fabbisogni.yaml",
        "categorie_protette: { base: 36, dovuti: 1, in_servizio: 1 }\n",
        &["categorie-protette-scoperte"],
    ),
    ("the only manager of two, on contract", "fabbisogni.yaml", "dirigenti_110: { numero: 1, dotazione: 2 }\n", &[]),
    (
        "two hirings part time in a row of one",
        "fabbisogni.yaml",
        "assunzioni:\n  - { anno: 2028, numero: 1, area: Istruttori, profilo: istruttore, canale: [concorso], ufficio: ragioneria, costo: 34500, part_time: 2 }\n",
        &["tempo-parziale-oltre-il-personale"],
    ),
    (
        "a hiring of last year's plan that is carried over",
        "fabbisogni.yaml",
        "assunzioni:\n  - { anno: 2026, numero: 1, area: Istruttori, profilo: istruttore, canale: [concorso], ufficio: ragioneria, costo: 34500 }\n",
        &["assunzione-di-un-altro-anno"],
    ),
];

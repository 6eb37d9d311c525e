// SPDX-License-Identifier: EUPL-1.2
//! Cases that are added to the section `performance`.

use super::Caso;

pub const CASES: &[Caso] = &[
    (
        "a wrong year in an end that has a beginning",
        "performance.yaml",
        "obiettivi:\n  - id: uno\n    titolo: Uno\n    ufficio: tecnico\n    inizio: 2027-02-01\n    scadenza: 2017-12-31\n    fasi:\n      - { nome: a, inizio: 2027-02-01, fine: 2027-06-30 }\n",
        &["scadenza-prima-dell-inizio"],
    ),
    (
        "a wrong year in a phase",
        "performance.yaml",
        "obiettivi:\n  - id: uno\n    titolo: Uno\n    ufficio: tecnico\n    scadenza: 2027-12-31\n    fasi:\n      - { nome: a, fine: 2027-06-30 }\n      - { nome: b, fine: 2037-10-31 }\n      - { nome: c, fine: 2027-11-30 }\n",
        &["data-fuori-periodo"],
    ),
    (
        "a target worse than the start and than the year before",
        "performance.yaml",
        "obiettivi:\n  - id: uno\n    titolo: Uno\n    ufficio: tecnico\n    indicatori:\n      - id: due\n        nome: Numero di posti\n        dimensione: output\n        polarita: aumento\n        fonte: registro delle domande\n        frequenza: annuale\n        storico: { 2024: 48, 2025: 49 }\n        baseline: { 2026: 50 }\n        target: { 2027: 60, 2028: 40, 2029: 70 }\n",
        &["target-contro-polarita"],
    ),
    (
        "a goal suspended during the year, a goal below another",
        "performance.yaml",
        "obiettivi:\n  - id: uno\n    titolo: Uno\n    stato: sospeso\n    indicatori:\n      - { id: zero, nome: Posti, target: { 2027: 3 } }\n  - id: quattro\n    titolo: Quattro\n    ufficio: tecnico\n    stato: sterilizzato\n  - id: due\n    titolo: Due\n    padre: servizi-semplici\n    indicatori:\n      - id: tre\n        nome: Numero di posti\n        dimensione: output\n        polarita: aumento\n        fonte: registro delle domande\n        frequenza: annuale\n        storico: { 2024: 48, 2025: 49 }\n        baseline: { 2026: 50 }\n        target: { 2027: 60 }\n",
        &[],
    ),
    (
        "references to a kind of which the plan has none",
        "performance.yaml",
        "obiettivi:\n  - { id: uno, titolo: Uno, ufficio: tecnico, priorita: [una, due], fasi: [{ nome: a, fine: 2027-06-30 }] }\n  - { id: due, titolo: Due, ufficio: tecnico, priorita: [una], fasi: [{ nome: a, fine: 2027-06-30 }] }\n",
        &["riferimento-sconosciuto"],
    ),
    (
        "payment times over two goals, of which the weights of a person are summed",
        "performance.yaml",
        "obiettivi:\n  - { id: uno, titolo: Perché sì, ufficio: tecnico, temi: [tempi_pagamento], responsabili: [{ incarico: resp-tecnico, peso: 20 }], fasi: [{ nome: a, fine: 2027-06-30 }] }\n  - { id: due, titolo: Due, ufficio: tecnico, temi: [tempi_pagamento], responsabili: [{ incarico: resp-tecnico, peso: 10 }], fasi: [{ nome: a, fine: 2027-06-30 }] }\n",
        &[],
    ),
    (
        "a goal of the secretary in an office of others, a goal of a level with its own class",
        "performance.yaml",
        "obiettivi:\n  - { id: uno, titolo: Perché sì, ufficio: tecnico, responsabili: [segretario], fasi: [{ nome: a, fine: 2027-06-30 }] }\n  - { id: due, titolo: Due, livello: di gruppo, classe: operativo, ufficio: tecnico, fasi: [{ nome: a, fine: 2027-06-30 }] }\n",
        &[],
    ),
    (
        "a deadline of the second year, with a phase that lasts until then; one without a year",
        "performance.yaml",
        "obiettivi:\n  - { id: uno, titolo: Perché sì, ufficio: tecnico, scadenza: 2028-05-31, fasi: [{ nome: a, fine: 2028-04-30 }] }\n  - { id: due, titolo: Due, ufficio: tecnico, scadenza: entro 31.12, fasi: [{ nome: a, fine: 2027-06-30 }] }\n",
        &[],
    ),
    (
        "codes of projects: two, one in lower case, words",
        "performance.yaml",
        "obiettivi:\n  - { id: uno, titolo: Perché sì, ufficio: tecnico, cup: \"G59F19000090007, g51b21000010006\", fasi: [{ nome: a, fine: 2027-06-30 }] }\n  - { id: due, titolo: Due, ufficio: tecnico, cup: in corso di richiesta, fasi: [{ nome: a, fine: 2027-06-30 }] }\n",
        &[],
    ),
    (
        "an office that a goal of every office has among those that contribute",
        "performance.yaml",
        "obiettivi:\n  - { id: uno, titolo: Perché sì, ufficio: tecnico, contributori: [tutti, { esterno: Un ente }], fasi: [{ nome: a, fine: 2027-06-30 }] }\n",
        &[],
    ),
    (
        "a goal that the words of a skeleton fill",
        "performance.yaml",
        "obiettivi:\n  - { id: uno, titolo: DA COMPILARE, livello: DA COMPILARE, ufficio: DA COMPILARE, temi: [DA COMPILARE], responsabili: [DA COMPILARE], scadenza: DA COMPILARE, indicatori: [DA COMPILARE] }\n",
        &[
            "da-compilare",
            "da-compilare",
            "da-compilare",
            "da-compilare",
            "da-compilare",
            "da-compilare",
            "da-compilare",
        ],
    ),
    (
        "percentages above 100: more than planned, one year on another, all above, and one that lost its comma",
        "performance.yaml",
        "obiettivi:\n  - id: uno\n    titolo: Perché no\n    ufficio: tecnico\n    fasi: [{ nome: a, fine: 2027-06-30 }]\n    indicatori:\n      - { id: a, nome: Ore di corso, formula: ore erogate / ore programmate, unita: \"%\", baseline: 96%, target: { 2027: 110% } }\n      - { id: b, nome: Utenti, formula: utenti dell'anno / utenti del 2020, unita: \"%\", baseline: 97%, target: { 2027: 130% } }\n      - { id: c, nome: Pratiche concluse, formula: pratiche concluse / pratiche arrivate, unita: \"%\", baseline: 101%, target: { 2027: 105% } }\n      - { id: d, nome: Pratiche in rete, formula: pratiche in rete / pratiche, unita: \"%\", baseline: 57%, target: { 2027: 640% } }\n",
        &["percentuale-impossibile"],
    ),
    (
        "values that cannot improve, changes, ranges, words, formulas in words",
        "performance.yaml",
        "indicatori:\n  - { id: uno, nome: Uno, unita: \"%\", polarita: aumento, baseline: { 2026: 100 }, target: { 2027: 100, 2028: 100, 2029: 100 } }\n  - { id: due, nome: Due, unita: reclami, polarita: diminuzione, baseline: { 2026: 0 }, target: \"0\" }\n  - { id: tre, nome: Tre, unita: voto da 1 a 5, polarita: aumento, baseline: { 2026: 5 }, target: { 2029: 5 } }\n  - { id: quattro, nome: Quattro, unita: \"%\", misura: variazione, polarita: aumento, baseline: { 2026: 130 }, target: { 2027: -4 } }\n  - { id: cinque, nome: Cinque, unita: ore, polarita: intervallo, baseline: { 2026: 13 }, target: da 12 a 16 }\n  - { id: sei, nome: Rapporto tra entrate e spese, unita: \"%\", target: { 2027: 104 } }\n  - { id: sette, nome: Sette, unita: giorni, target: { 2027: due verifiche, 2028: n.d., 2029: entro 30 giorni } }\n  - { id: otto, nome: Otto, formula: accessi a P.S./O.B.I. e/o day hospital, target: { 2027: \">= 2026\" } }\n  - { id: nove, nome: Nove, formula: domande / abitanti, baseline: { 2026: \"~45\" }, target: { 2027: \"<= 60\" } }\n  - { id: dieci, nome: Dieci, unita: \"%\", formula: 100 × posti autorizzati / bambini, operandi: { posti: quelli in convenzione }, target: { 2027: 40 } }\n",
        &[],
    ),
    (
        "percentages, formulas and targets that cannot be",
        "performance.yaml",
        "indicatori:\n  - { id: uno, nome: Uno, unita: \"%\", polarita: mantenimento, baseline: { 2026: 571 }, target: { 2027: 640, 2028: 72 } }\n  - { id: due, nome: Due, formula: accessi /, target: { 2027: 3 } }\n  - { id: tre, nome: Tre, formula: chiuse / arrivate, operandi: { chiuse: le concluse, arrivate: 0 }, target: { 2027: 3 } }\n  - { id: cinque, nome: Cinque, polarita: diminuzione, baseline: { 2026: 30 }, target: { 2027: 30, 2028: 30, 2029: 30 } }\n  - { id: sei, nome: Sei, unita: giorni, target: { 2027: in miglioramento } }\n  - { id: sette, nome: Sette, target: { 2027: \"1.23.456\" } }\n",
        &[
            "percentuale-impossibile",
            "denominatore-nullo",
            "denominatore-nullo",
            "target-senza-miglioramento",
            "target-non-numerico",
            "numero-illeggibile",
        ],
    ),
    (
        "acts and words of the past, as the past",
        "performance.yaml",
        "testo: |\n  Gli incarichi di elevata qualificazione (già posizioni organizzative) sono due. La categoria D catastale non c'entra.\n  I lavori banditi nel 2022 seguono il D.Lgs. 50/2016. L'abuso d'ufficio (art. 323 c.p., abrogato) resta come evento.\n  Il PTPCT 2021-2023 è stato l'ultimo. Si risponde entro 24 ore ai dipendenti in formazione. Residente in via esclusiva.\n  La sottosezione sarà aggiornata con successivo atto.\n",
        &[],
    ),
];

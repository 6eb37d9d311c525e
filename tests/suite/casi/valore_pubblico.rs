// SPDX-License-Identifier: EUPL-1.2
//! Cases that are added to the section `valore_pubblico`.

use super::Caso;

pub const CASES: &[Caso] = &[
    (
        "a goal of public value that looks beyond the plan, with a value on the way, served and protected through a link in its text",
        "valore_pubblico.yaml",
        "obiettivi_valore_pubblico:\n  - id: clima\n    titolo: Una città che pesa meno sul clima\n    descrizione: Viene dall'Agenda 2030; ci lavora [[obiettivo:servizi-semplici]].\n    dimensioni: [ambientale]\n    stakeholder: [cittadini]\n    documenti: [\"DUP, sezione strategica\"]\n    orizzonte: entro la fine del 2031\n    ufficio: tecnico\n    risorse: [{ persone: due tecnici }]\n    indicatori:\n      - id: emissioni\n        nome: Emissioni del territorio\n        formula: somma delle emissioni stimate\n        unita: tonnellate\n        dimensione: impatto\n        polarita: diminuzione\n        fonte: inventario regionale\n        frequenza: annuale\n        baseline: { 2026: 9600 }\n        storico: { 2024: 9900, 2025: 9700, 2026: 9600 }\n        target: { 2028: 9000, 2031: 7000 }\n",
        &[],
    ),
    (
        "a goal of public value whose only values lie beyond the plan",
        "valore_pubblico.yaml",
        "obiettivi_valore_pubblico:\n  - id: clima\n    titolo: Una città che pesa meno sul clima\n    descrizione: Viene dall'Agenda 2030; ci lavora [[obiettivo:servizi-semplici]].\n    dimensioni: [ambientale]\n    stakeholder: [cittadini]\n    documenti: [\"DUP, sezione strategica\"]\n    orizzonte: 2031\n    ufficio: tecnico\n    risorse: [{ persone: due tecnici }]\n    indicatori:\n      - id: emissioni\n        nome: Emissioni del territorio\n        formula: somma delle emissioni stimate\n        unita: tonnellate\n        dimensione: impatto\n        polarita: diminuzione\n        fonte: inventario regionale\n        frequenza: annuale\n        baseline: { 2026: 9600 }\n        storico: { 2024: 9900, 2025: 9700, 2026: 9600 }\n        target: { 2031: 7000 }\n",
        &["orizzonte-fuori-dal-piano"],
    ),
    (
        "times of procedures that cannot be compared, offices and years of the goal, a procedure that goes on from last year",
        "valore_pubblico.yaml",
        "procedure:\n  - { id: uno, nome: Uno, ufficio: tecnico, anno: 2026, azione: Meno carte, strumento: sportello, utenti_consultati: no, termini: [{ giorni: 2 mesi }], tempi_misurati: [{ periodo: \"2026\", media: 10 giorni lavorativi }], tempo_obiettivo: { 2027: 12 giorni, 2028: dimezzare, 2029: \"-10%\" } }\n  - { id: due, nome: Due, obiettivo: pagamenti, anno: 2028, azione: Meno carte, strumento: sportello, utenti_consultati: no }\n",
        &[],
    ),
    (
        "a programme whose mission stands beside it, missions by name, a domain with its number, an indicator of the BES",
        "valore_pubblico.yaml",
        "obiettivi_valore_pubblico:\n  - id: clima\n    titolo: Una città che pesa meno sul clima\n    descrizione: Ci lavora [[obiettivo:servizi-semplici]].\n    dimensioni: [ambientale]\n    stakeholder: [cittadini]\n    missione: M9\n    programma: \"02\"\n    missioni: [Turismo, 1 - Servizi istituzionali, \"0105\"]\n    bes: [Dominio 10 - Ambiente, Speranza di vita alla nascita]\n    sdg: [\"Agenda 2030, obiettivo 13\", \"11.6.2\", Agire per il clima]\n    ufficio: tecnico\n    indicatori: { nessuna: si sceglie con l'inventario }\n    orizzonte: fine mandato\n",
        &[],
    ),
    (
        "actions that the plan says are done, and one that is late",
        "valore_pubblico.yaml",
        "accessibilita:\n  - { titolo: Rampa, tipo: fisica, ufficio: tecnico, scadenza: 2026-11-30, proponente: Responsabile, nota: Lavori conclusi }\n  - { titolo: Ascensore, tipo: fisica, ufficio: tecnico, scadenza: 2026-12-10, proponente: Responsabile, descrizione: Già fatto a dicembre. }\n  - { titolo: Sito, tipo: digitale, ufficio: tecnico, scadenza: 2026-10-10, proponente: Responsabile, nota: Fattori di rischio }\n",
        &["data-fuori-periodo"],
    ),
];

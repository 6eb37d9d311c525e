// SPDX-License-Identifier: EUPL-1.2
//! Cases that are added to the section `rischi_corruttivi`.

use super::Caso;

pub const CASES: &[Caso] = &[
    (
        "measures already carried out, suspended, or carried out by a goal",
        "rischi_corruttivi.yaml",
        "misure:\n  - { id: uno, titolo: Uno, tipo: controllo, rischi: [frazionamento], ufficio: tecnico, gia_attuata: 2026-12-01 }\n  - { id: due, titolo: Due, tipo: controllo, rischi: [frazionamento], ufficio: tecnico, stato: sospesa }\n  - { id: tre, titolo: Tre, tipo: controllo, rischi: [frazionamento], obiettivo: pagamenti }\n",
        &[],
    ),
    (
        "the level of a process",
        "rischi_corruttivi.yaml",
        "processi:\n  - { id: uno, nome: Uno, area: personale, descrizione: Così, output: atto, ufficio: tecnico, rischio: altissimo }\n",
        &["livello-di-rischio-sconosciuto"],
    ),
    (
        "areas in the words of the body, of ten years ago, of the table",
        "rischi_corruttivi.yaml",
        "processi:\n  - id: uno\n    nome: Attività uno\n    area: \"Area B: affidamento di lavori, servizi e forniture\"\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischio: basso\n  - id: due\n    nome: Attività due\n    area: Acquisizione e progressione del personale\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischio: basso\n  - id: tre\n    nome: Attività tre\n    area: PIANIFICAZIONE-URBANISTICA\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischio: basso\n",
        &[],
    ),
    (
        "an area of its own, and another name of one of the table",
        "rischi_corruttivi.yaml",
        "aree:\n  servizi_demografici: { testo: Anagrafe e stato civile }\n  Area G: incarichi_nomine\nprocessi:\n  - id: uno\n    nome: Attività uno\n    area: Servizi demografici\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischio: basso\n  - id: due\n    nome: Attività due\n    area: Area G\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischio: basso\n",
        &[],
    ),
    (
        "an unknown area is told once, and what is missing is not told of areas nobody knows",
        "rischi_corruttivi.yaml",
        "processi:\n  - id: uno\n    nome: Attività uno\n    area: Area Q\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischio: basso\n  - id: due\n    nome: Attività due\n    area: Area Q\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischio: basso\n",
        &["area-di-rischio-sconosciuta"],
    ),
    (
        "an area declared as another that nobody knows",
        "rischi_corruttivi.yaml",
        "aree:\n  Area G: sportelli\nprocessi:\n  - id: uno\n    nome: Attività uno\n    area: Area G\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischio: basso\n",
        &["area-di-rischio-sconosciuta"],
    ),
    (
        "a process without risks, one that says why, one that a risk names",
        "rischi_corruttivi.yaml",
        "processi:\n  - id: uno\n    nome: Attività uno\n    area: contratti_pubblici\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n  - id: due\n    nome: Attività due\n    area: contratti_pubblici\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischi: { nessuna: atto dovuto }\n  - id: tre\n    nome: Attività tre\n    area: contratti_pubblici\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\nrischi:\n  - { id: evento, evento: Accade, processi: [tre], fattori_abilitanti: [fretta], rischio_iniziale: basso, motivazione: Così }\n",
        &["processo-senza-rischi"],
    ),
    (
        "a risk that a process refers to, and one of a process that does not exist",
        "rischi_corruttivi.yaml",
        "processi:\n  - id: uno\n    nome: Attività uno\n    area: contratti_pubblici\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischi: [evento]\nrischi:\n  - { id: evento, evento: Accade, fattori_abilitanti: [fretta], rischio_iniziale: basso, motivazione: Così }\n  - { id: altro, evento: Accade, processi: [nulla], fattori_abilitanti: [fretta], rischio_iniziale: basso, motivazione: Così }\n",
        &["riferimento-sconosciuto"],
    ),
    (
        "a medium risk treated by a measure written elsewhere that names its process",
        "rischi_corruttivi.yaml",
        "processi:\n  - id: uno\n    nome: Attività uno\n    area: contratti_pubblici\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischi:\n      - id: evento\n        evento: Accade\n        fattori_abilitanti: [fretta]\n        rischio_iniziale: medio\n        motivazione: Perché sì\nmisure:\n  - { id: rimedio, titolo: Rimedio, tipo: controllo, descrizione: Così, ufficio: tecnico, frequenza: annuale, indicatore: controlli svolti, target: 4, obiettivo_strategico: appalti-chiari, processi: [uno] }\n",
        &[],
    ),
    (
        "a medium risk treated by a general measure only",
        "rischi_corruttivi.yaml",
        "processi:\n  - id: uno\n    nome: Attività uno\n    area: contratti_pubblici\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischi:\n      - id: evento\n        evento: Accade\n        fattori_abilitanti: [fretta]\n        rischio_iniziale: medio\n        motivazione: Perché sì\nmisure:\n  - { id: rimedio, titolo: Rimedio, tipo: controllo, descrizione: Così, ufficio: tecnico, frequenza: annuale, indicatore: controlli svolti, target: 4, obiettivo_strategico: appalti-chiari, genere: generale, rischi: [evento] }\n",
        &["rischio-senza-misura"],
    ),
    (
        "a medium risk that says why it has no measure, and one that the measures have lowered",
        "rischi_corruttivi.yaml",
        "processi:\n  - id: uno\n    nome: Attività uno\n    area: contratti_pubblici\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischi:\n      - id: evento\n        evento: Accade\n        fattori_abilitanti: [fretta]\n        rischio_iniziale: medio\n        motivazione: Perché sì\n        misure: { nessuna: bastano le generali }\n  - id: due\n    nome: Attività due\n    area: contratti_pubblici\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischi:\n      - id: altro\n        evento: Accade\n        fattori_abilitanti: [fretta]\n        rischio_iniziale: medio\n        motivazione: Perché sì\n        rischio_residuo: basso\n",
        &[],
    ),
    (
        "a high risk without measures is told by one rule",
        "rischi_corruttivi.yaml",
        "processi:\n  - id: uno\n    nome: Attività uno\n    area: contratti_pubblici\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischi:\n      - id: evento\n        evento: Accade\n        fattori_abilitanti: [fretta]\n        rischio_iniziale: alto\n        motivazione: Perché sì\n",
        &["rischio-alto-senza-misura-specifica"],
    ),
    (
        "a high risk of which the only measure ends in two years",
        "rischi_corruttivi.yaml",
        "processi:\n  - id: uno\n    nome: Attività uno\n    area: contratti_pubblici\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischi:\n      - id: evento\n        evento: Accade\n        fattori_abilitanti: [fretta]\n        rischio_iniziale: alto\n        motivazione: Perché sì\nmisure:\n  - { id: rimedio, titolo: Rimedio, tipo: controllo, descrizione: Così, ufficio: tecnico, termine: 2029-06-30, indicatore: controlli svolti, target: 4, obiettivo_strategico: appalti-chiari, rischi: [evento] }\n",
        &["rischio-alto-rimandato"],
    ),
    (
        "a high risk with a measure of this year beside a later one, or with a term in words",
        "rischi_corruttivi.yaml",
        "processi:\n  - id: uno\n    nome: Attività uno\n    area: contratti_pubblici\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischi:\n      - id: evento\n        evento: Accade\n        fattori_abilitanti: [fretta]\n        rischio_iniziale: alto\n        motivazione: Perché sì\nmisure:\n  - { id: rimedio, titolo: Rimedio, tipo: controllo, descrizione: Così, ufficio: tecnico, termine: 2029-06-30, indicatore: controlli svolti, target: 4, obiettivo_strategico: appalti-chiari, rischi: [evento] }\n  - { id: altro, titolo: Rimedio, tipo: controllo, descrizione: Così, ufficio: tecnico, termine: entro la prima gara, indicatore: controlli svolti, target: 4, obiettivo_strategico: appalti-chiari, rischi: [evento] }\n",
        &[],
    ),
    (
        "an estimate above the level without a reason is told by one rule",
        "rischi_corruttivi.yaml",
        "processi:\n  - id: uno\n    nome: Attività uno\n    area: contratti_pubblici\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischi:\n      - id: evento\n        evento: Accade\n        fattori_abilitanti: [fretta]\n        rischio_iniziale: basso\n        stime: { interesse_esterno: ALTO, discrezionalita: basso, opacita: basso }\n",
        &["livello-sotto-la-stima-peggiore"],
    ),
    (
        "much collaboration and much transparency raise no risk",
        "rischi_corruttivi.yaml",
        "processi:\n  - id: uno\n    nome: Attività uno\n    area: contratti_pubblici\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischi:\n      - id: evento\n        evento: Accade\n        fattori_abilitanti: [fretta]\n        rischio_iniziale: basso\n        motivazione: Perché sì\n        stime: { collaborazione: alto, trasparenza: alto, Grado attuazione misure: alto }\n",
        &[],
    ),
    (
        "a level with data instead of words",
        "rischi_corruttivi.yaml",
        "processi:\n  - id: uno\n    nome: Attività uno\n    area: contratti_pubblici\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischi:\n      - id: evento\n        evento: Accade\n        fattori_abilitanti: [fretta]\n        rischio_iniziale: basso\n        stime: { interesse_esterno: alto, discrezionalita: basso, opacita: basso }\n        dati: Due casi in dieci anni\n",
        &[],
    ),
    (
        "a risk without a level, a process with one",
        "rischi_corruttivi.yaml",
        "processi:\n  - id: uno\n    nome: Attività uno\n    area: contratti_pubblici\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischi:\n      - id: evento\n        evento: Accade\n        fattori_abilitanti: [fretta]\n  - id: due\n    nome: Attività due\n    area: contratti_pubblici\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    punteggio: \"4,41\"\n",
        &["rischio-senza-livello"],
    ),
    (
        "a measure of another kind that says which, one that does not",
        "rischi_corruttivi.yaml",
        "misure:\n  - { id: rimedio, titolo: Rimedio, tipo: altro, descrizione: Così, ufficio: tecnico, frequenza: annuale, indicatore: controlli svolti, target: 4, obiettivo_strategico: appalti-chiari, rischi: [frazionamento] }\n  - { id: altro-rimedio, titolo: Rimedio, tipo: altro, ufficio: tecnico, frequenza: annuale, indicatore: controlli svolti, target: 4, obiettivo_strategico: appalti-chiari, rischi: [frazionamento], fasi: [{ nome: avvio, fine: 2027-06-30 }] }\n",
        &["misura-senza-tipo"],
    ),
    (
        "a specific measure with the title of a general one, with and without more",
        "rischi_corruttivi.yaml",
        "misure:\n  - { id: rimedio, titolo: Rotazione del personale, tipo: controllo, ufficio: tecnico, frequenza: annuale, indicatore: controlli svolti, target: 4, obiettivo_strategico: appalti-chiari, rischi: [frazionamento], obiettivo: pagamenti }\n  - { id: altro, titolo: Formazione, tipo: controllo, descrizione: Così, ufficio: tecnico, frequenza: annuale, indicatore: controlli svolti, target: 4, obiettivo_strategico: appalti-chiari, rischi: [frazionamento] }\n",
        &["misura-generica"],
    ),
    (
        "an indicator of the plan has its own target",
        "rischi_corruttivi.yaml",
        "misure:\n  - { id: rimedio, titolo: Rimedio, tipo: controllo, descrizione: Così, ufficio: tecnico, frequenza: annuale, indicatore: giorni-di-ritardo, obiettivo_strategico: appalti-chiari, rischi: [frazionamento] }\n",
        &["riferimento-sconosciuto"],
    ),
    (
        "a context that says there was nothing",
        "rischi_corruttivi.yaml",
        "contesto_interno: { dati: { Segnalazioni: nessuna } }\n",
        &["chiave-in-due-file"],
    ),
    (
        "processes rated as a whole, with and without a measure",
        "rischi_corruttivi.yaml",
        "processi:\n  - id: uno\n    nome: Attività uno\n    area: contratti_pubblici\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischio: medio\n  - id: due\n    nome: Attività due\n    area: contratti_pubblici\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischio: medio\nmisure:\n  - { id: rimedio, titolo: Rimedio, tipo: controllo, descrizione: Così, ufficio: tecnico, frequenza: annuale, indicatore: controlli svolti, target: 4, obiettivo_strategico: appalti-chiari, processi: [due] }\n",
        &["rischio-senza-misura"],
    ),
    (
        "a body that calls all areas by letters is told once",
        "rischi_corruttivi.yaml",
        "processi:\n  - id: p-c\n    nome: Attività p-c\n    area: Area C\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischio: basso\n  - id: p-d\n    nome: Attività p-d\n    area: Area D\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischio: basso\n  - id: p-e\n    nome: Attività p-e\n    area: Area E\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischio: basso\n  - id: p-f\n    nome: Attività p-f\n    area: Area F\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischio: basso\n  - id: p-g\n    nome: Attività p-g\n    area: Area G\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischio: basso\n  - id: p-h\n    nome: Attività p-h\n    area: Area H\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischio: basso\n",
        &["area-di-rischio-sconosciuta"],
    ),
    (
        "a title that says how it is done",
        "rischi_corruttivi.yaml",
        "misure:\n  - { id: rimedio, titolo: \"Controllo ogni semestre, a campione, sul dieci per cento degli affidamenti, con verbale al RPCT\", tipo: controllo, ufficio: tecnico, frequenza: annuale, indicatore: controlli svolti, target: 4, obiettivo_strategico: appalti-chiari, rischi: [frazionamento] }\n",
        &[],
    ),
    (
        "a measure that no goal carries out, one of which only the position is known",
        "rischi_corruttivi.yaml",
        "misure:\n  - { id: rimedio, titolo: Rimedio, tipo: controllo, descrizione: Così, ufficio: tecnico, frequenza: annuale, indicatore: controlli svolti, target: 4, rischi: [frazionamento] }\n  - { id: altro, titolo: Rimedio, tipo: controllo, descrizione: Così, incarico: resp-tecnico, frequenza: annuale, indicatore: controlli svolti, target: 4, rischi: [frazionamento] }\n",
        &["misure-fuori-dalla-performance"],
    ),
    (
        "an area that the body says it does not have is not missed, one it has in other words is covered",
        "rischi_corruttivi.yaml",
        "aree:\n  gestione_rifiuti: { nessuna: è dell'autorità d'ambito }\nprocessi:\n  - id: uno\n    nome: Attività uno\n    area: Edilizia privata\n    descrizione: Così\n    output: atto\n    ufficio: tecnico\n    rischio: basso\n",
        &[],
    ),
];

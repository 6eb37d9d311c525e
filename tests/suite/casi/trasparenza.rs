// SPDX-License-Identifier: EUPL-1.2
//! Cases that are added to the section `trasparenza`.

use super::Caso;

pub const CASES: &[Caso] = &[
    (
        "a title of the menu with its offices, another with the reason why nothing is due",
        "trasparenza.yaml",
        "obblighi:\n  - { codice: Bilanci, elabora: ragioneria, pubblica: segreteria, giorni: 30, monitoraggio: RPCT }\n  - { codice: liste di attesa, nessuna: Il comune non eroga prestazioni sanitarie }\n",
        &[],
    ),
    (
        "a title that is nearly one, and digits that are none",
        "trasparenza.yaml",
        "obblighi:\n  - { codice: Bilanzi, elabora: ragioneria, pubblica: segreteria, giorni: 30, monitoraggio: RPCT }\n  - { codice: \"15\", elabora: ragioneria, pubblica: segreteria, giorni: 30, monitoraggio: RPCT }\n",
        &["obbligo-sconosciuto", "obbligo-sconosciuto"],
    ),
    (
        "made once a year and published within a number of days is timely; once a quarter is not twice a year",
        "trasparenza.yaml",
        "obblighi:\n  - { codice: \"120102\", elabora: ragioneria, pubblica: segreteria, frequenza: annuale, giorni: 30 }\n  - { codice: \"150601\", elabora: ragioneria, pubblica: segreteria, frequenza: semestrale, giorni: 30, schema_anac: delibera 481/2025 }\n",
        &["obbligo-aggiornato-di-rado"],
    ),
    (
        "a row for many entries with a frequency that is too rare for some of them",
        "trasparenza.yaml",
        "obblighi:\n  - { codice: Dati sui pagamenti, elabora: ragioneria, pubblica: segreteria, frequenza: annuale, giorni: 30, schema_anac: delibera 481/2025 }\n",
        &["obbligo-aggiornato-di-rado"],
    ),
    (
        "a term in words, and a datum that is made only once",
        "trasparenza.yaml",
        "obblighi:\n  - { codice: \"110101\", elabora: segreteria, pubblica: segreteria, frequenza: tempestiva, termine: entro la settimana }\n  - { codice: \"210103\", elabora: segreteria, pubblica: segreteria, frequenza: una_tantum }\n",
        &[],
    ),
    (
        "years that are of something else, and the years of the law in words",
        "trasparenza.yaml",
        "testo: |\n  Si pubblicano i dati degli ultimi due anni e, entro un anno, quelli che mancano.\n  I dati restano in linea cinque anni; per i dirigenti tre anni dopo la cessazione dell'incarico.\ndati_ulteriori:\n  - { contenuto: Consumi, ufficio: tecnico, frequenza: annuale }\n",
        &[],
    ),
    (
        "one that says neither who makes it nor who sends it, one that says only who sends it",
        "trasparenza.yaml",
        "obblighi:\n  - { codice: \"120102\", pubblica: segreteria, frequenza: annuale, giorni: 30 }\n  - { codice: \"120101\", trasmette: ragioneria, pubblica: segreteria, frequenza: annuale, giorni: 30 }\n",
        &["obbligo-senza-chi-trasmette", "obbligo-senza-chi-elabora"],
    ),
    (
        "three years for everything",
        "trasparenza.yaml",
        "testo: Tutti i dati restano pubblicati per tre anni.\n",
        &["durata-della-pubblicazione-errata"],
    ),
    (
        "rows of which nobody knows whose they are, told once each",
        "trasparenza.yaml",
        "obblighi:\n  - { codice: \"110101\", frequenza: tempestiva, giorni: 5 }\n  - { codice: \"110102\", nessuna: Perché è così }\n",
        &["obbligo-senza-chi-pubblica", "obbligo-senza-chi-trasmette", "obbligo-sconosciuto"],
    ),
];

// SPDX-License-Identifier: EUPL-1.2
//! Cases that are added to the section `fabbisogni`.

use super::Caso;

pub const CASES: &[Caso] = &[
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
];

// SPDX-License-Identifier: EUPL-1.2
//! Cases that are added to the section `rischi_corruttivi`.

use super::Caso;

pub const CASES: &[Caso] = &[
    (
        "measures already carried out, suspended, or carried out by a goal",
        "rischi_corruttivi.yaml",
        "misure:\n  - { id: uno, titolo: Uno, rischi: [frazionamento], ufficio: tecnico, gia_attuata: 2026-12-01 }\n  - { id: due, titolo: Due, rischi: [frazionamento], ufficio: tecnico, stato: sospesa }\n  - { id: tre, titolo: Tre, rischi: [frazionamento], obiettivo: pagamenti }\n",
        &[],
    ),
    (
        "the level of a process",
        "rischi_corruttivi.yaml",
        "processi:\n  - { id: uno, nome: Uno, ufficio: tecnico, rischio: altissimo }\n",
        &["livello-di-rischio-sconosciuto"],
    ),
];

// SPDX-License-Identifier: EUPL-1.2
//! Cases that are added to the section `struttura_organizzativa`.

use super::Caso;

pub const CASES: &[Caso] = &[
    (
        "offices that close or open during the plan",
        "struttura_organizzativa.yaml",
        "uffici:\n  - { id: uno, nome: Cultura, incarico: resp-tecnico, valido_al: 2027-06-30 }\n  - { id: due, nome: Turismo, incarico: resp-tecnico, valido_dal: 2028-01-01 }\n  - { id: tre, nome: Sport, valido_al: 2026-12-31 }\n",
        &[],
    ),
    (
        "offices below one that has a head, and the office of the mayor",
        "struttura_organizzativa.yaml",
        "uffici:\n  - { id: anagrafe, nome: Anagrafe, padre: segreteria, dipendenti: 0 }\n  - { id: stato-civile, nome: Stato civile, padre: anagrafe, dipendenti: 0 }\n  - { id: gabinetto, nome: Gabinetto del Sindaco, incarico: segretario }\n",
        &[],
    ),
];

// SPDX-License-Identifier: EUPL-1.2
//! Cases that are added to the section `scheda_anagrafica`.

use super::Caso;

pub const CASES: &[Caso] = &[(
    "the auditors again, an opinion of the day, a union heard too late",
    "scheda_anagrafica.yaml",
    "pareri:\n  - { organo: Revisore unico, oggetto: DUP, data: 2026-11-20 }\n  - { organo: Collegio dei revisori, oggetto: Assunzioni, data: 2027-03-01 }\n  - { organo: CUG, oggetto: Azioni positive, data: 2027-01-28 }\nconfronto_sindacale:\n  - { oggetto: Lavoro agile, data: 2027-02-01 }\n",
    &["parere-dopo-l-adozione"],
)];

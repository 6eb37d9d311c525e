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
    (
        "actions with a title and no more, and with a few words",
        "struttura_organizzativa.yaml",
        "interventi:\n  - titolo: Perché no\n  - { titolo: Più sportelli, nota: nel 2028, obiettivo: servizi-semplici }\n",
        &["intervento-generico", "intervento-senza-valore-pubblico"],
    ),
    (
        "kinds of position of another contract, of no office, of any contract",
        "struttura_organizzativa.yaml",
        "incarichi:\n  - { id: uno, ruolo: Perché no, tipo: ep, ufficio: segreteria }\n  - { id: due, ruolo: Esperto, tipo: ep }\n  - { id: tre, ruolo: Assessore alla cultura, tipo: altro, ufficio: segreteria }\n",
        &["responsabile-di-un-altro-contratto"],
    ),
    (
        "a chain of offices where one does not say its level",
        "struttura_organizzativa.yaml",
        "uffici:\n  - { id: uno, nome: Città, padre: segreteria, incarico: segretario, dipendenti: 0 }\n  - { id: due, nome: Più giù, padre: uno, livello: settore, dipendenti: 0 }\n",
        &[],
    ),
    (
        "a chain of offices longer than the levels",
        "struttura_organizzativa.yaml",
        "uffici:\n  - { id: uno, nome: Città, padre: segreteria, livello: servizio, incarico: segretario, dipendenti: 0 }\n  - { id: due, nome: Più giù, padre: uno, livello: Servizio, dipendenti: 0 }\n",
        &["piu-livelli-di-quelli-dichiarati"],
    ),
    (
        "managers by contract, for the time being, or of a post that nobody holds",
        "struttura_organizzativa.yaml",
        "incarichi:\n  - { id: uno, ruolo: Dirigente ex art. 110, tipo: dirigente }\n  - { id: due, ruolo: Dirigente dei servizi alla città, tipo: dirigente, vacante: sì, ad_interim: segretario }\n",
        &[],
    ),
];

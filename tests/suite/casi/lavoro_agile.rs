// SPDX-License-Identifier: EUPL-1.2
//! Cases that are added to the section `lavoro_agile`.

use super::Caso;

pub const CASES: &[Caso] = &[
    (
        "shares that come from the numbers, rounded, cut, as a fraction, of others, about so much",
        "lavoro_agile.yaml",
        "per_ufficio:\n  - { ufficio: tecnico, autorizzati: 7, personale: 26, quota: \"26%\" }\n  - { ufficio: segreteria, autorizzati: 5, personale: 20, telelavoro: 1, quota: \"30%\" }\n  - { ufficio: ragioneria, autorizzati: 5, personale: 18, quota: \"0,28\" }\n  - { ufficio: Lavori in economia, autorizzati: 5, personale: 18, quota: circa 30% }\n  - { ufficio: Città vecchia, autorizzati: 5, personale: 18, quota: \"60%\", nota: la base sono le attività remotizzabili }\n  - { ufficio: Nessuno, autorizzati: 0, personale: 0, quota: \"0%\" }\n  - { ufficio: Chissà, autorizzati: 3, quota: \"12%\" }\n",
        &[],
    ),
    (
        "shares that come from nothing",
        "lavoro_agile.yaml",
        "per_ufficio:\n  - { ufficio: tecnico, autorizzati: 7, personale: 26, quota: \"36,9%\" }\n  - { ufficio: Città vecchia, autorizzati: 5, personale: 18, quota: \"0,72\" }\n",
        &["quota-agile-errata", "quota-agile-errata"],
    ),
    (
        "half and half is no prevalence",
        "lavoro_agile.yaml",
        "giorni_presenza: 2,5\ngiorni_agile: 2,5\nperiodo: settimana\n",
        &["agile-oltre-la-presenza"],
    ),
    (
        "days that prevail, and exceptions with their reason",
        "lavoro_agile.yaml",
        "giorni_presenza: 3\ngiorni_agile: 2\nderoghe:\n  - { chi: Più fragili, motivo: con certificato }\n",
        &[],
    ),
    (
        "no days of agile work at all",
        "lavoro_agile.yaml",
        "giorni_presenza: 0\ngiorni_agile: 0\nderoghe: { nessuna: Nessuno ne ha bisogno }\n",
        &[],
    ),
    (
        "days over the limit, and one of two exceptions without a reason",
        "lavoro_agile.yaml",
        "giorni_presenza: 5\ngiorni_agile: 15\nderoghe:\n  - { chi: Più fragili, motivo: con certificato }\n  - { chi: Pendolari }\n",
        &["agile-oltre-la-presenza-con-deroga", "deroga-alla-presenza-senza-motivo"],
    ),
    (
        "who says why it is not used owes nothing more, whatever else is written",
        "lavoro_agile.yaml",
        "nessuna: \"Perché si lavora allo sportello\"\ngiorni_presenza: 1\ngiorni_agile: 4\nderoghe:\n  - { chi: Pendolari }\n",
        &[],
    ),
];

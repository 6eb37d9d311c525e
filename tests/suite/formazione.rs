// SPDX-License-Identifier: EUPL-1.2
//! The training section as bodies write it: what must be found, and what must not.

use crate::support::{findings, load, piano_minimo};
use piao::rules::RULES;

/// The rules in code about training that speak, in order, where the section of the smallest plan is this one.
fn trovati(testo: &str, manifesto: &[(&str, &str)]) -> Vec<&'static str> {
    let mut files = piano_minimo();
    for (path, text) in &mut files {
        if path.ends_with("formazione.yaml") {
            *text = testo.to_string();
        }
        // No goal on training: the section speaks for itself.
        if path.ends_with("performance.yaml") {
            *text = text.replace("nome: Ore di formazione per persona", "nome: Attestati consegnati");
        }
        if path == "piao.toml" {
            for (from, to) in manifesto {
                assert!(text.contains(from), "{from}");
                *text = text.replace(from, to);
            }
        }
    }
    let mine = |id: &str| RULES.iter().any(|r| r.id == id && r.catalogo.iter().any(|row| row.starts_with("form-")));
    let found = findings(&load(&files), &|r| mine(r.id) || r.catalogo.is_empty());
    found.iter().map(|f| f.rule).collect()
}

const TUTTO: &str = "obiettivi_formativi:\n  - { titolo: Ore a persona, target: { 2027: 40, 2028: 40, 2029: 40 } }\n";

#[test]
fn subjects_are_found_however_they_are_written() {
    for corsi in [
        // Abbreviations, acts instead of names, capitals, accents, dashes.
        "  - { titolo: AGGIORNAMENTO D. LGS. 81/08, partecipanti: 64 }
  - { titolo: L. 190/2012 e PNA 2025, anno: 2027 }
  - { titolo: Codice di comportamento, nota: all'assunzione }
  - { titolo: D.Lgs. 36/2023 per il RUP }
  - { titolo: Smart-working e diritto alla disconnessione }
  - { titolo: Ciclo della performance }
  - { titolo: URP e L. 150/2000 }
  - { titolo: Excel avanzato }
  - { titolo: Rendicontare i progetti del PNRR }
  - { titolo: Gestione del tempo e dello stress }
",
        // Subjects instead of titles.
        "  - { titolo: Corso 1, ambito: Salute e sicurezza nei luoghi di lavoro }
  - { titolo: Corso 2, area_tematica: Anticorruzione, periodo: marzo }
  - { titolo: Corso 3, ambito: \"Etica, trasparenza e integrità\", anno: 2027 }
  - { titolo: Corso 4, ambito: Appalti e contratti }
  - { titolo: Corso 5, ambito: Lavoro agile }
  - { titolo: Corso 6, ambito: Pianificazione strategica }
  - { titolo: Corso 7, ambito: Comunicazione pubblica }
  - { titolo: Corso 8, ambito: Transizione digitale }
  - { titolo: Corso 9, ambito: Project management }
  - { titolo: Corso 10, ambito: Soft skills }
",
    ] {
        assert_eq!(trovati(&format!("{TUTTO}interventi_formativi:\n{corsi}"), &[]), Vec::<&str>::new(), "{corsi}");
    }
    // A list in prose is enough.
    let prosa = format!(
        "testo: |\n  Sono obbligatori: comunicazione pubblica; salute e sicurezza sul lavoro; anticorruzione; etica e codice di\n  \
         comportamento; contratti pubblici; lavoro agile; pianificazione strategica. Si aggiungono le competenze digitali, il\n  \
         project management e le competenze trasversali.\n{TUTTO}interventi_formativi:\n  - {{ titolo: Corsi della Scuola nazionale }}\n"
    );
    assert_eq!(trovati(&prosa, &[]), Vec::<&str>::new());
}

#[test]
fn data_protection_is_no_safety_of_workers_and_a_strategy_in_prose_no_course() {
    let corsi = "testo: La formazione è una leva strategica per l'organizzazione.\ninterventi_formativi:\n  - { titolo: La sicurezza informatica nel lavoro quotidiano }\n";
    let found = trovati(&format!("{TUTTO}{corsi}"), &[]);
    let expected = [
        "ambiti-obbligatori-senza-corso",
        "anticorruzione-senza-corso",
        "competenze-trasversali-senza-corso",
        "etica-senza-corso",
        "gestione-dei-progetti-senza-corso",
        "sicurezza-senza-corso",
    ];
    let mut sorted = found;
    sorted.sort_unstable();
    assert_eq!(sorted, expected);
}

const CORSI: &str = "testo: comunicazione pubblica, sicurezza sul lavoro, anticorruzione, codice di comportamento, contratti pubblici, lavoro agile, pianificazione strategica, competenze digitali, project management e trasversali\n";

#[test]
fn hours_a_person_are_understood_or_left_alone() {
    let poche = "ore-di-formazione-insufficienti";
    let tornano = "ore-di-formazione-che-non-tornano";
    let corso =
        |durata: &str| format!("interventi_formativi:\n  - {{ titolo: Corsi, durata: {durata}, partecipanti: 64 }}\n");
    for (what, section, expected) in [
        ("enough for each year", format!("ore_a_persona: almeno 40\n{}", corso("4 ore")), vec![]),
        ("an old threshold", format!("ore_a_persona: 24 ore\n{}", corso("4 ore")), vec![poche]),
        (
            "the second year falls",
            format!("ore_a_persona: {{ 2027: 40, 2028: 30, 2029: 40 }}\n{}", corso("4 ore")),
            vec![poche],
        ),
        ("courses that make forty", corso("40 ore"), vec![]),
        ("courses that make sixteen, and nothing else", corso("16 ore"), vec![poche]),
        (
            "the same, and the directive in words",
            format!("titoli_di_studio: Almeno quaranta ore a testa\n{}", corso("16 ore")),
            vec![],
        ),
        (
            "days without their hours: nobody knows",
            format!("titoli_di_studio: Almeno 40 ore l'anno\n{}", corso("2 giornate")),
            vec![],
        ),
        ("days with their hours", format!("ore_per_giornata: 7\n{}", corso("6 giornate")), vec![]),
        (
            "hours on one subject are a part",
            format!(
                "obiettivi_formativi:\n  - {{ titolo: Ore di formazione digitale a persona, target: {{ 2027: 8 ore }} }}\n{}",
                corso("un modulo")
            ),
            vec![],
        ),
        (
            "a share of people is no number of hours",
            format!(
                "obiettivi_formativi:\n  - {{ titolo: Dipendenti con 40 ore l'anno, target: {{ 2027: \"90%\" }} }}\n{}",
                corso("un modulo")
            ),
            vec![],
        ),
        (
            "hours are nowhere",
            corso("un modulo").replace(
                "interventi",
                "obiettivi_formativi:\n  - { titolo: Crescere, target: { 2027: \"90%\" } }\ninterventi",
            ),
            vec![poche],
        ),
        ("a total that is the sum", format!("ore_totali: {{ 2027: 2560 }}\n{}", corso("40 ore")), vec![]),
        (
            "a total of days taken for hours",
            format!("ore_per_giornata: 7\nore_a_persona: 40\nore_totali: {{ 2027: 640 }}\n{}", corso("10 giornate")),
            vec![tornano],
        ),
        (
            "a mean that is not total over people",
            format!(
                "ore_a_persona: {{ 2027: 50, 2028: 40, 2029: 40 }}\nore_totali: {{ 2027: 2560 }}\n{}",
                corso("40 ore")
            ),
            vec![tornano],
        ),
        (
            "a total, and a course whose people are not known",
            format!("ore_a_persona: 40\nore_totali: 9999\n{}", corso("40 ore").replace(", partecipanti: 64", "")),
            vec![tornano],
        ),
    ] {
        let mut section = format!("{CORSI}{section}");
        if !section.contains("obiettivi_formativi") {
            section.push_str("obiettivi_formativi:\n  - { titolo: Crescere, target: { 2027: sì } }\n");
        }
        assert_eq!(trovati(&section, &[]), expected, "{what}");
    }
}

#[test]
fn who_uses_artificial_intelligence_trains_for_it() {
    let uses = [("usa_ia = false", "usa_ia = true")];
    let section = |corso: &str| format!("{CORSI}{TUTTO}interventi_formativi:\n  - {{ titolo: \"{corso}\" }}\n");
    assert_eq!(trovati(&section("Corsi"), &uses), ["intelligenza-artificiale-senza-corso"]);
    for corso in [
        "L'IA generativa in ufficio",
        "AI Act: che cosa cambia",
        "Intelligenza artificiale: dove sbaglia",
        "Usare bene ChatGPT",
    ] {
        assert_eq!(trovati(&section(corso), &uses), Vec::<&str>::new(), "{corso}");
    }
    assert_eq!(trovati(&section("Corsi"), &[]), Vec::<&str>::new());
}

#[test]
fn more_participants_than_people_are_told_once() {
    let corsi = "interventi_formativi:\n  - { titolo: Uno, partecipanti: 640 }\n  - { titolo: Due, partecipanti: 700 }\n  - { titolo: Tre, partecipanti: 64 }\n";
    assert_eq!(trovati(&format!("{CORSI}{TUTTO}{corsi}"), &[]), ["partecipanti-oltre-il-personale"]);
}

#[test]
fn a_section_still_to_be_filled_in_is_left_alone() {
    let section = "interventi_formativi:\n  - { titolo: DA COMPILARE, durata: DA COMPILARE, partecipanti: DA COMPILARE }\nobiettivi_formativi:\n  - { titolo: DA COMPILARE }\n";
    let found = trovati(section, &[]);
    assert!(found.iter().all(|r| *r == "da-compilare"), "{found:?}");
    let none = format!("{TUTTO}interventi_formativi: {{ nessuna: Ci si forma con l'Unione }}\n");
    assert_eq!(trovati(&none, &[]), Vec::<&str>::new());
}

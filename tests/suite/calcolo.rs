// SPDX-License-Identifier: EUPL-1.2
//! The computations against figures worked out by hand.

use crate::support::{Files, load, piano_minimo, plan};
use piao::calcolo::personale::{Andamento, Organico, organico};
use piao::load::Options;

/// What `then` says of the staff of a plan.
fn staff<R>(files: &Files, then: impl FnOnce(Result<Organico<'_>, String>) -> R) -> R {
    load(files).check(&Options::default(), |cx, _| then(organico(cx.piano, cx.graph).map_err(|e| e.motivo)))
}

/// A year as the worked example writes it: beginning, leavers, hirings, in and out by career steps, end.
fn operands(course: &Andamento<'_>, year: usize) -> [i64; 6] {
    let a = &course.anni[year];
    let doubts = [&a.cessazioni, &a.assunzioni, &a.in_entrata, &a.in_uscita];
    assert!(doubts.iter().all(|s| s.dubbio.is_none()), "{} {}", course.nome, a.anno);
    let begin = course.iniziale(year).expect("computed");
    let end = a.finale.clone().expect("computed");
    [begin, a.cessazioni.numero, a.assunzioni.numero, a.in_entrata.numero, a.in_uscita.numero, end]
}

// The staff of `examples/comune/2027`, from its table of 31 December 2026 and from its rows of leavers, hirings and
// career steps, added up by hand.
//
//   Table, rows by area: Dirigenti 1 + 1 + 1 + 1 = 4 (one for each of the four sectors); Funzionari 36; Istruttori 60;
//   Operatori esperti 21; Operatori 4. In all 4 + 36 + 60 + 21 + 4 = 125.
//
//   2027  leavers: 1 funzionario contabile; 2 operatori esperti (demografici, economato); 2 istruttori tecnici = 5
//         hirings: 2 funzionari (biblioteca, ragioneria); 1 operatore esperto; 3 istruttori = 6
//         career steps: 2 istruttori become funzionari
//           Dirigenti          4                    =   4
//           Funzionari        36 - 1 + 2 + 2        =  39
//           Istruttori        60 - 2 + 3     - 2    =  59
//           Operatori esperti 21 - 2 + 1            =  20
//           Operatori          4                    =   4
//           in all           125 - 5 + 6            = 126 = 4 + 39 + 59 + 20 + 4
//   2028  leavers: 1 funzionario tecnico; 2 operatori esperti; 1 istruttore di vigilanza = 4
//         hirings: 2 funzionari (edilizia, servizi sociali); 1 istruttore di vigilanza = 3
//           Funzionari        39 - 1 + 2            =  40
//           Istruttori        59 - 1 + 1            =  59
//           Operatori esperti 20 - 2                =  18
//           in all           126 - 4 + 3            = 125 = 4 + 40 + 59 + 18 + 4
//   2029  leavers: 1 istruttore contabile; 2 operatori esperti = 3
//         hirings: 2 istruttori (entrate, nido) = 2
//           Funzionari        40                    =  40
//           Istruttori        59 - 1 + 2            =  60
//           Operatori esperti 18 - 2                =  16
//           in all           125 - 3 + 2            = 124 = 4 + 40 + 60 + 16 + 4
#[test]
fn the_staff_of_the_example_is_that_worked_out_by_hand() {
    staff(&plan("examples/comune/2027"), |staff| {
        let staff = staff.expect("computed");
        assert_eq!(staff.al.to_string(), "2026-12-31");
        let names: Vec<&str> = staff.aree.iter().map(|a| a.nome).collect();
        assert_eq!(
            names,
            ["Dirigenti", "Funzionari ed elevata qualificazione", "Istruttori", "Operatori esperti", "Operatori"]
        );
        let by_hand = [
            [[4, 0, 0, 0, 0, 4], [4, 0, 0, 0, 0, 4], [4, 0, 0, 0, 0, 4]],
            [[36, 1, 2, 2, 0, 39], [39, 1, 2, 0, 0, 40], [40, 0, 0, 0, 0, 40]],
            [[60, 2, 3, 0, 2, 59], [59, 1, 1, 0, 0, 59], [59, 1, 2, 0, 0, 60]],
            [[21, 2, 1, 0, 0, 20], [20, 2, 0, 0, 0, 18], [18, 2, 0, 0, 0, 16]],
            [[4, 0, 0, 0, 0, 4], [4, 0, 0, 0, 0, 4], [4, 0, 0, 0, 0, 4]],
        ];
        for (area, years) in staff.aree.iter().zip(by_hand) {
            assert_eq!([0, 1, 2].map(|y| operands(area, y)), years, "{}", area.nome);
        }
        let total = [0, 1, 2].map(|y| operands(&staff.totale, y));
        assert_eq!(total, [[125, 5, 6, 0, 0, 126], [126, 4, 3, 0, 0, 125], [125, 3, 2, 0, 0, 124]]);
        for (year, [.., end]) in total.iter().enumerate() {
            assert_eq!(staff.aree.iter().map(|a| operands(a, year)[5]).sum::<i64>(), *end);
        }
        let istruttori = &staff.aree[2];
        assert_eq!(istruttori.anni[0].formula(60, 59), "60 - 2 + 3 - 2 = 59");
        // Each operand knows its rows.
        assert_eq!(istruttori.anni[0].cessazioni.righe.len(), 2);
        assert_eq!(istruttori.al(2029), Some(60));
    });
}

/// The smallest plan (64 istruttori) with other rows of section 3.3.
fn with(rows: &str) -> Files {
    let mut files = piano_minimo();
    let (_, text) = files.iter_mut().find(|(p, _)| p.contains("fabbisogni")).expect("it is there");
    let key = |line: &str| line.split(':').next().unwrap_or_default().to_string();
    let keys: Vec<String> = rows.lines().filter(|l| !l.starts_with([' ', '-'])).map(key).collect();
    let mut gone = false;
    let mut kept = String::new();
    for line in text.lines() {
        if !line.starts_with([' ', '-']) && !line.is_empty() {
            gone = keys.contains(&key(line));
        }
        if !gone {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    *text = format!("{kept}{rows}");
    files
}

/// Istruttori and all the staff at the end of the three years; `?` where it cannot be said.
fn ends(rows: &str) -> String {
    staff(&with(rows), |staff| match staff {
        Err(why) => why,
        Ok(staff) => {
            let show = |a: &Andamento<'_>| {
                let ends = a.anni.iter().map(|y| y.finale.as_ref().map_or("?".into(), i64::to_string));
                ends.collect::<Vec<_>>().join(" ")
            };
            let area = staff.aree.iter().find(|a| a.chiave == "istruttori").map(show).unwrap_or_default();
            format!("{area} | {}", show(&staff.totale))
        }
    })
}

#[test]
fn what_is_not_known_is_not_guessed() {
    const NONE: &str = "cessazioni: { nessuna: nessuno esce }\n";
    const HIRE: &str = "assunzioni:\n  - { anno: 2028, numero: 2, area: Istruttori }\n";
    for (rows, wanted) in [
        (String::new(), "64 64 64 | 64 64 64"),
        (format!("{NONE}{HIRE}"), "64 66 66 | 64 66 66"),
        // In words, for the whole period, for several years, carried over from before the plan.
        (
            format!("{NONE}assunzioni:\n  - {{ anno: 2028, numero: una trentina, area: Istruttori }}\n"),
            "64 ? ? | 64 ? ?",
        ),
        (format!("{NONE}assunzioni:\n  - {{ anno: 2028, numero: circa 30, area: Istruttori }}\n"), "64 ? ? | 64 ? ?"),
        (format!("{NONE}assunzioni:\n  - {{ numero: 2, area: Istruttori }}\n"), "? ? ? | ? ? ?"),
        (format!("{NONE}assunzioni:\n  - {{ anni: [2028, 2029], numero: 2, area: Istruttori }}\n"), "64 ? ? | 64 ? ?"),
        (format!("{NONE}assunzioni:\n  - {{ anno: 2026, numero: 2, area: Istruttori }}\n"), "? ? ? | ? ? ?"),
        // One year in a list is that year; a year after the plan changes nothing.
        (format!("{NONE}assunzioni:\n  - {{ anni: [2029], numero: 2, area: Istruttori }}\n"), "64 64 66 | 64 64 66"),
        (format!("{NONE}assunzioni:\n  - {{ anno: 2030, numero: 2, area: Istruttori }}\n"), "64 64 64 | 64 64 64"),
        // Without an area the total is known and no area is; the profile may say the area.
        (format!("{NONE}assunzioni:\n  - {{ anno: 2028, numero: 2 }}\n"), "64 ? ? | 64 66 66"),
        (format!("{NONE}assunzioni:\n  - {{ anno: 2028, numero: 2, profilo: istruttore }}\n"), "64 66 66 | 64 66 66"),
        // An area that the contract knows begins with nobody; a word that nobody knows may be any area.
        (format!("{NONE}assunzioni:\n  - {{ anno: 2028, numero: 2, area: Operatori }}\n"), "64 64 64 | 64 66 66"),
        (format!("{NONE}assunzioni:\n  - {{ anno: 2028, numero: 2, area: Vigilanza }}\n"), "64 ? ? | 64 66 66"),
        // Written as people write it.
        (
            format!("{NONE}assunzioni:\n  - {{ anno: 2027, numero: 1, area: Area degli Istruttori (ex C) }}\n"),
            "65 65 65 | 65 65 65",
        ),
        // Counted in another row; for a time; from inside the body.
        (
            format!("{NONE}{HIRE}  - {{ anno: 2028, numero: 1, area: Istruttori, di_cui: true }}\n"),
            "64 66 66 | 64 66 66",
        ),
        (
            format!("{NONE}{HIRE}  - {{ anno: 2028, numero: 1, area: Istruttori, rapporto: tempo determinato }}\n"),
            "64 66 66 | 64 66 66",
        ),
        (
            format!("{NONE}{HIRE}  - {{ anno: 2028, numero: 1, area: Istruttori, canale: [mobilita_interna] }}\n"),
            "64 66 66 | 64 66 66",
        ),
        (
            format!("{NONE}{HIRE}  - {{ anno: 2029, numero: 1, area: Istruttori, canale: [progressione] }}\n"),
            "64 66 ? | 64 66 66",
        ),
        (
            format!("{NONE}{HIRE}  - {{ anno: 2029, numero: 1, area: Istruttori, canale: [stabilizzazione] }}\n"),
            "64 66 ? | 64 66 ?",
        ),
        // Career steps.
        (
            format!(
                "{NONE}{HIRE}progressioni:\n  - {{ anno: 2027, numero: 3, da_area: Operatori esperti, a_area: Istruttori }}\n"
            ),
            "67 69 69 | 64 66 66",
        ),
        (
            format!("{NONE}{HIRE}progressioni:\n  - {{ anno: 2027, numero: 3, a_area: Istruttori }}\n"),
            "? ? ? | 64 66 66",
        ),
        (
            format!(
                "{NONE}{HIRE}progressioni:\n  - {{ anno: 2027, numero: 3, da_area: Istruttori, a_area: Area Istruttori }}\n"
            ),
            "64 66 66 | 64 66 66",
        ),
        // Leavers who only change area or whose contract ends.
        (
            format!(
                "{HIRE}cessazioni:\n  - {{ anno: 2029, numero: 1, area: Istruttori, causa: progressione verticale }}\n"
            ),
            "64 66 ? | 64 66 ?",
        ),
        // Nothing is said of leavers.
        (HIRE.replace("assunzioni", "x").replace('x', "cessazioni:\nassunzioni"), "? ? ? | ? ? ?"),
        // The table.
        (
            format!(
                "{NONE}{HIRE}personale:\n  - {{ al: 2026-11-30, righe: [{{ etichetta: Istruttori, totale: 64 }}] }}\n"
            ),
            "manca la tabella del personale al 31/12/2026",
        ),
        (
            format!(
                "{NONE}{HIRE}personale:\n  - al: 2026-12-31\n    righe:\n      - {{ etichetta: 01501 AREA ISTRUTTORI, totale: 60 }}\n      - {{ etichetta: Ufficio di piano, totale: 4 }}\n"
            ),
            "? ? ? | 64 66 66",
        ),
        (
            format!(
                "{NONE}{HIRE}personale:\n  - al: 2026-12-31\n    righe:\n      - {{ etichetta: Istruttori, totale: 64 }}\n      - {{ etichetta: di cui donne, totale: 36 }}\n"
            ),
            "? ? ? | ? ? ?",
        ),
    ] {
        assert_eq!(ends(&rows), wanted, "{rows}");
    }
}

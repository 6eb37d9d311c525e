// SPDX-License-Identifier: EUPL-1.2
//! The computations against figures worked out by hand.

use crate::support::{Files, findings, load, piano_minimo, plan};
use piao::calcolo::capacita;
use piao::calcolo::personale::{Andamento, Organico, organico};
use piao::calcolo::quote::{accessi, mobilita, riservati};
use piao::load::Options;
use piao::model::fabbisogni::Fabbisogni;
use piao::model::scheda_anagrafica::TipoEnte;
use piao::rules::dati::{VoceSpesa, soglia_spesa};
use rust_decimal::Decimal;

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

// The quotas of the same plan, by hand.
//
//   Mobility, art. 30 c. 2-bis: 15 % of what the hirings of the year cost, in euro.
//     2027  hirings 37.200 + 37.200 + 31.600 + 34.300 + 34.300 + 34.300 = 208.900,00
//           15 % is 208.900 * 15 / 100 = 31.335,00; by mobility the istruttore tecnico of lavori pubblici, 34.300,00
//           34.300 / 208.900 = 0,164193…, that is 16,42 %: 2.965,00 above the least
//     2028  37.200 + 37.200 + 36.200 = 110.600,00; 15 % is 16.590,00; the istruttore di vigilanza, 36.200,00: 32,73 %
//     2029  34.300 + 34.300 = 68.600,00; 15 % is 10.290,00; the istruttore contabile, 34.300,00: 50 %
//   Half for people from outside, art. 52 c. 1-bis: career steps lead to the funzionari only, 2 of them, and the
//     funzionari hired in the three years are 2 + 2 = 4: 4 of 6 posts, two thirds.
//   L. 68/1999 on a base of 96: 7 % is 6,72, rounded to 7; art. 18, from 51 to 150 people one post.
#[test]
fn the_quotas_of_the_example_are_those_worked_out_by_hand() {
    let exact = |n: &str| Decimal::from_str_exact(n).expect("a number");
    load(&plan("examples/comune/2027")).check(&Options::default(), |cx, _| {
        let fabbisogni = cx.piano.sezioni.fabbisogni.as_ref().expect("the section");
        for (year, committed, moved, least, share) in [
            (2027, "208900", "34300", "31335.00", "16.42"),
            (2028, "110600", "36200", "16590.00", "32.73"),
            (2029, "68600", "34300", "10290.00", "50.00"),
        ] {
            for each in [false, true] {
                let m = mobilita(fabbisogni, year, Decimal::from(15), each).expect("computed").expect("hirings");
                let found = [m.impegnata, m.mobilita, m.minima, m.percento()];
                assert_eq!(found, [committed, moved, least, share].map(exact), "{year}");
            }
        }
        let posts: Vec<_> = accessi(cx.piano, cx.graph).iter().map(|a| (a.area, a.esterni, a.progressioni)).collect();
        assert_eq!(posts, [("Funzionari ed elevata qualificazione", 4, 2)]);
        let protected = fabbisogni.categorie_protette.get().expect("there are");
        let base = protected.base.get().expect("a number").numero;
        let due = riservati(3, base, 2027).expect("due");
        assert_eq!((due.base, due.esatti, due.dovuti), (96, Some(exact("6.72")), 7));
        assert_eq!(due.formula(), "7% di 96 = 6,72, cioè 7");
        assert_eq!(riservati(18, base, 2027).map(|d| d.dovuti), Some(1));
    });
}

#[test]
fn reserved_posts_follow_the_size_of_the_body() {
    // Base and posts due, by art. 3 and by art. 18. One half exactly is no post: 7 % of 50 would be 3,5.
    for (base, disabled, others) in [
        (14, None, None),
        (15, Some(1), None),
        (35, Some(1), None),
        (36, Some(2), None),
        (50, Some(2), None),
        (51, Some(4), Some(1)),
        (150, Some(10), Some(1)),
        (151, Some(11), Some(2)),
        (250, Some(17), Some(2)),
        (251, Some(18), Some(3)),
    ] {
        let due = |article| riservati(article, base, 2027).map(|d| d.dovuti);
        assert_eq!((due(3), due(18)), (disabled, others), "{base}");
    }
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
                "{NONE}{HIRE}personale:\n  - {{ al: 2026-12-31, popolazione: solo i dirigenti, righe: [{{ etichetta: Dirigenti, totale: 3 }}] }}\n"
            ),
            "la tabella del personale conta solo una parte: «solo i dirigenti»",
        ),
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

// ---------------------------------------------------------------- the capacity to hire

fn d(text: &str) -> Decimal {
    Decimal::from_str_exact(text).expect("a decimal number")
}

fn fabbisogni(path: &str) -> Fabbisogni {
    load(&plan(path)).piano.sezioni.fabbisogni.clone().expect("the section of staff needs")
}

/// By hand, from `examples/comune/2027/3.3-fabbisogni.yaml`:
///
/// ```text
/// 2023   12.401.228,06 + 2.204.118,93 + 4.287.950,71 = 18.893.297,70
/// 2024   12.655.902,34 + 2.119.640,58 + 4.448.217,25 = 19.223.760,17
/// 2025   12.788.413,95 + 2.087.226,40 + 4.512.309,72 = 19.387.950,07
/// sum    18.893.297,70 + 19.223.760,17 + 19.387.950,07 = 57.505.007,94
/// mean   57.505.007,94 / 3 = 19.168.335,98
/// minus the fund of 2025, 938.700,00: denominator 18.229.635,98
/// ratio  4.641.207,36 / 18.229.635,98 = 25,459682… per cent
/// 18.585 inhabitants: band f, threshold 27, to come back under 31
/// most   27 per cent of 18.229.635,98 = 4.922.001,7146, to the cent 4.922.001,71
/// room   4.922.001,71 − 4.641.207,36 = 280.794,35
/// 2027   4.641.207,36 + 171.800 (of 2026) = 4.813.007,36
///        hires 37.200 + 37.200 + 31.600 + 34.300 + 34.300 + 34.300 = 208.900
///        progressions 2.900 + 2.900 = 5.800
///        leavers 37.200 + 31.600 + 31.600 + 34.300 + 34.300 = 169.000
///        4.813.007,36 + 208.900 + 5.800 − 169.000 = 4.858.707,36
/// 2028   hires 37.200 + 37.200 + 36.200 = 110.600, leavers 37.200 + 31.600 + 36.200 + 31.600 = 136.600
///        4.858.707,36 + 110.600 − 136.600 = 4.832.707,36
/// 2029   hires 34.300 + 34.300 = 68.600, leavers 34.300 + 31.600 + 31.600 = 97.500
///        4.832.707,36 + 68.600 − 97.500 = 4.803.807,36
/// ```
#[test]
fn the_capacity_of_the_example_is_what_a_hand_makes_of_it() {
    let fabbisogni = fabbisogni("examples/comune/2027");
    let stated = fabbisogni.capacita.get().expect("the capacity");
    let conto = capacita::rapporto(stated).expect("every operand is there");
    let base = &conto.denominatore;
    let totals: Vec<(i16, Decimal)> = base.entrate.iter().map(|e| (e.anno, e.totale)).collect();
    assert_eq!(totals, [(2023, d("18893297.70")), (2024, d("19223760.17")), (2025, d("19387950.07"))]);
    assert_eq!(base.entrate[0].titolo_1, d("12401228.06"));
    assert_eq!(base.entrate[1].titolo_2, d("2119640.58"));
    assert_eq!(base.entrate[2].titolo_3, d("4512309.72"));
    assert_eq!(base.somma, d("57505007.94"));
    assert_eq!(base.media, d("19168335.98"));
    assert_eq!(base.fcde, d("938700.00"));
    assert_eq!(base.denominatore, d("18229635.98"));
    assert_eq!(conto.spesa, d("4641207.36"));
    assert_eq!(conto.rapporto.round_dp(6), d("25.459682"));

    let inhabitants = stated.abitanti.get().expect("the inhabitants").numero;
    let band = |voce| soglia_spesa(TipoEnte::Comune, voce, inhabitants, 2027).expect("a band");
    assert_eq!(band(VoceSpesa::Soglia).fascia, "f");
    assert_eq!((band(VoceSpesa::Soglia).valore, band(VoceSpesa::Rientro).valore), (d("27"), d("31")));
    let most = capacita::massimo(&conto, band(VoceSpesa::Soglia).valore).expect("it is small enough");
    assert_eq!((most.spesa_massima, most.spazio), (d("4922001.71"), d("280794.35")));
    let whole = capacita::conto(&fabbisogni, TipoEnte::Comune, None, 2027).expect("every operand is there");
    assert_eq!((whole.rapporto, whole.massimo), (conto.clone(), Some(most)));

    let years = capacita::spesa_prevista(&fabbisogni, 2025, 2027).expect("every movement has its year and cost");
    let found: Vec<_> =
        years.iter().map(|y| (y.anno, y.prima, y.assunzioni, y.progressioni, y.cessazioni, y.spesa)).collect();
    let expected = [
        (2027, d("4813007.36"), d("208900"), d("5800"), d("169000"), d("4858707.36")),
        (2028, d("4858707.36"), d("110600"), d("0"), d("136600"), d("4832707.36")),
        (2029, d("4832707.36"), d("68600"), d("0"), d("97500"), d("4803807.36")),
    ];
    assert_eq!(found, expected);
}

/// The same for a plan in TOML: 5.632.801,77 + 5.772.519,22 + 5.891.627,30 = 17.296.948,29; a third is 5.765.649,43; minus 186.400
/// is 5.579.249,43; 1.336.480,27 of it is 23,95 per cent; 27,2 per cent of it is 1.517.555,84; the room is 181.075,57. In the three
/// years 101.900, 33.600 and 33.500 come in, 2.100 are a progression of 2028, 66.600, 35.200 and 30.600 go out.
#[test]
fn the_capacity_of_a_small_body_too() {
    let fabbisogni = fabbisogni("examples/piccolo-comune/2027");
    let conto = capacita::rapporto(fabbisogni.capacita.get().expect("the capacity")).expect("every operand is there");
    assert_eq!(conto.denominatore.denominatore, d("5579249.43"));
    assert_eq!(conto.rapporto.round_dp(2), d("23.95"));
    let most = capacita::massimo(&conto, d("27.2")).expect("it is small enough");
    assert_eq!((most.spesa_massima, most.spazio), (d("1517555.84"), d("181075.57")));
    let years = capacita::spesa_prevista(&fabbisogni, 2025, 2027).expect("every movement has its year and cost");
    let spesa: Vec<Decimal> = years.iter().map(|y| y.spesa).collect();
    assert_eq!(spesa, [d("1371780.27"), d("1372280.27"), d("1375180.27")]);
}

#[test]
fn what_is_missing_is_said() {
    let path = "examples/comune/2027";
    for (from, to, reason) in [
        ("titolo_2: \"2.119.640,58\", ", "", "nel rendiconto 2024 manca `titolo_2`"),
        ("  fcde: \"938.700,00\"\n", "", "manca il fondo crediti, `fcde`"),
        (
            "  movimenti_intermedi: \"171.800,00\"\n",
            "",
            "non si sa che cosa è cambiato tra l'ultimo rendiconto e il piano: `movimenti_intermedi`",
        ),
        (
            "ufficio: cultura, causa: limiti di età, costo: 31600",
            "ufficio: cultura, causa: limiti di età",
            "tra le cessazioni ce n'è una senza `costo` o senza un `numero`",
        ),
        (
            "numero: 1\n    area: Operatori esperti\n    profilo: operaio-specializzato",
            "numero: 4\n    area: Operatori esperti\n    profilo: operaio-specializzato",
            "tra le assunzioni ce n'è una il cui `costo` sembra di una sola unità",
        ),
    ] {
        let mut files = plan(path);
        let (_, text) = files.iter_mut().find(|(p, _)| p.contains("fabbisogni")).expect("the section");
        assert!(text.contains(from), "{from}");
        *text = text.replacen(from, to, 1);
        let loaded = load(&files);
        let fabbisogni = loaded.piano.sezioni.fabbisogni.as_ref().expect("the section of staff needs");
        let ratio = capacita::rapporto(fabbisogni.capacita.get().expect("the capacity"));
        let said = ratio.err().or(capacita::spesa_prevista(fabbisogni, 2025, 2027).err()).map(|e| e.motivo);
        assert_eq!(said.as_deref(), Some(reason), "{from}");
    }
}

/// The rules on spending that speak of a plan whose section of staff needs is this one, under this kind of body.
fn trovati(tipo: &str, section: &str) -> Vec<&'static str> {
    let mut files = piano_minimo();
    for (path, text) in &mut files {
        if path.ends_with("fabbisogni.yaml") {
            *text = section.to_string();
        }
        if path.ends_with("scheda_anagrafica.yaml") {
            *text = text.replace("tipo: comune", &format!("tipo: {tipo}"));
            assert!(text.contains(&format!("tipo: {tipo}")));
        }
    }
    let mine = [
        "assunzioni-oltre-il-turn-over",
        "assunzioni-oltre-la-capacita",
        "equilibrio-non-asseverato",
        "fascia-demografica-errata",
        "fcde-di-un-altro-anno",
        "incremento-scaduto",
        "indicatori-dell-universita-assenti",
        "rapporto-di-spesa-errato",
        "rapporto-in-crescita-tra-le-soglie",
        "rendiconti-non-gli-ultimi-tre",
        "rientro-senza-riduzione",
        "spesa-diversa-dal-dup",
        "spesa-oltre-il-limite",
        "spesa-oltre-l-ottanta-per-cento",
        "spesa-oltre-la-soglia",
        "tetto-sanitario-assente",
        "valore-soglia-della-regione-errato",
        "valore-soglia-di-rientro-errato",
        "valore-soglia-errato",
    ];
    let found = findings(&load(&files), &|r| mine.contains(&r.id) || r.id == "tipo-errato");
    found.iter().map(|f| f.rule).collect()
}

/// Three accounts of 5 million a year and a fund of 200,000: the denominator is 4.800.000, its 26,9 per cent 1.291.200, its 30,9 per
/// cent 1.483.200.
fn conto(spesa: u32, altro: &str) -> String {
    let anni = [2023, 2024, 2025];
    let rendiconti: String = anni
        .iter()
        .map(|a| format!("    - {{ anno: {a}, titolo_1: 3000000, titolo_2: 500000, titolo_3: \"1.500.000,00\" }}\n"))
        .collect();
    format!(
        "capacita:\n  abitanti: 9800\n  fcde: 200000\n  spesa_personale: {spesa}\n  rendiconti:\n{rendiconti}{altro}"
    )
}

/// One hire and one leaver of the first year, with their costs.
fn movimenti(entra: u32, esce: u32) -> String {
    format!(
        "assunzioni:\n  - {{ anno: 2027, numero: 1, area: Istruttori, costo: {entra}, rapporto: tempo indeterminato }}\n\
         cessazioni:\n  - {{ anno: 2027, numero: 1, area: Istruttori, costo: {esce} }}\n"
    )
}

#[test]
fn what_may_be_spent_is_held_against_the_law_of_each_kind_of_body() {
    let mut wrong = Vec::new();
    let zero = "  movimenti_intermedi: 0\n";
    let (soglia, asseverato) = ("spesa-oltre-la-soglia", "  nota: Equilibrio asseverato\n");
    for (what, tipo, section, expected) in [
        ("below the threshold, staying below", "comune", conto(1_200_000, zero) + asseverato + &movimenti(60_000, 0), vec![]),
        ("growing without a word on the balance", "comune", conto(1_200_000, zero) + &movimenti(60_000, 0), vec!["equilibrio-non-asseverato"]),
        ("crossing the threshold", "comune", conto(1_270_000, zero) + asseverato + &movimenti(60_000, 0), vec![soglia]),
        ("the same, and nobody knows what happened in between", "comune", conto(1_270_000, asseverato) + &movimenti(60_000, 0), vec![]),
        ("the same, and who left in between makes room", "comune", conto(1_270_000, "  movimenti_intermedi: -60000\n") + asseverato + &movimenti(60_000, 0), vec![]),
        ("the same, with outside money", "comune", conto(1_270_000, zero) + asseverato + &movimenti(60_000, 0).replace("rapporto: tempo indeterminato", "fondi_esterni: sì"), vec![]),
        ("the same, for a season", "comune", conto(1_270_000, zero) + asseverato + &movimenti(60_000, 0).replace("tempo indeterminato", "tempo determinato"), vec![]),
        ("the same, of which another row speaks", "comune", conto(1_270_000, zero) + asseverato + &movimenti(60_000, 0).replace("rapporto: tempo indeterminato", "di_cui: sì"), vec![]),
        ("a cost is missing", "comune", conto(1_270_000, zero) + asseverato + &movimenti(60_000, 0).replace("costo: 0", "causa: pensione"), vec![]),
        ("what the plan says comes first", "comune", conto(1_270_000, zero) + asseverato + "  spesa_prevista: { 2027: \"1.290.000,00\", 2028: \"1.300.000,00\" }\n" + &movimenti(1, 0), vec![soglia]),
        ("between the two, growing", "comune", conto(1_400_000, zero) + &movimenti(60_000, 30_000), vec!["rapporto-in-crescita-tra-le-soglie"]),
        ("between the two, still", "comune", conto(1_400_000, zero) + &movimenti(30_000, 30_000), vec![]),
        ("above both, growing", "comune", conto(1_600_000, zero) + &movimenti(60_000, 30_000), vec!["rientro-senza-riduzione"]),
        ("above both, falling", "comune", conto(1_600_000, zero) + &movimenti(9_000, 30_000), vec![]),
        ("a ratio cut instead of rounded", "comune", conto(1_200_000, "  rapporto: \"25,00%\"\n"), vec![]),
        ("a ratio as a share", "comune", conto(1_200_000, "  rapporto: 0.25\n"), vec![]),
        ("a ratio with one decimal", "comune", conto(1_217_000, "  rapporto: \"25,3%\"\n"), vec![]),
        ("a ratio in words", "comune", conto(1_200_000, "  rapporto: circa un quarto\n"), vec![]),
        ("the fund was not taken off", "comune", conto(1_200_000, "  rapporto: \"24,00%\"\n"), vec!["rapporto-di-spesa-errato"]),
        ("a band in letters", "comune", conto(1_200_000, "  fascia: \"e)\"\n  soglia: 26.9\n"), vec![]),
        ("the wrong band, with its own threshold", "comune", conto(1_200_000, "  fascia: da 10.000 a 59.999 abitanti\n  soglia: \"27%\"\n"), vec!["fascia-demografica-errata"]),
        ("a band nobody understands", "comune", conto(1_200_000, "  fascia: medio-piccola\n"), vec![]),
        ("the threshold to come back under, in the wrong field", "comune", conto(1_200_000, "  soglia: \"30,90%\"\n"), vec!["valore-soglia-errato"]),
        ("the fund of another year", "comune", conto(1_200_000, "  anno_fcde: 2024\n"), vec!["fcde-di-un-altro-anno"]),
        ("the spending of another year", "comune", conto(1_200_000, "  anno_spesa: 2024\n"), vec!["rendiconti-non-gli-ultimi-tre"]),
        ("two accounts", "comune", conto(1_200_000, "").replacen("    - { anno: 2023, titolo_1: 3000000, titolo_2: 500000, titolo_3: \"1.500.000,00\" }\n", "", 1), vec!["rendiconti-non-gli-ultimi-tre"]),
        ("a gap", "comune", conto(1_200_000, "").replacen("2023", "2021", 1), vec!["rendiconti-non-gli-ultimi-tre"]),
        ("late, and it says so", "comune", conto(1_200_000, "  nota: Il rendiconto 2025 non è ancora approvato\n").replace("2023", "2022").replacen("2024", "2023", 1).replacen("anno: 2025", "anno: 2024", 1), vec![]),
        ("the table that has ended", "comune", conto(1_200_000, "  metodo: Si applica l'incremento della tab. 2 sulla spesa 2018.\n"), vec!["incremento-scaduto"]),
        ("the table that has ended, and it says so", "comune", conto(1_200_000, "  metodo: La tabella 2 non si applica più dal 2025.\n"), vec![]),
        ("a province and its threshold", "provincia", "capacita:\n  abitanti: 240000\n  soglia: \"20,80%\"\n".into(), vec![]),
        ("a province and another's", "provincia", "capacita:\n  abitanti: 240000\n  soglia: \"19,10%\"\n".into(), vec!["valore-soglia-errato"]),
        ("a metropolitan city", "citta_metropolitana", "capacita:\n  abitanti: 800000\n  soglia: \"25,30%\"\n".into(), vec!["valore-soglia-errato"]),
        ("the yearly increase of provinces", "provincia", "capacita:\n  abitanti: 240000\n  incremento: \"25%\"\n".into(), vec!["incremento-scaduto"]),
        ("a union has no threshold", "unione", conto(1_200_000, "  fascia: f\n  soglia: \"29%\"\n  rapporto: \"10%\"\n"), vec![]),
        ("more than the State's turn-over", "ministero", "capacita:\n  metodo: Turn-over\n  base: \"30.000,00 €\"\n".to_string() + &movimenti(60_000, 30_000), vec!["assunzioni-oltre-il-turn-over"]),
        ("the same, with what was left from before", "ministero", "capacita:\n  metodo: Turn-over e resti degli anni precedenti\n  base: \"30.000,00 €\"\n".to_string() + &movimenti(60_000, 30_000), vec![]),
        ("the same, by mobility", "ministero", "capacita:\n  base: \"30.000,00 €\"\n".to_string() + &movimenti(60_000, 30_000).replace("rapporto: tempo indeterminato", "canale: [mobilita]"), vec![]),
        ("capacity in points of staff", "universita", "capacita:\n  metodo: Punti organico e indicatore delle spese di personale\n  limite: \"4,35\"\n".to_string() + &movimenti(60_000, 30_000), vec![]),
        ("a university that says neither", "universita", "capacita:\n  metodo: Si sostituisce chi cessa\n".into(), vec!["indicatori-dell-universita-assenti"]),
        ("a health body that says neither", "azienda_ssn", "capacita:\n  metodo: Si sostituisce chi cessa\n".into(), vec!["tetto-sanitario-assente"]),
        ("a research body above its indicator", "ente_ricerca", "capacita:\n  rapporto: \"80,5%\"\n".into(), vec!["spesa-oltre-l-ottanta-per-cento"]),
        ("more than its capacity", "altro", "capacita:\n  limite: \"20.000,00 €\"\n".to_string() + &movimenti(60_000, 30_000), vec!["assunzioni-oltre-la-capacita"]),
        ("about its capacity", "altro", "capacita:\n  limite: circa 50.000 euro\n".to_string() + &movimenti(60_000, 30_000), vec![]),
        ("a ceiling passed", "altro", "tetto_di_spesa: { spesa: \"1.000.000,01\", limite: \"1.000.000,00\" }\n".into(), vec!["spesa-oltre-il-limite"]),
        ("a gross figure", "altro", "tetto_di_spesa: { spesa: \"1.100.000,00\", limite: \"1.000.000,00\", nota: Al lordo delle voci escluse }\n".into(), vec![]),
        ("the programme in euro", "comune", conto(1_200_000, "  spesa_prevista: { 2027: \"1.200.000,40\" }\n  spesa_nel_dup: { 2027: 1200000 }\n"), vec![]),
    ] {
        let mut found = trovati(tipo, &section);
        found.sort_unstable();
        if found != expected {
            wrong.push(format!("{what}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Valle d'Aosta, Trentino-Alto Adige and Friuli-Venezia Giulia have rules of their own.
#[test]
fn a_region_of_its_own_has_thresholds_of_its_own() {
    let found = |istat: &str| {
        let mut files = piano_minimo();
        for (path, text) in &mut files {
            if path.ends_with("scheda_anagrafica.yaml") {
                let code = text.lines().find(|l| l.starts_with("codice_istat:")).expect("a code").to_string();
                *text = text.replace(&code, &format!("codice_istat: \"{istat}\""));
            }
            if path.ends_with("fabbisogni.yaml") {
                *text = conto(1_200_000, "  soglia: \"24,60%\"\n");
            }
        }
        findings(&load(&files), &|r| r.id == "valore-soglia-errato").len()
    };
    assert_eq!(found("030129"), 0, "Udine");
    assert_eq!(found("001272"), 1, "Torino");
}

/// The text with `put` in the place of every number that is a value of its own.
fn with_numbers(text: &str, put: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        for (i, piece) in line.split(": ").enumerate() {
            out.push_str(if i > 0 { ": " } else { "" });
            let digits = piece.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(piece.len());
            let alone = matches!(piece[digits..].chars().next(), None | Some(',' | ' ' | '\n' | '}'));
            let number = i > 0 && digits > 0 && alone;
            out.push_str(if number { put } else { "" });
            out.push_str(if number { &piece[digits..] } else { piece });
        }
    }
    out
}

#[test]
fn numbers_of_any_size_are_computed_with_or_refused() {
    assert_eq!(with_numbers("a: { numero: 12, costo: 3.5 }\n", "9"), "a: { numero: 9, costo: 9 }\n");
    let sizes = ["999999999999999", "-999999999999999", "0", "0.0000000000001", "79228162514264337593543950335"];
    for size in sizes {
        let mut files = plan("examples/comune/2027");
        let figures = |path: &str| path.contains("3.2-") || path.contains("3.3-fabbisogni");
        files.iter_mut().filter(|(p, _)| figures(p)).for_each(|(_, text)| *text = with_numbers(text, size));
        load(&files).check(&Options::default(), |cx, outcome| {
            let told = outcome.findings.iter().filter(|f| cx.sources.file(f.span().file).path.contains("3.3-")).count();
            assert!(told > 0, "{size}: such figures cannot be right");
            piao::render::render(cx, piao::render::Format::Markdown, true, None).expect("it is composed");
        });
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! What must not be published is in no output, whichever way it is made: names of people below direction, counts that
//! tell of a few, and the counts from which these would come back.

use crate::support::{Files, load, read};
use piao::load::Options;
use piao::pubblicabile::pubblicabile;
use piao::render::{Format, render};
use std::path::Path;
use std::process::Command;

const MANIFESTO: &str = "formato = 1\nanno = 2027\nstato = \"bozza\"\n\n[documento]\nnomi = \"incarichi\"\n";

const SCHEDA: &str = "denominazione: Comune di Pietralta\nvertice: { ruolo: Sindaca, nome: Ada Ruspante }\n\
figure:\n  rpct: { incarico: rpct }\n";

const STRUTTURA: &str =
    "uffici:\n  - { id: suap, nome: Sportello, incarico: capo }\n  - { id: biblioteca, nome: Biblioteca }\nincarichi:
  - { id: capo, ruolo: Capo dello sportello, tipo: altro, ufficio: suap, titolare: [Bruno Quercia] }
  - { id: rpct, ruolo: Responsabile anticorruzione, tipo: altro, titolare: [{ nome: Carla Faggio, dal: 2026-01-01 }] }
  - { id: dirigente, ruolo: Dirigente, tipo: dirigente, titolare: [Dario Ontano] }
  - { id: addetta, ruolo: Addetta alla biblioteca, tipo: altro, ufficio: biblioteca, titolare: [Gemma Betulla] }
";

/// Rare numbers, so that each is found only where it comes from.
const FABBISOGNI: &str = "personale:
  - al: 2026-12-31
    righe:
      - { etichetta: Istruttori, uomini: 4003, donne: 3, part_time: 2, fte: 4005.25, costo: 7001001, posti: 4010 }
      - { etichetta: Funzionari, uomini: 6007, donne: 6013, part_time: 611, fte: 12011.5, costo: 7001003, posti: 12020, eta: { fino a 29: 3, 30-49: 6101, 50 e oltre: 5916 } }
      - { etichetta: Operatori, uomini: 9103, donne: 9109, part_time: 929, fte: 18101.5, costo: 7001007, posti: 18300, eta: { fino a 29: 9011, 30-49: 9013, 50 e oltre: 188 } }
    totale_pubblicato: { totale: 34238, uomini: 19113, donne: 15125 }
cessazioni:
  - { anno: 2027, numero: 1, causa: Inabilità permanente, costo: 30000 }
  - { anno: 2027, numero: 1, causa: Pensione, costo: 30000 }
categorie_protette: { base: 34000, dovuti: 2380, in_servizio: 2371, altri_in_servizio: 4 }
";

const AGILE: &str = "numeri: { al: 2026-12-31, uomini: 3, donne: 2749, totale: 2752, personale: 34238, telelavoro: 4 }
per_ufficio:
  - { ufficio: suap, autorizzati: 2, personale: 17, quota: 11.7 }
  - { ufficio: biblioteca, autorizzati: 2741, personale: 2999, quota: 91.4 }
";

fn files() -> Files {
    let files = [
        ("piao.toml", MANIFESTO),
        ("1-scheda_anagrafica.yaml", SCHEDA),
        ("3.1-struttura_organizzativa.yaml", STRUTTURA),
        ("3.2-lavoro_agile.yaml", AGILE),
        ("3.3-fabbisogni.yaml", FABBISOGNI),
    ];
    files.map(|(path, text)| (path.to_string(), text.to_string())).to_vec()
}

/// What nobody may read anywhere: the addressee's own words, or numbers as each format writes them.
const MAI: [&str; 14] = [
    "Gemma Betulla",
    "Inabilit",
    "4003",
    "4.003",
    "6007",
    "6.007",
    "4005.25",
    "4.005,25",
    "12011.5",
    "12.011,5",
    "7001001",
    "2749",
    "2.749",
    "11,7",
];

/// What stays: totals, posts, names of those who direct.
const SEMPRE: [&str; 6] = ["Ada Ruspante", "Bruno Quercia", "Carla Faggio", "Dario Ontano", "Pensione", "Istruttori"];

fn check(name: &str, text: &str) {
    for word in MAI {
        assert!(!text.contains(word), "`{word}` in {name}: {}", around(text, word));
    }
    for word in SEMPRE {
        assert!(text.contains(word), "no `{word}` in {name}");
    }
}

fn around(text: &str, word: &str) -> String {
    let at = text.find(word).unwrap_or_default();
    text[..at].chars().rev().take(80).collect::<Vec<_>>().into_iter().rev().chain(text[at..].chars().take(80)).collect()
}

#[test]
fn neither_document_tells_of_a_few() {
    load(&files()).check(&Options::default(), |cx, _| {
        for format in [Format::Html, Format::Markdown] {
            let text = render(cx, format, true, None).expect("it is composed");
            check(&format!("{format:?}"), &text);
            for words in ["meno di 5", "non pubblicato", "farebbe riconoscere qualcuno", "34.238", "4.010", "19.113"] {
                assert!(text.contains(words), "no `{words}` in {format:?}");
            }
            // Bands of few people are joined to their neighbour.
            assert!(text.contains("fino a 29, 30-49"), "{format:?}");
        }
    });
}

#[test]
fn the_export_is_whole_unless_it_is_to_be_published() {
    load(&files()).check(&Options::default(), |cx, _| {
        let whole = piao::export::export(cx, "p").to_string();
        for word in ["Gemma Betulla", "4003", "4005.25", "2749", "Inabilità"] {
            assert!(whole.contains(word), "no `{word}` in the working copy");
        }
        check("export", &pubblicabile(cx, |cx| piao::export::export(cx, "p")).to_string());
    });
}

#[test]
fn no_file_of_the_publication_tells_of_a_few() {
    let whole = load(&files()).check(&Options::default(), |cx, _| {
        let choices = piao::pubblicazione::Scelte { bozza: true, confronto: None };
        piao::pubblicazione::file(cx, &choices).expect("it is composed")
    });
    let mut names = 0;
    for file in whole.iter().filter(|f| {
        !f.percorso.ends_with(".zip") && !f.percorso.ends_with("SHA256SUMS") && f.percorso != "pubblicazione.json"
    }) {
        let text = String::from_utf8(file.contenuto.clone()).expect("UTF-8");
        for word in MAI {
            assert!(!text.contains(word), "`{word}` in {}: {}", file.percorso, around(&text, word));
        }
        names += usize::from(text.contains("Dario Ontano"));
    }
    assert_eq!(names, 4, "both documents and both formats of the positions");
}

#[test]
fn one_row_of_a_few_takes_another_with_it_but_not_the_total() {
    let files: Files = vec![
        ("piao.toml".into(), MANIFESTO.into()),
        (
            "3.3-fabbisogni.yaml".into(),
            "personale:\n  - al: 2026-12-31\n    righe:\n      - { etichetta: A, uomini: 12, donne: 3 }\n      - { etichetta: B, uomini: 20, donne: 21 }\n      \
             - { etichetta: C, uomini: 30, donne: 31 }\n"
                .into(),
        ),
    ];
    load(&files).check(&Options::default(), |cx, _| {
        let text = render(cx, Format::Markdown, true, None).expect("it is composed");
        let cells = |row: &str| {
            let line = text.lines().find(|l| l.starts_with(&format!("| {row} |"))).unwrap_or_else(|| panic!("{text}"));
            line.split('|').skip(2).take(3).map(|c| c.trim().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(cells("A"), ["non pubblicato", "non pubblicato", "15"]);
        assert_eq!(cells("B"), ["non pubblicato", "non pubblicato", "41"]);
        assert_eq!(cells("C"), ["30", "31", "61"]);
        assert_eq!(cells("**Totale delle righe**"), ["62", "55", "117"]);
    });
}

fn piao(arguments: &[&str], folder: &Path) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_piao")).args(arguments).current_dir(folder).output().expect("it runs");
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("UTF-8")
}

/// A folder with the plan in `dopo`, and in `prima` the same plan with other small numbers and another employee.
fn folder(name: &str) -> std::path::PathBuf {
    let root = std::env::temp_dir().join(format!("piao-pubblicabile-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&root);
    for (path, text) in files() {
        for (side, text) in [
            ("dopo", text.clone()),
            (
                "prima",
                text.replace("Gemma Betulla", "Ida Gemma Betulla")
                    .replace("4003", "4002")
                    .replace("2749", "2748")
                    .replace("Pensione", "Mobilità"),
            ),
        ] {
            std::fs::create_dir_all(root.join(side)).expect("a folder");
            std::fs::write(root.join(side).join(&path), text).expect("a file");
        }
    }
    root
}

#[test]
fn comparisons_to_be_published_tell_of_nobody() {
    let root = folder("diff");
    let there = |format: &str| piao(&["diff", "prima", "dopo", "--format", format], &root);
    for format in ["html", "markdown"] {
        let text = there(format);
        for word in MAI.iter().chain(&["4002", "4.002", "2748", "2.748"]) {
            assert!(!text.contains(word), "`{word}` in {format}: {}", around(&text, word));
        }
        assert!(text.contains("Mobilità"), "{format} says what changed");
    }
    // Whoever works on the plan sees all of it.
    assert!(there("esteso").contains("Gemma Betulla"));
    piao(&["render", "dopo", "--bozza", "--confronto", "prima", "-o", "confronto.html"], &root);
    let page = std::fs::read_to_string(root.join("confronto.html")).expect("written");
    check("the document with its comparison", &page);
    assert!(page.contains("Mobilità"));
    let public = piao(&["export", "dopo", "--pubblicabile"], &root);
    check("export --pubblicabile", &public);
    assert!(piao(&["export", "dopo"], &root).contains("Gemma Betulla"));
    std::fs::remove_dir_all(&root).expect("removed");
}

#[test]
fn whoever_writes_a_renderer_gets_the_filter_with_it() {
    // Documents and open data are made inside `pubblicabile`: nothing that writes them can leave it out.
    for file in ["src/render/mod.rs", "src/dati_aperti/mod.rs"] {
        assert!(read(file).contains("pubblicabile(cx, |cx|"), "{file}");
    }
}

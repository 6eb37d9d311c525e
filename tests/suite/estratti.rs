// SPDX-License-Identifier: EUPL-1.2
//! Extracts of the document: each is a sound page that says only its part, and none of its links is dead.

use crate::render::{Elem, fragment, repository};
use piao::load::{Lettura, Loaded, Options};
use piao::model::Sezione;
use piao::model::id::Genere;
use piao::render::Format;
use piao::render::estratto::Estratto;
use piao::rules::Context;
use piao::source::Sources;
use std::collections::HashSet;
use std::path::Path;
use std::process::Command;

/// Runs `then` on a plan of the repository.
fn with<R>(piano: &str, then: impl FnOnce(&Context<'_>) -> R) -> R {
    let loaded = Loaded::read(&repository().join(piano), piano, Lettura::CON_PRECEDENTE).expect("the plan");
    loaded.check(&Options::default(), |cx, _| then(cx))
}

pub fn page(cx: &Context<'_>, format: Format, estratto: &Estratto) -> String {
    let composto = piao::render::componi(cx, format, false, None, Some(estratto));
    composto.unwrap_or_else(|e| panic!("{estratto:?}: {}", e.0)).testo
}

/// One extract of every sort: some offices, every section, the first element of every kind, the two pages.
pub fn estratti(cx: &Context<'_>) -> Vec<Estratto> {
    let mut all = vec![Estratto::Breve];
    all.extend(Sezione::TUTTE.iter().map(|s| Estratto::Sezione(vec![*s])));
    all.extend(["2", "3", "2.3"].map(|n| Estratto::sezione(n).expect("a number")));
    for (n, nodo) in cx.graph.nodi().iter().filter(|n| n.genere == Genere::Ufficio).enumerate().step_by(5) {
        all.push(Estratto::Ufficio { id: nodo.id.into(), sotto: n % 2 == 0 });
    }
    let mut kinds = HashSet::new();
    let first = cx.graph.nodi().iter().filter(|n| kinds.insert(n.genere));
    all.extend(first.map(|n| Estratto::Solo(n.genere, n.id.into())));
    all
}

/// What is wrong with a page: ids twice, links that arrive nowhere, headings that skip, markup that runs.
fn faults(page: &Elem) -> Vec<String> {
    let mut wrong = Vec::new();
    let all = page.all();
    let mut ids = HashSet::new();
    for id in all.iter().filter_map(|e| e.attr("id")) {
        if !ids.insert(id) {
            wrong.push(format!("id `{id}` twice"));
        }
    }
    let mut before = 0;
    for e in &all {
        if let Some(id) = e.attr("href").and_then(|h| h.strip_prefix('#')).filter(|id| !ids.contains(id)) {
            wrong.push(format!("#{id} arrives nowhere"));
        }
        if e.attrs.iter().any(|(k, _)| k == "style" || k.starts_with("on")) {
            wrong.push(format!("<{}> has a style or a script", e.name));
        }
        if let Some(level) = e.name.strip_prefix('h').and_then(|l| l.parse::<u8>().ok()) {
            if level > before + 1 {
                wrong.push(format!("<h{level}> after <h{before}>"));
            }
            before = level;
        }
    }
    wrong
}

#[test]
fn every_extract_is_a_sound_page_without_dead_links() {
    for piano in ["examples/comune/2027", "examples/piccolo-comune/2027"] {
        with(piano, |cx| {
            for estratto in estratti(cx) {
                let html = page(cx, Format::Html, &estratto);
                assert_eq!(faults(&fragment(&html)), [""; 0], "{piano} {estratto:?}");
                let text = page(cx, Format::Markdown, &estratto);
                let anchors: HashSet<&str> =
                    text.split("<a id=\"").skip(1).filter_map(|r| r.split('"').next()).collect();
                let links = text.split("](#").skip(1).filter_map(|r| r.split(')').next());
                let dead: Vec<&str> = links.filter(|l| !anchors.contains(l)).collect();
                assert_eq!(dead, [""; 0], "{piano} {estratto:?}");
            }
        });
    }
}

/// The part of a page between its header and its footer.
fn main_of(html: &str) -> &str {
    html.split_once("<main").and_then(|(_, m)| m.split_once("</main>")).expect("a <main>").0
}

#[test]
fn the_sheet_of_an_office_holds_what_it_answers_for_and_nothing_else() {
    with("examples/comune/2027", |cx| {
        let html = page(cx, Format::Html, &Estratto::ufficio(cx, "ragioneria", true).expect("an office"));
        let page = main_of(&html);
        for has in [
            "id=\"obiettivo-pagamenti-puntuali\"",
            "id=\"indicatore-ritardo-pagamenti\"",
            "id=\"misura-ordine-cronologico\"",
            "id=\"obbligo-150801\"",
            "Somma dei pesi:</span> <strong>100</strong>",
            "Obiettivi a cui contribuisce",
            "Assunzioni previste",
            "Lavoro agile",
            "Consegna della scheda",
            "Non contiene valutazioni",
        ] {
            assert!(page.contains(has), "{has}");
        }
        for not in ["id=\"obiettivo-entrate-eque\"", "id=\"misura-canoni-pubblicati\"", "id=\"rischio-"] {
            assert!(!page.contains(not), "{not}");
        }
    });
}

#[test]
fn a_settore_names_its_services_unless_they_are_left_out() {
    with("examples/comune/2027", |cx| {
        let of = |sotto| page(cx, Format::Html, &Estratto::ufficio(cx, "finanze", sotto).expect("an office"));
        let (with, without) = (of(true), of(false));
        assert!(with.contains("compresi in questa scheda") && with.contains("id=\"ufficio-tributi\""));
        assert!(with.contains("In tutto 17 persone"), "1 + 6 + 7 + 3");
        assert!(with.contains("<article class=\"scheda obiettivo\" id=\"obiettivo-pagamenti-puntuali\""));
        assert!(!without.contains("compresi in questa scheda") && !without.contains("id=\"ufficio-tributi\""));
        assert!(!without.contains("<article class=\"scheda obiettivo\" id=\"obiettivo-pagamenti-puntuali\""));
        assert!(without.contains("Obiettivi di chi dirige"), "the head answers for a goal of an office below");
    });
}

#[test]
fn a_section_is_found_by_name_and_by_number() {
    let stems = |word: &str| match Estratto::sezione(word) {
        Ok(Estratto::Sezione(s)) => s.into_iter().map(Sezione::stem).collect::<Vec<_>>().join(" "),
        other => panic!("{word}: {other:?}"),
    };
    assert_eq!(stems("performance"), "performance");
    assert_eq!(stems("2.2"), "performance");
    assert_eq!(stems("2.3"), "rischi_corruttivi trasparenza");
    assert_eq!(stems("lavoro-agile"), "lavoro_agile");
    assert_eq!(stems("sezione-lavoro-agile"), "lavoro_agile");
    assert_eq!(stems("3"), "struttura_organizzativa lavoro_agile fabbisogni formazione");
    assert_eq!(stems("1"), "scheda_anagrafica");
    let wrong = |word: &str| Estratto::sezione(word).expect_err(word);
    assert_eq!(wrong("perfomance"), "la sezione `perfomance` non esiste: forse intendevi `performance`?");
    assert!(wrong("7").contains("o un numero come `2.2`"), "{}", wrong("7"));
}

#[test]
fn an_element_is_found_by_kind_and_id_by_anchor_and_by_id_alone() {
    with("examples/comune/2027", |cx| {
        let wanted = Estratto::Solo(Genere::Obiettivo, "pagamenti-puntuali".into());
        for word in ["obiettivo:pagamenti-puntuali", "obiettivo-pagamenti-puntuali", "pagamenti-puntuali"] {
            assert_eq!(Estratto::solo(cx, word).as_ref(), Ok(&wanted), "{word}");
        }
        // The longest kind of those that the word begins with may be the right one.
        let vp = Estratto::Solo(Genere::ObiettivoValorePubblico, "servizi-vicini".into());
        assert_eq!(Estratto::solo(cx, "valore-pubblico-servizi-vicini"), Ok(vp));
        let wrong = |word: &str| Estratto::solo(cx, word).expect_err(word);
        assert!(wrong("obiettivo:pagamenti-puntali").ends_with("forse intendevi `obiettivo:pagamenti-puntuali`?"));
        assert!(wrong("pagamenti-puntali").ends_with("forse intendevi `pagamenti-puntuali`?"));
        assert!(wrong("zzz").ends_with("o solo l'id"), "{}", wrong("zzz"));
    });
}

#[test]
fn an_id_of_two_kinds_asks_which_one() {
    let texts = [
        ("piao.toml", "formato = 1\nanno = 2027\nregime = \"ordinario\"\n"),
        ("3.1-struttura_organizzativa.toml", "[[uffici]]\nid = \"casa\"\nnome = \"Ufficio casa\"\n"),
        ("2.2-performance.toml", "[[obiettivi]]\nid = \"casa\"\ntitolo = \"Più case\"\nufficio = \"casa\"\n"),
    ];
    let loaded = Loaded::from_sources(Sources::from_texts(texts));
    loaded.check(&Options::default(), |cx, _| {
        let told = Estratto::solo(cx, "casa").expect_err("two elements");
        assert_eq!(told, "`casa` è l'id di più voci: scrivi `ufficio:casa` o `obiettivo:casa`");
        // The plan does not say where the whole document is: only the words of a link stay.
        let html = page(cx, Format::Html, &Estratto::solo(cx, "obiettivo:casa").expect("a goal"));
        assert!(main_of(&html).contains("Ufficio responsabile: Ufficio casa"), "{}", main_of(&html));
        let text = page(cx, Format::Markdown, &Estratto::solo(cx, "obiettivo:casa").expect("a goal"));
        assert!(text.contains("**Ufficio responsabile:** Ufficio casa\n"), "{text}");
    });
    with("examples/comune/2027", |cx| {
        let html = page(cx, Format::Html, &Estratto::solo(cx, "pagamenti-puntuali").expect("a goal"));
        let site = "https://www.comune.rivafonda.example/trasparenza/piao/2027";
        assert!(html.contains(&format!("<a href=\"{site}#ufficio-ragioneria\">Ragioneria e bilancio</a>")));
    });
}

#[test]
fn the_two_pages_say_numbers_goals_and_where_to_write() {
    with("examples/comune/2027", |cx| {
        let html = page(cx, Format::Html, &Estratto::Breve);
        let page = main_of(&html);
        let numbers = page.matches("<dd>").count();
        assert!((5..=20).contains(&numbers));
        for has in [
            "<dt>abitanti</dt><dd>18.585</dd>",
            "Come lo sapremo",
            "da 55,1% (2026) a <strong>75%</strong> nel 2029",
            "Che cosa faremo nel 2027",
            "piao@comune.rivafonda.example",
            "https://www.comune.rivafonda.example/trasparenza/piao/2027",
        ] {
            assert!(page.contains(has), "{has}");
        }
    });
}

fn piao(args: &[&str], folder: &Path) -> (Option<i32>, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_piao")).args(args).current_dir(folder).output().expect("piao runs");
    (out.status.code(), String::from_utf8_lossy(&out.stderr).into_owned())
}

#[test]
fn the_file_is_named_after_the_extract_and_one_extract_is_written_at_a_time() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("estratti-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("created");
    let piano = repository().join("examples/comune/2027");
    let run = |args: &[&str]| piao(&[&["render", &*piano.to_string_lossy()], args].concat(), &folder);
    for (args, name) in [
        (&["--ufficio", "ragioneria"][..], "piao-2027-2029-ufficio-ragioneria.html"),
        (&["--sezione", "2.2"], "piao-2027-2029-sezione-performance.html"),
        (&["--sezione", "2.3", "--format", "markdown"], "piao-2027-2029-sezione-2.3.md"),
        (&["--solo", "pagamenti-puntuali"], "piao-2027-2029-obiettivo-pagamenti-puntuali.html"),
        (&["--breve"], "piao-2027-2029-breve.html"),
    ] {
        let (code, stderr) = run(args);
        assert_eq!((code, folder.join(name).is_file()), (Some(0), true), "{name}: {stderr}");
    }
    for (args, told) in [
        (&["--ufficio", "ragionera"][..], "piao: l'ufficio `ragionera` non esiste: forse intendevi `ragioneria`?\n"),
        (&["--ufficio", "ragioneria", "--breve"], "insieme"),
        (&["--senza-sotto-uffici"], "--ufficio"),
    ] {
        let (code, stderr) = run(args);
        assert!(code == Some(2) && stderr.contains(told), "{args:?}: {code:?} {stderr}");
    }
    let _ = std::fs::remove_dir_all(folder);
}

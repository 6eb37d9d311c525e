// SPDX-License-Identifier: EUPL-1.2
//! From bytes to trees: hostile files, messy files, and where exactly things stand.

use crate::support::{Files, Found, Scratch, findings, load, piano_minimo, read};
use piao::diagnostic::Diagnostic;
use piao::load::{Lettura, Loaded, Options};
use piao::model::id::Genere;
use piao::report::{self, Format, Report};
use piao::source::node::{Data, Node};
use piao::source::{FileId, Sources, Span};
use proptest::prelude::*;
use toml::de::{DeTable, DeValue};

const MANIFEST: &str = "formato = 1\nanno = 2027\nregime = \"semplificato\"\n";

/// What reading and linking find in a plan of these files, rules aside.
fn reading(files: &[(&str, &str)]) -> Vec<Found> {
    let mut all: Files = vec![("piao.toml".into(), MANIFEST.into())];
    all.extend(files.iter().map(|(p, t)| (p.to_string(), t.to_string())));
    findings(&load(&all), &|_| false)
}

fn short(found: &[Found]) -> Vec<String> {
    found.iter().map(|f| format!("{} {}", f.at, f.rule)).collect()
}

// ---------------------------------------------------------------- how deep, how empty

#[test]
fn toml_nests_as_deep_as_its_keys_and_brackets_and_words_do_not_count() {
    let rule = |text: &str| short(&reading(&[("performance.toml", text)])).into_iter().find(|f| f.contains("toml-non"));
    let prose = format!("testo = \"\"\"\n{}\"\"\"\n", "la qualità [secondo l'ufficio] conta\n".repeat(100));
    let comments = "# [l'attività\n".repeat(100);
    let literals = "# è\n".to_string() + &"[[obiettivi]]\ntitolo = '[[\\'\n".repeat(100);
    let decimals = format!("pesi = [{}]\n", vec!["0.5"; 400].join(", "));
    let headers = "[[obiettivi]]\n[obiettivi.a.b]\nc.d.e = 1.5\n".repeat(100);
    for fine in [prose, comments, literals, decimals, headers] {
        assert_eq!(rule(&fine), None, "{}", fine.chars().take(80).collect::<String>());
    }
    let dotted = |n: usize| vec!["a"; n].join(".");
    let mixed = (0..10).fold("x = ".to_string(), |text, _| text + "[\n{" + &dotted(10) + " = ");
    for deep in [
        format!("[{}]\n{} = 1\n", dotted(40), dotted(40)),
        format!("x = {}1{}\n", "[".repeat(65), "]".repeat(65)),
        format!("{mixed}1{}\n", "}\n]".repeat(10)),
        format!("x = ['\\', {}1{}]\n", "[".repeat(65), "]".repeat(65)),
        format!("x = [\"\\\\\", {}1{}]\n", "[".repeat(65), "]".repeat(65)),
    ] {
        let found = findings(
            &load(&vec![("piao.toml".into(), MANIFEST.into()), ("performance.toml".into(), deep.clone())]),
            &|_| false,
        );
        let told = found.iter().any(|f| f.message.contains("più di 64 livelli"));
        assert!(told, "{}", deep.chars().take(80).collect::<String>());
    }
}

#[test]
fn files_with_nothing_in_them_and_long_lines_are_read() {
    let long = format!("testo: {}\n", "x".repeat(900_000));
    for (path, text) in [
        ("performance.yaml", ""),
        ("performance.toml", ""),
        ("performance.yaml", "# è\n"),
        ("performance.yaml", "testo: è\n...\n"),
        ("performance.yaml", "%YAML 1.2\n---\ntesto: è\n"),
        ("performance.yaml", &long),
    ] {
        assert_eq!(
            short(&reading(&[(path, text)])),
            Vec::<String>::new(),
            "{path}: {}",
            text.chars().take(40).collect::<String>()
        );
    }
}

// ---------------------------------------------------------------- the same text in other clothes

#[test]
fn line_ends_marks_and_odd_spaces_change_nothing() {
    let yaml = "obiettivi:\n  - id: verde\n    titolo: Più alberi in città\n    ufficio: nessun-ufficio\n";
    let toml = "[[obiettivi]]\nid = \"verde\"\ntitolo = \"Più alberi in città\"\nufficio = \"nessun-ufficio\"\n";
    for (path, text, place) in [("performance.yaml", yaml, "4:14"), ("performance.toml", toml, "4:11")] {
        let wanted = [format!("{path}:{place} riferimento-sconosciuto")];
        assert_eq!(short(&reading(&[(path, text)])), wanted);
        assert_eq!(short(&reading(&[(path, &text.replace('\n', "\r\n"))])), wanted, "CRLF");
        let plan = Scratch::new(&format!("bom-{path}"));
        plan.write("piao.toml", MANIFEST);
        plan.write(path, [b"\xEF\xBB\xBF", text.as_bytes()].concat());
        assert_eq!(short(&on_disk(&plan)), wanted, "BOM");
        // U+0085 is a character of the text like any other, not the end of a line.
        let nel = text.replace("Più alberi", "Più\u{85}alberi");
        let found = short(&reading(&[(path, &nel)]));
        assert!(
            found == wanted || path.ends_with(".toml") && found.iter().all(|f| f.ends_with("toml-non-valido")),
            "NEL: {found:?}"
        );
    }
}

/// Reading and linking of a plan on disk, shown without its folder.
fn on_disk(plan: &Scratch) -> Vec<Found> {
    findings(&Loaded::read(&plan.0, "", Lettura::CON_PRECEDENTE).expect("a plan"), &|_| false)
}

#[test]
fn other_encodings_are_read_and_told() {
    let text = "obiettivi:\n  - id: verde\n    titolo: Più alberi in città – 10 €\n    ufficio: nessun-ufficio\n";
    let utf16 = |big: bool| -> Vec<u8> {
        let mark = if big { [0xFE, 0xFF] } else { [0xFF, 0xFE] };
        let units = text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() });
        mark.into_iter().chain(units).collect()
    };
    let windows: Vec<u8> = text
        .chars()
        .map(|c| match c {
            '–' => 0x96,
            '€' => 0x80,
            c => u8::try_from(u32::from(c)).expect("Latin-1"),
        })
        .collect();
    for (name, bytes, words) in [
        ("utf16le", utf16(false), "UTF-16"),
        ("utf16be", utf16(true), "UTF-16"),
        ("windows", windows.clone(), "Windows-1252"),
    ] {
        let plan = Scratch::new(&format!("codifica-{name}"));
        plan.write("piao.toml", MANIFEST);
        plan.write("performance.yaml", bytes);
        let loaded = Loaded::read(&plan.0, "", Lettura::CON_PRECEDENTE).expect("a plan");
        assert_eq!(loaded.sources.find("performance.yaml").expect("the file").1.text, text, "{name}");
        let found = findings(&loaded, &|_| false);
        assert_eq!(
            short(&found),
            ["performance.yaml:1:1 codifica-del-file", "performance.yaml:4:14 riferimento-sconosciuto"],
            "{name}"
        );
        assert!(found[0].message.contains(words), "{name}: {}", found[0].message);
    }
    // Half a file in one encoding and half in another is told once, and nothing in it is missed elsewhere.
    let plan = Scratch::new("codifica-mista");
    plan.write("piao.toml", MANIFEST);
    plan.write("performance.yaml", [b"# citt\xc3\xa0\n".as_slice(), &windows].concat());
    plan.write("struttura_organizzativa.yaml", "obiettivi:\n  - { id: a, titolo: x, padre: verde }\n");
    let found = on_disk(&plan);
    assert_eq!(short(&found), ["performance.yaml:1:1 file-non-leggibile"]);
    assert!(found[0].message.contains("alla riga 4,"), "{}", found[0].message);
}

#[cfg(unix)]
#[test]
fn a_manifest_that_is_a_link_marks_no_plan() {
    let (plan, outside) = (Scratch::new("manifesto-link"), Scratch::new("fuori"));
    outside.write("piao.toml", MANIFEST);
    std::os::unix::fs::symlink(outside.0.join("piao.toml"), plan.0.join("piao.toml")).expect("a link");
    assert!(Loaded::read(&plan.0, "", Lettura::CON_PRECEDENTE).is_err());
    assert!(Loaded::read(&outside.0, "", Lettura::CON_PRECEDENTE).is_ok());
}

#[test]
fn a_folder_too_far_down_is_told_and_the_last_one_allowed_is_read() {
    let plan = Scratch::new("profonde");
    plan.write("piao.toml", MANIFEST);
    plan.write("performance/a/b/c/d/e/f/letto.yaml", "obiettivi:\n  - { id: a, titolo: x, padre: verde }\n");
    plan.write("performance/a/b/c/d/e/f/g/h/i/perso.yaml", "obiettivi: []\n");
    assert_eq!(
        short(&on_disk(&plan)),
        [
            "performance/a/b/c/d/e/f/g:1:1 file-non-leggibile",
            "performance/a/b/c/d/e/f/letto.yaml:2:32 riferimento-sconosciuto"
        ]
    );
}

#[test]
fn hidden_files_backups_and_private_notes_are_not_read() {
    let plan = Scratch::new("nascosti");
    plan.write("piao.toml", MANIFEST);
    for path in [
        ".a.yaml",
        "_note.yaml",
        "_bozze/performance.yaml",
        "performance.yaml~",
        "performance.yaml.bak",
        ".git/x.toml",
        "tema/colori.toml",
    ] {
        plan.write(path, "non: [valido\n");
    }
    assert_eq!(short(&on_disk(&plan)), Vec::<String>::new());
    plan.write("appunti.yaml", "testo: x\n");
    assert_eq!(short(&on_disk(&plan)), ["appunti.yaml:1:1 file-sconosciuto"]);
}

#[test]
fn last_year_is_read_where_the_manifest_says() {
    let plan = Scratch::new("precedente");
    plan.write("2027/piao.toml", format!("{MANIFEST}precedente = \"../2026\"\n"));
    let read = || Loaded::read(&plan.0.join("2027"), "", Lettura::CON_PRECEDENTE).expect("a plan");
    assert_eq!(short(&findings(&read(), &|_| false)), ["piao.toml:4:14 precedente-non-letto"]);
    plan.write("2026/piao.toml", MANIFEST.replace("2027", "2026"));
    assert_eq!(short(&findings(&read(), &|_| false)), Vec::<String>::new());
    assert!(read().precedente.is_some_and(|p| p.piano.anno() == 2026));
}

// ---------------------------------------------------------------- where things stand

#[test]
fn columns_of_long_lines_are_those_of_short_ones() {
    let goal = |n: usize| format!("{{ id: a{n}, titolo: \"è 𝄞 l'età\", padre: b{n} }}");
    let text = format!("# è\n{{ obiettivi: [{}] }}\n", (0..300).map(goal).collect::<Vec<_>>().join(", "));
    let found = reading(&[("performance.yaml", &text)]);
    let line: Vec<char> = text.lines().nth(1).expect("a line").chars().collect();
    let mut seen = 0;
    for f in found.iter().filter(|f| f.rule == "riferimento-sconosciuto") {
        let column: usize = f.at.rsplit(':').next().expect("a column").parse().expect("a number");
        assert_eq!(line[column - 1], 'b', "{}", f.at);
        seen += 1;
    }
    assert_eq!(seen, 300);
}

#[test]
fn columns_count_characters_and_not_bytes() {
    for (path, text, wanted) in [
        ("performance.yaml", "obiettivi: [{ id: a, titolo: è già così, stato: finito }]\n", "1:49 scelta-sconosciuta"),
        ("performance.yaml", "obiettivi: [{ id: a, titolo: \"🌳 È 𝛼\", stato: finito }]\n", "1:46 scelta-sconosciuta"),
        ("performance.yaml", "obiettivi: [{ id: a, titolo: e\u{301}, stato: finito }]\n", "1:41 scelta-sconosciuta"),
        (
            "performance.toml",
            "obiettivi = [{ id = \"a\", titolo = \"è già così\", stato = \"finito\" }]\n",
            "1:57 scelta-sconosciuta",
        ),
        (
            "performance.toml",
            "obiettivi = [{ id = \"a\", titolo = \"\\u00e8\", stato = \"finito\" }]\n",
            "1:53 scelta-sconosciuta",
        ),
        ("performance.yaml", "smvp: { nota: \"\\u00e8 già\", ano: 2027, più: 1 }\n", "1:29 chiave-sconosciuta"),
        ("performance.yaml", "testo: |\n  È già [[obiettivo:via]]\n", "2:9 collegamento-sconosciuto"),
        ("performance.yaml", "testo: >-\n  Così\n\n  è già [[obiettivo:via]] qui\n", "4:9 collegamento-sconosciuto"),
    ] {
        let found = short(&reading(&[(path, text)]));
        assert!(found.contains(&format!("{path}:{wanted}")), "{text}: {found:?}");
    }
}

#[test]
fn both_places_of_a_repeated_key_are_told() {
    let loaded = load(&vec![
        ("piao.toml".into(), MANIFEST.into()),
        ("performance.yaml".into(), "# è\ntesto: a\nsmvp: {}\ntesto: b\n".into()),
    ]);
    let finding = loaded.diagnostics.iter().find(|d| d.rule == "chiave-ripetuta").expect("a finding");
    let file = loaded.sources.file(finding.span().file);
    assert_eq!(file.position(finding.span().start), (4, 1));
    assert_eq!(file.position(finding.altri[0].span.start), (2, 1));
    let found = reading(&[("performance.toml", "# è\ntesto = \"a\"\nsmvp = {}\ntesto = \"b\"\n")]);
    assert_eq!(short(&found), ["performance.toml:4:1 toml-non-valido"]);
    assert!(found[0].message.contains("due volte"), "{}", found[0].message);
}

#[test]
fn one_broken_toml_gives_one_finding_a_line_and_three_at_most() {
    let found = reading(&[("performance.toml", "a = è\nb = è\nc = è\nd = è\ne = è\n")]);
    let wanted: Vec<String> = (1..=3).map(|n| format!("performance.toml:{n}:5 toml-non-valido")).collect();
    assert_eq!(short(&found), wanted);
}

#[test]
fn a_mistake_of_one_field_leaves_its_record_and_its_siblings() {
    let found = reading(&[(
        "performance.yaml",
        "obiettivi:\n  - id: è-qui\n    titolo: [a]\n    padre: sotto\n  - id: sotto\n    titolo: x\n    padre: è-qui\n",
    )]);
    assert_eq!(short(&found), ["performance.yaml:2:9 id-non-valido", "performance.yaml:3:13 tipo-errato"]);
}

#[test]
fn months_and_years_without_spaces_are_no_decimals() {
    let text =
        "obiettivi:\n  - id: a\n    titolo: è\n    anni: [2027,2028]\n    fasi:\n      - { nome: x, mesi: [1,2,12] }\n";
    assert_eq!(short(&reading(&[("performance.yaml", text)])), Vec::<String>::new());
}

// ---------------------------------------------------------------- what YAML would eat

/// A mouthful of the table inside the record that has its key.
fn wrapped(yaml: &str) -> String {
    let (head, indent) = match yaml.split(':').next() {
        Some("titolo") => ("obiettivi:\n  - id: x\n    descrizione: Perché sì\n", "    "),
        Some("importo") => ("obiettivi:\n  - id: x\n    titolo: Perché sì\n    risorse:\n", "      "),
        _ => ("indicatori:\n  - id: x\n    nome: Perché sì\n", "    "),
    };
    head.to_string() + &yaml.lines().map(|l| format!("{indent}{l}\n")).collect::<String>()
}

#[test]
fn every_mouthful_of_yaml_is_told_and_its_right_way_is_not() {
    let source = read("tests/casi/valori.toml");
    let table = DeTable::parse(&source).expect("TOML").into_inner();
    let rows = table.get("boccone").and_then(|v| v.get_ref().as_array()).expect("rows");
    for row in rows.iter() {
        let DeValue::Table(row) = row.get_ref() else { panic!("a table") };
        let text = |key: &str| row.get(key).and_then(|v| v.get_ref().as_str()).unwrap_or_else(|| panic!("`{key}`"));
        let with = |yaml: &str| {
            let mut files = piano_minimo();
            files.push(("performance.yaml".into(), wrapped(yaml)));
            findings(&load(&files), &|_| false)
        };
        let (yaml, right) = (text("yaml"), text("yaml_tra_virgolette"));
        let found = with(yaml);
        assert_eq!(found.iter().map(|f| f.rule).collect::<Vec<_>>(), [text("regola")], "{yaml}: {found:#?}");
        let key_line = 4 + usize::from(yaml.starts_with("importo")) + usize::from(yaml.contains("\n  2026"));
        assert!(found[0].at.starts_with(&format!("performance.yaml:{key_line}:")), "{yaml}: {}", found[0].at);
        // The help writes the first text in quotes, as the right way has it.
        let first = row.get("testi").and_then(|v| v.get_ref().as_array()).and_then(|a| a.iter().next());
        let first = first.and_then(|v| v.get_ref().as_str()).expect("a text");
        let quoted = [format!("\"{first}\""), format!("'{first}'")];
        assert!(quoted.iter().any(|q| found[0].help.contains(q)), "{yaml}: {}", found[0].help);
        // No field takes a list of values: there the list itself is told, not its commas.
        let mut found = with(right);
        found.retain(|f| !(right.contains('[') && f.rule == "tipo-errato"));
        assert!(found.is_empty(), "{right}: {found:#?}");
    }
}

#[test]
fn a_comment_that_eats_a_value_is_found_wherever_it_stands() {
    for (text, place) in [
        ("obiettivi:\n  - id: a\n    titolo: è\n    codice: #12\n    nota: x\n", "4:13"),
        ("obiettivi:\n  - id: a\n    titolo: è\n    codice: #12\n", "4:13"),
        ("obiettivi:\n  - codice:   #12\n    id: a\n    titolo: è\n", "2:15"),
        ("obiettivi:\n  - id: a\n    titolo: è\n    \"codice\": #12\n    nota: x\n", "4:15"),
        ("obiettivi:\n  - id: a\n    titolo: è\n    bes:\n      - #12\n      - b\n", "5:9"),
        ("obiettivi:\n  - id: a\n    titolo: è\n    bes:\n      - b\n      - #12\n    nota: x\n", "6:9"),
    ] {
        let found = short(&reading(&[("performance.yaml", text)]));
        assert_eq!(found, [format!("performance.yaml:{place} valore-nel-commento")], "{text}");
    }
    for text in [
        "obiettivi:\n  - id: a\n    titolo: è\n    codice: # 12\n    nota: x\n",
        "obiettivi:\n  - id: a\n    titolo: è # 12\n    codice:\n    nota: x#y\n",
        "obiettivi:\n  - id: a\n    titolo: è\n    codice:\n    #nota: x\n",
    ] {
        assert_eq!(short(&reading(&[("performance.yaml", text)])), Vec::<String>::new(), "{text}");
    }
}

// ---------------------------------------------------------------- nothing panics, every span is a place

fn check_span(sources: &Sources, span: Span) -> Result<(), TestCaseError> {
    let text = &sources.file(span.file).text;
    prop_assert!(span.start <= span.end && span.end as usize <= text.len(), "{span:?} of {}", text.len());
    prop_assert!(text.is_char_boundary(span.start as usize) && text.is_char_boundary(span.end as usize), "{span:?}");
    Ok(())
}

fn check_tree(sources: &Sources, node: &Node<'_>) -> Result<(), TestCaseError> {
    check_span(sources, node.span)?;
    check_span(sources, node.head())?;
    match &node.data {
        Data::Scalar(_) => Ok(()),
        Data::Seq(items) => items.iter().try_for_each(|i| check_tree(sources, i)),
        Data::Map(entries) => entries.iter().try_for_each(|e| {
            check_span(sources, e.key_span)?;
            check_tree(sources, &e.node)
        }),
    }
}

fn check_findings(sources: &Sources, found: &[Diagnostic]) -> Result<(), TestCaseError> {
    for finding in found {
        check_span(sources, finding.span())?;
        finding.altri.iter().try_for_each(|l| check_span(sources, l.span))?;
        prop_assert!(piao::rules::rule_of(finding.rule).is_some(), "`{}` is no rule", finding.rule);
    }
    Ok(())
}

/// Parses the file, then loads and checks a plan that has it, and prints every report.
fn check_file(path: &str, text: &str) -> Result<(), TestCaseError> {
    let sources = Sources::from_texts([(path, text)]);
    let mut found = Vec::new();
    let tree = sources.parse(FileId(0), &mut found);
    prop_assert!(tree.is_some() || !found.is_empty(), "neither a tree nor a reason");
    check_findings(&sources, &found)?;
    if let Some(tree) = &tree {
        check_tree(&sources, tree)?;
    }
    let loaded = Loaded::from_sources(Sources::from_texts([("piao.toml", MANIFEST), (path, text)]));
    check_findings(&loaded.sources, &loaded.diagnostics)?;
    loaded.check(&Options::default(), |_, outcome| {
        check_findings(&loaded.sources, &outcome.findings)?;
        for format in [Format::Esteso, Format::Breve, Format::Json, Format::Github] {
            let report = Report { piano: "p", sources: &loaded.sources, outcome: &outcome, max: None, color: false };
            prop_assert!(!report::write(format, &report).is_empty());
        }
        Ok(())
    })
}

/// Pieces of plan files, right and wrong, to be put together at random.
pub fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "obiettivi:",
        "indicatori:",
        "id:",
        "titolo:",
        "target:",
        "peso:",
        "nota:",
        "ufficio:",
        "testo:",
        "storico:",
        " ",
        "  ",
        "\n",
        "\n  ",
        "\n    ",
        "\n  - ",
        "\n    - ",
        "- ",
        ": ",
        ":",
        ", ",
        ",",
        "[",
        "]",
        "{",
        "}",
        "#",
        " #",
        " #1",
        "\"",
        "'",
        "|",
        ">",
        "|\n",
        ">-\n",
        "%",
        "&a",
        "*a",
        "!t",
        "?",
        "? ",
        "---\n",
        "...\n",
        "~",
        "null",
        "=",
        " = ",
        "[[obiettivi]]\n",
        "[smvp]\n",
        "\"\"\"",
        "'''",
        "\\",
        "\\u00e8",
        "è",
        "città",
        "🌳",
        "e\u{301}",
        "\u{85}",
        "\u{feff}",
        "\0",
        "\t",
        "\r\n",
        "\r",
        "2027",
        "50.000",
        "99,4",
        "90,50%",
        "31/02/2027",
        "1e400",
        "sì",
        "a",
        "x-y",
        "[[obiettivo:a]]",
        "predefiniti:",
        "{ nessuna: }",
        "nessuna",
        "# piao: ignora[ufficio-orfano]",
        "valore:",
        "{ file: a }",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|p| p.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics_and_every_span_is_a_place(text in any::<String>(), toml: bool) {
        check_file(if toml { "performance.toml" } else { "performance.yaml" }, &text)?;
    }

    #[test]
    fn no_mixture_of_pieces_panics_and_every_span_is_a_place(text in pieces(), toml: bool) {
        check_file(if toml { "performance.toml" } else { "performance.yaml" }, &text)?;
    }

    #[test]
    fn no_manifest_panics(text in pieces()) {
        let loaded = Loaded::from_sources(Sources::from_texts([("piao.toml", text.as_str())]));
        loaded.check(&Options::default(), |_, outcome| check_findings(&loaded.sources, &outcome.findings))?;
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), toml: bool) {
        let plan = Scratch::new("byte");
        plan.write("piao.toml", MANIFEST);
        plan.write(if toml { "performance.toml" } else { "performance.yaml" }, &bytes);
        let loaded = Loaded::read(&plan.0, "", Lettura::CON_PRECEDENTE).expect("a plan");
        loaded.check(&Options::default(), |_, outcome| check_findings(&loaded.sources, &outcome.findings))?;
    }
}

// ---------------------------------------------------------------- defaults

#[test]
fn a_slip_in_the_defaults_is_told_for_records_of_every_kind() {
    for genere in Genere::TUTTI {
        let text = format!("predefiniti:\n  {}: {{ fnontee: x }}\n", genere.plurale());
        let found = reading(&[("performance.yaml", &text)]);
        assert!(short(&found).iter().any(|f| f.ends_with(" chiave-sconosciuta")), "{genere:?}: {found:#?}");
    }
}

#[test]
fn defaults_that_no_record_of_the_file_can_take_are_told() {
    let head = |groups: &str, rest: &str| format!("predefiniti:\n  {groups}\n{rest}");
    let goal = "obiettivi:\n  - { id: uno, titolo: Uno }\n";
    for (groups, rest, told) in [
        ("obiettivi: { ufficio: tecnico }", goal, 0),
        ("indicatori: { frequenza: annuale }", goal, 1),
        (
            "indicatori: { frequenza: annuale }",
            "obiettivi:\n  - { id: uno, titolo: Uno, indicatori: [{ id: i, nome: I }] }\n",
            0,
        ),
        ("obiettivi: { ufficio: tecnico }", "", 1),
        ("obiettivi: { ufficio: tecnico }", "obiettivi: { nessuna: non ne ha }\n", 1),
        // The records may be in what is not understood, or not yet written.
        ("obiettivi: { ufficio: tecnico }", "obiettivi: Uno\n", 0),
        (
            "indicatori: { frequenza: annuale }",
            "obiettivi:\n  - { id: uno, titolo: Uno, indicatori: DA COMPILARE }\n",
            0,
        ),
    ] {
        let found = reading(&[("performance.yaml", &head(groups, rest))]);
        let useless: Vec<&Found> = found.iter().filter(|f| f.rule == "predefinito-inutile").collect();
        assert_eq!(useless.len(), told, "{groups} {rest}: {found:#?}");
        assert!(useless.iter().all(|f| f.at == "performance.yaml:2:3"), "{useless:#?}");
    }
    // Each file has its own.
    let files =
        [("performance/a.yaml", head("obiettivi: { ufficio: tecnico }", "")), ("performance/b.yaml", goal.into())];
    let found = reading(&files.each_ref().map(|(path, text)| (*path, text.as_str())));
    assert!(short(&found).contains(&"performance/a.yaml:2:3 predefinito-inutile".to_string()), "{found:#?}");
}

// ---------------------------------------------------------------- whole plans of garbage

/// A file of the smallest plan with pieces put in, taken away, and other ends of lines.
fn spoiled() -> impl Strategy<Value = (usize, Vec<(usize, usize, String)>, u8)> {
    let bite = (any::<prop::sample::Index>(), 0usize..30, pieces());
    (0usize..11, prop::collection::vec(bite, 0..4), 0u8..4).prop_map(|(file, bites, ends)| {
        let bites = bites.into_iter().map(|(at, cut, put)| (at.index(1 << 20), cut, put.chars().take(60).collect()));
        (file, bites.collect(), ends)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_spoiled_plan_is_reported_and_rendered_the_same_twice((file, bites, ends) in spoiled()) {
        let mut files = piano_minimo();
        let nth = file % files.len();
        let text = &mut files[nth].1;
        for (at, cut, put) in bites {
            let at = piao::source::floor(text, at % (text.len() + 1));
            let end = piao::source::floor(text, at + cut);
            text.replace_range(at..end, &put);
        }
        match ends {
            0 => *text = text.replace('\n', "\r\n"),
            1 => *text = text.trim_end().to_string(),
            2 => text.push_str("# piao: ignora[ufficio-orfano]"),
            _ => {}
        }
        let all = |files: &Files| {
            let loaded = load(files);
            loaded.check(&Options::default(), |cx, outcome| {
                check_findings(&loaded.sources, &outcome.findings)?;
                let mut texts = Vec::new();
                for format in [Format::Esteso, Format::Breve, Format::Json, Format::Github] {
                    let report = Report { piano: "p", sources: &loaded.sources, outcome: &outcome, max: None, color: false };
                    texts.push(report::write(format, &report));
                }
                for format in [piao::render::Format::Html, piao::render::Format::Markdown] {
                    texts.push(piao::render::render(cx, format, true, None).map_err(|e| TestCaseError::fail(e.0))?);
                }
                texts.push(piao::export::export(cx, "p").to_string());
                Ok::<_, TestCaseError>(texts)
            })
        };
        prop_assert_eq!(all(&files)?, all(&files)?);
    }
}

// ---------------------------------------------------------------- slips of the keyboard

/// One slip, one finding: at its own line and column, with what to write instead.
fn slip(path: &str, text: &str, at: &str, message: &str, help: &str) {
    let mut all: Files = vec![("piao.toml".into(), MANIFEST.into())];
    all.push((path.into(), text.into()));
    let loaded = load(&all);
    let [found] = &loaded.diagnostics[..] else { panic!("{text}: {:#?}", loaded.diagnostics) };
    let (line, column) = loaded.sources.file(found.span().file).position(found.span().start);
    assert_eq!(format!("{line}:{column}"), at, "{text}\n{found:?}");
    assert!(found.message.contains(message), "{text}: {}", found.message);
    let written = found.help.as_deref().unwrap_or_default();
    assert!(written.contains(help), "{text}: {written}");
}

#[test]
fn every_slip_in_yaml_is_told_where_it_is_and_how_to_write_it() {
    for (line, at, message, help) in [
        ("    codice:A1\n", "4:5", "dopo `codice:` manca lo spazio", "`codice: A1`"),
        ("    codice:\u{a0}A1\n", "4:5", "unificatore", "`codice: A1`"),
        ("    codice A1\n", "4:5", "mancano i due punti", "`codice: A1`"),
        ("    codice = A1\n", "4:5", "scritta in TOML", "`codice: A1`"),
        ("     codice: A1\n", "4:6", "rientra più di quella sopra", "stessa distanza"),
        ("   codice: A1\n", "4:4", "rientra di 3 spazi", "di 4 spazi"),
        ("  codice: A1\n", "4:3", "rientra di 2 spazi", "di 4 spazi"),
        ("    codice: \"A1\n", "4:13", "non si chiudono", "alla fine del testo"),
        ("    codice: 'ndrangheta\n", "4:13", "non si chiudono", "\"'ndrangheta\""),
        ("    codice: - A1\n", "4:13", "comincia con `- `", "\"- A1\""),
        ("    codice: | A1\n", "4:13", "comincia con `|`", "\"| A1\""),
        ("    codice: &co\n", "4:13", "comincia con `&`", "\"&co\""),
        ("    codice: “A: B”\n", "4:13", "i due punti", "\"A: B\""),
        ("    codice: \"C:\\piani\"\n", "4:13", "dopo `\\`", "semplici"),
        ("    bes: [a, b\n", "4:10", "si apre e non si chiude", "`]`"),
        ("    target: { 2027: #RIF! }\n", "4:21", "letto come un commento", "\"#RIF!\""),
    ] {
        let text = format!("obiettivi:\n  - id: a\n    titolo: x\n{line}    nota: l'ufficio dice \"sì\"\n");
        slip("performance.yaml", &text, at, message, help);
    }
    for (text, at, message, help) in [
        ("obiettivi:\n  - id:a\n    titolo: x\n", "2:5", "manca lo spazio", "`id: a`"),
        ("obiettivi:\n  -id: a\n    titolo: x\n", "2:3", "dopo il trattino", "`- id: a`"),
        ("obiettivi:\n  • id: a\n    titolo: x\n", "2:3", "qui c'è `•`", "`- id: a`"),
        ("obiettivi:\n  - id a\n    titolo: x\n", "2:5", "mancano i due punti", "`id: a`"),
        ("obiettivi\n  - id: a\n    titolo: x\n", "1:1", "mancano i due punti", "`obiettivi:`"),
        ("obiettivi:\n  - id: a\n    bes:\n      - x\n      y\n", "5:7", "manca il trattino", "`- y`"),
        ("[smvp]\ndocumento = \"x\"\n", "2:1", "scritta in TOML", ".toml"),
    ] {
        slip("performance.yaml", text, at, message, help);
    }
}

#[test]
fn every_slip_in_toml_is_told_where_it_is_and_how_to_write_it() {
    for (line, at, message, help) in [
        ("codice \"A\"", "4:1", "manca `=`", "`codice = \"A\"`"),
        ("codice == \"A\"", "4:9", "di troppo", "`codice = \"A\"`"),
        ("codice = “A”", "4:10", "della tastiera", "`codice = \"A\"`"),
        ("codice = \"a \"b\" c\"", "4:10", "altro testo", "`codice = \"a \\\"b\\\" c\"`"),
        ("codice = 'l'a'", "4:10", "altro testo", "`codice = \"l'a\"`"),
        ("codice = \"A\nB C\"", "4:10", "non si chiudono", "\"\"\""),
        ("codice = \"A\", nota = \"B\"", "4:10", "dopo il valore", "una riga"),
        ("codice = \"C:\\piani\"", "4:10", "dopo `\\`", "'C:\\piani'"),
        ("qualità = \"A\"", "4:1", "non ha accenti", "`qualita`"),
        ("valore pubblico = \"A\"", "4:1", "né spazi", "`valore_pubblico`"),
        ("; nota", "4:1", "un commento", "`# nota`"),
        ("peso = 50,5", "4:8", "tra virgolette", "\"50,5\""),
        ("inizio = 2027-1-5", "4:10", "due cifre", "2027-01-05"),
        ("inizio = 2027-02-31", "4:10", "non esiste", "il mese e il giorno"),
        ("inizio = 31/12/2027", "4:10", "tra virgolette", "\"31/12/2027\""),
        ("target = { 2027 = 90,5, 2028 = 1 }", "4:19", "la virgola di `90,5`", "\"90,5\""),
        ("target = { 2027 = 90,50%, 2028 = 1 }", "4:19", "la virgola di `90,50%`", "\"90,50%\""),
        ("target = { 2027 = > 95%, 2028 = 1 }", "4:19", "tra virgolette", "`2027 = \"> 95%\"`"),
        ("target = { 2027: 1 }", "4:12", "non `:`", "`2027 = 1`"),
        ("target = { 2027 = 1 2028 = 2 }", "4:12", "manca una virgola", "separa"),
        ("target = { 2027 = 1\nnota = \"a\"\npeso = 100", "4:10", "non si chiude", "`}`"),
        ("bes = [\"a\"\nnota = \"a\"\npeso = 100", "4:7", "non si chiude", "`]`"),
        ("bes = [a, b]", "4:8", "tra virgolette: `a`", "`\"a\"`"),
        ("bes = [\"a\" \"b\"]", "4:8", "manca una virgola", "`\"a\", \"b\"`"),
        ("[[obiettivi]\nid = \"b\"\ntitolo = \"y\"\n[[obiettivi]]", "4:1", "intestazione", "`[[obiettivi]]`"),
        ("[obiettivi]\nid = \"b\"\n[[obiettivi]]\nid = \"c\"", "4:1", "c'è già", "`[[obiettivi]]`"),
        ("indicatori:\n  - id: a\n    nome: b", "4:1", "scritta in YAML", ".yaml"),
    ] {
        let text = format!("[[obiettivi]]\nid = \"a\"\ntitolo = \"x\"\n{line}\n");
        slip("performance.toml", &text, at, message, help);
    }
}

#[test]
fn one_slip_of_a_value_is_one_finding() {
    let plan = |lines: &str| {
        let mut files = piano_minimo();
        let text = read("tests/piano-minimo/performance.yaml");
        let right = "        target: { 2027: 0, 2028: -2, 2029: -3 }\n";
        assert!(text.contains(right));
        files.retain(|(path, _)| !path.ends_with("performance.yaml"));
        files.push(("performance.yaml".into(), text.replacen(right, lines, 1)));
        findings(&load(&files), &|_| true)
    };
    for (lines, rule, help) in [
        ("        target: { 2027: 90,50%, 2028: -2, 2029: -3 }\n", "virgola-decimale", "\"90,50%\""),
        ("        target: { 2027: 90,5 }\n", "virgola-decimale", "\"90,5\""),
        ("        target: { 2027:0, 2028: -2, 2029: -3 }\n", "tipo-errato", "`2027: 0`"),
        ("        target: { 2027: entro il 31/02/2027 }\n", "data-non-valida", "giorno e mese"),
        ("        target: { 2027: 31/11/2027 }\n", "data-non-valida", "giorno e mese"),
        ("        target: 0\n        Target: 1\n", "chiave-sconosciuta", "`target` c'è già"),
        ("        target: 0\n    indicatori: [giudizio]\n", "chiave-ripetuta", "una sola"),
    ] {
        let found = plan(lines);
        assert_eq!(found.iter().map(|f| f.rule).collect::<Vec<_>>(), [rule], "{lines}: {found:#?}");
        assert!(found[0].help.contains(help), "{lines}: {}", found[0].help);
    }
    let flow = "obiettivi:\n  - { id: a, titolo: x, peso: 50,5 }\n";
    assert_eq!(short(&reading(&[("performance.yaml", flow)])), ["performance.yaml:2:31 virgola-decimale"]);
}

#[test]
fn a_habit_of_writing_is_one_finding_that_says_what_to_write() {
    for (file, right, written, rule, help) in [
        ("scheda_anagrafica.yaml", "numero: 64", "numero: n. 64", "tipo-errato", "scrivi solo `64`"),
        ("scheda_anagrafica.yaml", "numero: 64", "numero: 1.064", "migliaia-ambigue", "`1064` oppure `\"1.064\"`"),
        ("valore_pubblico.yaml", "2027-09-30", "30 settembre 2027", "data-non-valida", "scrivi 2027-09-30"),
        ("valore_pubblico.yaml", "{ 2025: 31 }", "{ a.a. 2024/25: 31 }", "tipo-errato", "anno: \"a.a. 2024/25\""),
        (
            "scheda_anagrafica.yaml",
            "{ atto: determinazione n. 31, data: 2024-05-06 }",
            "{ atto: determinazione n. 31, del 6 maggio, rinnovata }",
            "chiave-sconosciuta",
            "`atto: \"determinazione n. 31, del 6 maggio, rinnovata\"`",
        ),
    ] {
        let text = read(&format!("tests/piano-minimo/{file}"));
        assert!(text.contains(right), "{right}");
        let mut files = piano_minimo();
        files.retain(|(path, _)| !path.ends_with(file));
        files.push((file.into(), text.replacen(right, written, 1)));
        let found = findings(&load(&files), &|_| true);
        assert_eq!(found.iter().map(|f| f.rule).collect::<Vec<_>>(), [rule], "{written}: {found:#?}");
        assert!(found[0].help.contains(help), "{written}: {}", found[0].help);
    }
}

#[test]
fn a_file_with_the_wrong_name_or_a_wrapper_is_one_finding() {
    let performance = read("tests/piano-minimo/performance.yaml");
    let wrapped: String =
        std::iter::once("performance:\n".to_string()).chain(performance.lines().map(|l| format!("  {l}\n"))).collect();
    for (path, text, rule, help) in [
        ("perfomance.yaml", &performance, "file-sconosciuto", "`performance`"),
        ("performance.yaml.txt", &performance, "file-sconosciuto", "`performance.yaml`"),
        ("testi/2.2-performance.yaml", &performance, "file-sconosciuto", "accanto a `piao.toml`"),
        ("performance.yaml", &wrapped, "chiave-sconosciuta", "togli `performance`"),
    ] {
        let mut files = piano_minimo();
        files.retain(|(path, _)| !path.ends_with("performance.yaml"));
        files.push((path.into(), text.clone()));
        let found = findings(&load(&files), &|_| true);
        assert_eq!(found.iter().map(|f| f.rule).collect::<Vec<_>>(), [rule], "{path}: {found:#?}");
        assert!(found[0].help.contains(help), "{path}: {}", found[0].help);
    }
}

#[test]
fn a_waiver_in_a_comment_may_be_spaced_otherwise() {
    for comment in
        ["# piao: ignora[ufficio-orfano] x", "#piao:ignora [ufficio-orfano] x", "#  piao : ignora[ufficio-orfano] x"]
    {
        let text = format!("uffici:\n  {comment}\n  - id: a\n    nome: A\n");
        let found = findings(
            &load(&vec![("piao.toml".into(), MANIFEST.into()), ("struttura_organizzativa.yaml".into(), text)]),
            &|r| r.id == "ufficio-orfano",
        );
        assert!(found.is_empty(), "{comment}: {found:#?}");
    }
}

#[test]
fn a_list_that_is_a_word_is_told_how_it_is_written() {
    for (bes, wanted) in
        [(" x", "`[x]`"), (" nessuna", "nessuna: \"motivo\""), ("\n      -x\n      -y", "uno spazio dopo")]
    {
        let text = format!("obiettivi:\n  - id: a\n    titolo: x\n    bes:{bes}\n");
        let found = reading(&[("performance.yaml", &text)]);
        assert_eq!(found.len(), 1, "{bes}: {found:#?}");
        assert!(found[0].message.contains(wanted), "{bes}: {}", found[0].message);
    }
}

/// What the goals and indicators below would lack besides.
const ALTRO: &str = "predefiniti:
  obiettivi: { valore_pubblico: [conti-in-ordine], stakeholder: [interno], programma: \"0108\" }
  indicatori: { formula: alberi contati, dimensione: output, polarita: aumento, frequenza: annuale, storico: { nessuna: è nuovo } }
";

#[test]
fn what_is_still_to_be_filled_in_is_told_once_wherever_it_stands_and_nothing_else_is() {
    let plan = |path: &str, text: String| -> Vec<String> {
        let mut files = piano_minimo();
        files.push((path.into(), text));
        let found = findings(&load(&files), &|_| true);
        found.iter().map(|f| format!("{} {}", f.rule, f.help)).collect()
    };
    let rest = [
        "    titolo: Città più verde\n",
        "    ufficio: tecnico\n",
        "    indicatori: [{ id: viali, nome: Viali, target: 3, unita: viali, baseline: 1, fonte: Anagrafe }]\n",
    ];
    for (fields, helps) in [
        ("    titolo: DA COMPILARE\n", &["scrivi un testo"][..]),
        ("    titolo: \"da compilare: perché\"\n", &["perché"]),
        ("    titolo: { it: DA COMPILARE }\n", &["scrivi un testo in questa lingua"]),
        ("    titolo: |\n      Da  Compilare:\n", &["scrivi un testo"]),
        ("    descrizione: 'DA COMPILARE: è la prosa'\n", &["è la prosa"]),
        ("    scadenza: DA COMPILARE\n", &["scrivi un valore"]),
        ("    peso: DA COMPILARE\n", &["scrivi un numero, o `prerequisito`"]),
        ("    ufficio: DA COMPILARE\n", &["scrivi l'id di un ufficio"]),
        ("    temi: [DA COMPILARE]\n", &["scrivi una di queste"]),
        ("    temi: [energia, DA COMPILARE]\n", &["scrivi una di queste"]),
        ("    temi: DA COMPILARE\n", &["scrivi un elenco"]),
        ("    responsabili: [{ incarico: DA COMPILARE }]\n", &["scrivi l'id di un incarico"]),
        ("    contributori: [DA COMPILARE]\n", &["scrivi un gruppo"]),
        ("    indicatori: [DA COMPILARE]\n", &["scrivi un indicatore"]),
        ("    indicatori: { nessuna: DA COMPILARE }\n", &["scrivi il motivo"]),
        (
            "    indicatori: [{ id: alberi, nome: Alberi, target: { 2027: DA COMPILARE, 2028: 3 }, unita: DA COMPILARE, baseline: { 2026: DA COMPILARE }, fonte: DA COMPILARE }]\n",
            &["scrivi un valore", "scrivi un testo", "scrivi un valore", "scrivi l'id di una fonte"],
        ),
        (
            "    indicatori: [{ id: alberi, nome: Alberi, target: DA COMPILARE, unita: alberi, baseline: { valore: DA COMPILARE }, fonte: Anagrafe }]\n",
            &["scrivi un valore", "scrivi un valore"],
        ),
        ("    risorse: { importo: DA COMPILARE, persone: da compilare }\n", &["scrivi un importo", "scrivi un"]),
        ("    anni: [DA COMPILARE]\n", &["scrivi un anno di quattro cifre"]),
        ("    altre_informazioni: { Perché: DA COMPILARE }\n", &["scrivi un"]),
    ] {
        let key = fields.split_inclusive(':').next().unwrap_or_default();
        let rest: String = rest.iter().filter(|line| !line.starts_with(key)).copied().collect();
        let found = plan("performance.yaml", format!("{ALTRO}obiettivi:\n  - id: citta\n{fields}{rest}"));
        assert_eq!(found.len(), helps.len(), "{fields}: {found:#?}");
        for (found, help) in found.iter().zip(helps) {
            assert!(found.starts_with(&format!("da-compilare {help}")), "{fields}: {found}");
        }
    }
    assert_eq!(plan("performance.yaml", "DA COMPILARE\n".into()), ["da-compilare scrivi un gruppo di chiavi"]);
    let paper = "documenti: [{ id: dup-2027, titolo: DA COMPILARE, data: DA COMPILARE }]\n";
    let helps = ["da-compilare scrivi un testo", "da-compilare scrivi una data come 2027-12-31 o 31/12/2027"];
    assert_eq!(plan("scheda_anagrafica.yaml", paper.into()), helps);
    let toml = "[[obiettivi]]\nid = \"DA COMPILARE\"\ntitolo = \"DA COMPILARE: è il titolo\"\n";
    assert_eq!(
        plan("performance.toml", toml.into()),
        ["da-compilare scrivi un id (minuscole, cifre e trattini)", "da-compilare è il titolo"]
    );
}

#[test]
fn a_sentence_that_speaks_of_filling_in_is_a_text() {
    for text in ["gli spazi da compilare", "DA COMPILARE entro marzo", "da compilare, poi", "Da compilarsi"] {
        let text = format!("testo: {text}\n");
        assert_eq!(short(&reading(&[("performance.yaml", &text)])), Vec::<String>::new(), "{text}");
    }
    // A word of a closed list that says the same keeps its own hint.
    let manifest = format!("{MANIFEST}[sezioni.performance]\nstato = \"da compilare\"\n");
    let found = findings(&load(&vec![("piao.toml".into(), manifest)]), &|_| false);
    assert_eq!(short(&found), ["piao.toml:5:9 scelta-sconosciuta"]);
    assert!(found[0].help.contains("`da_compilare`"), "{}", found[0].help);
}

#[test]
fn the_ending_of_a_text_may_be_in_capitals_as_that_of_a_section() {
    let scratch = Scratch::new("maiuscole");
    scratch.write("piao.toml", MANIFEST);
    scratch.write("PERFORMANCE.YAML", "testo: { file: testi/B.MD }\n");
    scratch.write("testi/B.MD", "Perché sì\n");
    let said = |scratch: &Scratch| {
        let loaded = Loaded::read(&scratch.0, "", Lettura::SOLA).expect("a plan");
        let testo = loaded.piano.sezioni.performance.as_ref().and_then(|p| p.testo.get()).map(|t| t.testo.to_string());
        let found: Vec<(&str, String)> =
            loaded.diagnostics.iter().map(|d| (d.rule, d.help.clone().unwrap_or_default())).collect();
        (testo, found)
    };
    assert_eq!(said(&scratch), (Some("Perché sì".into()), vec![]));
    // It is prose for its size, too.
    scratch.write("testi/B.MD", "è ".repeat(600_000));
    assert!(said(&scratch).1.iter().any(|(rule, _)| *rule == "file-non-leggibile"));
    // In other capitals it is another file, whose name is near.
    scratch.write("testi/B.MD", "Perché sì\n");
    scratch.write("PERFORMANCE.YAML", "testo: { file: testi/b.md }\n");
    assert_eq!(said(&scratch), (None, vec![("file-citato-assente", "forse intendevi `testi/B.MD`?".into())]));
}

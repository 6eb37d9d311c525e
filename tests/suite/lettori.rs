// SPDX-License-Identifier: EUPL-1.2
//! Our YAML reader against others: the events of the official test suite (`tests/yaml-test-suite/`), and a parser that is not ours.

use crate::support::{generated, plan, read};
use piao::diagnostic::Diagnostic;
use piao::source::node::{Data, Node, Style};
use piao::source::{FileId, Sources};
use proptest::prelude::*;
use serde_json::Value;
use yaml_rust2::parser::{Event, Parser};
use yaml_rust2::scanner::TScalarStyle;

/// A tree without places.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Albero {
    Testo(Style, String),
    Elenco(Vec<Albero>),
    Gruppo(Vec<(String, Albero)>),
}

/// What any parser tells of a file, as far as plan files go.
enum Evento {
    Documento,
    Testo(Style, String),
    Elenco,
    Gruppo,
    Fine,
    /// What plan files do not use, in a word.
    Fuori(&'static str),
    /// Ends of documents and of the file.
    Altro,
}

/// The tree of these events, or the first thing in them that plan files do not use.
fn albero(eventi: impl IntoIterator<Item = Evento>) -> Result<Albero, &'static str> {
    let (mut documents, mut root) = (0, None);
    let mut open: Vec<(bool, Vec<Albero>)> = Vec::new();
    for evento in eventi {
        let done = match evento {
            Evento::Fuori(what) => return Err(what),
            Evento::Altro => continue,
            Evento::Documento if documents > 0 => return Err("più documenti"),
            Evento::Documento => {
                documents += 1;
                continue;
            }
            Evento::Elenco | Evento::Gruppo => {
                let is_key = open.last().is_some_and(|(map, nodes)| *map && nodes.len().is_multiple_of(2));
                if is_key {
                    return Err("chiave che non è un testo");
                }
                open.push((matches!(evento, Evento::Gruppo), Vec::new()));
                continue;
            }
            Evento::Testo(style, text) => Albero::Testo(style, text),
            Evento::Fine => {
                let (map, nodes) = open.pop().expect("what ends has begun");
                if map { gruppo(nodes) } else { Albero::Elenco(nodes) }
            }
        };
        match open.last_mut() {
            Some((_, nodes)) => nodes.push(done),
            None => root = Some(done),
        }
    }
    // A file without a document is a plan file in which nothing is written yet.
    Ok(root.unwrap_or(Albero::Gruppo(Vec::new())))
}

/// Keys and values that came one after the other.
fn gruppo(nodes: Vec<Albero>) -> Albero {
    let mut nodes = nodes.into_iter();
    let mut entries = Vec::new();
    while let (Some(key), Some(value)) = (nodes.next(), nodes.next()) {
        let Albero::Testo(_, key) = key else { unreachable!("other keys are refused when they begin") };
        entries.push((key, value));
    }
    Albero::Gruppo(entries)
}

fn di_nodo(node: &Node<'_>) -> Albero {
    match &node.data {
        Data::Scalar(s) => Albero::Testo(s.style, s.text.to_string()),
        Data::Seq(items) => Albero::Elenco(items.iter().map(di_nodo).collect()),
        Data::Map(entries) => Albero::Gruppo(entries.iter().map(|e| (e.key.to_string(), di_nodo(&e.node))).collect()),
    }
}

/// The tree that our reader makes of a text, and what it found.
fn nostro(text: &str) -> (Option<Albero>, Vec<Diagnostic>) {
    let sources = Sources::from_texts([("performance.yaml", text)]);
    let mut found = Vec::new();
    let tree = sources.parse(FileId(0), &mut found).map(|node| di_nodo(&node));
    (tree, found)
}

// ---------------------------------------------------------------- the official suite

/// A line of the suite's events: `=VAL &a <tag:…> :text`, `+MAP {}`.
fn evento(line: &str) -> Evento {
    let (what, rest) = line.split_at(line.len().min(4));
    let rest = rest.trim_start_matches(' ').trim_start_matches("{}").trim_start_matches("[]").trim_start();
    match (what, rest.chars().next()) {
        ("+DOC", _) => Evento::Documento,
        ("=ALI", _) => Evento::Fuori("rimando `*`"),
        ("+MAP" | "+SEQ" | "=VAL", Some('&')) => Evento::Fuori("segnalibro `&`"),
        ("+MAP" | "+SEQ" | "=VAL", Some('<')) => Evento::Fuori("tipo `!`"),
        ("+MAP", _) => Evento::Gruppo,
        ("+SEQ", _) => Evento::Elenco,
        ("-MAP" | "-SEQ", _) => Evento::Fine,
        ("=VAL", Some(mark)) => {
            let style = match mark {
                ':' => Style::Plain,
                '"' | '\'' => Style::Quoted,
                '|' | '>' => Style::Block,
                other => panic!("a scalar that begins with {other}"),
            };
            Evento::Testo(style, senza_barre(&rest[1..]))
        }
        ("+STR" | "-STR" | "-DOC" | "", _) => Evento::Altro,
        _ => panic!("an event of another kind: {line}"),
    }
}

/// The suite writes ends of lines and what is not seen with a backslash.
fn senza_barre(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.push(match (c, if c == '\\' { chars.next() } else { None }) {
            (_, Some('n')) => '\n',
            (_, Some('t')) => '\t',
            (_, Some('r')) => '\r',
            (_, Some('b')) => '\u{8}',
            (_, Some(other)) => other,
            (c, None) => c,
        });
    }
    out
}

/// Cases that our reader does not judge as the suite does, and why that is right for plan files.
const DIVERSI: [(&str, &str); 1] = [(
    "9C9N",
    "una parentesi aperta tiene insieme anche le righe che non rientrano: niente va perduto, niente è ambiguo",
)];

#[test]
fn every_case_of_the_official_suite_is_read_alike_or_refused_with_a_finding() {
    let text = read("tests/yaml-test-suite/casi.jsonl");
    let mut table = String::from(
        "<!-- Generated by `sh tests/generate`: do not edit. -->\n# I casi rifiutati\n\n\
         I casi della YAML Test Suite che il lettore di `piao` non legge: perché, e che cosa dice al primo punto che non \
         capisce. «Non è YAML» sono quelli che anche la suite vuole rifiutati; gli altri usano parti di YAML che nei file \
         di un piano non ci sono. «Letto» è un caso che la suite vuole rifiutato e noi no. Tutti gli altri casi danno lo stesso albero che vuole la suite.\n\n\
         | caso | che cosa prova | perché | riga e colonna, messaggio |\n|---|---|---|---|\n",
    );
    let (mut wrong, mut read_alike, mut refused) = (Vec::new(), 0, 0);
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).expect("a case a line");
        let field = |key: &str| case[key].as_str().unwrap_or_else(|| panic!("`{key}` of {line}"));
        let (id, yaml) = (field("id"), field("yaml"));
        let wanted = match case["errore"].as_bool().expect("yes or no") {
            true => Err("non è YAML"),
            false => albero(field("eventi").lines().map(evento)),
        };
        let (tree, found) = nostro(yaml);
        let differs = DIVERSI.iter().find(|(case, _)| *case == id).map(|(_, why)| *why);
        let alike = match (&wanted, &tree) {
            (Ok(wanted), Some(tree)) => wanted == tree,
            (Err(_), None) => true,
            _ => false,
        };
        if alike == differs.is_some() {
            wrong.push(format!("{id}: {yaml:?}\n  {wanted:?}\n  {tree:?}\n  {found:?}"));
        }
        match (&tree, differs) {
            (Some(_), Some(why)) => table += &format!("| {id} | {} | {why} | letto |\n", cella(field("nome"))),
            (Some(_), None) => read_alike += 1,
            (None, _) => {
                refused += 1;
                let why = differs.or(wanted.err()).unwrap_or_default();
                let Some(first) = found.first() else { panic!("{id} is refused and nobody says why") };
                let span = first.span();
                assert!(yaml.get(span.range()).is_some(), "{id}: {span:?} is no place of {yaml:?}");
                let sources = Sources::from_texts([("performance.yaml", yaml)]);
                let (line, column) = sources.file(FileId(0)).position(span.start);
                table += &format!(
                    "| {id} | {} | {why} | {line}:{column} {} |\n",
                    cella(field("nome")),
                    cella(&first.message)
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
    table += &format!("\nLetti come vuole la suite {read_alike}, rifiutati {refused}.\n");
    generated("tests/yaml-test-suite/rifiutati.md", &table);
}

fn cella(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

// ---------------------------------------------------------------- a parser that is not ours

/// The tree that yaml-rust2 makes of a text, or why plan files do not hold it. What is empty and `~` are the same to it.
fn altrui(text: &str) -> Result<Albero, &'static str> {
    let mut parser = Parser::new_from_str(text).keep_tags(true);
    let mut eventi = Vec::new();
    loop {
        let Ok((event, _)) = parser.next_token() else { return Err("non è YAML") };
        eventi.push(match event {
            Event::StreamEnd => break,
            Event::DocumentStart => Evento::Documento,
            Event::Alias(_) => Evento::Fuori("rimando `*`"),
            Event::Scalar(.., 1.., _) | Event::SequenceStart(1.., _) | Event::MappingStart(1.., _) => {
                Evento::Fuori("segnalibro `&`")
            }
            Event::Scalar(.., Some(_)) | Event::SequenceStart(_, Some(_)) | Event::MappingStart(_, Some(_)) => {
                Evento::Fuori("tipo `!`")
            }
            Event::Scalar(text, style, ..) => match style {
                TScalarStyle::Plain if text == "~" => Evento::Testo(Style::Plain, String::new()),
                TScalarStyle::Plain => Evento::Testo(Style::Plain, text),
                TScalarStyle::SingleQuoted | TScalarStyle::DoubleQuoted => Evento::Testo(Style::Quoted, text),
                TScalarStyle::Literal | TScalarStyle::Folded => Evento::Testo(Style::Block, text),
            },
            Event::SequenceStart(..) => Evento::Elenco,
            Event::MappingStart(..) => Evento::Gruppo,
            Event::SequenceEnd | Event::MappingEnd => Evento::Fine,
            Event::Nothing | Event::StreamStart | Event::DocumentEnd => Evento::Altro,
        });
    }
    albero(eventi)
}

/// Our tree, with `~` as the other parser has it.
fn senza_tilde(albero: Albero) -> Albero {
    match albero {
        Albero::Testo(Style::Plain, text) if text == "~" => Albero::Testo(Style::Plain, String::new()),
        Albero::Testo(..) => albero,
        Albero::Elenco(items) => Albero::Elenco(items.into_iter().map(senza_tilde).collect()),
        Albero::Gruppo(entries) => Albero::Gruppo(
            entries.into_iter().map(|(k, v)| (if k == "~" { String::new() } else { k }, senza_tilde(v))).collect(),
        ),
    }
}

/// A block without lines ends with one to the other parser, with none to the standard.
fn senza_fine(albero: Albero) -> Albero {
    match albero {
        Albero::Testo(Style::Block, text) => Albero::Testo(Style::Block, text.trim_end_matches('\n').to_string()),
        Albero::Testo(..) => albero,
        Albero::Elenco(items) => Albero::Elenco(items.into_iter().map(senza_fine).collect()),
        Albero::Gruppo(entries) => Albero::Gruppo(entries.into_iter().map(|(k, v)| (k, senza_fine(v))).collect()),
    }
}

#[test]
fn the_plans_of_the_repository_are_the_same_to_another_parser() {
    let mut files = 0;
    for folder in ["examples", "tests/piano-minimo", "tests/casi"] {
        for (path, text) in plan(folder).into_iter().filter(|(p, _)| p.ends_with(".yaml")) {
            let (ours, found) = nostro(&text);
            let ours = ours.unwrap_or_else(|| panic!("{folder}/{path}: {found:?}"));
            assert!(Ok(senza_tilde(ours)) == altrui(&text), "{folder}/{path}");
            files += 1;
        }
    }
    assert!(files > 40, "{files} files");
}

/// A tree of texts that YAML might take for something else.
fn alberi() -> impl Strategy<Value = Albero> {
    let pieces =
        ["a", "è", "𝄞", " ", ": ", ":", " #", "#", "- ", "-", "'", "\"", "\\", "\n", "\t", ",", "[", "]", "{", "}"];
    let more = [
        "&", "*", "!", "|", ">", "%", "@", "`", "?", "~", "null", "sì", "no", "2027", "1e400", "<<", "=", "---", "...",
    ];
    let piece = prop::sample::select([&pieces[..], &more[..]].concat());
    let text = prop::collection::vec(piece, 0..6).prop_map(|p| p.concat());
    let style = prop::sample::select(vec![Style::Plain, Style::Quoted, Style::Block]);
    let leaf = (style, text.clone()).prop_map(|(style, text)| Albero::Testo(style, text));
    leaf.prop_recursive(4, 40, 5, move |inner| {
        let pair = (text.clone(), inner.clone());
        prop_oneof![
            prop::collection::vec(inner, 0..5).prop_map(Albero::Elenco),
            prop::collection::vec(pair, 0..5).prop_map(Albero::Gruppo),
        ]
    })
}

/// A tree as a person would write it: blocks indented, or all between brackets. A text that cannot stand as its style would have
/// it is quoted.
fn scritto(albero: &Albero, indent: usize, flow: bool, out: &mut String) {
    let before = " ".repeat(indent);
    match albero {
        Albero::Testo(style, text) => testo(*style, text, indent, flow, out),
        Albero::Elenco(items) if items.is_empty() => out.push_str(" []"),
        Albero::Gruppo(entries) if entries.is_empty() => out.push_str(" {}"),
        Albero::Elenco(items) if flow => {
            out.push_str(" [");
            items.iter().for_each(|item| {
                scritto(item, indent, true, out);
                out.push(',');
            });
            out.push(']');
        }
        Albero::Gruppo(entries) if flow => {
            out.push_str(" {");
            entries.iter().for_each(|(key, value)| {
                *out += &format!(" {}:", tra_virgolette(key));
                scritto(value, indent, true, out);
                out.push(',');
            });
            out.push('}');
        }
        Albero::Elenco(items) => items.iter().for_each(|item| {
            *out += &format!("\n{before}-");
            scritto(item, indent + 2, indent > 2, out);
        }),
        Albero::Gruppo(entries) => entries.iter().for_each(|(key, value)| {
            *out += &format!("\n{before}{}:", tra_virgolette(key));
            scritto(value, indent + 2, indent > 2, out);
        }),
    }
}

fn testo(style: Style, text: &str, indent: usize, flow: bool, out: &mut String) {
    let plain = !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() && c != '𝄞');
    let lines = !flow && text.ends_with('\n') && text.chars().all(|c| c == '\n' || !c.is_control());
    match style {
        Style::Plain if plain => *out += &format!(" {text}"),
        Style::Block if lines && text.starts_with(char::is_alphanumeric) && !text.ends_with("\n\n") => {
            *out += " |";
            text.lines().for_each(|l| *out += &format!("\n{}{l}", " ".repeat(indent)));
        }
        Style::Quoted if text.len().is_multiple_of(2) && !text.contains(char::is_control) => {
            *out += &format!(" '{}'", text.replace('\'', "''"));
        }
        Style::Plain | Style::Quoted | Style::Block => *out += &format!(" {}", tra_virgolette(text)),
    }
}

fn tra_virgolette(text: &str) -> String {
    serde_json::to_string(text).expect("a JSON string is a YAML string")
}

/// Texts and keys, whatever their style.
fn testi(albero: &Albero) -> Albero {
    match albero {
        Albero::Testo(_, text) => Albero::Testo(Style::Quoted, text.clone()),
        Albero::Elenco(items) => Albero::Elenco(items.iter().map(testi).collect()),
        Albero::Gruppo(entries) => Albero::Gruppo(entries.iter().map(|(k, v)| (k.clone(), testi(v))).collect()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_by_ours_and_by_another_parser_alike(tree in alberi()) {
        let mut text = String::new();
        scritto(&tree, 0, false, &mut text);
        text.push('\n');
        let (ours, found) = nostro(&text);
        let Some(ours) = ours else { return Err(TestCaseError::fail(format!("{text:?}: {found:?}"))) };
        prop_assert_eq!(testi(&ours), testi(&tree), "{:?}", &text);
        prop_assert_eq!(Ok(senza_tilde(ours)), altrui(&text).map(senza_tilde), "{:?}", &text);
    }

    /// Of broken texts the two may think differently, but never read different things.
    #[test]
    fn no_broken_text_is_read_as_two_different_things(text in crate::source::pieces()) {
        // The mark at the start of a file, or left inside it, is nothing to ours and a letter to the other.
        let text = text.replace('\u{feff}', "");
        if let (Some(ours), Ok(theirs)) = (nostro(&text).0, altrui(&text)) {
            prop_assert_eq!(senza_fine(senza_tilde(ours)), senza_fine(senza_tilde(theirs)), "{:?}", &text);
        }
    }
}

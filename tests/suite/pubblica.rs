// SPDX-License-Identifier: EUPL-1.2
//! The folder that is published: what is in it, what agrees with what, what is never overwritten; and its open data, read back by
//! readers that are not ours.

use crate::support::{Files, files_below, load, plan, repo};
use base64::prelude::{BASE64_STANDARD, Engine};
use piao::dati_aperti::{Dati, TABELLE};
use piao::load::Options;
use piao::pubblicazione::{self, File, Scelte};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const SCELTE: Scelte<'static> = Scelte { bozza: true, confronto: None };

fn files(plan: &Files) -> BTreeMap<String, Vec<u8>> {
    let files =
        load(plan).check(&Options::default(), |cx, _| pubblicazione::file(cx, &SCELTE).expect("it is composed"));
    files.into_iter().map(|File { percorso, contenuto, .. }| (percorso, contenuto)).collect()
}

fn text(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path} in {:?}", files.keys()));
    String::from_utf8(bytes.clone()).expect("UTF-8")
}

/// Head and rows of a CSV file, as a spreadsheet parts them.
fn righe(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let text = text.strip_prefix('\u{feff}').expect("a BOM");
    assert!(text.ends_with("\r\n"));
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let head = reader.headers().expect("a head").iter().map(String::from).collect();
    let rows = reader.records().map(|r| r.expect("as many cells").iter().map(String::from).collect()).collect();
    (head, rows)
}

#[test]
fn every_table_says_the_same_in_both_formats_and_its_anchors_are_in_the_document() {
    let files = files(&plan("examples/piccolo-comune/2027"));
    let page = text(&files, "piao-2027-2029.html");
    let ids: BTreeSet<&str> = page.split(" id=\"").skip(1).filter_map(|p| p.split('"').next()).collect();
    let mut tables = 0;
    for path in files.keys().filter(|p| p.starts_with("dati/") && p.ends_with(".csv")) {
        tables += 1;
        let (head, rows) = righe(&text(&files, path));
        let json: Value = serde_json::from_str(&text(&files, &path.replace(".csv", ".json"))).expect("JSON");
        assert_eq!(json["righe"].as_array().expect("rows").len(), rows.len(), "{path}");
        for (row, object) in rows.iter().zip(json["righe"].as_array().expect("rows")) {
            let keys: Vec<&String> = object.as_object().expect("an object").keys().collect();
            assert_eq!(keys, head.iter().collect::<Vec<_>>(), "{path}");
            for (name, cell) in head.iter().zip(row) {
                assert_eq!(cell.is_empty(), object[name].is_null(), "{path}: {name}: `{cell}` and {}", object[name]);
            }
            let Some(anchor) = object["ancora"].as_str() else { continue };
            assert!(ids.contains(anchor), "{path}: {anchor} is not in the document");
            assert_eq!(object["collegamento"], format!("piao-2027-2029.html#{anchor}"));
        }
    }
    assert!(tables > 20, "{tables} tables");
}

#[test]
fn the_dictionary_and_the_description_for_programs_name_every_column() {
    let files = files(&plan("examples/piccolo-comune/2027"));
    let dictionary = text(&files, "dati/dizionario.md");
    let described: Value = serde_json::from_str(&text(&files, "dati/csv-metadata.json")).expect("JSON");
    for path in files.keys().filter(|p| p.ends_with(".csv") && p.starts_with("dati/")) {
        let (head, _) = righe(&text(&files, path));
        let name = path.trim_start_matches("dati/");
        let part = dictionary.split(&format!("`{name}`")).nth(1).unwrap_or_else(|| panic!("{name} in the dictionary"));
        let part = part.split("\n## ").next().unwrap_or_default();
        let table = described["tables"].as_array().expect("tables").iter().find(|t| t["url"] == name).expect(name);
        let columns = table["tableSchema"]["columns"].as_array().expect("columns");
        assert_eq!(columns.iter().map(|c| c["name"].as_str().unwrap_or_default()).collect::<Vec<_>>(), head);
        for column in &head {
            assert!(part.contains(&format!("| `{column}` |")), "{name}: {column} is not in the dictionary");
        }
    }
}

#[test]
fn names_of_tables_and_columns_are_said_once_and_are_plain() {
    let plain = |name: &str| name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    let mut tables = BTreeSet::new();
    for table in TABELLE {
        assert!(plain(table.nome) && tables.insert(table.nome), "{}", table.nome);
        let mut columns = BTreeSet::new();
        for column in table.colonne() {
            assert!(plain(column.nome) && columns.insert(column.nome), "{}: {}", table.nome, column.nome);
            assert!(!column.descrizione.contains('|') && !column.descrizione.is_empty(), "{}", column.nome);
        }
    }
}

/// A plan of texts that a spreadsheet would run, or take for something else.
fn ostile() -> Files {
    let goals = "obiettivi:
  - id: sportello
    codice: 1-2
    titolo: '=HYPERLINK(\"http://x\";\"y\")'
    descrizione: \"riga uno; con \\\"virgolette\\\"\\nriga due\"
    punti: 1234567.891
    risorse: { importo: 1500.50, persone: '@SUM(A1)' }
    bes: ['-a', b]
    indicatori: [ { id: tempo, nome: '+39 tempo', target: { 2027: \">= 12,5\", 2028: 10 }, baseline: 20 } ]
";
    let files = [("piao.toml", "formato = 1\nanno = 2027\n"), ("2.2-performance.yaml", goals)];
    files.map(|(p, t)| (p.to_string(), t.to_string())).to_vec()
}

#[test]
fn spreadsheets_run_nothing_and_programs_get_the_text_as_it_is() {
    let files = files(&ostile());
    let (head, rows) = righe(&text(&files, "dati/obiettivi.csv"));
    let cell = |name: &str| rows[0][head.iter().position(|h| h == name).expect(name)].as_str();
    assert_eq!(cell("titolo"), "'=HYPERLINK(\"http://x\";\"y\")");
    assert_eq!(cell("codice"), "'1-2");
    assert_eq!(cell("descrizione"), "riga uno; con \"virgolette\"\nriga due");
    assert_eq!(cell("punti"), "1234567,891");
    assert_eq!(cell("risorse_importo"), "1500,50");
    assert_eq!(cell("risorse_persone"), "'@SUM(A1)");
    assert_eq!(cell("bes"), "'-a | b");
    let json = text(&files, "dati/obiettivi.json");
    assert!(json.contains("\"punti\": 1234567.891") && json.contains("\"risorse_importo\": 1500.50"), "{json}");
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["righe"][0]["titolo"], "=HYPERLINK(\"http://x\";\"y\")");
    assert_eq!(json["righe"][0]["bes"], serde_json::json!(["-a", "b"]));
    let (_, values) = righe(&text(&files, "dati/valori_indicatori.csv"));
    let short: Vec<String> = values.iter().map(|r| r[2..9].join(";")).collect();
    assert_eq!(short[0], "partenza;;;20;uguale;20;");
    assert_eq!(short[1], "atteso;2027;;>= 12,5;maggiore_o_uguale;12,5;");
    assert_eq!(short[2], "atteso;2028;;10;uguale;10;");
}

#[test]
fn the_same_plan_gives_the_same_files_and_other_readers_open_the_archive() {
    let (first, second) = (files(&ostile()), files(&ostile()));
    assert!(first == second, "the files change");
    let archive = &first["piao-2027-2029.zip"];
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(archive)).expect("an archive");
    let mut names = BTreeSet::new();
    for i in 0..zip.len() {
        let mut file = zip.by_index(i).expect("a file");
        let name = file.name().expect("a name").into_owned();
        let name = name.strip_prefix("piao-2027-2029/").expect("in its folder").to_string();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut bytes).expect("it is read");
        assert!(bytes == first[&name], "{name}");
        names.insert(name);
    }
    let rest: BTreeSet<String> = first.keys().filter(|p| !p.ends_with(".zip")).cloned().collect();
    assert_eq!(names, rest);
}

#[test]
fn links_lead_into_the_document_and_the_portals_list_says_what_is_missing() {
    let files = files(&plan("examples/piccolo-comune/2027"));
    let page = text(&files, "piao-2027-2029.html");
    let (head, rows) = righe(&text(&files, "collegamenti.csv"));
    assert_eq!(&head[..4], ["sottosezione_1", "sottosezione_2", "testo", "ancora"]);
    assert!(rows.len() >= 8);
    for row in rows.iter().filter(|r| !r[3].is_empty()) {
        assert!(page.contains(&format!("id=\"{}\"", row[3])), "{row:?}");
        assert!(
            text(&files, "collegamenti.md").contains(&row[4]) && text(&files, "collegamenti.html").contains(&row[4])
        );
    }
    assert!(text(&files, "portale.md").contains("| Codice IPA | c\\_"));
    let bare = self::files(&ostile());
    assert!(text(&bare, "portale.md").contains("| Codice IPA | **da completare**"));
    assert!(text(&bare, "portale.md").contains("Il piano è una bozza"));
}

/// The tables inside the document, and what the link that saves them without a script leads to.
fn incorporati(page: &str) -> (Value, Option<Value>) {
    let (_, data) = page.split_once("<script type=\"application/json\" id=\"piao-dati\">").expect("the tables");
    let (data, _) = data.split_once("</script>").expect("its end");
    let link = page.split_once("href=\"data:application/json;base64,").and_then(|(_, rest)| rest.split_once('"'));
    let linked = link.map(|(data, _)| {
        let bytes = BASE64_STANDARD.decode(data).expect("base64");
        serde_json::from_slice(&bytes).expect("JSON")
    });
    (serde_json::from_str(data).expect("JSON"), linked)
}

#[test]
fn the_document_holds_its_tables_and_a_large_one_does_not_hold_them_twice() {
    let files = files(&plan("examples/comune/2027"));
    let (data, linked) = incorporati(&text(&files, "piao-2027-2029.html"));
    assert!(linked.is_none(), "the tables of a large plan are not in a link");
    for table in data["tabelle"].as_array().expect("tables") {
        let name = table["nome"].as_str().expect("a name");
        let json: Value = serde_json::from_str(&text(&files, &format!("dati/{name}.json"))).expect("JSON");
        let columns = table["colonne"].as_array().expect("columns");
        assert_eq!(columns.len(), table["tipi"].as_array().expect("types").len());
        for (row, object) in
            table["righe"].as_array().expect("rows").iter().zip(json["righe"].as_array().expect("rows"))
        {
            for (column, cell) in columns.iter().zip(row.as_array().expect("cells")) {
                assert_eq!(*cell, object[column.as_str().expect("a name")], "{name}: {column}");
            }
        }
        assert_eq!(table["righe"].as_array().map(Vec::len), json["righe"].as_array().map(Vec::len), "{name}");
    }
    assert_eq!(data["tabelle"].as_array().map(Vec::len), Some(5));
    let (data, linked) = incorporati(&text(&self::files(&ostile()), "piao-2027-2029.html"));
    assert_eq!(linked, Some(data), "those of a small one are");
}

#[test]
fn open_data_of_a_plan_without_sections_are_the_plan_itself() {
    let files: Files = vec![("piao.toml".into(), "formato = 1\nanno = 2027\n".into())];
    load(&files).check(&Options::default(), |cx, _| {
        let dati = Dati::di(cx, "piao.html");
        assert_eq!(dati.tabelle.iter().map(|t| t.tabella.nome).collect::<Vec<_>>(), ["piano"]);
    });
}

// ---------------------------------------------------------------------------------------------------------------------
// The command

struct Cartella(PathBuf);

impl Cartella {
    fn new(name: &str) -> Cartella {
        let root = std::env::temp_dir().join(format!("piao-pubblica-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&root);
        for (path, text) in ostile() {
            let path = root.join("piano").join(path);
            std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            std::fs::write(path, text).expect("a file");
        }
        Cartella(root)
    }

    fn piao(&self, arguments: &[&str]) -> (i32, String) {
        let program = env!("CARGO_BIN_EXE_piao");
        let Output { status, stderr, .. } =
            Command::new(program).args(arguments).current_dir(&self.0).output().expect("it runs");
        (status.code().expect("a code"), String::from_utf8(stderr).expect("UTF-8"))
    }

    fn path(&self, below: &str) -> PathBuf {
        self.0.join(below)
    }
}

impl Drop for Cartella {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn names(folder: &Path) -> Vec<String> {
    files_below(folder)
}

#[test]
fn a_folder_of_ours_is_replaced_and_any_other_is_left_alone() {
    let scratch = Cartella::new("sicura");
    let publish = || scratch.piao(&["pubblica", "sito", "piano", "--bozza"]);
    assert_eq!(publish().0, 0);
    let first = names(&scratch.path("sito"));
    // Again, over itself, with a table less: nothing of the old one stays, nothing lies beside.
    std::fs::write(scratch.path("piano/2.2-performance.yaml"), "obiettivi: []\n").expect("a file");
    assert_eq!(publish().0, 0);
    let second = names(&scratch.path("sito"));
    assert!(first.contains(&"dati/obiettivi.csv".into()) && !second.contains(&"dati/obiettivi.csv".into()));
    let beside: Vec<String> = std::fs::read_dir(&scratch.0)
        .expect("a folder")
        .map(|e| e.expect("one").file_name().to_string_lossy().into())
        .collect();
    assert_eq!(beside.len(), 2, "{beside:?}");
    // A file of somebody else stops it.
    std::fs::write(scratch.path("sito/appunti.txt"), "miei").expect("a file");
    let (code, said) = publish();
    assert!(code == 2 && said.contains("`appunti.txt`"), "{said}");
    assert_eq!(std::fs::read_to_string(scratch.path("sito/appunti.txt")).expect("still there"), "miei");
    // A folder that it did not write, a file, the plan itself and what is inside it.
    std::fs::create_dir_all(scratch.path("altro")).expect("a folder");
    std::fs::write(scratch.path("altro/tesi.doc"), "mia").expect("a file");
    for target in ["altro", "altro/tesi.doc", "piano", "piano/sito", "."] {
        let (code, said) = scratch.piao(&["pubblica", target, "piano", "--bozza"]);
        assert_eq!(code, 2, "{target}: {said}");
    }
    assert_eq!(names(&scratch.path("altro")), ["tesi.doc"]);
    // Beside the plan, said from inside it, is no place inside it.
    assert_eq!(scratch.piao(&["pubblica", "piano/../accanto", "piano", "--bozza"]).0, 0);
    assert!(scratch.path("accanto/SHA256SUMS").is_file());
    // An empty one is fine.
    std::fs::create_dir_all(scratch.path("vuota")).expect("a folder");
    assert_eq!(scratch.piao(&["pubblica", "vuota", "piano", "--bozza"]).0, 0);
}

#[test]
fn a_plan_with_errors_is_published_only_as_a_draft() {
    let scratch = Cartella::new("errori");
    let (code, said) = scratch.piao(&["pubblica", "sito", "piano"]);
    assert!(code == 1 && said.contains("--bozza"), "{said}");
    assert!(!scratch.path("sito").exists());
}

#[test]
fn with_another_plan_there_is_a_page_of_what_changes() {
    let scratch = Cartella::new("confronto");
    for (path, text) in ostile() {
        let path = scratch.path("prima").join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text.replace("1500.50", "900.25")).expect("a file");
    }
    assert_eq!(scratch.piao(&["pubblica", "sito", "piano", "--bozza", "--confronto", "prima"]).0, 0);
    let page = std::fs::read_to_string(scratch.path("sito/confronto.html")).expect("written");
    assert!(
        !page.contains(".yaml")
            && !page.contains("`prima`")
            && !page.contains(">prima<")
            && page.contains("PIAO 2027-2029"),
        "{page}"
    );
    assert!(page.contains("900,25") && page.contains("href=\"piao-2027-2029.html"), "{page}");
    let sums = std::fs::read_to_string(scratch.path("sito/SHA256SUMS")).expect("written");
    assert!(sums.lines().any(|l| l.ends_with("  confronto.html")) && sums.lines().all(|l| l.len() > 66));
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_leaves_nothing_behind() {
    let scratch = Cartella::new("scrittura");
    // A name as long as the file system takes: the folder beside it has a longer one.
    let long = "s".repeat(250);
    let (code, said) = scratch.piao(&["pubblica", &long, "piano", "--bozza"]);
    assert!(code == 2 && said.contains("non riesco a scrivere"), "{said}");
    assert_eq!(std::fs::read_dir(&scratch.0).expect("a folder").count(), 1);
}

#[test]
fn examples_are_published_whole() {
    let root = repo("examples/regione-molise/2026");
    assert!(root.is_dir());
    let files = files(&plan("examples/regione-molise/2026"));
    assert!(
        files.keys().all(|p| p.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_./".contains(&b))),
        "{:?}",
        files.keys()
    );
}

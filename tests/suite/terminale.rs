// SPDX-License-Identifier: EUPL-1.2
//! What others wrote commands no terminal and forges no line: keys, values and names of files, through every report for people.

use crate::support::Scratch;
use std::process::Command;

/// Escape sequences, a bell, C1, a line of its own, and what turns the direction of a text.
const OSTILE: &str = "\\u001b]0;perciò\\u0007\\u001b[2J\\u009b31m\\u202e\\u2028piao.toml:1:1: errore[finto] è\\u007f";

const MANIFEST: &str = "formato = 1\nanno = 2027\nregime = \"semplificato\"\n";

fn piao(scratch: &Scratch, args: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_piao"));
    let done = command.args(args).current_dir(&scratch.0).output().expect("the program runs");
    let said = [done.stdout, done.stderr].concat();
    (done.status.code().expect("it ends by itself"), String::from_utf8(said).expect("UTF-8"))
}

/// Fails where a text would do anything but be read.
fn calmo(text: &str, what: &str) {
    let turns =
        |c| matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let bad = |c: char| (c.is_control() && c != '\n') || turns(c) || matches!(c, '\u{2028}' | '\u{2029}');
    let found: Vec<String> =
        text.lines().filter(|l| l.contains(bad)).map(|l| l.escape_debug().to_string()).take(3).collect();
    assert!(found.is_empty(), "{what}: {found:#?}");
    assert!(!text.lines().any(|l| l.trim_start().starts_with("piao.toml:1:1: errore[finto]")), "{what}: {text}");
}

/// A plan whose keys, values and reasons are hostile; the second with other values.
fn piani(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    for (plan, extra) in [("prima", "prima"), ("dopo", "dopo")] {
        scratch.write(&format!("{plan}/piao.toml"), MANIFEST);
        let text = format!(
            "\"{OSTILE}\" = 1 # piao: ignora[nessun-obiettivo-sull-energia] perciò\u{202e} no\n[[obiettivi]]\nid = \"a\"\ntitolo = \"{OSTILE} {extra}\"\nufficio = \"{OSTILE}\"\nnota = \"{OSTILE}\"\n"
        );
        scratch.write(&format!("{plan}/performance.toml"), text);
        scratch.write(
            &format!("{plan}/formazione.toml"),
            format!("testo = \"uno due tre quattro cinque sei sette {OSTILE}{extra}\"\n"),
        );
        scratch.write(&format!("{plan}/monitoraggio.yaml"), "testo: \"è\\e[2J\"\n");
    }
    scratch
}

#[test]
fn keys_and_values_command_no_terminal() {
    let scratch = piani("terminale");
    for format in ["breve", "esteso", "github"] {
        let (code, text) = piao(&scratch, &["validate", "dopo", "--format", format, "--color", "never"]);
        assert_eq!(code, 1, "{text}");
        assert!(text.contains("chiave-sconosciuta") && text.contains("u{1b}"), "{format}: {text}");
        assert!(
            format == "github" || text.contains("per deroga[nessun-obiettivo-sull-energia] perciò\\u{202e} no"),
            "{text}"
        );
        calmo(&text, format);
    }
    for format in ["breve", "esteso", "markdown"] {
        let args = ["diff", "prima", "dopo", "--parziale", "--format", format, "--color", "never"];
        let (code, text) = piao(&scratch, &args);
        assert!(code == 0 && text.contains("u{1b}"), "{format}: {text}");
        calmo(&text, format);
    }
    let (code, text) = piao(&scratch, &["render", "dopo", "-o", "-", "--color", "never"]);
    assert!(code == 1 && text.contains("u{1b}"), "{text}");
    calmo(&text, "render");
}

/// A file whose bytes themselves are hostile: its lines are shown, and the marks below them point where they should.
#[test]
fn the_lines_of_a_file_command_no_terminal() {
    let scratch = Scratch::new("terminale-righe");
    scratch.write("piao.toml", MANIFEST);
    scratch.write(
        "performance.yaml",
        "testo: è\u{1b}[2J\u{9b}31m\u{202e}\rpiao: \u{7f}\nobbiettivi: 1 # \u{202e}\u{85}\n",
    );
    scratch
        .write("formazione.toml", "testo = \"è\u{1b}[2J\u{9b}31m\u{202e}\"\nchiave_di_nessuno = 1 # \u{9b}\u{2028}\n");
    for format in ["breve", "esteso", "github"] {
        let (code, text) = piao(&scratch, &["validate", "--format", format, "--color", "never"]);
        assert_eq!(code, 1, "{text}");
        calmo(&text, format);
        if format == "esteso" {
            assert!(text.contains("testo = \"è?[2J¿31m\u{fffd}\""), "{text}");
        }
    }
}

#[cfg(unix)]
#[test]
fn names_of_files_forge_no_line() {
    let scratch = piani("terminale-nomi");
    let name = "è\u{1b}[2J\npiao.toml:1:1: errore[finto] è\u{202e}\u{9b}.yaml";
    scratch.write(&format!("dopo/performance/{name}"), "chiave: 1\n");
    scratch.write(&format!("dopo/{name}"), "a: [\n");
    scratch.write(&format!("dopo/rischi_corruttivi/{name}"), "a: [\n");
    for format in ["breve", "esteso", "github"] {
        let (code, text) = piao(&scratch, &["validate", "dopo", "--format", format, "--color", "never"]);
        assert!(code == 1 && text.contains("file-sconosciuto"), "{text}");
        calmo(&text, format);
    }
    let (_, text) = piao(&scratch, &["validate", "dopo", "--format", "breve"]);
    assert!(
        text.contains("dopo/performance/è\\u{1b}[2J\\npiao.toml:1:1: errore[finto] è\\u{202e}\\u{9b}.yaml:1:1: "),
        "{text}"
    );
    let folder = "cartella\n\u{1b}[2Jpiao.toml:1:1: errore[finto]";
    std::fs::create_dir(scratch.0.join(folder)).expect("a folder");
    let option = format!("--{folder}");
    let report = format!("json={folder}");
    let deep = format!("{folder}/mai.html");
    for args in [
        &["validate", folder][..],
        &["validate", "dopo", "--output", &report],
        &["validate", "dopo", "--output", folder],
        &["validate", "dopo", "--regola", folder],
        &["validate", "dopo", "--al", folder],
        &["render", "dopo", "-o", folder],
        &["render", "prima", "--bozza", "-o", &deep],
        &["export", "dopo", "-o", folder],
        &["diff", "prima", "dopo"],
        &["diff", "prima", folder],
        &["render", "prima", "--bozza", "--confronto", "dopo"],
        &["pubblica", folder, "dopo"],
        &["schema", folder],
        &["schema", "--scrivi", folder],
        &["explain", folder],
        &["init", folder, "--ente", "comune", "--anno", "2027", "--dipendenti", "80", "--no-input"],
        &["init", "nuovo", "--ente", folder],
        &[folder],
        &["validate", &option],
    ] {
        let (_, text) = piao(&scratch, &[args, &["--color", "never"]].concat());
        calmo(&text, &format!("{args:?}"));
    }
}

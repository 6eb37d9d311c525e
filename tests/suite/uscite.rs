// SPDX-License-Identifier: EUPL-1.2
//! Where commands write: never over a file that a plan reads, files whole or none, with the permissions that they had.

use crate::support::{Scratch, files_below};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const PIANO: &str = "examples/piccolo-comune/2027";

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_piao")).args(args).current_dir(folder).output().expect("the program runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Two plans, the second of which names the first; `qui` is a folder beside them.
fn due_piani(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    for (plan, year, manifest) in [("2026", 2026, ""), ("2027", 2027, "precedente = \"../2026\"\n")] {
        let text = format!("formato = 1\nanno = {year}\nregime = \"semplificato\"\n{manifest}");
        scratch.write(&format!("{plan}/piao.toml"), text);
        scratch.write(&format!("{plan}/performance.yaml"), "testo: { file: contesto.md }\n");
        for path in ["consuntivi/2027-06-30.toml", "testi/nota.md", "contesto.md", "logo.PNG", "tema/stile.css"] {
            scratch.write(&format!("{plan}/{path}"), "");
        }
        scratch.write(&format!("{plan}/formazione/perché.yml"), "");
    }
    scratch.write("qui/nota.txt", "è\n");
    scratch
}

/// Every file below a folder with its bytes.
fn contenuto(folder: &Path) -> Vec<(String, Vec<u8>)> {
    files_below(folder).into_iter().map(|p| (p.clone(), fs::read(folder.join(p)).unwrap_or_default())).collect()
}

/// Every folder below a folder.
fn cartelle(folder: &Path) -> Vec<String> {
    let all = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(|e| e.expect("an entry"));
    all.filter(|e| e.file_type().is_dir()).map(|e| e.path().display().to_string()).collect()
}

/// The commands that write a file, to one place; run in `qui`.
fn comandi(output: &str) -> Vec<Vec<String>> {
    let report = format!("json={output}");
    let all: [&[&str]; 7] = [
        &["render", "../2027", "--bozza", "-o", output],
        &["render", "../2027", "--bozza", "--format", "markdown", "-o", output],
        &["export", "../2027", "-o", output],
        &["validate", "../2027", "--output", "json=nuovo.json", "--output", &report],
        &["validate", "../2026", "--output", &report],
        &["diff", "../2026", "../2027", "--output", "json=nuovo.json", "--output", &report],
        &["diff", "../2027", "--output", &report],
    ];
    all.iter().map(|args| args.iter().map(|a| a.to_string()).collect()).collect()
}

/// Every command refuses to write there, and says so before it has written anything.
fn rifiutano(scratch: &Scratch, output: &str, words: &str) {
    let before = (contenuto(&scratch.0), cartelle(&scratch.0));
    for args in comandi(output) {
        let done = run(&scratch.0.join("qui"), &args.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!((done.status.code(), &*done.stdout), (Some(2), &b""[..]), "{args:?}: {}", said(&done));
        assert!(said(&done).contains(words), "{args:?}: {}", said(&done));
        assert_eq!((contenuto(&scratch.0), cartelle(&scratch.0)), before, "{args:?}");
    }
}

const DEL_PIANO: &str = "è un file di un piano, che questo comando legge soltanto";

// ---------------------------------------------------------------- what plans read

#[test]
fn no_command_writes_over_a_file_that_a_plan_reads() {
    let scratch = due_piani("uscite-piano");
    for path in [
        "piao.toml",
        "performance.yaml",
        "formazione/perché.yml",
        "consuntivi/2027-06-30.toml",
        "testi/nota.md",
        "contesto.md",
        "logo.PNG",
        "tema/stile.css",
    ] {
        rifiutano(&scratch, &format!("../2027/{path}"), DEL_PIANO);
    }
    for path in ["../2026/performance.yaml", "./../2027/testi/.././performance.yaml"] {
        rifiutano(&scratch, path, DEL_PIANO);
    }
    rifiutano(&scratch, &scratch.0.join("2026/piao.toml").display().to_string(), DEL_PIANO);
    // Where capitals are not told apart it is the same file; elsewhere there is no such file.
    if scratch.0.join("2027/PERFORMANCE.YAML").exists() {
        rifiutano(&scratch, "../2027/PERFORMANCE.YAML", DEL_PIANO);
    }
}

#[cfg(unix)]
#[test]
fn nor_does_it_through_a_link() {
    use std::os::unix::fs::symlink;
    let scratch = due_piani("uscite-link-piano");
    let link = |to: &str, name: &str| symlink(to, scratch.0.join(name)).expect("a link");
    link("../2027/performance.yaml", "qui/a.json");
    link("a.json", "qui/b.json");
    link("2027", "altrove");
    for path in ["a.json", "b.json", "../altrove/performance.yaml"] {
        rifiutano(&scratch, path, DEL_PIANO);
    }
    // A link that the plan does not follow is still one of its files.
    link("../qui/nota.txt", "2027/formazione.yaml");
    rifiutano(&scratch, "../2027/formazione.yaml", DEL_PIANO);
    // The command that knows no plan.
    link("../2027/performance.yaml", "qui/performance.schema.json");
    let done = run(&scratch.0.join("qui"), &["schema", "--scrivi", "."]);
    assert!(done.status.code() == Some(2) && said(&done).contains(DEL_PIANO), "{}", said(&done));
    assert_eq!(files_below(&scratch.0.join("qui")).len(), 4, "no other schema is left there");
}

#[test]
fn documents_beside_the_files_of_a_plan_are_written_and_written_again() {
    let plan = Scratch::copy_of("uscite-documenti", PIANO);
    let before = contenuto(&plan.0);
    for args in [
        &["render", "-o", "piano.html"][..],
        &["render", "-o", "piano.md"],
        &["render", "-o", "altro.MD"],
        &["render"],
        &["export", "-o", "dati/piano.json"],
        &["validate", "--output", "json=validate.json", "--output", "esteso=_note.yaml"],
        &["schema", "--scrivi"],
    ] {
        for time in ["first", "again"] {
            let done = run(&plan.0, args);
            assert_eq!(done.status.code(), Some(0), "{time}: {args:?}: {}", said(&done));
        }
    }
    let new =
        ["piano.html", "piano.md", "altro.MD", "piao-2027-2029.html", "dati/piano.json", "validate.json", "_note.yaml"];
    assert!(new.iter().all(|path| !plan.read(path).is_empty()));
    assert_eq!(plan.read("altro.MD"), plan.read("piano.md"));
    let after: Vec<_> = contenuto(&plan.0)
        .into_iter()
        .filter(|(path, _)| !new.contains(&&**path) && !path.starts_with(".piao/"))
        .collect();
    assert_eq!(after, before.into_iter().filter(|(path, _)| !path.starts_with(".piao/")).collect::<Vec<_>>());
}

#[test]
fn two_reports_do_not_go_to_one_file() {
    let scratch = due_piani("uscite-doppie");
    fs::create_dir(scratch.0.join("qui/sotto")).expect("a folder");
    let before = contenuto(&scratch.0);
    for (one, other) in [("a.txt", "a.txt"), ("a.txt", "sotto/.././a.txt"), ("nota.txt", "../qui/nota.txt")] {
        let reports = [format!("json={one}"), format!("esteso={other}")];
        let outputs = ["--output", &reports[0], "--output", &reports[1]];
        for command in [&["validate", "../2027"][..], &["diff", "../2026", "../2027"]] {
            let done = run(&scratch.0.join("qui"), &[command, &outputs].concat());
            assert_eq!(done.status.code(), Some(2), "{one} {other}: {}", said(&done));
            let words = format!("`{one}` e `{other}` sono lo stesso file");
            assert!(said(&done).contains(&words), "{}", said(&done));
        }
    }
    assert_eq!(contenuto(&scratch.0), before);
}

// ---------------------------------------------------------------- how a file is replaced

#[cfg(unix)]
#[test]
fn a_file_that_is_written_again_keeps_its_permissions() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let scratch = due_piani("uscite-permessi");
    let mode = |path: &str| fs::metadata(scratch.0.join(path)).expect("a file").mode() & 0o7777;
    for wanted in [0o600, 0o640, 0o666] {
        scratch.write("qui/piano.json", "c'era già\n");
        let file = scratch.0.join("qui/piano.json");
        fs::set_permissions(&file, fs::Permissions::from_mode(wanted)).expect("an owner may");
        let done = run(&scratch.0.join("qui"), &["export", "../2027", "-o", "piano.json"]);
        assert_eq!((done.status.code(), mode("qui/piano.json")), (Some(0), wanted), "{}", said(&done));
        assert!(scratch.read("qui/piano.json").ends_with("}\n"));
    }
    // A new one has those that the user gives to new files.
    scratch.write("qui/prova", "");
    assert_eq!(run(&scratch.0.join("qui"), &["export", "../2027", "-o", "nuovo.json"]).status.code(), Some(0));
    assert_eq!(mode("qui/nuovo.json"), mode("qui/prova"));
}

#[cfg(unix)]
#[test]
fn through_a_link_the_file_is_replaced_and_not_the_link() {
    use std::os::unix::fs::symlink;
    let scratch = due_piani("uscite-link");
    scratch.write("fuori/piano.json", "c'era già\n");
    symlink("../fuori/piano.json", scratch.0.join("qui/piano.json")).expect("a link");
    symlink("piano.json", scratch.0.join("qui/altro.json")).expect("a link");
    assert_eq!(run(&scratch.0.join("qui"), &["export", "../2027", "-o", "altro.json"]).status.code(), Some(0));
    assert!(scratch.read("fuori/piano.json").ends_with("}\n"));
    for link in ["qui/piano.json", "qui/altro.json"] {
        assert!(fs::symlink_metadata(scratch.0.join(link)).expect("it is there").is_symlink(), "{link}");
    }
    assert_eq!(files_below(&scratch.0.join("fuori")), ["piano.json"]);
    // A link to nothing, or to itself.
    symlink("../fuori/mai.json", scratch.0.join("qui/vuoto.json")).expect("a link");
    symlink("giro.json", scratch.0.join("qui/giro.json")).expect("a link");
    for path in ["vuoto.json", "giro.json"] {
        rifiutano(&scratch, path, "è un collegamento a un file che non c'è");
    }
    symlink("../mai", scratch.0.join("qui/cartella")).expect("a link");
    rifiutano(&scratch, "cartella/piano.json", "`cartella` non è una cartella");
}

/// What the system does not let this user write through a link: a file that may only be read; and, for root, who writes
/// everything, what others planted where all may make files.
#[cfg(target_os = "linux")]
#[test]
fn a_link_is_followed_only_where_the_system_follows_it() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, lchown, symlink};
    let scratch = due_piani("uscite-link-altrui");
    let (file, link) = (scratch.0.join("fuori.json"), scratch.0.join("qui/piano.json"));
    scratch.write("fuori.json", "c'era già\n");
    symlink("../fuori.json", &link).expect("a link");
    let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("an owner may");
    if fs::metadata(&file).expect("a file").uid() != 0 {
        mode(&file, 0o444);
    } else {
        let guarded = fs::read_to_string("/proc/sys/fs/protected_symlinks").is_ok_and(|text| text.trim() == "1");
        if !guarded || lchown(&link, Some(65534), Some(65534)).is_err() {
            println!("SKIPPED: here root writes through every link");
            return;
        }
        mode(&scratch.0.join("qui"), 0o1777);
    }
    rifiutano(&scratch, "piano.json", "non riesco a scrivere `piano.json`: non hai il permesso");
}

#[cfg(target_os = "linux")]
#[test]
fn what_others_have_put_where_the_new_file_is_written_is_not_followed() {
    let scratch = due_piani("uscite-temporaneo");
    // The shell becomes the program: what it plants has the name that the program would take.
    let planted = "for n in 0 1 2; do ln -s ../fuori.txt .piao-$$-$n.tmp; done; exec \"$@\"";
    scratch.write("fuori.txt", "perciò fuori\n");
    let done = Command::new("sh")
        .args(["-c", planted, "sh", env!("CARGO_BIN_EXE_piao"), "export", "../2027", "-o", "piano.json"])
        .current_dir(scratch.0.join("qui"))
        .output()
        .expect("a shell");
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    assert_eq!(scratch.read("fuori.txt"), "perciò fuori\n");
    assert!(scratch.read("qui/piano.json").ends_with("}\n"));
    assert_eq!(files_below(&scratch.0.join("qui")).len(), 5, "the links that others made stay");
}

// ---------------------------------------------------------------- what is no file

/// A device like one of `/dev`. That one only for who cannot put a file in its place: the program might be wrong.
#[cfg(target_os = "linux")]
fn dispositivo(scratch: &Scratch, name: &str, minor: &str) -> Option<String> {
    use std::os::unix::fs::MetadataExt;
    let own = scratch.0.join(format!("_{name}"));
    let made = Command::new("mknod").arg(&own).args(["c", "1", minor]).output().is_ok_and(|o| o.status.success());
    if made && fs::OpenOptions::new().write(true).open(&own).is_ok() {
        return Some(own.display().to_string());
    }
    let is_root = fs::metadata(&scratch.0).expect("a folder").uid() == 0;
    (!is_root).then(|| format!("/dev/{name}"))
}

/// Names of standard output; the first is what `/dev/stdout` is, where nothing of the system is put at risk.
#[cfg(target_os = "linux")]
fn schermo(scratch: &Scratch) -> [&'static str; 3] {
    std::os::unix::fs::symlink("/proc/self/fd/1", scratch.0.join("qui/stdout")).expect("a link");
    ["stdout", "/dev/fd/1", "/proc/self/fd/1"]
}

#[cfg(target_os = "linux")]
#[test]
fn devices_are_written_to_and_stay_what_they_are() {
    use std::os::unix::fs::FileTypeExt;
    let scratch = due_piani("uscite-dispositivi");
    let export = run(&scratch.0.join("qui"), &["export", "../2027"]).stdout;
    let (Some(full), Some(null)) = (dispositivo(&scratch, "full", "7"), dispositivo(&scratch, "null", "3")) else {
        println!("SKIPPED: here nobody makes devices, and those of the system are not put at risk");
        return;
    };
    // Devices are not read here: one of them never ends.
    let there = || files_below(&scratch.0);
    let (before, is_device) =
        (there(), |path: &str| fs::metadata(path).expect("a device").file_type().is_char_device());
    for args in comandi(&full) {
        let done = run(&scratch.0.join("qui"), &args.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!((done.status.code(), &*done.stdout), (Some(2), &b""[..]), "{args:?}");
        assert!(said(&done).contains(&format!("non riesco a scrivere `{full}`: il disco è pieno")), "{}", said(&done));
    }
    for args in comandi(&null).iter().filter(|args| !args.contains(&"json=nuovo.json".to_string())) {
        let done = run(&scratch.0.join("qui"), &args.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(matches!(done.status.code(), Some(0 | 1)), "{args:?}: {}", said(&done));
    }
    assert!(is_device(&null) && is_device(&full));
    assert_eq!(there(), before, "none is written where one cannot be");
    for output in schermo(&scratch) {
        let done = run(&scratch.0.join("qui"), &["export", "../2027", "-o", output]);
        assert_eq!((done.status.code(), &done.stdout), (Some(0), &export), "{output}: {}", said(&done));
    }
    // A plan that is not composed is no document.
    let done = run(&scratch.0.join("qui"), &["render", "../2027", "-o", "/dev/stdout"]);
    assert_eq!((done.status.code(), &*done.stdout), (Some(1), &b""[..]), "{}", said(&done));
}

#[cfg(target_os = "linux")]
#[test]
fn standard_output_that_is_a_file_goes_on_where_it_was() {
    use std::io::Write as _;
    let scratch = due_piani("uscite-aperto");
    let export = run(&scratch.0.join("qui"), &["export", "../2027"]).stdout;
    for output in schermo(&scratch) {
        let mut log = fs::File::create(scratch.0.join("registro.txt")).expect("a file");
        log.write_all("perciò prima\n".as_bytes()).expect("a line");
        let mut command = Command::new(env!("CARGO_BIN_EXE_piao"));
        command.args(["export", "../2027", "-o", output]).current_dir(scratch.0.join("qui"));
        command.stdout(log.try_clone().expect("the same file"));
        assert!(command.status().expect("the program runs").success(), "{output}");
        log.write_all("poi\n".as_bytes()).expect("a line");
        let wanted = [b"perci\xc3\xb2 prima\n", &export[..], b"poi\n"].concat();
        assert_eq!(fs::read(scratch.0.join("registro.txt")).expect("a file"), wanted, "{output}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_gets_the_text_and_stays() {
    use std::os::unix::fs::FileTypeExt;
    let scratch = due_piani("uscite-pipe");
    let pipe = scratch.0.join("qui/tubo");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo").success());
    let export = run(&scratch.0.join("qui"), &["export", "../2027"]).stdout;
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read(pipe).expect("what comes")
    });
    assert_eq!(run(&scratch.0.join("qui"), &["export", "../2027", "-o", "tubo"]).status.code(), Some(0));
    // Before the reader, who would wait for ever at a pipe that went.
    assert!(fs::metadata(&pipe).expect("it stays").file_type().is_fifo());
    assert_eq!(reader.join().expect("the reader"), export);
}

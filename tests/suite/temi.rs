// SPDX-License-Identifier: EUPL-1.2
//! Themes: the example works, nothing changes only because there is one, and a hostile one stops with a clear error.

use crate::render::repository;
use crate::support::piano_minimo;
use piao::load::{Lettura, Loaded, Options};
use piao::render::Format;
use piao::render::estratto::Estratto;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The page of the smallest plan with these files in its `tema/`, or the error. A theme is read from the disk.
fn with_theme(theme: &[(&str, &str)], format: Format, estratto: Option<&Estratto>) -> Result<String, String> {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let name = format!("tema-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let mut files = piano_minimo();
    files.extend(theme.iter().map(|(name, text)| (format!("tema/{name}"), (*text).to_string())));
    for (path, text) in files {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("created");
        std::fs::write(path, text).expect("written");
    }
    let loaded = Loaded::read(&root, "piano", Lettura::SOLA).expect("the plan");
    // The room that the program has; frames that are not optimized are many times larger than those users run.
    let run = || {
        loaded.check(&Options::default(), |cx, _| {
            piao::render::componi(cx, format, true, None, estratto).map(|c| c.testo).map_err(|e| e.0)
        })
    };
    let page = std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(8 << 20).spawn_scoped(scope, run).expect("a thread");
        thread.join().expect("no panic")
    });
    let _ = std::fs::remove_dir_all(root);
    page
}

fn error(name: &str, text: &str) -> String {
    let told = with_theme(&[(name, text)], Format::Html, None).map(|page| page.len()).expect_err(text);
    let rest = told.strip_prefix("il tema non si può usare\n").unwrap_or_else(|| panic!("{told}"));
    rest.to_string()
}

/// Templates are given calls that count: what they print must not notice.
#[test]
fn a_theme_that_changes_nothing_changes_nothing() {
    for (format, file) in [(Format::Html, "altro.html"), (Format::Markdown, "altro.md")] {
        let without = with_theme(&[], format, None).expect("no theme");
        assert!(with_theme(&[(file, "nulla")], format, None).expect("a theme") == without, "{file}");
    }
}

#[test]
fn the_example_theme_adds_its_parts_to_the_document_and_to_extracts() {
    let read = |name: &str| std::fs::read_to_string(repository().join("examples/tema").join(name)).expect(name);
    let (page, style) = (read("documento.html"), read("stile-ente.css"));
    let theme = [("documento.html", page.as_str()), ("stile-ente.css", style.as_str())];
    let html = with_theme(&theme, Format::Html, None).expect("the example");
    for has in
        ["id=\"presentazione\"", "border-radius: .5rem", "modelli dell’ente", "id=\"il-documento\"", "--carta: #ffffff"]
    {
        assert!(html.contains(has), "{has}");
    }
    let section = Estratto::sezione("2.2").expect("a section");
    let html = with_theme(&theme, Format::Html, Some(&section)).expect("the example");
    assert!(html.contains("border-radius: .5rem") && html.contains("modelli dell’ente"), "extracts take it too");
}

#[test]
fn loops_without_end_stop_where_they_are() {
    let many = "{% set r = range(end=100000) %}\n{% for a in r %}{% for b in r %}{% endfor %}{% endfor %}";
    let told = error("copertina.html", many);
    assert!(told.starts_with("tema/copertina.html:2:30: il tema non finisce"), "{told}");
    let inside = "{% set r = range(end=100000) %}\n{{ [[1 for b in r] for a in r] | length }}";
    assert!(error("copertina.html", inside).starts_with("tema/copertina.html:2:"), "{inside}");
    let of_the_plan = format!("{}{}", "{% for s in sezioni %}".repeat(12), "{% endfor %}".repeat(12));
    assert!(error("copertina.html", &of_the_plan).contains("il tema non finisce"));
}

#[test]
fn recursion_and_growth_stop() {
    let deep = "{% component giro() %}{{ <giro/> }}{% endcomponent giro %}{{ <giro/> }}";
    let told = error("copertina.html", deep);
    assert!(told.contains("componenti che si richiamano troppo a fondo"), "{told}");
    let wide = "{% component g(n) %}{% if n < 18 %}{{ <g n={n + 1}/> }}{{ <g n={n + 1}/> }}{{ <g n={n + 1}/> }}{% endif %}{% endcomponent g %}{{ <g n={0}/> }}";
    assert!(error("copertina.html", wide).contains("il tema non finisce"));
    let double = format!("{{% set x = \"0123456789\" %}}{}", "{% set x = x ~ x %}".repeat(60));
    assert!(error("copertina.html", &double).contains("il tema non finisce"));
    let replace = format!(
        "{{% set x = \"{0}\"{1} %}}",
        "a".repeat(16),
        format!(" | replace(from=\"a\", to=\"{}\")", "a".repeat(16)).repeat(8)
    );
    assert!(error("copertina.html", &replace).contains("il tema non finisce"));
    let nested = "{% set_global x = [1] %}{% for i in range(end=90000) %}{% set_global x = [x] %}{% endfor %}";
    assert!(error("copertina.html", nested).contains("annidati troppo a fondo"));
    // Pages one inside the other are few, and each includes the next one many times.
    let chain = |n: usize, times: usize| -> Vec<(String, String)> {
        let name = |k: usize| if k == 0 { "copertina.html".to_string() } else { format!("p{k}.html") };
        let text = |k: usize| {
            if k + 1 == n { "x".into() } else { format!("{{% include \"{}\" %}}", name(k + 1)).repeat(times) }
        };
        (0..n).map(|k| (name(k), text(k))).collect()
    };
    for (n, times, told) in [(9, 1, "più di 4 modelli uno dentro l’altro"), (4, 400, "il tema non finisce")] {
        let files = chain(n, times);
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let found = with_theme(&files, Format::Html, None).map(|page| page.len()).expect_err(told);
        assert!(found.contains(told), "{found}");
    }
}

/// The deepest chain there can be: blocks in pages in pages, then components.
#[test]
fn the_deepest_theme_has_room() {
    let blocks = |name: &str, inside: &str| {
        let open: String = (0..3).map(|n| format!("{{% block {name}{n} %}}")).collect();
        format!("{open}{inside}{}", "{% endblock %}".repeat(3))
    };
    let giro = "{% component giro(n) %}{% if n < 19 %}{{ <giro n={n + 1}/> }}{% endif %}{% endcomponent giro %}";
    let pages = ["copertina.html", "b.html", "c.html", "d.html"];
    let text = |n: usize| match pages.get(n + 1) {
        Some(next) => blocks(&format!("x{n}"), &format!("{{% include \"{next}\" %}}")),
        None => format!("{giro}{}", blocks("x", "{{ <giro n={0}/> }}")),
    };
    let texts: Vec<String> = (0..pages.len()).map(text).collect();
    let files: Vec<(&str, &str)> = pages.into_iter().zip(texts.iter().map(String::as_str)).collect();
    let found = with_theme(&files, Format::Html, None).map(|page| page.len());
    assert!(found.is_ok(), "{found:?}");
    let told = error("mio.html", "<p>\n{% component x() %}{% include \"stile.css\" %}{% endcomponent x %}");
    assert_eq!(told, "tema/mio.html:2: un componente non può includere un modello");
    let many: String = (0..9).map(|n| format!("{{% block q{n} %}}")).collect();
    let told = error("mio.html", &format!("{many}{}", "{% endblock %}".repeat(9)));
    assert_eq!(told, "tema/mio.html:1: troppi blocchi uno dentro l’altro");
}

#[test]
fn a_page_too_long_stops() {
    let long = format!("{{% for a in range(end=20000) %}}{}{{% endfor %}}", "parole ".repeat(200));
    let told = error("copertina.html", &long);
    assert!(told.contains("troppo lungo") || told.contains("non finisce"), "{told}");
}

#[test]
fn nothing_outside_the_theme_is_reachable() {
    for name in ["../piao.toml", "/etc/passwd", "piao.toml", "tema/copertina.html"] {
        let told = error("copertina.html", &format!("<p>\n{{% include \"{name}\" %}}"));
        assert!(told.starts_with(&format!("tema/copertina.html:2:12: il file `{name}` non c’è")), "{told}");
    }
    assert!(error("copertina.html", "{% extends \"../x.html\" %}").contains("che non c’è"));
    assert!(
        error("copertina.html", "{{ get_env(name=\"HOME\") }}").ends_with(":1:4: la funzione `get_env` non esiste")
    );
    assert!(error("copertina.html", "{% include \"copertina.html\" %}").contains("si include da solo"));
}

#[test]
fn a_style_sheet_stays_in_its_element_and_fetches_nothing() {
    let told = error("stile.css", "p { }\np::before { content: \"</STYLE><script>\" }");
    assert_eq!(told, "tema/stile.css:2:23: `</style` chiuderebbe il foglio di stile");
    for bad in [
        "@import \"x.css\";",
        "p { background: url(https://x.example/a.png) }",
        "p { background: url('http://x.example/a.png') }",
    ] {
        assert!(error("mio.css", bad).starts_with("tema/mio.css:1:"), "{bad}");
    }
}

#[test]
fn errors_say_what_is_wrong_in_italian_where_it_was_written() {
    for (text, told) in [
        ("<p>\n  {% if %}", "tema/copertina.html:2:9: trovato `%}`, atteso uno tra"),
        ("{{ piano.titolo | nessuno }}", "tema/copertina.html:1:19: il filtro `nessuno` non esiste"),
        ("{{ nessuna.cosa }}", "tema/copertina.html:1:4: la variabile `nessuna` non c’è"),
        ("{% for s in sezioni %}{{ s.nulla }}{% endfor %}", "tema/copertina.html:1:33: questo valore non c’è"),
        ("{{ <nessuno/> }}", "tema/copertina.html:1:4: il componente `nessuno` non esiste"),
    ] {
        let found = error("copertina.html", text);
        assert!(found.starts_with(told), "{text}: {found}");
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Themes: the example works, nothing changes only because there is one, and a hostile one stops with a clear error.

use crate::render::repository;
use crate::support::{Files, piano_minimo};
use piao::load::{Loaded, Options};
use piao::render::Format;
use piao::render::estratto::Estratto;
use piao::source::Sources;

/// The page of the smallest plan with these files in its `tema/`, or the error.
fn with_theme(theme: &[(&str, &str)], format: Format, estratto: Option<&Estratto>) -> Result<String, String> {
    let mut files: Files = piano_minimo();
    files.extend(theme.iter().map(|(name, text)| (format!("tema/{name}"), (*text).to_string())));
    let loaded = Loaded::from_sources(Sources::from_texts(files));
    loaded.check(&Options::default(), |cx, _| piao::render::componi(cx, format, true, None, estratto).map_err(|e| e.0))
}

fn error(name: &str, text: &str) -> String {
    let told = with_theme(&[(name, text)], Format::Html, None).expect_err(text);
    let rest = told.strip_prefix("il tema non si può usare\n").unwrap_or_else(|| panic!("{told}"));
    rest.to_string()
}

/// Templates are given calls that count: what they print must not notice.
#[test]
fn a_theme_that_changes_nothing_changes_nothing() {
    for (format, file) in [(Format::Html, "altro.html"), (Format::Markdown, "altro.md")] {
        let without = with_theme(&[], format, None).expect("no theme");
        assert_eq!(with_theme(&[(file, "nulla")], format, None), Ok(without), "{file}");
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
    assert!(told.starts_with("tema/copertina.html:2:29: il tema non finisce"), "{told}");
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
    // Each file includes the next one twice: no loop, and two to the fiftieth pages.
    let names: Vec<String> =
        (0..50).map(|n| if n == 0 { "copertina.html".into() } else { format!("p{n}.html") }).collect();
    let texts: Vec<String> =
        (1..=50)
            .map(|n| {
                if n == 50 { "x".into() } else { format!("{{% include \"p{n}.html\" %}}{{% include \"p{n}.html\" %}}") }
            })
            .collect();
    let chain: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    let told = with_theme(&chain, Format::Html, None).expect_err("a chain");
    assert!(told.contains("il tema non finisce"), "{told}");
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
        ("{% for s in sezioni %}{{ s.nulla }}{% endfor %}", "tema/copertina.html:1:26: questo valore non c’è"),
        ("{{ <nessuno/> }}", "tema/copertina.html:1:5: il componente `nessuno` non esiste"),
    ] {
        let found = error("copertina.html", text);
        assert!(found.starts_with(told), "{text}: {found}");
    }
}

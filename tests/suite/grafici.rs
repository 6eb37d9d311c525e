// SPDX-License-Identifier: EUPL-1.2
//! Charts: what their names say, what they draw, what is not drawn.

use crate::render::{elements_text, fragment};
use crate::support::{Files, load};
use piao::load::Options;
use piao::render::{Format, render, view};

const MANIFESTO: &str = "formato = 1\nanno = 2027\nregime = \"ordinario\"\n";

fn documento(files: &[(&str, &str)], format: Format) -> String {
    let mut files: Files = files.iter().map(|(p, t)| (p.to_string(), t.to_string())).collect();
    if !files.iter().any(|(p, _)| p == "piao.toml") {
        files.push(("piao.toml".into(), MANIFESTO.into()));
    }
    load(&files).check(&Options::default(), |cx, _| render(cx, format, true, None).expect("it is composed"))
}

fn html(files: &[(&str, &str)]) -> String {
    documento(files, Format::Html)
}

/// What stands between two pieces of a text.
fn fra<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let (_, rest) = text.split_once(from).unwrap_or_else(|| panic!("no `{from}` in\n{text}"));
    rest.split_once(to).unwrap_or_else(|| panic!("no `{to}` after `{from}`")).0
}

/// The chart with an id.
fn figura<'t>(html: &'t str, id: &str) -> &'t str {
    fra(html, &format!(" id=\"{id}\">"), "</section>")
}

/// The name of the picture in a chart.
fn nome(figura: &str) -> &str {
    let (tag, rest) = figura.split_once('>').expect("a picture");
    match tag.split_once("aria-label=\"") {
        Some((_, name)) => name.split_once('"').expect("the name ends").0,
        None => fra(rest, "<title", "</title>").split_once('>').expect("the tag ends").1,
    }
}

const FABBISOGNI: &str = "personale:
  - al: 2026-12-31
    righe:
      - { etichetta: Funzionari, area: Funzionari ed elevata qualificazione, donne: 12, uomini: 8 }
      - { etichetta: Istruttori, area: Istruttori, donne: 700, uomini: 334 }
      - { etichetta: Operatori, area: Operatori, totale: 1 }
cessazioni:
  - { anno: 2027, numero: 4, area: Istruttori }
assunzioni:
  - { anno: 2028, numero: 6, area: Istruttori }
progressioni: { nessuna: non servono }
";

#[test]
fn the_chart_of_the_staff_says_every_number_and_has_a_bar_for_every_area() {
    let text = html(&[("fabbisogni.yaml", FABBISOGNI)]);
    let figure = figura(&text, "grafico-personale-per-area");
    assert_eq!(
        nome(figure),
        "Personale al 31/12/2026 per area: Funzionari ed elevata qualificazione, 20 (12 donne e 8 uomini); \
         Istruttori, 1.034 (700 donne e 334 uomini); Operatori, 1. In tutto 1.055 persone."
    );
    assert_eq!(figure.matches("class=\"numero\"").count(), 3);
    assert_eq!(figure.matches("<rect class=\"piena\"").count(), 3);
    // Only where the rows say women and men is a bar of two parts.
    assert_eq!(figure.matches("<rect class=\"vuota\"").count(), 2);
    let longest = "<rect class=\"vuota\" x=\"1\" y=\"84\" width=\"306.8\" height=\"12\"/>";
    assert!(figure.contains(longest), "{figure}");
    for cell in ["<td class=\"num\" data-t=\"Persone\">1.034</td>", "<td class=\"num\" data-t=\"Donne\">12</td>"] {
        assert!(figure.contains(cell), "{cell} is not in\n{figure}");
    }
}

#[test]
fn the_staff_expected_is_said_year_by_year() {
    let text = html(&[("fabbisogni.yaml", FABBISOGNI)]);
    let figure = figura(&text, "grafico-personale-previsto");
    assert_eq!(
        nome(figure),
        "Personale: 1.055 al 31/12/2026; previste 1.051 alla fine del 2027, 1.057 alla fine del 2028, 1.057 alla fine del 2029."
    );
    for note in [">−4</text>", ">+6</text>", ">=</text>"] {
        assert!(figure.contains(note), "{note}");
    }
    // What cannot be computed is not drawn.
    let unknown = FABBISOGNI.replace("numero: 6", "numero: circa 6");
    let text = html(&[("fabbisogni.yaml", &unknown)]);
    assert!(text.contains("id=\"grafico-personale-per-area\"") && !text.contains("id=\"grafico-personale-previsto\""));
}

#[test]
fn labels_of_any_sort_stay_labels() {
    let long = "Area lunghissima ".repeat(80);
    for label in [
        "</svg><script>alert(1)</script>",
        "\u{202e}atsop \u{200f}\u{2066}",
        "منطقة الموظفين",
        &long,
        "a \"b\" 'c' & <d>",
    ] {
        let literal = serde_json::to_string(label).expect("a string");
        let text = FABBISOGNI.replace("area: Istruttori, donne", &format!("area: {literal}, donne"));
        let text = html(&[("fabbisogni.yaml", &text)]);
        let figure = figura(&text, "grafico-personale-per-area");
        let page = fragment(figure);
        assert_eq!(page.named("rect").len(), 5, "{label}");
        assert!(page.named("script").is_empty(), "{label}");
        assert!(!figure.contains(['\u{202e}', '\u{2066}']), "{label}");
        let texts = page.named("text");
        assert!(texts.iter().all(|t| elements_text(t).chars().count() < 60), "{label}");
        assert!(nome(figure).chars().count() < 400, "{label}");
    }
}

fn performance(indicatore: &str) -> String {
    format!(
        "obiettivi:\n  - id: uno\n    titolo: Primo\n    indicatori:\n      - {{ id: attesa, nome: Attesa, {indicatore} }}\n"
    )
}

/// The only trajectory of a plan with this indicator.
fn traiettoria(indicatore: &str) -> Option<String> {
    let text = html(&[("performance.yaml", &performance(indicatore))]);
    let from = text.split_once("<svg class=\"traiettoria\"")?.1;
    assert!(!from.contains("<svg class=\"traiettoria\""));
    Some(from.split_once("</svg>").expect("it ends").0.to_string())
}

#[test]
fn a_trajectory_goes_where_its_numbers_say() {
    let svg = traiettoria("baseline: 40, target: { 2027: 30, 2028: 20, 2029: 0 }").expect("it is drawn");
    // Four years on 228 units, forty on 32.
    assert!(svg.contains("<path class=\"da a\" d=\"M6 12 82 20 158 28 234 44\"/>"), "{svg}");
    assert_eq!(svg.matches("<path").count(), 1, "the past point is the first of the line: {svg}");
    assert_eq!(nome(&svg), "Attesa: 40 (2026); atteso 30 (2027), 20 (2028), 0 (2029)");
    assert!(svg.contains(">40 (2026)</text>") && svg.contains(">atteso 0 (2029)</text>"), "{svg}");
}

#[test]
fn what_was_measured_is_on_the_line() {
    let text = html(&[
        ("performance.yaml", &performance("baseline: 40, target: { 2027: 30 }")),
        ("consuntivi/2027-12-31.yaml", "valori:\n  - { indicatore: attesa, valore: 20 }\n"),
    ]);
    let svg = fra(&text, "<svg class=\"traiettoria\"", "</svg>");
    assert!(svg.contains("<path class=\"da m\" d=\"M6 12 234 44\"/>"), "{svg}");
    assert!(svg.contains(">● 20 al 31/12/2027</text>"), "{svg}");
    assert_eq!(text.matches("<marker ").count(), 3, "the marks of the points are drawn once");
    assert!(nome(svg).ends_with("; misurato 20 (31/12/2027)"), "{svg}");
}

#[test]
fn no_line_without_two_numbers_of_one_sort() {
    for indicatore in [
        "target: { 2027: entro giugno, 2028: entro maggio }",
        "baseline: 40, target: { 2027: meno di prima }",
        "baseline: 40%, target: { 2027: 30 giorni }",
        "baseline: 3 ore, target: { 2027: 30 giorni }",
        "baseline: 12 €, target: { 2027: 30 }",
        "target: { 2027: 30 }",
        "target: 100%",
        "baseline: { nessuna: è nuovo }, target: { 2027: sì, 2028: no }",
    ] {
        assert_eq!(traiettoria(indicatore), None, "{indicatore}");
    }
    for indicatore in [
        "baseline: 40%, target: { 2027: \"> 30%\" }",
        "unita: '%', baseline: 40, target: { 2027: 30% }",
        "baseline: 3, target: { 2027: 30 giorni }",
        "baseline: { nessuna: è nuovo }, target: { 2027: 3, 2028: 4 }",
        "baseline: 99999999999999.5, target: { 2027: 1 }",
    ] {
        assert!(traiettoria(indicatore).is_some(), "{indicatore}");
    }
}

#[test]
fn a_link_with_values_of_its_own_has_its_own_line() {
    let text = "obiettivi:
  - { id: uno, titolo: Primo, indicatori: [{ id: attesa, nome: Attesa, baseline: 40, target: { 2027: 30 } }] }
  - { id: due, titolo: Secondo, indicatori: [{ id: attesa, target: { 2027: 20 } }] }
  - { id: tre, titolo: Terzo, indicatori: [attesa] }
";
    let text = html(&[("performance.yaml", text)]);
    let names: Vec<&str> = text.split("<svg class=\"traiettoria\"").skip(1).map(nome).collect();
    assert_eq!(names, ["Attesa: 40 (2026); atteso 30 (2027)", "Attesa: 40 (2026); atteso 20 (2027)"]);
}

#[test]
fn trajectories_are_small() {
    let text = html(&[]);
    assert!(!text.contains("<svg"), "nothing to draw");
    let files = crate::support::plan("examples/comune/2027");
    let files: Vec<(&str, &str)> = files.iter().map(|(p, t)| (&**p, &**t)).collect();
    let text = html(&files);
    let sizes: Vec<usize> = text
        .split("<svg class=\"traiettoria\"")
        .skip(1)
        .map(|s| s.split_once("</svg>").expect("it ends").0.len())
        .collect();
    assert!(sizes.len() > 50, "{}", sizes.len());
    assert!(sizes.iter().all(|n| *n <= 700), "{sizes:?}");
}

const OBIETTIVI: &str = "obiettivi:
  - { id: uno, titolo: Primo, ufficio: tributi, temi: [qualita, energia, energia], valore_pubblico: [citta] }
  - { id: due, titolo: Secondo, ufficio: tributi, temi: [energia], padre: uno }
  - { id: tre, titolo: Terzo, temi: [], strategie: [alberi] }
  - { id: quattro, titolo: Quarto }
";
const VALORE: &str = "obiettivi_valore_pubblico:
  - { id: citta, titolo: Una città verde, dimensioni: [ambientale, sociale], strategie: [{ id: alberi, titolo: Alberi }] }
  - { id: casa, titolo: Case, dimensioni: [sociale] }
";
const UFFICI: &str = "uffici:\n  - { id: tributi, nome: Tributi }\n";

#[test]
fn goals_are_counted_by_theme_and_dimension() {
    let files = [("performance.yaml", OBIETTIVI), ("valore_pubblico.yaml", VALORE)];
    let text = html(&files);
    let temi = figura(&text, "grafico-obiettivi-per-tema");
    let expected = "4 obiettivi in tutto. Risparmio energetico, 2; Qualità dei servizi, 1; Non indicato, 2.";
    assert_eq!(nome(temi), expected);
    let dimensioni = figura(&text, "grafico-obiettivi-per-dimensione");
    assert_eq!(nome(dimensioni), "2 obiettivi in tutto. Sociale, 2; Ambientale, 1.");
    let markdown = documento(&files, Format::Markdown);
    assert!(markdown.contains("| Tema | Obiettivi |\n| --- | ---: |\n| Risparmio energetico | 2 |\n"), "{markdown}");
    // One bar says nothing.
    let one = html(&[("performance.yaml", &OBIETTIVI.replace("qualita, ", ""))]);
    assert!(!one.contains("grafico-obiettivi-per-tema"));
}

#[test]
fn goals_hang_from_the_public_value_they_serve() {
    let files =
        [("performance.yaml", OBIETTIVI), ("valore_pubblico.yaml", VALORE), ("struttura_organizzativa.yaml", UFFICI)];
    let text = documento(&files, Format::Markdown);
    let tree = fra(&text, "<a id=\"grafico-albero-della-performance\"></a>", "\n#### ");
    let lines: Vec<&str> = tree.lines().filter(|l| l.trim_start().starts_with('-')).collect();
    let expected = [
        "- [Una città verde](#valore-pubblico-citta): 3 obiettivi",
        "  - [Primo](#obiettivo-uno) ([Tributi](#ufficio-tributi))",
        "  - [Secondo](#obiettivo-due) ([Tributi](#ufficio-tributi))",
        "  - [Terzo](#obiettivo-tre)",
        "- [Case](#valore-pubblico-casa): 0 obiettivi",
        "- Senza un obiettivo di valore pubblico: 1 obiettivo",
        "  - [Quarto](#obiettivo-quattro)",
    ];
    assert_eq!(lines, expected);
    assert!(tree.contains("(2 obiettivi di valore pubblico; 4 obiettivi di performance, di cui 3 legati"), "{tree}");
}

#[test]
fn many_goals_are_counted_by_office() {
    let mut many = OBIETTIVI.to_string();
    for n in 0..40 {
        many.push_str(&format!("  - {{ id: o{n}, titolo: Altro {n}, ufficio: tributi, valore_pubblico: [casa] }}\n"));
    }
    let files =
        [("performance.yaml", &*many), ("valore_pubblico.yaml", VALORE), ("struttura_organizzativa.yaml", UFFICI)];
    let tree = html(&files);
    let tree = figura(&tree, "grafico-albero-della-performance");
    assert!(
        tree.contains("<li><a href=\"#ufficio-tributi\">Tributi</a> <span class=\"foglia\">40 obiettivi</span></li>"),
        "{tree}"
    );
    assert!(
        tree.contains("<li>Senza ufficio <span class=\"foglia\">1 obiettivo</span></li>") && !tree.contains("Altro 7")
    );
}

const RISCHI: &str = "processi:
  - id: gare
    nome: Gare
    area: contratti_pubblici
    rischi:
      - { id: a, evento: A, rischio_residuo: alto, stime: { probabilità: alto, impatto: medio } }
      - { id: b, evento: B, rischio_residuo: alto, stime: { probabilità: alto, impatto: medio } }
      - { id: c, evento: C, rischio_residuo: basso, stime: { probabilità: basso, impatto: medio } }
  - { id: verde, nome: Verde, area: Aree verdi, rischi: [{ id: d, evento: D, rischio_residuo: medio }] }
";

#[test]
fn risks_make_a_map_whose_cells_lead_to_the_register() {
    let text = html(&[("rischi_corruttivi.yaml", RISCHI)]);
    let map = figura(&text, "grafico-rischi-per-area-e-livello");
    let cell = "<td data-t=\"alto\" class=\"num t4 g5\"><a href=\"#registro-contratti-pubblici\">2<span class=\"nascosto\"> Contratti pubblici:</span> <span class=\"parola\">alto</span></a></td>";
    assert!(map.contains(cell), "{map}");
    // An area of the body's own has no code, so no anchor; shades follow the numbers.
    assert!(
        map.contains("<td data-t=\"medio\" class=\"num t2 g3\">1 <span class=\"parola\">medio</span></td>"),
        "{map}"
    );
    assert!(text.contains("<span id=\"registro-contratti-pubblici\"></span>"));
    let matrix = figura(&text, "grafico-probabilita-e-impatto");
    assert!(
        matrix.contains("3 rischi: 2 con probabilità alto e impatto medio; 1 con probabilità basso e impatto medio."),
        "{matrix}"
    );
    assert_eq!(matrix.matches("<td ").count(), 9);
    let markdown = documento(&[("rischi_corruttivi.yaml", RISCHI)], Format::Markdown);
    assert!(markdown.contains("| Probabilità | impatto basso | impatto medio | impatto alto |\n| --- | ---: | ---: | ---: |\n| alto | 0 | 2 | 0 |\n"), "{markdown}");
}

#[test]
fn the_view_lists_every_chart_once_with_its_title() {
    let files: Files = crate::support::plan("examples/comune/2027");
    let (view, text) = load(&files).check(&Options::default(), |cx, _| {
        (view::of(cx, Format::Html, true, None), render(cx, Format::Html, true, None).expect("it is composed"))
    });
    let listed: Vec<&str> =
        view["grafici"].as_array().expect("a list").iter().filter_map(|g| g["id"].as_str()).collect();
    let in_page: Vec<&str> = text.split("<section class=\"grafico").skip(1).map(|f| fra(f, "id=\"", "\"")).collect();
    assert_eq!(listed, in_page);
    assert!(listed.len() >= 7, "{listed:?}");
    let named = |g: &piao::json::Value| g["titolo"].as_str().is_some_and(|t| !t.is_empty());
    assert!(view["grafici"].as_array().expect("a list").iter().all(named));
}

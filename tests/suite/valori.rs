// SPDX-License-Identifier: EUPL-1.2
//! How values are understood: the table `tests/casi/valori.toml`, and the exact edges of numbers
//! and dates.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jiff::civil::date;
use piao::model::valore::{
    Condizione, DataValore, ErroreData, Valore, data, decimale, migliaia_ambigue, stampa_data, stampa_decimale,
};
use proptest::prelude::*;
use toml::de::{DeTable, DeValue};

/// A table, as paths to scalars: `data.giorno` to `2027-12-31`.
type Flat = BTreeMap<String, String>;

fn table() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/casi/valori.toml");
    std::fs::read_to_string(path).expect("the table is in the repository")
}

fn rows<'t>(table: &'t DeTable<'t>, name: &str) -> Vec<&'t DeTable<'t>> {
    let rows = table.get(name).and_then(|v| v.get_ref().as_array());
    rows.expect("an array of tables").iter().map(|row| row.get_ref().as_table().expect("a table")).collect()
}

fn text<'t>(row: &'t DeTable<'t>, key: &str) -> &'t str {
    row.get(key).and_then(|v| v.get_ref().as_str()).unwrap_or_else(|| panic!("`{key}` is missing in {row:?}"))
}

fn flatten(path: &str, value: &DeValue<'_>, out: &mut Flat) {
    let scalar = match value {
        DeValue::String(s) => s.to_string(),
        DeValue::Integer(i) => i.as_str().to_owned(),
        DeValue::Boolean(b) => b.to_string(),
        DeValue::Table(table) => {
            for (key, value) in table {
                flatten(&format!("{path}.{}", key.get_ref()), value.get_ref(), out);
            }
            return;
        }
        other => panic!("unexpected value in a condition: {other:?}"),
    };
    out.insert(path.trim_start_matches('.').to_owned(), scalar);
}

fn expected(row: &DeTable<'_>) -> Vec<Flat> {
    let condizioni = row.get("condizioni").and_then(|v| v.get_ref().as_array());
    condizioni
        .expect("a list of conditions")
        .iter()
        .map(|condizione| {
            let mut flat = Flat::from([("tipo".to_owned(), text(row, "tipo").to_owned())]);
            flatten("", condizione.get_ref(), &mut flat);
            flat
        })
        .collect()
}

fn understood(condizione: &Condizione) -> Flat {
    let mut flat = Flat::new();
    let mut put = |key: &str, value: String| flat.insert(key.to_owned(), value);
    put("tipo", condizione.tipo.as_str().to_owned());
    put("operatore", condizione.operatore.as_str().to_owned());
    if let Some(numero) = condizione.numero {
        put("numero", numero.to_string());
    }
    if let Some(fino_a) = condizione.fino_a {
        put("fino_a", fino_a.to_string());
    }
    if let Some(unita) = &condizione.unita {
        put("unita", unita.to_string());
    }
    match &condizione.data {
        Some(DataValore::Giorno(giorno)) => {
            put("data.giorno", giorno.to_string());
        }
        Some(data @ DataValore::GiornoMese { .. }) => {
            put("data.giorno_mese", data.to_string());
        }
        Some(DataValore::Dopo { giorni, evento }) => {
            put("data.dopo", giorni.to_string());
            put("data.evento", evento.to_string());
        }
        Some(DataValore::Periodo(periodo)) => {
            put("data.periodo", periodo.to_string());
        }
        None => {}
    }
    if let Some(riferimento) = condizione.riferimento {
        put("riferimento.anno", riferimento.anno.to_string());
        put("riferimento.migliore", riferimento.migliore.to_string());
    }
    if let Some(booleano) = condizione.booleano {
        put("booleano", booleano.to_string());
    }
    if let Some(stato) = condizione.stato {
        put("stato", stato.as_str().to_owned());
    }
    flat
}

#[test]
fn every_row_of_the_table_is_understood_quoted_and_unquoted() {
    let source = table();
    let table = DeTable::parse(&source).expect("TOML").into_inner();
    let keys = ["testo", "origine", "tipo", "condizioni", "stampa", "nota"];
    let mut wrong = Vec::new();
    for row in rows(&table, "valore") {
        let testo = text(row, "testo");
        for key in row.keys() {
            let key: &str = key.get_ref();
            assert!(keys.contains(&key), "unknown key `{key}` at `{testo}`");
        }
        let nota = row.get("nota").map(|_| text(row, "nota"));
        for (quotato, stampa) in [(false, text(row, "stampa")), (true, testo)] {
            let valore = Valore::leggi(testo, quotato);
            let condizioni: Vec<Flat> = valore.condizioni.iter().map(understood).collect();
            let right = valore.tipo.as_str() == text(row, "tipo")
                && condizioni == expected(row)
                && valore.stampa() == stampa
                && valore.nota.as_deref() == nota
                && valore.quotato == quotato
                && &*valore.testo == testo;
            if !right {
                wrong.push(format!("`{testo}` prints `{}`: {valore:#?}", valore.stampa()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_holds_every_kind_every_operator_and_no_text_twice() {
    let source = table();
    let table = DeTable::parse(&source).expect("TOML").into_inner();
    let (mut seen, mut testi) = (BTreeSet::new(), BTreeSet::new());
    for row in rows(&table, "valore") {
        seen.insert(text(row, "tipo").to_owned());
        for mut condizione in expected(row) {
            seen.extend(condizione.remove("operatore"));
            seen.extend(condizione.into_keys());
        }
        assert!(testi.insert(text(row, "testo")), "twice: {row:?}");
        assert!(!text(row, "origine").is_empty());
    }
    let all = "numero percentuale importo intervallo scadenza booleano variazione riferimento \
               condizioni stato testo = ~ > >= < <= fino_a unita data.giorno data.giorno_mese \
               data.dopo data.evento data.periodo riferimento.anno riferimento.migliore";
    for name in all.split_whitespace() {
        assert!(seen.contains(name), "no row of the table has `{name}`");
    }
}

#[test]
fn every_mouthful_of_yaml_has_a_right_way_that_keeps_its_texts() {
    let source = table();
    let table = DeTable::parse(&source).expect("TOML").into_inner();
    let bocconi = rows(&table, "boccone");
    assert_eq!(bocconi.len(), 11);
    for row in bocconi {
        let (yaml, giusto) = (text(row, "yaml"), text(row, "yaml_tra_virgolette"));
        assert_ne!(yaml, giusto);
        assert!(yaml.ends_with('\n') && giusto.ends_with('\n'));
        let _ = text(row, "regola");
        let scrivi = text(row, "scrivi");
        let testi = row.get("testi").and_then(|v| v.get_ref().as_array());
        for testo in testi.expect("a list of texts").iter() {
            let testo = testo.get_ref().as_str().expect("a text");
            let quoted = [format!("\"{testo}\""), format!("'{testo}'")];
            for right in [giusto, scrivi] {
                assert!(quoted.iter().any(|q| right.contains(q)), "{testo}: {right}");
            }
            assert!(quoted.iter().all(|q| !yaml.contains(q) || q == "'L'ufficio'"));
        }
    }
}

#[test]
fn decimals_are_exact_and_keep_their_scale() {
    for (testo, plain, printed) in [
        ("1.234,56", "1234.56", "1.234,56"),
        ("1234.56", "1234.56", "1.234,56"),
        ("1234,5", "1234.5", "1.234,5"),
        ("50000", "50000", "50.000"),
        ("50.000", "50000", "50.000"),
        ("1.234.567,80", "1234567.80", "1.234.567,80"),
        ("-0,5", "-0.5", "-0,5"),
        ("−1.000", "-1000", "-1.000"),
        ("+3", "3", "3"),
        (" 90,50 ", "90.50", "90,50"),
        ("0.850", "0.850", "0,850"),
        ("1234.567", "1234.567", "1.234,567"),
        ("-0", "0", "0"),
        ("999", "999", "999"),
        ("2027", "2027", "2.027"),
        ("123456789012345", "123456789012345", "123.456.789.012.345"),
        ("-123456789012345,6789", "-123456789012345.6789", "-123.456.789.012.345,6789"),
    ] {
        let letto = decimale(testo).unwrap_or_else(|| panic!("`{testo}` is a number"));
        assert_eq!(letto.to_string(), plain, "{testo}");
        assert_eq!(stampa_decimale(&letto), printed, "{testo}");
    }
}

#[test]
fn what_is_not_plainly_a_number_is_refused() {
    for testo in [
        "",
        " ",
        "-",
        "+",
        ",",
        ".",
        "5,",
        "5.",
        ",5",
        ".5",
        "1e400",
        "1e3",
        ".inf",
        ".nan",
        "inf",
        "NaN",
        "0x10",
        "1_000",
        "1 000",
        "+ 3",
        "--3",
        "+-3",
        "56,7,9",
        "21.935.798.69",
        "1.23.456",
        "1,234.56",
        "0.123.456",
        "1234.567.890",
        "007",
        "01010601",
        "٣",
        "３",
        "5%",
        "€ 5",
        "123456789012345678901234567890",
        "0,12345678901234567890123456789",
    ] {
        assert_eq!(decimale(testo), None, "{testo}");
    }
}

#[test]
fn one_dot_and_three_digits_are_ambiguous() {
    for testo in ["50.000", "1.234", "999.999", "-5.000", "99.125%", " 50.000 "] {
        assert!(migliaia_ambigue(testo), "{testo}");
    }
    for testo in [
        "50000",
        "50.00",
        "50.0000",
        "0.850",
        "1234.567",
        "1.234.567",
        "50.000,00",
        "50,000",
        "50.000 euro",
        "> 50.000",
        "",
        "è.ùìò",
    ] {
        assert!(!migliaia_ambigue(testo), "{testo}");
    }
}

#[test]
fn dates_are_read_in_four_writings_and_printed_in_one() {
    for testo in ["2027-03-09", "09/03/2027", "9/3/2027", "09.03.2027", "09-03-2027"] {
        assert_eq!(data(testo), Ok(date(2027, 3, 9)), "{testo}");
    }
    assert_eq!(stampa_data(date(2027, 3, 9)), "09/03/2027");
    assert_eq!(data("29/02/2028"), Ok(date(2028, 2, 29)));
}

#[test]
fn a_day_that_does_not_exist_is_not_the_same_as_no_date() {
    for testo in ["31/02/2027", "2027-02-29", "2027-13-01", "00/01/2027", "32.01.2027"] {
        assert_eq!(data(testo), Err(ErroreData::Inesistente), "{testo}");
    }
    for testo in [
        "",
        "domani",
        "31/12",
        "31/12/27",
        "2027-1-5",
        "31/12-2027",
        "31/12/2027/1",
        "2027-12-31T10",
        "+1/12/2027",
        "31/12/0027",
        "31/12/20270",
        "2027/12/31",
        "è/12/2027",
    ] {
        assert_eq!(data(testo), Err(ErroreData::NonData), "{testo}");
    }
}

#[test]
fn only_a_single_condition_has_a_comparable_number() {
    let numero = |testo| Valore::leggi(testo, true).numero().map(|n| n.to_string());
    assert_eq!(numero("almeno 90,50%").as_deref(), Some("90.50"));
    assert_eq!(numero("€ 1.000,00").as_deref(), Some("1000.00"));
    assert_eq!(numero("-5%").as_deref(), Some("-5"));
    for testo in ["10-20", ">= 2022", "nuovo=0", "entro 31.12", "sì", "tutti", ">= 1 e <= 2"] {
        assert_eq!(numero(testo), None, "{testo}");
    }
}

#[test]
fn texts_over_two_thousand_characters_are_not_read() {
    let spaced = |n: usize| format!("10{}ore", " ".repeat(n));
    assert_eq!(Valore::leggi(&spaced(1_995), false).tipo.as_str(), "numero");
    assert_eq!(Valore::leggi(&spaced(1_996), false).tipo.as_str(), "testo");
}

proptest! {
    #[test]
    fn no_text_panics_and_every_text_is_kept(testo in any::<String>(), quotato: bool) {
        let valore = Valore::leggi(&testo, quotato);
        prop_assert_eq!(&*valore.testo, testo.trim());
        let _ = (valore.stampa(), valore.numero(), decimale(&testo), data(&testo), migliaia_ambigue(&testo));
    }

    #[test]
    fn no_mixture_of_the_words_of_values_panics(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "10", "2022", "31.12", "50.000", "1,5", "%", "€", "euro", ">", "=", "-", "–", "+", "/", "(1)", "*",
                "(", ")", ";", ", ", " ", " e ", "entro ", "entro il ", "almeno ", "non ", "oltre ", "tra ", "da ",
                "dal ", "a ", "I ", "fine ", "anno ", "gg. ", "dalla ", "dicembre ", "migliore ", "n.", "mila ", "di ",
                "ogni ", "sì", "’", "°", "circa", " max", "rispetto al ", "²", "m²", "\u{300}", "İ",
            ]),
            0..12,
        ),
    ) {
        let testo = parts.concat();
        let valore = Valore::leggi(&testo, false);
        prop_assert_eq!(&*valore.testo, testo.trim());
        prop_assert_eq!(valore.condizioni.is_empty(), valore.tipo.as_str() == "testo");
        // A text read again is the same value; quoting changes the printing only.
        let quotato = Valore::leggi(&valore.testo, true);
        prop_assert_eq!(quotato.condizioni, valore.condizioni.clone());
        prop_assert_eq!(quotato.nota, valore.nota.clone());
        let _ = valore.stampa();
    }

    #[test]
    fn a_printed_number_reads_back_as_itself(mantissa in -999_999_999_999i64..999_999_999_999, scale in 0u32..6) {
        let numero = rust_decimal::Decimal::new(mantissa, scale);
        let stampato = stampa_decimale(&numero);
        prop_assert_eq!(decimale(&stampato).map(|n| n.to_string()), Some(numero.to_string()));
    }
}

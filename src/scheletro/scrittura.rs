// SPDX-License-Identifier: EUPL-1.2
//! An `Albero` as text, in YAML or TOML: the same keys, the same comments.

use super::Formato;
use super::albero::{Albero, Righe, Valore, Voce};

/// How wide a comment may be.
const LARGHEZZA: usize = 110;

/// The text of a file; `schema` is the path of its schema, for editors.
pub fn scrivi(albero: &Albero, formato: Formato, schema: &str) -> String {
    let mut out = match formato {
        Formato::Yaml => format!("# yaml-language-server: $schema={schema}\n"),
        Formato::Toml => format!("#:schema {schema}\n"),
    };
    commento(&albero.testata, 0, &mut out);
    match formato {
        Formato::Yaml => {
            for voce in &albero.voci {
                out.push('\n');
                yaml(voce, 0, &mut out);
            }
        }
        Formato::Toml => {
            let mut text = String::new();
            toml(&albero.voci, "", &mut text);
            out.push('\n');
            out.push_str(text.trim_start());
        }
    }
    out
}

/// Lines of a comment, wrapped.
fn commento(note: &[String], rientro: usize, out: &mut String) {
    let margin = " ".repeat(rientro);
    for nota in note {
        let mut line = String::new();
        for word in nota.split_whitespace() {
            if !line.is_empty() && rientro + 3 + line.chars().count() + word.chars().count() > LARGHEZZA {
                out.push_str(&format!("{margin}# {line}\n"));
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        out.push_str(format!("{margin}# {line}").trim_end());
        out.push('\n');
    }
}

fn tra_virgolette(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

// ---------------------------------------------------------------- YAML

fn yaml(voce: &Voce, rientro: usize, out: &mut String) {
    let margin = " ".repeat(rientro);
    commento(&voce.note, rientro, out);
    let key = yaml_chiave(&voce.chiave);
    match &voce.valore {
        Valore::Elenco(items, Righe::Molte) if !items.is_empty() => {
            out.push_str(&format!("{margin}{key}:\n"));
            for item in items {
                yaml_elemento(item, rientro + 2, out);
            }
        }
        Valore::Gruppo(fields, Righe::Molte) if !fields.is_empty() => {
            out.push_str(&format!("{margin}{key}:\n"));
            for field in fields {
                yaml(field, rientro + 2, out);
            }
        }
        value => out.push_str(&format!("{margin}{key}: {}\n", yaml_in_linea(value))),
    }
}

fn yaml_elemento(item: &Voce, rientro: usize, out: &mut String) {
    let margin = " ".repeat(rientro);
    commento(&item.note, rientro, out);
    match &item.valore {
        Valore::Gruppo(fields, Righe::Molte) if !fields.is_empty() => {
            let mut text = String::new();
            for (n, field) in fields.iter().enumerate() {
                if n == 0 {
                    // A comment cannot stand between the dash and the first key.
                    commento(&field.note, rientro, out);
                    yaml(&Voce { note: Vec::new(), ..field.clone() }, rientro + 2, &mut text);
                } else {
                    yaml(field, rientro + 2, &mut text);
                }
            }
            out.push_str(&format!("{margin}- {}", text.trim_start()));
        }
        value => out.push_str(&format!("{margin}- {}\n", yaml_in_linea(value))),
    }
}

fn yaml_chiave(key: &str) -> String {
    let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    if plain { key.into() } else { tra_virgolette(key) }
}

fn yaml_in_linea(value: &Valore) -> String {
    match value {
        Valore::Scalare { testo, nudo: true } => testo.clone(),
        Valore::Scalare { testo, nudo: false } => tra_virgolette(testo),
        Valore::Elenco(items, _) => {
            format!("[{}]", items.iter().map(|i| yaml_in_linea(&i.valore)).collect::<Vec<_>>().join(", "))
        }
        Valore::Gruppo(fields, _) => {
            let fields: Vec<String> =
                fields.iter().map(|f| format!("{}: {}", yaml_chiave(&f.chiave), yaml_in_linea(&f.valore))).collect();
            format!("{{ {} }}", fields.join(", "))
        }
    }
}

// ---------------------------------------------------------------- TOML

/// Keys of one table: single values first, then the tables inside it, as TOML wants.
fn toml(voci: &[Voce], sopra: &str, out: &mut String) {
    let is_table = |v: &&Voce| match &v.valore {
        Valore::Gruppo(fields, Righe::Molte) => !fields.is_empty(),
        Valore::Elenco(items, Righe::Molte) => {
            items.iter().any(|i| matches!(i.valore, Valore::Gruppo(_, Righe::Molte)))
        }
        _ => false,
    };
    for voce in voci.iter().filter(|v| !is_table(v)) {
        commento(&voce.note, 0, out);
        out.push_str(&format!("{} = {}\n", toml_chiave(&voce.chiave), toml_in_linea(&voce.valore)));
    }
    for voce in voci.iter().filter(is_table) {
        let name = format!("{sopra}{}", toml_chiave(&voce.chiave));
        match &voce.valore {
            Valore::Gruppo(fields, _) => {
                out.push('\n');
                commento(&voce.note, 0, out);
                out.push_str(&format!("[{name}]\n"));
                toml(fields, &format!("{name}."), out);
            }
            Valore::Elenco(items, _) => {
                for (n, item) in items.iter().enumerate() {
                    out.push('\n');
                    if n == 0 {
                        commento(&voce.note, 0, out);
                    }
                    commento(&item.note, 0, out);
                    out.push_str(&format!("[[{name}]]\n"));
                    toml(item.valore.gruppo().unwrap_or_default(), &format!("{name}."), out);
                }
            }
            Valore::Scalare { .. } => {}
        }
    }
}

fn toml_chiave(key: &str) -> String {
    let bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    if bare { key.into() } else { tra_virgolette(key) }
}

fn toml_in_linea(value: &Valore) -> String {
    match value {
        Valore::Scalare { testo, nudo: true } => match testo.as_str() {
            "sì" | "true" => "true".into(),
            "no" | "false" => "false".into(),
            text if is_number(text) || is_day(text) => text.into(),
            text => tra_virgolette(text),
        },
        Valore::Scalare { testo, nudo: false } => tra_virgolette(testo),
        Valore::Elenco(items, _) => {
            format!("[{}]", items.iter().map(|i| toml_in_linea(&i.valore)).collect::<Vec<_>>().join(", "))
        }
        Valore::Gruppo(fields, _) => {
            let fields: Vec<String> =
                fields.iter().map(|f| format!("{} = {}", toml_chiave(&f.chiave), toml_in_linea(&f.valore))).collect();
            format!("{{ {} }}", fields.join(", "))
        }
    }
}

fn is_number(text: &str) -> bool {
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let (whole, decimals) = text.split_once('.').map_or((text, None), |(w, d)| (w, Some(d)));
    digits(whole) && (whole == "0" || !whole.starts_with('0')) && decimals.is_none_or(digits)
}

fn is_day(text: &str) -> bool {
    text.len() == 10 && crate::model::valore::data(text).is_ok() && text.as_bytes()[4] == b'-'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scheletro::albero::leggi;

    const MODELLO: &str = "# Due parole.\n\nanno: 2027\n# Qui le persone.\ngruppo:\n  data: 2026-12-31\n  si: sì\nelenco:\n  # La prima.\n  - id: a\n    pesi: { x: 1 }\n    dentro:\n      - nome: \"n. 1\"\nultimo: [DA COMPILARE]\n";

    #[test]
    fn yaml_keeps_the_order_and_the_comments() {
        let albero = leggi(MODELLO).expect("a template");
        assert_eq!(
            scrivi(&albero, Formato::Yaml, "s.json"),
            "# yaml-language-server: $schema=s.json\n# Due parole.\n\nanno: 2027\n\n# Qui le persone.\ngruppo:\n  data: 2026-12-31\n  si: sì\n\nelenco:\n  # La prima.\n  - id: a\n    pesi: { x: 1 }\n    dentro:\n      - nome: \"n. 1\"\n\nultimo: [DA COMPILARE]\n"
        );
    }

    #[test]
    fn toml_puts_tables_last() {
        let albero = leggi(MODELLO).expect("a template");
        assert_eq!(
            scrivi(&albero, Formato::Toml, "s.json"),
            "#:schema s.json\n# Due parole.\n\nanno = 2027\nultimo = [\"DA COMPILARE\"]\n\n# Qui le persone.\n[gruppo]\ndata = 2026-12-31\nsi = true\n\n# La prima.\n[[elenco]]\nid = \"a\"\npesi = { x = 1 }\n\n[[elenco.dentro]]\nnome = \"n. 1\"\n"
        );
    }

    #[test]
    fn long_comments_are_wrapped() {
        let mut out = String::new();
        commento(&["parola ".repeat(30)], 4, &mut out);
        assert!(
            out.lines().count() == 2 && out.lines().all(|l| l.starts_with("    # ") && l.chars().count() <= LARGHEZZA)
        );
    }
}

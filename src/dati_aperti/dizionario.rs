// SPDX-License-Identifier: EUPL-1.2
//! The data dictionary, for whoever opens the tables: what each is, what its columns say, how to read the two formats.

use super::{Dati, Righe};

const LETTURA: &str = "\
Ogni tabella c’è in due formati, con le stesse righe e le stesse colonne.

- **CSV**, per il foglio di calcolo: punto e virgola tra le celle, virgola dei decimali, UTF-8 con BOM, date `31/12/2027`, \
`sì` e `no`, più valori di una cella divisi da ` | `. Un testo che un foglio di calcolo eseguirebbe come formula (comincia con `=`, \
`+`, `-`, `@` o una tabulazione) e un codice che prenderebbe per un numero o una data cominciano con un apostrofo. \
Vale se il file si apre con il punto e virgola come separatore, il solo: diviso alle virgole ha altre celle, e nessuna garanzia.
- **JSON**, per i programmi: numeri esatti con il punto dei decimali, date `2027-12-31`, `true` e `false`, elenchi. Nessun \
apostrofo aggiunto.

Una cella vuota (in JSON `null`) è un dato che il piano non ha. Dove un numero riguarda meno di 5 persone, o farebbe ricavare \
quello di altre, la cella è vuota e la colonna `non_pubblicati` la nomina. I testi lunghi sono in Markdown. `ancora` è il punto \
del documento che dice la stessa cosa, e non cambia da un anno all’altro; `collegamento` vi porta. I nomi delle tabelle e delle colonne non \
cambiano: se ne aggiungono. `csv-metadata.json` dice le stesse cose ai programmi (CSV on the Web).
";

/// The dictionary.
pub fn write(dati: &Dati) -> String {
    let f = &dati.fonte;
    let mut out = format!("# Dizionario dei dati\n\nDati del PIAO {}–{}", f.anni[0], f.anni[2]);
    if !f.ente.is_empty() {
        out.push_str(&format!(" – {}", testo(&f.ente)));
    }
    out.push_str(".\n\n");
    let facts =
        [("Versione", &f.versione), ("Atto", &f.atto), ("Data dell’atto", &f.data_atto), ("Licenza", &f.licenza)];
    for (name, value) in facts.iter().filter(|(_, v)| !v.is_empty()) {
        out.push_str(&format!("- {name}: {}\n", testo(value)));
    }
    out.push_str(&format!("- Stato del piano: {}\n- Documento: `{}`\n\n{LETTURA}\n", f.stato, f.documento));
    out.push_str("## Tabelle\n\n| Tabella | Righe | Che cosa contiene |\n| --- | ---: | --- |\n");
    for t in &dati.tabelle {
        let anchor = t.tabella.nome.replace('_', "-");
        out.push_str(&format!("| [`{}`](#{anchor}) | {} | {} |\n", t.tabella.nome, t.righe.len(), t.tabella.titolo));
    }
    dati.tabelle.iter().for_each(|t| tabella(t, &mut out));
    out
}

fn tabella(righe: &Righe, out: &mut String) {
    let t = righe.tabella;
    let anchor = t.nome.replace('_', "-");
    let (nome, titolo, what) = (t.nome, t.titolo, t.descrizione);
    out.push_str(&format!("\n<a id=\"{anchor}\"></a>\n\n## {titolo}\n\n{what} File: `{nome}.csv`, `{nome}.json`.\n\n"));
    out.push_str("| Colonna | Nome | Tipo | Che cosa dice |\n| --- | --- | --- | --- |\n");
    for c in t.colonne() {
        out.push_str(&format!("| `{}` | {} | {} | {} |\n", c.nome, c.etichetta, c.tipo.nome(), c.descrizione));
    }
}

/// Words of the plan on a line of Markdown.
fn testo(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            // An address before it would take a backslash with it, and leave a tag.
            '<' => out.push_str("&lt;"),
            c => {
                if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '>' | '#' | '~' | '|' | '&') {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    out
}

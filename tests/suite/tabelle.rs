// SPDX-License-Identifier: EUPL-1.2
//! Tables of the document that say more than the plan's files: registers, counts, computations laid out.

use crate::support::{Files, load};
use piao::load::Options;
use piao::render::{Format, render};

/// The rows below a title in the Markdown document, cells parted, links reduced to their names.
fn righe(files: &[(&str, &str)], titolo: &str) -> Vec<Vec<String>> {
    let files: Files = files.iter().map(|(p, t)| (p.to_string(), t.to_string())).collect();
    let text = load(&files)
        .check(&Options::default(), |cx, _| render(cx, Format::Markdown, true, None).expect("it is composed"));
    let (_, rest) = text.split_once(titolo).unwrap_or_else(|| panic!("no `{titolo}` in\n{text}"));
    let table = rest.lines().skip_while(|l| !l.starts_with('|')).take_while(|l| l.starts_with('|'));
    let rows = table.enumerate().filter(|(n, _)| *n != 1).map(|(_, l)| l);
    rows.map(|l| l.trim_matches('|').split('|').map(|c| plain(c.trim())).collect()).collect()
}

fn plain(cell: &str) -> String {
    let mut out = String::new();
    for piece in cell.split('[') {
        match piece.split_once("](") {
            Some((name, rest)) => {
                out.push_str(name);
                out.push_str(rest.split_once(')').map_or("", |(_, after)| after));
            }
            None => out.push_str(piece),
        }
    }
    out
}

const MANIFESTO: &str =
    "formato = 1\nanno = 2027\nregime = \"ordinario\"\n\n[rischio]\nscala = [\"minimo\", \"medio\", \"critico\"]\n";

const RISCHI: &str = "processi:
  - id: gare
    nome: Gare
    area: contratti_pubblici
    ufficio: acquisti
    rischi:
      - { id: bando, evento: Bando su misura, rischio_iniziale: critico, rischio_residuo: medio, misure: [{ id: revisione, titolo: Due che rileggono }] }
      - { id: taciuto, evento: Conflitto taciuto, rischio_iniziale: medio }
  - { id: pratiche, nome: Pratiche, area: Aree verdi, rischio: minimo }
  - { id: sussidi, nome: Sussidi, area: contributi_sussidi, rischio: Medio, rischi: [taciuto, { id: amico, evento: Aiuto a un amico }] }
rischi:
  - { id: sparso, evento: Di nessun processo }
misure:
  - { id: registro, titolo: Registro, rischi: [amico, taciuto] }
";

const UFFICI: &str = "uffici:\n  - { id: acquisti, nome: Acquisti }\n";

fn piano() -> Vec<(&'static str, &'static str)> {
    vec![("piao.toml", MANIFESTO), ("rischi_corruttivi.yaml", RISCHI), ("struttura_organizzativa.yaml", UFFICI)]
}

#[test]
fn every_risk_of_every_process_is_in_the_register_with_its_levels_and_measures() {
    let gare = righe(&piano(), "**Contratti pubblici**");
    let expected = [
        ["Processo", "Ufficio", "Evento rischioso", "Prima delle misure", "Dopo le misure", "Misure"],
        ["Gare", "Acquisti", "Bando su misura", "critico", "medio", "Due che rileggono"],
        ["Gare", "Acquisti", "Conflitto taciuto", "medio", "–", "Registro"],
    ];
    assert_eq!(gare, expected.map(|r| r.map(String::from).to_vec()));
    // The process's level stands for those of its events; columns that nobody fills are not there.
    let sussidi = righe(&piano(), "effetto economico diretto**\n");
    let expected = [
        ["Processo", "Evento rischioso", "Prima delle misure", "Misure"],
        ["Sussidi", "Conflitto taciuto", "medio", "Registro"],
        ["Sussidi", "Aiuto a un amico", "Medio", "Registro"],
    ];
    assert_eq!(sussidi, expected.map(|r| r.map(String::from).to_vec()));
    assert_eq!(righe(&piano(), "**Aree verdi**")[1], ["Pratiche", "minimo"]);
    assert_eq!(righe(&piano(), "**Senza area**")[1], ["Di nessun processo"]);
}

#[test]
fn risks_are_counted_by_area_and_level() {
    let quadro = righe(&piano(), "#### Quadro dei rischi");
    let expected = [
        ["Area di rischio", "minimo", "medio", "critico", "senza livello", "Rischi"],
        ["Contratti pubblici", "0", "2", "0", "0", "2"],
        ["Contributi, sussidi e altri provvedimenti favorevoli con effetto economico diretto", "0", "2", "0", "0", "2"],
        ["Senza area", "0", "0", "0", "1", "1"],
        ["Tutte le aree", "0", "4", "0", "1", "5"],
    ];
    assert_eq!(quadro, expected.map(|r| r.map(String::from).to_vec()));
}

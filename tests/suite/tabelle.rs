// SPDX-License-Identifier: EUPL-1.2
//! Tables of the document that say more than the plan's files: registers, counts, computations laid out.

use crate::support::{Files, load};
use piao::load::Options;
use piao::render::{Format, render};

/// The rows below a title in the Markdown document, a draft, cells parted, links reduced to their names.
fn righe(files: &[(&str, &str)], titolo: &str) -> Vec<Vec<String>> {
    righe_di(files, titolo, true)
}

fn righe_di(files: &[(&str, &str)], titolo: &str, bozza: bool) -> Vec<Vec<String>> {
    let files: Files = files.iter().map(|(p, t)| (p.to_string(), t.to_string())).collect();
    let text = load(&files)
        .check(&Options::default(), |cx, _| render(cx, Format::Markdown, bozza, None).expect("it is composed"));
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

#[test]
fn ties_between_sections_are_counted_and_who_has_none_is_named() {
    let mut files = piano();
    files.push((
        "performance.yaml",
        "obiettivi:
  - { id: veloci, titolo: Gare più veloci, ufficio: acquisti }
  - { id: solo, titolo: Per conto suo, ufficio: acquisti, descrizione: \"Come [[obiettivo:veloci]]\" }
",
    ));
    files.push((
        "formazione.yaml",
        "interventi_formativi:\n  - { titolo: Gare, obiettivo: veloci }\n  - { titolo: Altro }\n",
    ));
    let risks = RISCHI.replace("    ufficio: acquisti\n", "    ufficio: acquisti\n    obiettivi: [veloci]\n");
    files.retain(|(p, _)| *p != "rischi_corruttivi.yaml");
    files.push(("rischi_corruttivi.yaml", &risks));
    let expected = [
        ["Che cosa", "Legati", "In tutto", "Senza legami"],
        ["obiettivi di performance", "1", "2", "Per conto suo"],
        ["processi", "1", "3", "Pratiche, Sussidi"],
        // What is written in a process is tied with it; what stands apart is not.
        ["misure di prevenzione", "1", "2", "Registro"],
        ["interventi formativi", "1", "2", "–"],
    ];
    assert_eq!(righe(&files, "## Come si legano"), expected.map(|r| r.map(String::from).to_vec()));
    // What stands alone is named to who writes the plan, not to who reads it.
    let adopted = format!("stato = \"adottato\"\n{MANIFESTO}");
    files.retain(|(p, _)| *p != "piao.toml");
    files.push(("piao.toml", &adopted));
    let table = righe_di(&files, "## Come si legano", false);
    assert_eq!(table[..2], [["Che cosa", "Legati", "In tutto"], ["obiettivi di performance", "1", "2"]]);
}

#[test]
fn staff_is_laid_out_by_area_and_year() {
    let fabbisogni = "personale:
  - al: 2026-12-31
    righe:
      - { etichetta: Istruttori, area: Istruttori, totale: 40 }
      - { etichetta: Funzionari, area: Funzionari ed elevata qualificazione, totale: 10 }
cessazioni:
  - { anno: 2027, numero: 3, area: Istruttori }
  - { anno: 2029, numero: 1, area: Funzionari ed elevata qualificazione }
assunzioni:
  - { anno: 2027, numero: 2, area: Istruttori, canale: [concorso] }
progressioni:
  - { anno: 2028, numero: 1, da_area: Istruttori, a_area: Funzionari ed elevata qualificazione }
";
    let mut files = piano();
    files.push(("fabbisogni.yaml", fabbisogni));
    files.push(("scheda_anagrafica.yaml", "tipo: comune\ncomparto: funzioni_locali\n"));
    let table = righe(&files, "#### Personale per area, anno per anno");
    let expected = [
        ["Istruttori", "40", "−3 +2", "39", "−1", "38", "–", "38"],
        ["Funzionari ed elevata qualificazione", "10", "–", "10", "+1", "11", "−1", "10"],
        ["Totale", "50", "−3 +2", "49", "–", "49", "−1", "48"],
    ];
    assert_eq!(table[1..], expected.map(|r| r.map(String::from).to_vec()));
    // A movement without its area leaves the total, and no area.
    let fabbisogni = fabbisogni.replace("numero: 3, area: Istruttori", "numero: 3");
    let other = fabbisogni.clone();
    files.retain(|(p, _)| *p != "fabbisogni.yaml");
    files.push(("fabbisogni.yaml", &other));
    let table = righe(&files, "#### Personale per area, anno per anno");
    assert_eq!(table.last().map(|r| r[3].as_str()), Some("49"));
}

#[test]
fn the_ratio_of_staff_spending_is_laid_out_step_by_step() {
    let fabbisogni = "capacita:
  abitanti: 12000
  rendiconti:
    - { anno: 2023, titolo_1: 5000000, titolo_2: 1000000, titolo_3: 2000000 }
    - { anno: 2024, titolo_1: 5100000, titolo_2: 1000000, titolo_3: 2000000 }
    - { anno: 2025, titolo_1: 5200000, titolo_2: 1000000, titolo_3: \"2.000.000,01\" }
  fcde: 100000
  spesa_personale: 2000000
  movimenti_intermedi: 50000
assunzioni:
  - { anno: 2027, numero: 2, area: Istruttori, canale: [concorso], costo: 70000, rapporto: tempo indeterminato }
cessazioni:
  - { anno: 2028, numero: 1, area: Istruttori, costo: 35000 }
";
    let mut files = piano();
    files.push(("fabbisogni.yaml", fabbisogni));
    files.push(("scheda_anagrafica.yaml", "tipo: comune\n"));
    // 8.000.000 + 8.100.000 + 8.200.000,01 = 24.300.000,01, a third is 8.100.000,00; less 100.000 it is 8.000.000,00.
    let passi = righe(&files, "**Rapporto tra spesa di personale ed entrate, passo per passo**");
    let risultati: Vec<&str> = passi.iter().map(|r| r[2].as_str()).collect();
    let expected = [
        "Risultato",
        "8.000.000,00 €",
        "8.100.000,00 €",
        "8.200.000,01 €",
        "8.100.000,00 €",
        "8.000.000,00 €",
        // 2.000.000 / 8.000.000
        "25,00%",
        // 27 per cento, fascia f, and what is left above 2.000.000
        "2.160.000,00 €",
        "160.000,00 €",
    ];
    assert_eq!(risultati, expected.map(|t| t.replace(' ', "\u{a0}")), "{passi:#?}");
    let anni = righe(&files, "**Spesa prevista dal piano");
    let spese: Vec<[&str; 3]> = anni[1..].iter().map(|r| [r[0].as_str(), r[5].as_str(), r[7].as_str()]).collect();
    let expected = [
        ["2027", "2.120.000,00\u{a0}€", "40.000,00\u{a0}€"],
        ["2028", "2.085.000,00\u{a0}€", "75.000,00\u{a0}€"],
        ["2029", "2.085.000,00\u{a0}€", "75.000,00\u{a0}€"],
    ];
    assert_eq!(spese, expected, "{anni:#?}");
}

// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore::{TipoValore, decimale};
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "numero-illeggibile",
    catalogo: &["gen-number-format"],
    summary: "un valore fatto di cifre è un numero che si legge",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("numero_illeggibile.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mut visti = HashSet::new();
    for (_, v, span) in &cx.testi().valori {
        let testo = &v.valore.testo;
        if v.valore.tipo != TipoValore::Testo || !guasto(testo) || !visti.insert(*span) {
            continue;
        }
        out.report(&RULE, *span)
            .message(format!("`{testo}` sembra un numero, ma non si legge"))
            .label("punti e virgole non tornano")
            .help("scrivi una sola virgola per i decimali e i punti ogni tre cifre: `21.935.798,69`");
    }
}

/// Only digits, points and commas, perhaps with a sign and a unit, and no way to read them.
fn guasto(testo: &str) -> bool {
    let bare = testo.trim().trim_start_matches(['+', '-', '−', '~', '€']).trim_end_matches(['%', '€', '*']).trim();
    let figures = bare.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    let groups: Vec<&str> = bare.split(['.', ',']).collect();
    // `007` is a code, `2.1.1` a version, `31.12.27` a day.
    let code = groups.len() == 1;
    let short = groups.iter().all(|g| g.len() <= 2) && !bare.contains(',') && !bare.contains("..");
    figures && bare.starts_with(|c: char| c.is_ascii_digit()) && !code && !short && decimale(bare).is_none()
}

#[cfg(test)]
mod tests {
    use super::guasto;

    #[test]
    fn broken_numbers_are_told_from_codes_versions_and_days() {
        for yes in ["56,7,9%", "21.935.798.69", "1.23.456", "12,,5", "1.000.00", "€ 1.000,00.00"] {
            assert!(guasto(yes), "{yes}");
        }
        for no in [
            "007",
            "2.1.1",
            "31.12.27",
            "56,7%",
            "1.234,56",
            "n.d.",
            "-",
            "",
            "99,4 99,0",
            "2026/2027",
            "12.5",
            "1.2.3.4",
        ] {
            assert!(!guasto(no), "{no}");
        }
    }
}

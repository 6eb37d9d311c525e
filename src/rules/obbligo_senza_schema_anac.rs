// SPDX-License-Identifier: EUPL-1.2
use super::dati::Ambito;
use super::shared::tabella_trasparenza::{Guasto, Riga, Tabella, il_testo_dice};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obbligo-senza-schema-anac",
    catalogo: &["tra-schema-495"],
    summary: "gli obblighi che hanno uno schema ANAC dicono che lo seguono",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::dal(2026),
    fonti: &[
        Fonte { atto: "Delibera ANAC 495/2024", articolo: "", url: "https://www.anticorruzione.it", certezza: "C2" },
        Fonte { atto: "Delibera ANAC 481/2025", articolo: "", url: "https://www.anticorruzione.it", certezza: "C2" },
    ],
    doc: include_str!("obbligo_senza_schema_anac.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    if il_testo_dice(cx, &["495/2024", "481/2025", "n. 495", "n. 481"]) {
        return;
    }
    let tabella = Tabella::di(cx);
    let voci = tabella.voci_dovute(cx);
    let found: Vec<&Riga<'_>> = tabella
        .righe
        .iter()
        .zip(&voci)
        .filter(|(r, voci)| {
            let due = match r.ambito {
                Ambito::Voce(voce) => voce.schema().is_some(),
                Ambito::Livello1(_) | Ambito::Livello2(_) | Ambito::Altri => voci.iter().any(|v| v.schema().is_some()),
            };
            let nota = r.obbligo.nota.get().is_some_and(|t| t.as_str().to_lowercase().contains("schem"));
            due && !nota && !r.non_dovuta() && r.obbligo.schema_anac.is_missing()
        })
        .map(|(r, _)| r)
        .collect();
    let guasto = Guasto {
        rule: &RULE,
        campo: "schema_anac",
        una: "non dice se segue lo schema ANAC",
        molte: "non dicono se seguono lo schema ANAC",
        label: "ha uno schema di pubblicazione",
        help: "aggiungi `schema_anac: delibera 495/2024` (organizzazione, art. 13) o `schema_anac: delibera 481/2025` (pagamenti e controlli, artt. 4-bis e 31)",
    };
    tabella.riporta(cx, out, &guasto, &found);
}

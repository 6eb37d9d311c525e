// SPDX-License-Identifier: EUPL-1.2
use super::dati::{Ambito, VoceTrasparenza};
use super::shared::tabella_trasparenza::{Guasto, Riga, Tabella, il_testo_dice};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Frequenza;

/// The rule.
pub static RULE: Rule = Rule {
    id: "tempestivo-senza-giorni",
    catalogo: &["tra-tempestivo-defined"],
    summary: "dove la norma dice «tempestivo» il piano dice entro quanti giorni",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "Delibera ANAC 1310/2016",
        articolo: "",
        url: "https://www.anticorruzione.it",
        certezza: "K",
    }],
    doc: include_str!("tempestivo_senza_giorni.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    // The definition may stand once for all.
    if il_testo_dice(cx, &["tempestiv"]) && il_testo_dice(cx, &["giorni", "giorno", "ore "]) {
        return;
    }
    let tabella = Tabella::di(cx);
    let voci = tabella.voci_dovute(cx);
    let righe = tabella.righe.iter().zip(&voci).filter(|(r, v)| !r.non_dovuta() && senza(r, v));
    let found: Vec<&Riga<'_>> = righe.map(|(r, _)| r).collect();
    let guasto = Guasto {
        rule: &RULE,
        campo: "giorni",
        una: "non dice entro quanti giorni è «tempestivo»",
        molte: "non dicono entro quanti giorni è «tempestivo»",
        label: "entro quando?",
        help: "aggiungi `giorni: 20` (o quanti ne servono), o dillo una volta per tutte in `predefiniti` o in `testo`",
    };
    tabella.riporta(cx, out, &guasto, &found);
}

/// It is timely by its own words or, where it speaks for many entries, by those of the tree.
fn senza(riga: &Riga<'_>, voci: &[&VoceTrasparenza]) -> bool {
    let Riga { obbligo, ambito, .. } = riga;
    if !obbligo.giorni.is_missing() || !obbligo.termine.is_missing() {
        return false;
    }
    match obbligo.frequenza.get() {
        Some(frequenza) => *frequenza == Frequenza::Tempestiva,
        None => {
            let many = !matches!(ambito, Ambito::Voce(_));
            many && obbligo.frequenza.is_missing() && voci.iter().any(|v| v.frequenza == "tempestivo")
        }
    }
}

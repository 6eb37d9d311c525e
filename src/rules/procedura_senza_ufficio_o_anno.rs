// SPDX-License-Identifier: EUPL-1.2
use super::shared::procedure::{Legato, legato, riporta};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore_pubblico::Procedura;

/// The rule.
pub static RULE: Rule = Rule {
    id: "procedura-senza-ufficio-o-anno",
    catalogo: &["vp-procedure-fields"],
    summary: "ogni procedura da semplificare dice quale ufficio se ne occupa e in quale anno",
    level: Livelli::solo_ordinario(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DL 80/2021",
        articolo: "art. 6, c. 2, lett. e",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
        certezza: "C",
    }],
    doc: include_str!("procedura_senza_ufficio_o_anno.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let help = "aggiungi `ufficio` con l'id della sezione 3.1 e `anno` con l'anno in cui si interviene";
    riporta(cx, out, &RULE, "chi la semplifica, e quando?", help, |p| mancano(cx, p));
}

/// What neither the procedure says nor the goal that carries it on.
fn mancano<'p>(cx: &Context<'p>, procedura: &'p Procedura) -> Vec<&'static str> {
    let obiettivo = match legato(cx, procedura) {
        Legato::Ignoto => return Vec::new(),
        Legato::Nessuno => None,
        Legato::Obiettivo(o) => Some(o),
    };
    let mut campi = Vec::new();
    if procedura.ufficio.is_missing() && obiettivo.is_none_or(|o| o.ufficio.is_missing() && o.responsabili.is_missing())
    {
        campi.push("ufficio");
    }
    if procedura.anno.is_missing() && obiettivo.is_none_or(|o| o.anni.is_missing() && o.scadenza.is_missing()) {
        campi.push("anno");
    }
    campi
}

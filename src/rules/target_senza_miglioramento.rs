// SPDX-License-Identifier: EUPL-1.2
use super::shared::valori_attesi::{Cifra, Verso};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore::Operatore;

/// The rule.
pub static RULE: Rule = Rule {
    id: "target-senza-miglioramento",
    catalogo: &["ind-improves"],
    summary: "l'ultimo valore atteso è migliore della partenza",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 150/2009",
        articolo: "art. 5, c. 2, lett. c",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art5",
        certezza: "P",
    }],
    doc: include_str!("target_senza_miglioramento.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for caso in cx.casi().iter().filter(|c| !c.mantiene) {
        let Some(verso) = Verso::di(caso.indicatore) else { continue };
        let (Some(da), Some((finale, anno, span))) = (caso.partenza(), caso.finale()) else { continue };
        let strict = matches!(finale.operatore, Operatore::Maggiore | Operatore::Minore | Operatore::Circa);
        let same = finale.comparable(&da.cifra) && finale.numero == da.cifra.numero;
        if !same || strict || !verso.ammette(finale.operatore) || caso.al_limite(verso, &finale) {
            continue;
        }
        // A year before it that is better is told by `target-contro-polarita`.
        let better = |c: &Cifra<'_>| verso.peggio(finale.numero, c.numero);
        if caso.attesi().iter().filter_map(|a| a.cifra.as_ref()).any(|c| c.comparable(&finale) && better(c)) {
            continue;
        }
        let nel = anno.map(|a| format!(" nel {a}")).unwrap_or_default();
        out.report(&RULE, span)
            .message(format!(
                "l'indicatore `{}` ha polarità `{}`, ma parte da {} e{nel} si aspetta ancora {}",
                caso.id,
                verso.parola(),
                da.cifra.testo,
                finale.testo
            ))
            .label("quanto la partenza")
            .help("scrivi un valore migliore; se si vuole conservare il livello, `polarita: mantenimento`")
            .also(da.span, "si parte da qui");
    }
}

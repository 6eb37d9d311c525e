// SPDX-License-Identifier: EUPL-1.2
use super::shared::valori_attesi::Verso;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::MisuraIndicatore;
use crate::model::valore::Operatore;

/// The rule.
pub static RULE: Rule = Rule {
    id: "target-gia-raggiunto",
    catalogo: &["ind-not-already-met"],
    summary: "il valore di partenza non soddisfa già l'ultimo valore atteso",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 150/2009",
        articolo: "art. 5, c. 2",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art5",
        certezza: "K",
    }],
    doc: include_str!("target_gia_raggiunto.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for caso in cx.casi().iter().filter(|c| !c.mantiene) {
        let indicatore = caso.indicatore;
        // With a direction of improvement other rules compare start and targets; here only the operator tells it.
        if !indicatore.polarita.is_missing() || indicatore.misura.get() == Some(&MisuraIndicatore::Variazione) {
            continue;
        }
        let (Some(da), Some((finale, anno, span))) = (caso.partenza(), caso.finale()) else { continue };
        let Some(verso) = Verso::di_operatore(finale.operatore) else { continue };
        let strict = matches!(finale.operatore, Operatore::Maggiore | Operatore::Minore);
        let far = verso.peggio(da.cifra.numero, finale.numero) || (strict && da.cifra.numero == finale.numero);
        if !finale.comparable(&da.cifra) || far || caso.al_limite(verso, &finale) {
            continue;
        }
        let nel = anno.map(|a| format!(" per il {a}")).unwrap_or_default();
        let misurato = da.misurata.map_or("si parte da qui".into(), |a| format!("misurato nel {a}"));
        out.report(&RULE, span)
            .message(format!(
                "l'indicatore `{}` si aspetta {}{nel}, ma parte già da {}",
                caso.id, finale.testo, da.cifra.testo
            ))
            .label("già raggiunto prima del piano")
            .help("scrivi un valore più ambizioso; se è una soglia da non superare, `polarita: mantenimento`")
            .also(da.span, misurato);
    }
}

// SPDX-License-Identifier: EUPL-1.2
use super::shared::valori_attesi::{Caso, Cifra, Verso};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    id: "target-contro-polarita",
    catalogo: &["ind-direction", "ind-monotone"],
    summary: "i valori attesi vanno nel verso della polarità, rispetto alla partenza e di anno in anno",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("target_contro_polarita.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for caso in cx.casi() {
        let Some(verso) = Verso::di(caso.indicatore) else { continue };
        let attesi = confrontabili(caso, verso);
        let gia_detti = contro_partenza(caso, verso, &attesi, out);
        // A target of the indicator is compared year by year only once, where it is written.
        if caso.ha_target_suoi() {
            anno_per_anno(caso, verso, &attesi, &gia_detti, out);
        }
    }
}

/// A target that can be compared: its year, the figure, its place.
type Confrontabile<'p> = (Option<i16>, Cifra<'p>, Span);

/// The comparable targets in order of year. A zero after which more is wanted stands for «nothing this year».
fn confrontabili<'p>(caso: &Caso<'p>, verso: Verso) -> Vec<Confrontabile<'p>> {
    let attesi = caso.attesi().into_iter().filter_map(|a| Some((a.anno, a.cifra?, a.span)));
    let counts = |c: &Cifra<'_>| verso.ammette(c.operatore) && !(verso == Verso::Su && c.numero.is_zero());
    attesi.filter(|(_, c, _)| counts(c)).collect()
}

fn anno_per_anno(caso: &Caso<'_>, verso: Verso, attesi: &[Confrontabile<'_>], gia_detti: &[Span], out: &mut Findings) {
    for pair in attesi.windows(2) {
        let [(Some(prima), m, at), (Some(dopo), n, here)] = pair else { continue };
        // Worse than the start and than the year before is one fault.
        if gia_detti.contains(here) {
            continue;
        }
        if m.comparable(n) && verso.peggio(n.numero, m.numero) {
            out.report(&RULE, *here)
                .message(format!(
                    "l'indicatore `{}` ha polarità `{}`, ma il valore atteso passa da {} nel {prima} a {} nel {dopo}",
                    caso.id,
                    verso.parola(),
                    m.testo,
                    n.testo
                ))
                .label(format!("peggio che nel {prima}"))
                .help("controlla l'ordine dei valori, oppure `polarita`")
                .also(*at, "l'anno prima");
            return;
        }
    }
}

/// Says which targets are worse than the start, and where they stand.
fn contro_partenza(caso: &Caso<'_>, verso: Verso, attesi: &[Confrontabile<'_>], out: &mut Findings) -> Vec<Span> {
    let Some(da) = caso.partenza() else { return Vec::new() };
    let worse: Vec<_> =
        attesi.iter().filter(|(_, m, _)| m.comparable(&da.cifra) && verso.peggio(m.numero, da.cifra.numero)).collect();
    let [(anno, m, at), altri @ ..] = worse.as_slice() else { return Vec::new() };
    let nel = anno.map(|a| format!(" nel {a}")).unwrap_or_default();
    let quale = da.misurata.map_or("della partenza".into(), |anno| format!("del valore misurato nel {anno}"));
    let mut finding = out
        .report(&RULE, *at)
        .message(format!(
            "l'indicatore `{}` ha polarità `{}`, ma parte da {} e{nel} si aspetta {}",
            caso.id,
            verso.parola(),
            da.cifra.testo,
            m.testo
        ))
        .label(format!("peggio {quale}"))
        .help("controlla i due valori e `polarita`; se si vuole conservare il livello, `polarita: mantenimento`")
        .also(da.span, "si parte da qui");
    for (_, _, at) in altri {
        finding = finding.also(*at, "anche qui");
    }
    worse.iter().map(|(_, _, at)| *at).collect()
}

// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::{Indicatore, LegameIndicatore, MisuraIndicatore, Polarita};
use crate::model::tipi::{Baseline, Serie, StatoValore, ValoreLungo};
use crate::model::valore::{Operatore, TipoValore, Valore};
use crate::source::Span;
use crate::source::decode::Field;
use rust_decimal::Decimal;

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
    for uso in cx.graph.usi_di_indicatori() {
        let id = cx.graph.nodo(uso.nodo).id;
        let Some(verso) = Verso::di(uso.indicatore) else { continue };
        let caso = |legame| Caso { id, verso, indicatore: uso.indicatore, legame };
        caso(None).controlla(out);
        for legame in &uso.legami {
            // A link that says nothing of its own repeats the indicator.
            if !legame.target.is_missing() || !legame.baseline.is_missing() {
                caso(Some(*legame)).controlla(out);
            }
        }
    }
}

/// The way in which an indicator gets better.
#[derive(Clone, Copy, PartialEq)]
enum Verso {
    Su,
    Giu,
}

impl Verso {
    /// Of an indicator whose values are levels: changes over the year before may well shrink.
    fn di(indicatore: &Indicatore) -> Option<Verso> {
        if indicatore.misura.get() == Some(&MisuraIndicatore::Variazione) {
            return None;
        }
        match indicatore.polarita.get()? {
            Polarita::Aumento => Some(Verso::Su),
            Polarita::Diminuzione => Some(Verso::Giu),
            Polarita::Mantenimento | Polarita::Intervallo | Polarita::SiNo => None,
        }
    }

    fn peggio(self, valore: Decimal, di: Decimal) -> bool {
        match self {
            Verso::Su => valore < di,
            Verso::Giu => valore > di,
        }
    }

    /// `>= 40` says how much at least, `<= 40` how much at most.
    fn ammette(self, operatore: Operatore) -> bool {
        match operatore {
            Operatore::Uguale => true,
            Operatore::Maggiore | Operatore::MaggioreUguale => self == Verso::Su,
            Operatore::Minore | Operatore::MinoreUguale => self == Verso::Giu,
            Operatore::Circa => false,
        }
    }

    fn parola(self) -> &'static str {
        match self {
            Verso::Su => "aumento",
            Verso::Giu => "diminuzione",
        }
    }
}

/// A value that can be compared with another of the same kind and unit.
struct Misura<'p> {
    tipo: TipoValore,
    unita: String,
    numero: Decimal,
    testo: &'p str,
}

impl<'p> Misura<'p> {
    fn di(valore: &'p Valore, ammesso: impl Fn(Operatore) -> bool) -> Option<Self> {
        let [sola] = valore.condizioni.as_slice() else { return None };
        let plain = matches!(sola.tipo, TipoValore::Numero | TipoValore::Percentuale | TipoValore::Importo)
            && sola.fino_a.is_none()
            && sola.riferimento.is_none();
        Some(Misura {
            tipo: sola.tipo,
            unita: sola.unita.as_deref().unwrap_or_default().to_lowercase(),
            numero: sola.numero.filter(|_| plain && ammesso(sola.operatore))?,
            testo: &valore.testo,
        })
    }

    fn comparable(&self, other: &Misura<'_>) -> bool {
        self.tipo == other.tipo && self.unita == other.unita
    }
}

/// The targets of an indicator, its own or those of one link.
struct Caso<'p> {
    id: &'p str,
    verso: Verso,
    indicatore: &'p Indicatore,
    legame: Option<&'p LegameIndicatore>,
}

impl<'p> Caso<'p> {
    fn controlla(&self, out: &mut Findings) {
        let own = self.legame.map(|l| &l.target).filter(|t| !t.is_missing());
        let Some((target, span)) = own.unwrap_or(&self.indicatore.target).both() else { return };
        let attesi = self.attesi(target, span);
        let gia_detti = self.contro_partenza(&attesi, out);
        // A target of the indicator is compared year by year only once, where it is written.
        if self.legame.is_none() || own.is_some() {
            self.anno_per_anno(&attesi, &gia_detti, out);
        }
    }

    /// The comparable targets in order of year. A zero after which more is wanted stands for «nothing this year».
    fn attesi(&self, target: &'p Serie, span: Span) -> Vec<(Option<i16>, Misura<'p>, Span)> {
        let taken_out = |v: &ValoreLungo| v.stato == Some(StatoValore::Sterilizzato);
        let mut found: Vec<_> = target
            .iter()
            .into_iter()
            .filter(|(_, v, _)| !taken_out(v))
            .filter_map(|(anno, v, at)| {
                Some((anno, Misura::di(&v.valore, |o| self.verso.ammette(o))?, at.unwrap_or(span)))
            })
            .filter(|(_, m, _)| !(self.verso == Verso::Su && m.numero.is_zero()))
            .collect();
        found.sort_by_key(|(anno, _, _)| *anno);
        found
    }

    fn anno_per_anno(&self, attesi: &[(Option<i16>, Misura<'p>, Span)], gia_detti: &[Span], out: &mut Findings) {
        for pair in attesi.windows(2) {
            let [(Some(prima), m, at), (Some(dopo), n, here)] = pair else { continue };
            // Worse than the start and than the year before is one fault.
            if gia_detti.contains(here) {
                continue;
            }
            if m.comparable(n) && self.verso.peggio(n.numero, m.numero) {
                out.report(&RULE, *here)
                    .message(format!(
                        "l'indicatore `{}` ha polarità `{}`, ma il valore atteso passa da {} nel {prima} a {} nel {dopo}",
                        self.id,
                        self.verso.parola(),
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
    fn contro_partenza(&self, attesi: &[(Option<i16>, Misura<'p>, Span)], out: &mut Findings) -> Vec<Span> {
        let Some((da, dove, quale)) = self.partenza() else { return Vec::new() };
        let worse: Vec<_> =
            attesi.iter().filter(|(_, m, _)| m.comparable(&da) && self.verso.peggio(m.numero, da.numero)).collect();
        let [(anno, m, at), altri @ ..] = worse.as_slice() else { return Vec::new() };
        let nel = anno.map(|a| format!(" nel {a}")).unwrap_or_default();
        let mut finding = out
            .report(&RULE, *at)
            .message(format!(
                "l'indicatore `{}` ha polarità `{}`, ma parte da {} e{nel} si aspetta {}",
                self.id,
                self.verso.parola(),
                da.testo,
                m.testo
            ))
            .label(format!("peggio {quale}"))
            .help("controlla i due valori e `polarita`; se si vuole conservare il livello, `polarita: mantenimento`")
            .also(dove, "si parte da qui");
        for (_, _, at) in altri {
            finding = finding.also(*at, "anche qui");
        }
        worse.iter().map(|(_, _, at)| *at).collect()
    }

    /// The starting value: the baseline of the link or of the indicator, else the last measured one.
    fn partenza(&self) -> Option<(Misura<'p>, Span, String)> {
        let plain = |v: &'p Valore| Misura::di(v, |o| o == Operatore::Uguale);
        let own: Option<&Field<Baseline>> = self.legame.map(|l| &l.baseline).filter(|b| !b.is_missing());
        let campo = own.unwrap_or(&self.indicatore.baseline);
        if !campo.is_missing() {
            let (baseline, span) = campo.both()?;
            return Some((plain(baseline.valore()?)?, span, "della partenza".into()));
        }
        let (storico, span) = self.indicatore.storico.both()?;
        let (anno, ultimo, at) =
            storico.iter().into_iter().filter_map(|(a, v, at)| Some((a?, v, at))).max_by_key(|(a, _, _)| *a)?;
        Some((plain(&ultimo.valore)?, at.unwrap_or(span), format!("del valore misurato nel {anno}")))
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! How many elements of each kind are new, the same, changed, gone: of the whole plans, whatever is shown.

use super::Voce;
use crate::diff::{Confronto, Specie, Tipo};
use crate::model::Sezione;
use crate::model::id::Genere;
use std::collections::{BTreeMap, HashSet};

/// The elements of a kind in a section.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Conto {
    /// Only in the plan after.
    pub nuovi: usize,
    /// In both, without a change in them or in what stands in them.
    pub invariati: usize,
    /// In both, with a change; renamed, merged and moved ones are among them.
    pub modificati: usize,
    /// Only in the plan before.
    pub eliminati: usize,
    /// Under another id.
    pub rinominati: usize,
    /// That continue more than one.
    pub uniti: usize,
    /// Of the plan before, continued by more than one.
    pub divisi: usize,
    /// Elsewhere.
    pub spostati: usize,
    /// Under another office.
    pub altro_ufficio: usize,
    /// With a target made easier, theirs or of what stands in them.
    pub target_ridotti: usize,
    /// With a target made harder.
    pub target_alzati: usize,
}

/// The counts, by section and kind, in order.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Conteggi {
    /// Only kinds that one of the plans has.
    pub per_genere: BTreeMap<(Sezione, Genere), Conto>,
}

impl Conteggi {
    /// Of two plans compared and judged.
    pub fn di(confronto: &Confronto<'_>, voci: &[Voce<'_, '_>]) -> Conteggi {
        let mut conteggi = Conteggi::default();
        let changed = confronto.toccate();
        for (i, cosa) in confronto.albero_dopo.cose.iter().enumerate() {
            let (Some(sezione), Specie::Elemento(genere)) = (cosa.sezione, cosa.specie) else { continue };
            let conto = conteggi.per_genere.entry((sezione, genere)).or_default();
            match (confronto.coppie.vecchi[i].is_empty(), changed.contains(&i)) {
                (true, _) => conto.nuovi += 1,
                (false, true) => conto.modificati += 1,
                (false, false) => conto.invariati += 1,
            }
        }
        for c in &confronto.cambiamenti {
            let cosa = confronto.cosa(c);
            let (Some(sezione), Specie::Elemento(genere)) = (cosa.sezione, cosa.specie) else { continue };
            let conto = conteggi.per_genere.entry((sezione, genere)).or_default();
            match c.tipo {
                Tipo::Eliminato => conto.eliminati += 1,
                Tipo::Rinominato => conto.rinominati += 1,
                Tipo::Unito => conto.uniti += 1,
                Tipo::Diviso => conto.divisi += 1,
                Tipo::Spostato if c.radice == "ufficio" => conto.altro_ufficio += 1,
                Tipo::Spostato => conto.spostati += 1,
                Tipo::Aggiunto | Tipo::Modificato | Tipo::Osservazione => {}
            }
        }
        let mut seen = HashSet::new();
        for voce in voci {
            let down = match voce.giudizio.regola {
                "target-indebolito" => true,
                "target-rafforzato" => false,
                _ => continue,
            };
            let mut around = HashSet::new();
            if let Some(i) = voce.cambiamento.and_then(|c| c.cosa_dopo) {
                confronto.intorno(i, &mut around);
            }
            for i in around {
                let cosa = &confronto.albero_dopo.cose[i];
                if let (Some(sezione), Specie::Elemento(genere)) = (cosa.sezione, cosa.specie)
                    && seen.insert((i, down))
                {
                    let conto = conteggi.per_genere.entry((sezione, genere)).or_default();
                    if down { conto.target_ridotti += 1 } else { conto.target_alzati += 1 }
                }
            }
        }
        conteggi
    }

    /// The lines of a section: `obiettivi: 3 nuovi, 41 invariati, 5 modificati (2 target ridotti), 1 eliminato`.
    pub fn righe(&self, sezione: Sezione) -> Vec<String> {
        let of = self.per_genere.iter().filter(|((s, _), _)| *s == sezione);
        of.map(|((_, genere), conto)| format!("{}: {}", genere.plurale().replace('_', " "), conto.parole(*genere)))
            .collect()
    }
}

impl Conto {
    /// In words; what is zero is left out.
    pub fn parole(&self, genere: Genere) -> String {
        let article = genere.con_indeterminativo();
        let (one, many) =
            if article.starts_with("una ") || article.starts_with("un'") { ("a", "e") } else { ("o", "i") };
        let words =
            |n: usize, one: &str, many: &str| (n > 0).then(|| format!("{n} {}", if n == 1 { one } else { many }));
        let agreed = |n: usize, stem: &str| words(n, &format!("{stem}{one}"), &format!("{stem}{many}"));
        let details: Vec<String> = [
            agreed(self.rinominati, "rinominat"),
            words(self.uniti, "unione", "unioni"),
            words(self.divisi, "divisione", "divisioni"),
            agreed(self.spostati, "spostat"),
            words(self.altro_ufficio, "a un altro ufficio", "a un altro ufficio"),
            words(self.target_ridotti, "target ridotto", "target ridotti"),
            words(self.target_alzati, "target alzato", "target alzati"),
        ]
        .into_iter()
        .flatten()
        .collect();
        let details = if details.is_empty() { String::new() } else { format!(" ({})", details.join(", ")) };
        let parts: Vec<String> = [
            agreed(self.nuovi, "nuov"),
            agreed(self.invariati, "invariat"),
            agreed(self.modificati, "modificat").map(|w| format!("{w}{details}")),
            agreed(self.eliminati, "eliminat"),
        ]
        .into_iter()
        .flatten()
        .collect();
        parts.join(", ")
    }
}

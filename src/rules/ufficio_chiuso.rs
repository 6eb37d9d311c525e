// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, riporta};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::diff::Tipo;
use crate::model::id::Genere;
use crate::model::struttura_organizzativa::Ufficio;
use crate::model::valore::stampa_data;

/// The rule.
pub static RULE: Rule = Rule {
    id: "ufficio-chiuso",
    catalogo: &["diff-office-removed"],
    summary: "un ufficio chiuso non risponde più di niente",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("ufficio_chiuso.md"),
    check: Some(check),
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn check(cx: &Context<'_>, out: &mut Findings) {
    riporta(cx, &REGOLA, out);
}

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    for (n, c) in esame.cambiamenti().filter(|(_, c)| c.tipo == Tipo::Eliminato && esame.e(c, Genere::Ufficio)) {
        let id = esame.confronto.cosa(c).id.to_string();
        let message = match answers(esame, &id) {
            0 => "non è più nella struttura".into(),
            1 => "non è più nella struttura, ma una voce del piano lo nomina ancora".to_string(),
            many => format!("non è più nella struttura, ma {many} voci del piano lo nominano ancora"),
        };
        let mut giudizio = esame.giudizio(&RULE, n, Rilevanza::Rilevante, message);
        // A reference to nothing is told by the reference.
        giudizio.solo_confronto = true;
        out.push(giudizio);
    }
    for (i, cosa) in esame.confronto.albero_dopo.cose.iter().enumerate() {
        let Some(ufficio) = cosa.come::<Ufficio>() else { continue };
        let Some((al, span)) = ufficio.valido_al.both() else { continue };
        let many = if al.data.year() < esame.confronto.anni().1 { answers(esame, &cosa.id) } else { 0 };
        if many > 0 {
            let message = format!(
                "non esiste più dal {}, ma risponde ancora di {}",
                stampa_data(al.data),
                if many == 1 { "una voce del piano".into() } else { format!("{many} voci del piano") }
            );
            let mut giudizio = esame.osservazione(&RULE, (None, Some(span)), Rilevanza::Rilevante, message);
            giudizio.cosa = Some(i);
            out.push(giudizio.aiuto("dai quelle voci a un ufficio che c'è, oppure correggi `valido_al`"));
        }
    }
}

/// How many things of the plan after the office answers for.
fn answers(esame: &Esame<'_, '_>, id: &str) -> usize {
    const OWNS: [&str; 6] = ["ufficio", "elabora", "trasmette", "pubblica", "padre", "contributori.ufficio"];
    let archi = esame.confronto.dopo.graph.archi().iter();
    archi.filter(|a| a.genere == Genere::Ufficio && a.id == id && OWNS.iter().any(|f| a.campo.ends_with(f))).count()
}

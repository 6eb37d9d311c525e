// SPDX-License-Identifier: EUPL-1.2
//! Codes as people write them: `M01`, `Missione 1`, `01.08`, `SDG 11`, `Dominio 13`.

use crate::model::performance::Obiettivo;
use crate::model::scheda_anagrafica::Priorita;
use crate::model::tipi::{Lista, Testo};
use crate::model::valore_pubblico::ObiettivoValorePubblico;
use crate::rules::Context;
use crate::rules::dati;
use crate::source::Span;
use crate::source::decode::{Field, Spanned, fold};

/// Words that stand before the code of a mission or programme.
const PRIMA: &[&str] = &[
    "missione",
    "missioni",
    "miss",
    "mis",
    "m",
    "programma",
    "programmi",
    "progr",
    "prog",
    "p",
    "di",
    "bilancio",
    "codice",
    "cod",
    "n",
    "nr",
    "num",
    "numero",
];

/// A mission or programme that the plan writes.
pub struct VoceDiBilancio<'p> {
    /// As written.
    pub testo: &'p str,
    /// Where.
    pub span: Span,
    /// It is a programme; `missione` is then what the same record says of its mission.
    pub programma: bool,
    missione: Option<&'p str>,
    /// It is the programme of the record itself, not of the money it uses, which may come from another mission.
    proprio: bool,
}

impl VoceDiBilancio<'_> {
    /// The code of its mission, two digits; none when the text has no code.
    pub fn codice_missione(&self) -> Option<String> {
        match self.programma {
            true => self.codice_programma().map(|code| code[..2].to_string()),
            false => codice_missione(self.testo),
        }
    }

    /// The mission that the same record writes, when this is its programme and of another mission.
    pub fn altra_missione(&self) -> Option<String> {
        let accanto = self.missione.filter(|_| self.proprio).and_then(codice_missione)?;
        (accanto != self.codice_missione()?).then_some(accanto)
    }

    /// The code of the programme, `MMPP`; none when the text has no code, or only half of it.
    pub fn codice_programma(&self) -> Option<String> {
        match &gruppi(self.testo)[..] {
            [solo] if solo.len() <= 2 => Some(format!("{}{solo:0>2}", codice_missione(self.missione?)?)),
            [solo] => match solo.len() {
                3 | 4 => Some(format!("{solo:0>4}")),
                // `010801`: mission, programme, title.
                6 => Some(solo[..4].to_string()),
                _ => None,
            },
            [missione, programma, ..] if missione.len() <= 2 && programma.len() <= 2 => {
                Some(format!("{missione:0>2}{programma:0>2}"))
            }
            [primo, ..] if primo.len() == 4 => Some(primo.clone()),
            _ => None,
        }
    }
}

/// The code of a mission: `01`, `1`, `M01`, `0101`, `01.01`, `1 - Servizi istituzionali`.
fn codice_missione(testo: &str) -> Option<String> {
    let gruppi = gruppi(testo);
    let primo = gruppi.first()?;
    match primo.len() {
        1 | 2 => Some(format!("{primo:0>2}")),
        // The code of a programme says its mission too.
        3 | 4 => Some(format!("{:0>2}", &primo[..primo.len() - 2])),
        6 => Some(primo[..2].to_string()),
        _ => None,
    }
}

/// The groups of digits of a code, before its name.
fn gruppi(testo: &str) -> Vec<String> {
    let mut found = Vec::new();
    for parola in parole(testo) {
        if parola.bytes().all(|b| b.is_ascii_digit()) {
            found.push(parola);
        } else if !PRIMA.contains(&parola.as_str()) {
            break;
        }
    }
    found
}

/// Words and numbers, folded: `M01P08` is four of them.
fn parole(testo: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut last = None;
    for c in fold(testo).chars() {
        let kind = if c.is_ascii_digit() {
            Some(true)
        } else if c.is_alphabetic() {
            Some(false)
        } else {
            None
        };
        match (kind, found.last_mut()) {
            (Some(_), Some(parola)) if kind == last => parola.push(c),
            (Some(_), _) => found.push(c.to_string()),
            (None, _) => {}
        }
        last = kind;
    }
    found
}

/// A text that is a number and nothing else, but for words of its kind: `13`, `Dominio 13`, `SDG n. 18`.
pub fn solo_numero(testo: &str, prima: &[&str]) -> Option<u32> {
    match &parole(testo).into_iter().filter(|p| !prima.contains(&p.as_str())).collect::<Vec<_>>()[..] {
        [solo] => solo.parse().ok(),
        _ => None,
    }
}

/// Every mission and programme of the budget that goals and priorities write.
pub fn voci_di_bilancio<'p>(cx: &Context<'p>) -> Vec<VoceDiBilancio<'p>> {
    let mut found = Vec::new();
    let mut add = |campo: &'p Field<Testo>, programma: bool, missione: &'p Field<Testo>, proprio: bool| {
        if let Some((testo, span)) = campo.both() {
            let missione = missione.get().filter(|_| programma).map(Testo::as_str);
            found.push(VoceDiBilancio { testo: testo.as_str(), span, programma, missione, proprio });
        }
    };
    for (_, o) in cx.graph.tutti::<ObiettivoValorePubblico>() {
        add(&o.missione, false, &o.missione, true);
        // Of several missions, the programme may be of any.
        add(&o.programma, true, &o.missione, o.missioni.is_missing());
        o.risorse.elementi().iter().for_each(|r| add(&r.programma, true, &o.missione, false));
    }
    for (_, o) in cx.graph.tutti::<Obiettivo>() {
        add(&o.missione, false, &o.missione, true);
        add(&o.programma, true, &o.missione, true);
        o.risorse.get().into_iter().for_each(|r| add(&r.programma, true, &o.missione, false));
    }
    for (_, p) in cx.graph.tutti::<Priorita>() {
        add(&p.missione, false, &p.missione, true);
    }
    for (_, o) in cx.graph.tutti::<ObiettivoValorePubblico>() {
        found.extend(o.missioni.elementi().iter().map(|m| VoceDiBilancio {
            testo: m.value.as_str(),
            span: m.span,
            programma: false,
            missione: None,
            proprio: true,
        }));
    }
    found
}

/// Whether the budget has a mission with this code.
pub fn esiste_missione(codice: &str) -> bool {
    dati::missioni().iter().any(|m| m.codice == codice)
}

/// The items of a list of goals of performance and of public value.
pub fn di_ogni_obiettivo<'p>(
    cx: &Context<'p>,
    vp: fn(&'p ObiettivoValorePubblico) -> &'p Field<Lista<Testo>>,
    performance: fn(&'p Obiettivo) -> &'p Field<Lista<Testo>>,
) -> Vec<&'p Spanned<Testo>> {
    let first = cx.graph.tutti::<ObiettivoValorePubblico>().map(|(_, o)| vp(o));
    let rest = cx.graph.tutti::<Obiettivo>().map(|(_, o)| performance(o));
    first.chain(rest).flat_map(|campo| campo.elementi()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voce<'t>(testo: &'t str, programma: bool, missione: Option<&'t str>) -> VoceDiBilancio<'t> {
        let span = Span { file: crate::source::FileId(0), start: 0, end: 0 };
        VoceDiBilancio { testo, span, programma, missione, proprio: true }
    }

    #[test]
    fn missions_are_read_as_people_write_them() {
        let di = |testo| voce(testo, false, None).codice_missione();
        for testo in
            ["01", "1", "M01", "Missione 1", "0101", "101", "01.01", "1 - Servizi istituzionali", "Miss. n. 01 P. 02"]
        {
            assert_eq!(di(testo).as_deref(), Some("01"), "{testo}");
        }
        assert_eq!(di("Turismo"), None);
        assert_eq!(di("Obiettivo 3 del mandato"), None);
        assert_eq!(di("21").as_deref(), Some("21"));
    }

    #[test]
    fn programmes_are_read_as_people_write_them() {
        let di = |testo| voce(testo, true, None).codice_programma();
        for testo in [
            "0108",
            "01.08",
            "1.8",
            "108",
            "M01P08",
            "M01 P08",
            "Missione 1 Programma 8",
            "01 - 08 Statistica",
            "010801",
            "01/08",
        ] {
            assert_eq!(di(testo).as_deref(), Some("0108"), "{testo}");
        }
        assert_eq!(di("8"), None);
        assert_eq!(voce("08", true, Some("1 - Servizi")).codice_programma().as_deref(), Some("0108"));
        assert_eq!(di("Programma triennale"), None);
    }

    #[test]
    fn a_programme_is_of_the_mission_beside_it() {
        let altra = |testo, missione| voce(testo, true, Some(missione)).altra_missione();
        assert_eq!(altra("0701", "09 - Ambiente").as_deref(), Some("09"));
        assert_eq!(altra("0701", "M7"), None);
        assert_eq!(altra("01", "9"), None);
        assert_eq!(altra("0701", "Turismo"), None);
    }

    #[test]
    fn bare_numbers() {
        assert_eq!(solo_numero("Dominio n. 13", &["dominio", "n"]), Some(13));
        assert_eq!(solo_numero("13 indicatori", &["dominio"]), None);
        assert_eq!(solo_numero("11.2", &[]), None);
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! The goals of the 2030 Agenda, with how many targets each has.

use super::{Origine, tabella};
use std::sync::OnceLock;

/// Obiettivo SDG (sustainable development goal).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObiettivoSdg {
    /// Its number, from 1 to 17.
    pub numero: u8,
    /// Its name.
    pub nome: String,
    /// Its numbered targets: `.1` to this one.
    pub traguardi: u8,
    /// The last of its lettered targets, `.a` to this one; none if it has none.
    pub lettere: Option<char>,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

impl ObiettivoSdg {
    /// Whether it has this target: `2`, `b`.
    pub fn ha(&self, traguardo: &str) -> bool {
        if let Ok(number) = traguardo.parse::<u8>() {
            return (1..=self.traguardi).contains(&number);
        }
        let mut chars = traguardo.chars().map(|c| c.to_ascii_lowercase());
        let (Some(letter), None) = (chars.next(), chars.next()) else { return false };
        self.lettere.is_some_and(|last| ('a'..=last).contains(&letter))
    }
}

/// Every goal, in order.
pub fn obiettivi_sdg() -> &'static [ObiettivoSdg] {
    static ROWS: OnceLock<Vec<ObiettivoSdg>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("sdg.csv"), |r| {
            Some(ObiettivoSdg {
                numero: r.numero("numero")?,
                nome: r.pieno("nome")?,
                traguardi: r.numero("traguardi")?,
                lettere: r.testo("lettere")?.chars().next(),
                origine: r.origine()?,
            })
        })
    })
}

/// The goal and the target that a text names, as people write it: `11`, `11.2`, `11.b`, `SDG 11`, `Goal 11.2 - Trasporti`.
pub fn obiettivo_sdg(scritto: &str) -> Option<(&'static ObiettivoSdg, Option<String>)> {
    let text = scritto.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | ',' | '(')).unwrap_or(text.len());
    let code = text[..end].trim_end_matches('.');
    let (goal, target) = code.split_once('.').map_or((code, None), |(goal, target)| (goal, Some(target)));
    let goal: u8 = goal.parse().ok()?;
    let goal = obiettivi_sdg().iter().find(|o| o.numero == goal)?;
    Some((goal, target.map(String::from)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals_are_seventeen_and_targets_one_hundred_and_sixty_nine() {
        assert!(obiettivi_sdg().iter().map(|o| o.numero).eq(1..=17));
        let letters = |o: &ObiettivoSdg| o.lettere.map_or(0, |last| ('a'..=last).count());
        assert_eq!(obiettivi_sdg().iter().map(|o| usize::from(o.traguardi) + letters(o)).sum::<usize>(), 169);
    }

    #[test]
    fn codes_are_found_as_people_write_them() {
        let exists = |text: &str| obiettivo_sdg(text).is_some_and(|(o, t)| t.is_none_or(|t| o.ha(&t)));
        for text in ["11", "11.2", "11.b", "11.B", "SDG 11", "Goal 11.2 - Trasporti", "3.", "17.19", "9 - Imprese"] {
            assert!(exists(text), "{text}");
        }
        for text in ["18", "0", "11.8", "11.d", "17.a", "11.2.1", "", "clima", "11.x y"] {
            assert!(!exists(text), "{text}");
        }
    }
}

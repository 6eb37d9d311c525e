// SPDX-License-Identifier: EUPL-1.2
//! How often, and on how many processes, a body with fewer than 50 employees monitors its measures.

use super::{Origine, tabella};
use std::sync::OnceLock;

/// Monitoraggio di un ente piccolo (a small body's monitoring).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonitoraggioPiccoli {
    /// From so many employees.
    pub da: u32,
    /// To so many.
    pub a: u32,
    /// Times a year.
    pub volte: u32,
    /// Per cent of the mapped processes, at least.
    pub campione: u32,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

/// Every row, from the smallest bodies on.
pub fn monitoraggi_piccoli() -> &'static [MonitoraggioPiccoli] {
    static ROWS: OnceLock<Vec<MonitoraggioPiccoli>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("monitoraggio_piccoli.csv"), |r| {
            Some(MonitoraggioPiccoli {
                da: r.numero("da")?,
                a: r.numero("a")?,
                volte: r.numero("volte")?,
                campione: r.numero("campione")?,
                origine: r.origine()?,
            })
        })
    })
}

/// What a body with so many employees does, in a plan that begins in `anno`.
pub fn monitoraggio_piccoli(dipendenti: u32, anno: i16) -> Option<&'static MonitoraggioPiccoli> {
    let holds = |m: &&MonitoraggioPiccoli| (m.da..=m.a).contains(&dipendenti) && m.origine.validita.comprende(anno);
    monitoraggi_piccoli().iter().find(holds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_below_fifty_has_one_row() {
        for dipendenti in 1..50 {
            let rows = monitoraggi_piccoli().iter().filter(|m| (m.da..=m.a).contains(&dipendenti));
            assert_eq!(rows.count(), 1, "{dipendenti}");
        }
        assert!(monitoraggio_piccoli(50, 2027).is_none() && monitoraggio_piccoli(0, 2027).is_none());
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Posts that L. 68/1999 reserves to protected categories, by size of the body.

use super::{Origine, tabella};
use rust_decimal::Decimal;
use std::sync::OnceLock;

/// Quota of posts of a class of size: a share of the staff, or so many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaMirata {
    /// 3 for people with disabilities, 18 for the other categories.
    pub articolo: u8,
    /// From so many people.
    pub da: u32,
    /// To so many; none for all above.
    pub a: Option<u32>,
    /// Per cent of the staff.
    pub percento: Option<Decimal>,
    /// Posts.
    pub unita: Option<u32>,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

/// Every class, in the order of the table.
pub fn collocamento_mirato() -> &'static [QuotaMirata] {
    static ROWS: OnceLock<Vec<QuotaMirata>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("collocamento_mirato.csv"), |r| {
            Some(QuotaMirata {
                articolo: r.numero("articolo")?,
                da: r.numero("da")?,
                a: r.numero("a"),
                percento: r.numero("percento"),
                unita: r.numero("unita"),
                origine: r.origine()?,
            })
        })
    })
}

/// The quota of an article for a staff of `base` people, in a plan that begins in `anno`.
pub fn quota_mirata(articolo: u8, base: u32, anno: i16) -> Option<&'static QuotaMirata> {
    collocamento_mirato().iter().find(|q| {
        q.articolo == articolo && base >= q.da && q.a.is_none_or(|a| base <= a) && q.origine.validita.comprende(anno)
    })
}

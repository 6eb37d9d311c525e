// SPDX-License-Identifier: EUPL-1.2
//! Which numbers of a table of people may stand: a row is a total parted into neighbouring cells, and where a cell would
//! tell of a few it is joined to its neighbour. The boundary between two cells stays, or is taken away.

/// A count of fewer people than this is not published.
pub const SOGLIA: u64 = 5;

/// Whether a count tells of a few. Of nobody it tells nothing.
pub fn piccolo(n: u64) -> bool {
    (1..SOGLIA).contains(&n)
}

/// Riga (row): its cells, each with a count for each layer (the people; or the men and the women).
#[derive(Debug, Clone, PartialEq)]
pub struct Riga(pub Vec<Vec<u64>>);

impl Riga {
    /// A row with one count a cell.
    pub fn semplice(celle: &[u64]) -> Riga {
        Riga(celle.iter().map(|n| vec![*n]).collect())
    }

    /// People of some of its cells, layers together.
    fn persone(&self, da: usize, a: usize) -> u64 {
        self.0[da..a].iter().flatten().sum()
    }

    /// Whether some of its cells, joined, tell of a few in some layer.
    fn piccola(&self, da: usize, a: usize) -> bool {
        let layers = self.0.first().map_or(0, Vec::len);
        (0..layers).any(|s| piccolo(self.0[da..a].iter().map(|c| c[s]).sum()))
    }
}

/// Tabella (table) whose rows add up to a total that readers know.
pub struct Tabella<'t> {
    /// The rows, all with the same cells.
    pub righe: &'t [Riga],
    /// The total, where it is published.
    pub totale: Option<&'t Riga>,
    /// Which cells tell something about people: of the others the size is no secret.
    pub sensibili: &'t [bool],
}

/// Confini (boundaries) that stay between neighbouring cells: of each row, and of the total.
#[derive(Debug, PartialEq)]
pub struct Confini {
    /// For each row, for each boundary, whether it stays.
    pub righe: Vec<Vec<bool>>,
    /// The same of the total.
    pub totale: Vec<bool>,
}

impl Tabella<'_> {
    /// The boundaries that stay: no cell of a few is left, and none comes back by taking the other rows from the total.
    pub fn confini(&self) -> Confini {
        let mut righe: Vec<Vec<bool>> = self.righe.iter().map(|r| self.da_sola(r)).collect();
        let mut totale = self.totale.map_or_else(Vec::new, |t| self.da_sola(t));
        loop {
            let open = (0..totale.len()).find(|k| totale[*k] && !self.sicuro(&righe, *k));
            let Some(k) = open else { return Confini { righe, totale } };
            // The smallest row that shows it is hidden too; where there is none the total goes.
            let next = (0..righe.len())
                .filter(|i| righe[*i][k] && self.persone(*i) > 0)
                .min_by_key(|i| (self.persone(*i), *i));
            match next {
                Some(i) => righe[i][k] = false,
                None => totale[k] = false,
            }
        }
    }

    fn persone(&self, i: usize) -> u64 {
        self.righe[i].persone(0, self.righe[i].0.len())
    }

    /// The boundaries that a row can show, seen by itself.
    fn da_sola(&self, riga: &Riga) -> Vec<bool> {
        let cells = riga.0.len();
        let mut tenuti = vec![true; cells.saturating_sub(1)];
        loop {
            let telling = gruppi(&tenuti).find(|(da, a)| self.parla(riga, *da, *a));
            let Some((da, a)) = telling else { return tenuti };
            let before = (da > 0).then(|| gruppo(&tenuti, da - 1));
            let after = (a < cells).then(|| gruppo(&tenuti, a));
            let size = |g: &(usize, usize)| riga.persone(g.0, g.1);
            // Into the smaller neighbour with somebody in it: what is already large stays as it is.
            let smaller = [after, before].into_iter().flatten().min_by_key(|g| (size(g) == 0, size(g)));
            let Some((start, end)) = smaller else { return tenuti };
            tenuti[if start >= a { a - 1 } else { end - 1 }] = false;
        }
    }

    /// Whether a group of cells tells of a few. The whole row does not: it is the total, which is no secret.
    fn parla(&self, riga: &Riga, da: usize, a: usize) -> bool {
        let whole = da == 0 && a == riga.0.len();
        !whole && self.sensibili[da..a].contains(&true) && riga.piccola(da, a)
    }

    /// Whether the rows that hide a boundary stay hidden although their sum is known.
    fn sicuro(&self, tenuti: &[Vec<bool>], k: usize) -> bool {
        let hidden = self.righe.iter().zip(tenuti).filter(|(_, t)| !t[k]).map(|(r, t)| (r, gruppo(t, k)));
        let (mut rows, mut sums, mut small) = (0, [0, 0], false);
        for (riga, (da, a)) in hidden {
            rows += 1;
            sums[0] += riga.persone(da, k + 1);
            sums[1] += riga.persone(k + 1, a);
            small |= piccolo(riga.persone(da, a));
        }
        let sensitive = [self.sensibili[..=k].contains(&true), self.sensibili[k + 1..].contains(&true)];
        // Nobody on the other side: on this one stands the whole group of each row.
        let told =
            |side: usize| sensitive[side] && (rows == 1 || piccolo(sums[side]) || (sums[1 - side] == 0 && small));
        rows == 0 || !(told(0) || told(1))
    }
}

/// The groups of cells that boundaries leave, from the first cell to the one after the last.
pub fn gruppi(tenuti: &[bool]) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut da = 0;
    (0..=tenuti.len()).filter_map(move |k| {
        let ends = tenuti.get(k).is_none_or(|kept| *kept);
        ends.then(|| (std::mem::replace(&mut da, k + 1), k + 1))
    })
}

/// The group that a cell is in.
fn gruppo(tenuti: &[bool], cella: usize) -> (usize, usize) {
    gruppi(tenuti).find(|(da, a)| (*da..*a).contains(&cella)).unwrap_or((cella, cella + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn confini(righe: &[&[u64]], totale: bool) -> Confini {
        let righe: Vec<Riga> = righe.iter().map(|r| Riga::semplice(r)).collect();
        let n = righe[0].0.len();
        let somma: Vec<u64> = (0..n).map(|j| righe.iter().map(|r| r.0[j][0]).sum()).collect();
        let somma = Riga::semplice(&somma);
        Tabella { righe: &righe, totale: totale.then_some(&somma), sensibili: &vec![true; n] }.confini()
    }

    #[test]
    fn a_cell_of_a_few_joins_its_smaller_neighbour() {
        let of = |cells: &[u64]| {
            let kept = confini(&[cells], false).righe.remove(0);
            gruppi(&kept).map(|(da, a)| cells[da..a].iter().sum::<u64>()).collect::<Vec<_>>()
        };
        assert_eq!(of(&[2, 8, 16, 11, 17]), [10, 16, 11, 17]);
        assert_eq!(of(&[5, 13, 17]), [5, 13, 17]);
        assert_eq!(of(&[0, 12]), [0, 12]);
        assert_eq!(of(&[0, 4]), [4]);
        assert_eq!(of(&[0, 0, 1, 1, 0]), [2]);
        assert_eq!(of(&[9, 3, 0, 1, 9]), [12, 0, 10]);
    }

    #[test]
    fn one_hidden_row_takes_another_with_it_where_the_total_is_known() {
        assert_eq!(confini(&[&[6, 9], &[1, 7], &[8, 8]], false).righe, [[true], [false], [true]]);
        let with_total = confini(&[&[6, 9], &[1, 7], &[8, 8]], true);
        assert_eq!(with_total.righe, [[false], [false], [true]]);
        assert_eq!(with_total.totale, [true]);
    }

    #[test]
    fn a_total_that_would_give_a_row_back_goes() {
        assert_eq!(confini(&[&[2, 9]], true).totale, [false]);
        // All of them men: whoever knows the total knows the rows.
        let men = confini(&[&[3, 0], &[2, 0], &[20, 0]], true);
        assert_eq!((men.righe, men.totale), (vec![vec![false]; 3], vec![false]));
    }

    #[test]
    fn of_a_layer_too_no_cell_tells_of_a_few() {
        let riga = Riga(vec![vec![9, 2], vec![7, 6]]);
        let table = Tabella { righe: std::slice::from_ref(&riga), totale: None, sensibili: &[true, true] };
        assert_eq!(table.confini().righe, [[false]]);
    }

    /// Every table that one can make of a few numbers: what readers see never fixes a count of a few.
    #[test]
    fn nobody_solves_the_table() {
        let values = [0, 1, 4, 6];
        let rows: Vec<[u64; 2]> = values.iter().flat_map(|a| values.map(|b| [*a, b])).collect();
        for (i, a) in rows.iter().enumerate() {
            for (j, b) in rows.iter().enumerate().skip(i) {
                rows.iter().skip(j).for_each(|c| check(&[*a, *b, *c]));
            }
        }
    }

    /// Tries every table with the same visible numbers: a hidden count of a few must not be the same in all.
    fn check(table: &[[u64; 2]; 3]) {
        let shown = confini(&[&table[0], &table[1], &table[2]], true);
        let hidden: Vec<usize> = (0..3).filter(|i| !shown.righe[*i][0]).collect();
        let total: u64 = table.iter().map(|r| r[0]).sum();
        for (n, i) in hidden.iter().enumerate() {
            let size = |i: usize| table[i][0] + table[i][1];
            let mut seen = std::collections::BTreeSet::new();
            let mut tried = vec![0; hidden.len()];
            loop {
                let visible: u64 = (0..3).filter(|i| !hidden.contains(i)).map(|i| table[i][0]).sum();
                if !shown.totale[0] || visible + tried.iter().sum::<u64>() == total {
                    seen.insert(tried[n]);
                }
                let Some(at) = (0..tried.len()).find(|k| tried[*k] < size(hidden[*k])) else { break };
                tried[..at].fill(0);
                tried[at] += 1;
            }
            let fixed = seen.len() == 1 && size(*i) > 0;
            assert!(!fixed, "{table:?}: row {i} is known from {shown:?}");
        }
    }
}

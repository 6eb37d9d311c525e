// SPDX-License-Identifier: EUPL-1.2
//! Work shared among threads, whose results come back in order: whatever their number, the outcome is the same.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Builder, ScopedJoinHandle};

/// What the main thread of a program has: files nest as deep in one as in the other.
const STACK: usize = 8 << 20;

/// `each` of the items, in their order; on at most so many threads, this one included. The heaviest items are taken first.
pub fn in_ordine<T: Sync, R: Send>(
    items: &[T],
    fili: usize,
    peso: impl Fn(&T) -> usize,
    each: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let mut queue: Vec<usize> = (0..items.len()).collect();
    queue.sort_by_key(|n| std::cmp::Reverse(peso(&items[*n])));
    let next = AtomicUsize::new(0);
    let work = || -> Vec<(usize, R)> {
        let taken = std::iter::from_fn(|| queue.get(next.fetch_add(1, Ordering::Relaxed)));
        taken.map(|n| (*n, each(&items[*n]))).collect()
    };
    let mut done = thread::scope(|scope| {
        // A thread that the system does not give leaves its work to the others.
        let start = |_| Builder::new().stack_size(STACK).spawn_scoped(scope, work).ok();
        let others: Vec<ScopedJoinHandle<'_, _>> = (1..fili.min(items.len())).map_while(start).collect();
        let mut done = work();
        for other in others {
            done.append(&mut other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_by_key(|(n, _)| *n);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_back_in_order_on_any_number_of_threads() {
        let items: Vec<usize> = (0..100).collect();
        let wanted: Vec<usize> = items.iter().map(|n| n * n).collect();
        for fili in [0, 1, 2, 3, 8, 1000] {
            assert_eq!(in_ordine(&items, fili, |n| n % 7, |n| n * n), wanted, "{fili} threads");
        }
        assert!(in_ordine(&[] as &[usize], 4, |_| 0, |n| *n).is_empty());
    }

    #[test]
    fn threads_share_the_work() {
        let barrier = std::sync::Barrier::new(3);
        // Nobody goes on before three have begun.
        let names = in_ordine(&[1, 2, 3], 3, |_| 0, |_| (barrier.wait(), thread::current().id()).1);
        assert!(names[0] != names[1] && names[1] != names[2] && names[0] != names[2]);
    }
}

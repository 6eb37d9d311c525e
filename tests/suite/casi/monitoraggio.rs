// SPDX-License-Identifier: EUPL-1.2
use super::Caso;

pub const CASES: &[Caso] = &[];

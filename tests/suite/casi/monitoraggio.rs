// SPDX-License-Identifier: EUPL-1.2
//! Cases that are added to the section `monitoraggio`.

use super::Caso;

pub const CASES: &[Caso] = &[];

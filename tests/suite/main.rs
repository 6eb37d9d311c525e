// SPDX-License-Identifier: EUPL-1.2
//! The test suite: one binary.

mod generatore;

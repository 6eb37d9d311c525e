// SPDX-License-Identifier: EUPL-1.2
//! The one test binary.
mod valori;

// SPDX-License-Identifier: EUPL-1.2
//! The one test binary.
mod molise;
mod reali;
mod render;
mod valori;

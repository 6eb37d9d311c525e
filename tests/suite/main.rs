// SPDX-License-Identifier: EUPL-1.2
//! The one test binary: everything that can be seen from outside the crate.

mod architettura;
mod calcolo;
mod casi;
mod cli;
mod diff;
mod diff_modifiche;
mod enti;
mod esempi;
mod estratti;
mod formati;
mod formazione;
mod fornitura;
mod fuzz;
mod generated;
mod generatore;
mod grafici;
mod init;
mod lettori;
mod molise;
mod obblighi;
mod ostili;
mod pagina;
mod piani_ostili;
mod pubblica;
mod pubblicabile;
mod reali;
mod render;
mod rules;
mod scritture;
mod source;
mod support;
mod tabelle;
mod temi;
mod uscite;
mod valori;

// SPDX-License-Identifier: EUPL-1.2
//! Small records that several sections share.

use super::record::{choice, record};
use super::scheda_anagrafica::Documento;
use super::struttura_organizzativa::{Incarico, Ufficio};
use super::tipi::{Giorno, Importo, Mappa, Percento, Prosa, Ref, RefOTesto, Testo};

/// Altre informazioni (extra data): coppie chiave-valore in ordine, stampate nel documento.
pub type AltreInformazioni = Mappa<Testo>;

/// Indirizzo (web address): testo con un URL.
pub type Indirizzo = Testo;

record! {
    /// Parere (opinion): chi, su che cosa, quando, con quale esito.
    pub struct Parere {
        /// Organo che lo rende.
        organo: Testo = obbligatorio,
        /// Su che cosa.
        oggetto: Testo,
        /// Data.
        data: Giorno,
        /// Esito.
        esito: Testo,
        /// Documento collegato.
        documento: RefOTesto<Documento>,
        /// Protocollo o numero.
        numero: Testo,
    }
}

record! {
    /// Contributore (contributor): un ufficio che contribuisce, con il suo ruolo, oppure un soggetto esterno.
    pub struct Contributore abbreviato ufficio {
        /// L'ufficio, oppure `tutti`.
        ufficio: Ref<Ufficio>,
        /// Il ruolo: supporto, fornitura di dati …
        ruolo: Testo,
        /// Nota.
        nota: Testo,
        /// Soggetto esterno all'ente.
        esterno: Testo,
    }
}

record! {
    /// Responsabile (responsible person) per incarico, con il peso nella sua valutazione.
    pub struct Responsabile abbreviato incarico {
        /// L'incarico.
        incarico: Ref<Incarico>,
        /// Peso dell'obiettivo nella valutazione di questo incarico, per cento.
        peso: Percento,
        /// Da quando.
        dal: Giorno,
        /// Fino a quando.
        al: Giorno,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Risorse (resources): persone, denaro, strumenti.
    pub struct Risorse {
        /// Persone, in parole.
        persone: Testo,
        /// Importo in euro.
        importo: Importo,
        /// Da dove viene il denaro.
        fonte: Testo,
        /// Strumenti e beni.
        strumenti: Testo,
        /// Programma di bilancio, `MMPP`.
        programma: Testo,
    }
}

record! {
    /// Testo con le sue fonti (text with sources).
    pub struct TestoConFonti abbreviato testo {
        /// Il testo.
        testo: Prosa,
        /// Fonti dei dati.
        fonti: super::tipi::Lista<RefOTesto<super::scheda_anagrafica::Fonte>>,
        /// Che effetto ha sul rischio o sul piano.
        impatto: Prosa,
        /// Dati in evidenza.
        dati: Mappa<Testo>,
    }
}

choice! {
    /// Tema (theme) di un obiettivo: elenco chiuso, dai contenuti obbligatori del decreto.
    pub enum Tema {
        /// Semplificazione delle procedure.
        Semplificazione = "semplificazione",
        /// Digitalizzazione.
        Digitalizzazione = "digitalizzazione",
        /// Efficienza.
        Efficienza = "efficienza",
        /// Qualità dei servizi.
        Qualita = "qualita",
        /// Accessibilità fisica e digitale.
        Accessibilita = "accessibilita",
        /// Pari opportunità ed equilibrio di genere.
        PariOpportunita = "pari_opportunita",
        /// Tempi di pagamento.
        TempiPagamento = "tempi_pagamento",
        /// Formazione.
        Formazione = "formazione",
        /// Risparmio energetico.
        Energia = "energia",
        /// Trasparenza.
        Trasparenza = "trasparenza",
        /// Prevenzione della corruzione.
        Anticorruzione = "anticorruzione",
        /// Progetti del PNRR.
        Pnrr = "pnrr",
        /// Razionalizzazione delle dotazioni.
        Dotazioni = "dotazioni",
        /// Benessere organizzativo.
        Benessere = "benessere",
    }
}

choice! {
    /// Frequenza (frequency) di una misurazione o di un controllo.
    pub enum Frequenza {
        /// Sempre.
        Continua = "continua",
        /// Ogni settimana.
        Settimanale = "settimanale",
        /// Ogni mese.
        Mensile = "mensile",
        /// Ogni due mesi.
        Bimestrale = "bimestrale",
        /// Ogni tre mesi.
        Trimestrale = "trimestrale",
        /// Ogni quattro mesi.
        Quadrimestrale = "quadrimestrale",
        /// Ogni sei mesi.
        Semestrale = "semestrale",
        /// Ogni anno.
        Annuale = "annuale",
        /// Ogni due anni.
        Biennale = "biennale",
        /// Ogni tre anni.
        Triennale = "triennale",
        /// A ogni cambiamento, senza indugio.
        Tempestiva = "tempestiva",
        /// Una sola volta.
        UnaTantum = "una_tantum",
    }
}

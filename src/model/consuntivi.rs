// SPDX-License-Identifier: EUPL-1.2
//! `consuntivi/AAAA-MM-GG.yaml`: the values measured at a date.

use super::comuni::AltreInformazioni;
use super::performance::{Fase, Indicatore};
use super::record::{choice, record};
use super::rischi_corruttivi::{Misura, StatoMisura};
use super::tipi::{CodiceObbligo, Giorno, Lista, Prosa, Ref, SiNo, Testo, ValoreScritto};
use super::valore_pubblico::{Procedura, TempoMisurato};

record! {
    /// Consuntivo (actuals): una rilevazione a una data.
    pub struct Consuntivo {
        /// Data della rilevazione; se c'è, è quella del nome del file.
        data: Giorno,
        /// Premessa.
        testo: Prosa,
        /// Valori degli indicatori.
        valori: Lista<ValoreMisurato>,
        /// Avanzamento delle fasi.
        fasi: Lista<FaseMisurata>,
        /// Attuazione delle misure.
        misure: Lista<MisuraVerificata>,
        /// Stato degli obblighi di pubblicazione.
        obblighi: Lista<ObbligoVerificato>,
        /// Tempi delle procedure.
        procedure: Lista<ProceduraMisurata>,
        /// Altre informazioni.
        altre_informazioni: AltreInformazioni,
    }
}

record! {
    /// Valore misurato (measured value) di un indicatore.
    pub struct ValoreMisurato {
        /// L'indicatore.
        indicatore: Ref<Indicatore> = obbligatorio,
        /// Il valore.
        valore: ValoreScritto,
        /// Da dove viene.
        fonte: Testo,
        /// Causa dello scostamento.
        causa: Causa,
        /// Spiegazione.
        nota: Prosa,
        /// Che cosa si fa.
        azione_correttiva: Prosa,
        /// Non si può valutare, con il motivo.
        non_valutabile: Testo,
    }
}

choice! {
    /// Causa (cause) di uno scostamento.
    pub enum Causa {
        /// Dipende dall'ente.
        Endogena = "endogena",
        /// Non dipende dall'ente.
        Esogena = "esogena",
    }
}

record! {
    /// Fase misurata (phase progress).
    pub struct FaseMisurata {
        /// La fase.
        fase: Ref<Fase> = obbligatorio,
        /// Avanzamento.
        avanzamento: ValoreScritto,
        /// Prova.
        prova: Testo,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Misura verificata (measure check).
    pub struct MisuraVerificata {
        /// La misura.
        misura: Ref<Misura> = obbligatorio,
        /// A che punto è.
        stato: StatoMisura,
        /// È idonea.
        idonea: SiNo,
        /// Valore dell'indicatore.
        valore: ValoreScritto,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Obbligo verificato (publication check).
    pub struct ObbligoVerificato {
        /// Il codice.
        codice: CodiceObbligo = obbligatorio,
        /// Pubblicato.
        pubblicato: SiNo,
        /// Completo e aggiornato.
        completo: SiNo,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Procedura misurata (procedure times).
    pub struct ProceduraMisurata {
        /// La procedura.
        procedura: Ref<Procedura> = obbligatorio,
        /// I tempi.
        tempi: Lista<TempoMisurato>,
        /// Non misurati, con il motivo.
        nessuna: Testo,
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Section 3.3, second half: training.

use super::comuni::AltreInformazioni;
use super::performance::{Indicatore, LegameIndicatore, Obiettivo};
use super::record::{choice, record};
use super::rischi_corruttivi::Misura;
use super::struttura_organizzativa::Ufficio;
use super::tipi::{
    Anno, Conteggio, Decimale, Id, Importo, Lista, Prosa, Ref, RefOTesto, Serie, SiNo, Testo, ValoreScritto, Voce,
};

record! {
    /// Formazione (training): art. 4 c. 1 lett. c n. 4 DM 132/2022; art. 6 c. 7-ter DL 80/2021.
    pub struct Formazione {
        /// Premessa.
        testo: Prosa,
        /// Obiettivi della formazione, in parole o con valori attesi.
        obiettivi_formativi: Lista<ObiettivoFormativo>,
        /// Obiettivi di performance di questa sezione.
        obiettivi: Lista<Obiettivo>,
        /// Priorità per livello e famiglia.
        priorita: Lista<PrioritaFormativa>,
        /// Interventi formativi.
        interventi_formativi: Lista<InterventoFormativo>,
        /// Risorse.
        risorse: RisorseFormazione,
        /// Formatori interni.
        formatori_interni: FormatoriInterni,
        /// Titoli di studio: permessi, PA 110 e lode …
        titoli_di_studio: Prosa,
        /// Legame con le progressioni di carriera.
        crescita: Prosa,
        /// Ore di una giornata, quando le durate sono in giornate.
        ore_per_giornata: Decimale,
        /// Ore di formazione in tutto, come pubblicate, per anno.
        ore_totali: Serie,
        /// Ore di formazione a persona, come pubblicate, per anno.
        ore_a_persona: Serie,
        /// Indicatori, scritti qui o richiamati.
        indicatori: Lista<Voce<Indicatore, LegameIndicatore>>,
        /// Altre informazioni.
        altre_informazioni: AltreInformazioni,
    }
}

record! {
    /// Obiettivo formativo (training goal).
    pub struct ObiettivoFormativo abbreviato titolo {
        /// Titolo.
        titolo: Testo = obbligatorio,
        /// Anno.
        anno: Anno,
        /// Valori attesi.
        target: Serie,
        /// Descrizione.
        descrizione: Prosa,
    }
}

record! {
    /// Priorità formativa (training priority).
    pub struct PrioritaFormativa {
        /// Livello organizzativo.
        livello: Testo,
        /// Famiglia professionale.
        famiglia: Testo,
        /// Su che cosa.
        testo: Testo,
    }
}

record! {
    /// Intervento formativo (course).
    pub struct InterventoFormativo: InterventoFormativo(titolo) {
        /// Identità, se altrove si fa riferimento a questo intervento.
        id: Id,
        /// Codice dell'ente.
        codice: Testo,
        /// Titolo.
        titolo: Testo = obbligatorio,
        /// Ambito di competenza.
        ambito: Testo,
        /// Area tematica.
        area_tematica: Testo,
        /// Destinatari.
        destinatari: Lista<RefOTesto<Ufficio>>,
        /// Durata per persona, con la sua unità: `8 ore`, `2 giornate`.
        durata: ValoreScritto,
        /// Partecipanti previsti.
        partecipanti: Conteggio,
        /// Modalità.
        modalita: Modalita,
        /// Ente che eroga.
        ente_erogatore: Testo,
        /// Obbligatorio per legge.
        obbligatorio: SiNo,
        /// Norma che lo impone.
        norma: Testo,
        /// Risorse.
        risorse: Importo,
        /// Verifica dell'apprendimento.
        verifica: Testo,
        /// Periodo.
        periodo: Testo,
        /// Anno.
        anno: Anno,
        /// Obiettivo di performance che serve.
        obiettivo: Ref<Obiettivo>,
        /// Misura di prevenzione che attua.
        misura: Ref<Misura>,
        /// Nota.
        nota: Testo,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
    }
}

choice! {
    /// Modalità (delivery) di un intervento formativo.
    pub enum Modalita {
        /// In presenza.
        Presenza = "presenza",
        /// A distanza, in diretta.
        Distanza = "distanza",
        /// In rete, in autonomia.
        Elearning = "elearning",
        /// Mista.
        Mista = "mista",
        /// Affiancamento.
        Affiancamento = "affiancamento",
    }
}

record! {
    /// Risorse per la formazione (training budget), per fonte.
    pub struct RisorseFormazione {
        /// Dell'ente, in euro.
        ente: Importo,
        /// Dello Stato, in euro.
        stato: Importo,
        /// Dell'Unione europea, in euro.
        ue: Importo,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Formatori interni (in-house trainers).
    pub struct FormatoriInterni abbreviato testo {
        /// Chi, per profilo.
        testo: Prosa,
        /// Quanti.
        numero: Conteggio,
        /// Nessuno, con il motivo.
        nessuna: Testo,
    }
}

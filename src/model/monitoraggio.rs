// SPDX-License-Identifier: EUPL-1.2
//! Section 4: how the plan is monitored.

use super::comuni::{AltreInformazioni, Frequenza};
use super::record::record;
use super::scheda_anagrafica::Fonte;
use super::struttura_organizzativa::{Incarico, Ufficio};
use super::tipi::{Giorno, Id, Lista, Prosa, Ref, RefOTesto, SiNo, Testo, ValoreScritto};

record! {
    /// Monitoraggio (section 4): art. 5 DM 132/2022.
    pub struct Monitoraggio {
        /// Premessa.
        testo: Prosa,
        /// Attività di monitoraggio.
        monitoraggi: Lista<AttivitaMonitoraggio>,
        /// Indagini di soddisfazione degli utenti.
        indagini: Lista<Indagine>,
        /// Verifiche dell'OIV o nucleo di valutazione.
        oiv: VerificheOiv,
        /// Relazione sulla performance.
        relazione: RelazionePerformance,
        /// Rapporto integrato annuale.
        report_integrato: Prosa,
        /// Azioni collettive, D.Lgs. 198/2009.
        class_action: Prosa,
        /// Ufficio associato di monitoraggio (enti locali sotto i 15.000 abitanti).
        ufficio_associato: Testo,
        /// Altre informazioni.
        altre_informazioni: AltreInformazioni,
    }
}

record! {
    /// Attività di monitoraggio (monitoring activity).
    pub struct AttivitaMonitoraggio {
        /// Che cosa si controlla: nomi di sezioni oppure `genere/id`.
        oggetto: Lista<Testo> = obbligatorio,
        /// Ogni quanto.
        frequenza: Frequenza,
        /// Entro quando.
        scadenza: ValoreScritto,
        /// Ufficio responsabile.
        ufficio: Ref<Ufficio>,
        /// Incarico responsabile, se non è quello di un ufficio: RPCT, segretario …
        incarico: Ref<Incarico>,
        /// Responsabile in parole, se è fuori dall'organigramma: nucleo di valutazione, società incaricata …
        soggetto: Testo,
        /// Strumento o metodo.
        strumento: Testo,
        /// Fonte dei dati.
        fonte: RefOTesto<Fonte>,
        /// A chi si riferisce.
        destinatario: Testo,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Indagine (survey) di soddisfazione.
    pub struct Indagine: Indagine(nome) {
        /// Identità, se altrove si fa riferimento a questa indagine.
        id: Id,
        /// Nome.
        nome: Testo = obbligatorio,
        /// Servizio.
        servizio: Testo,
        /// Periodo.
        periodo: Testo,
        /// Metodo.
        metodo: Testo,
        /// Campione.
        campione: Testo,
        /// Ufficio.
        ufficio: Ref<Ufficio>,
        /// Chi la cura, in parole, se non è un ufficio dell'ente.
        soggetto: Testo,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
    }
}

record! {
    /// Verifiche dell'OIV (checks by the evaluation body).
    pub struct VerificheOiv {
        /// In corso d'anno, su valore pubblico e performance.
        in_corso_d_anno: Prosa,
        /// Su base triennale, sulla coerenza della sezione 3.
        triennale: Prosa,
    }
}

record! {
    /// Relazione sulla performance (performance report).
    pub struct RelazionePerformance {
        /// Entro quando.
        scadenza: Giorno,
        /// Comprende il bilancio di genere.
        bilancio_di_genere: SiNo,
        /// Nota.
        nota: Prosa,
    }
}

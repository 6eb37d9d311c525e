// SPDX-License-Identifier: EUPL-1.2
//! Section 3.2: agile and remote work.

use super::comuni::AltreInformazioni;
use super::performance::{Indicatore, LegameIndicatore, Obiettivo};
use super::record::record;
use super::struttura_organizzativa::Ufficio;
use super::tipi::{Conteggio, Decimale, Giorno, Lista, Prosa, RefOTesto, SiNo, Testo, ValoreScritto, Voce};
use super::valore_pubblico::Remoto;

record! {
    /// Lavoro agile (section 3.2): art. 4 c. 1 lett. b DM 132/2022.
    pub struct LavoroAgile {
        /// Premessa.
        testo: Prosa,
        /// Strategia e obiettivi di sviluppo.
        strategia: Prosa,
        /// Il lavoro agile non si usa, con il motivo.
        nessuna: Testo,
        /// Le cinque condizioni del decreto.
        condizioni: Condizioni,
        /// Attività, con la possibilità di svolgerle a distanza.
        attivita: Lista<Attivita>,
        /// Quanti lavorano in modo agile.
        numeri: NumeriAgile,
        /// La regola, in parole.
        limite: Prosa,
        /// Giorni in presenza nel periodo.
        giorni_presenza: Decimale,
        /// Giorni agili nel periodo.
        giorni_agile: Decimale,
        /// Periodo a cui si riferiscono i giorni.
        periodo: Testo,
        /// Deroghe alla prevalenza della presenza, con il motivo.
        deroghe: Lista<DerogaPresenza>,
        /// Numeri per ufficio.
        per_ufficio: Lista<AgilePerUfficio>,
        /// Arretrato e piano per smaltirlo.
        arretrato: Arretrato,
        /// Criteri di priorità.
        priorita_accesso: Prosa,
        /// Accordi individuali.
        accordi: Prosa,
        /// Lavoro da remoto con vincolo di tempo e luogo.
        lavoro_da_remoto: Prosa,
        /// Sicurezza e protezione dei dati.
        sicurezza_e_dati: Prosa,
        /// Indicatori, scritti qui o richiamati.
        indicatori: Lista<Voce<Indicatore, LegameIndicatore>>,
        /// Obiettivi di performance di questa sezione.
        obiettivi: Lista<Obiettivo>,
        /// Altre informazioni.
        altre_informazioni: AltreInformazioni,
    }
}

record! {
    /// Condizioni (conditions) per il lavoro agile: art. 4 c. 1 lett. b nn. 1–5 DM 132/2022.
    pub struct Condizioni {
        /// I servizi agli utenti non ne soffrono.
        servizi_non_ridotti: Condizione,
        /// Il personale ruota e ciascuno lavora in prevalenza in presenza.
        rotazione: Condizione,
        /// C'è una piattaforma digitale o uno strumento sicuro.
        piattaforma: Condizione,
        /// L'arretrato, se c'è, ha un piano.
        arretrato: Condizione,
        /// Il personale ha apparati digitali adatti.
        dotazioni: Condizione,
    }
}

record! {
    /// Condizione (condition): c'è, e come.
    pub struct Condizione abbreviato si {
        /// È soddisfatta.
        si: SiNo,
        /// Come.
        come: Prosa,
    }
}

record! {
    /// Attività (activity) con la possibilità di svolgerla a distanza.
    pub struct Attivita {
        /// Nome.
        nome: Testo = obbligatorio,
        /// Si può svolgere a distanza.
        remoto: Remoto,
        /// Ufficio, per `id` o in parole.
        ufficio: RefOTesto<Ufficio>,
    }
}

record! {
    /// Numeri del lavoro agile (agile work counts).
    pub struct NumeriAgile {
        /// Data di riferimento.
        al: Giorno,
        /// Uomini con accordo.
        uomini: Conteggio,
        /// Donne con accordo.
        donne: Conteggio,
        /// Totale con accordo.
        totale: Conteggio,
        /// Personale preso a base.
        personale: Conteggio,
        /// Quota come pubblicata.
        quota: ValoreScritto,
        /// Persone in telelavoro o lavoro da remoto.
        telelavoro: Conteggio,
        /// Fonte del dato.
        fonte: Testo,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Deroga alla presenza (exception to prevalence), con il motivo.
    pub struct DerogaPresenza {
        /// Chi, per categoria e mai per nome.
        chi: Testo = obbligatorio,
        /// Motivo.
        motivo: Testo,
    }
}

record! {
    /// Lavoro agile per ufficio (agile work by office).
    pub struct AgilePerUfficio {
        /// Ufficio, per `id` o in parole.
        ufficio: RefOTesto<Ufficio> = obbligatorio,
        /// Persone autorizzate.
        autorizzati: Conteggio,
        /// Personale dell'ufficio.
        personale: Conteggio,
        /// Persone in telelavoro.
        telelavoro: Conteggio,
        /// Quota come pubblicata.
        quota: ValoreScritto,
        /// Data di riferimento.
        al: Giorno,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Arretrato (backlog) e piano per smaltirlo.
    pub struct Arretrato abbreviato presente {
        /// C'è arretrato.
        presente: SiNo,
        /// Il piano.
        piano: Prosa,
        /// Ufficio.
        ufficio: RefOTesto<Ufficio>,
        /// Entro quando.
        scadenza: Giorno,
    }
}

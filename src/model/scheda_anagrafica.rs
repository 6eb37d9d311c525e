// SPDX-License-Identifier: EUPL-1.2
//! Section 1: the body, its figures, priorities, stakeholders, sources and documents.

use super::comuni::{AltreInformazioni, Indirizzo, Parere};
use super::record::{choice, record};
use super::struttura_organizzativa::{Incarico, Ufficio};
use super::tipi::{Conteggio, Giorno, Id, Lista, Prosa, Ref, RefOTesto, Testo};

record! {
    /// Scheda anagrafica dell'amministrazione (section 1): art. 2 c. 1 DM 132/2022.
    pub struct SchedaAnagrafica {
        /// Denominazione ufficiale.
        denominazione: Testo,
        /// Tipo di ente.
        tipo: TipoEnte,
        /// Comparto di contrattazione.
        comparto: Comparto,
        /// Codice fiscale dell'ente, 11 cifre.
        codice_fiscale: Testo,
        /// Partita IVA, 11 cifre.
        partita_iva: Testo,
        /// Codice IPA.
        codice_ipa: Testo,
        /// Codice ISTAT: 6 cifre il comune, 3 la provincia, 2 la regione.
        codice_istat: Testo,
        /// Codice catastale del comune: una lettera e tre cifre.
        codice_catastale: Testo,
        /// Indirizzo della sede.
        indirizzo: Testo,
        /// Telefono.
        telefono: Testo,
        /// Sito istituzionale.
        sito: Indirizzo,
        /// Posta elettronica.
        email: Testo,
        /// Posta elettronica certificata.
        pec: Testo,
        /// Vertice dell'ente.
        vertice: Vertice,
        /// Dipendenti al 31 dicembre dell'anno prima.
        dipendenti: NumeroAllaData,
        /// Abitanti.
        abitanti: NumeroAllaData,
        /// Figure previste dalla legge.
        figure: Figure,
        /// Presentazione dell'ente.
        testo: Prosa,
        /// Priorità politiche.
        priorita_politiche: Lista<Priorita>,
        /// Portatori di interesse.
        stakeholder: Lista<Stakeholder>,
        /// Fonti dei dati.
        fonti: Lista<Fonte>,
        /// Documenti collegati.
        documenti: Lista<Documento>,
        /// Pareri ricevuti.
        pareri: Lista<Parere>,
        /// Informazione e confronto con i sindacati.
        confronto_sindacale: Lista<Confronto>,
        /// Partecipazione dei portatori di interesse.
        partecipazione: Lista<Partecipazione>,
        /// Altre informazioni.
        altre_informazioni: AltreInformazioni,
    }
}

choice! {
    /// Tipo di ente (kind of body).
    pub enum TipoEnte {
        /// Comune.
        Comune = "comune",
        /// Provincia.
        Provincia = "provincia",
        /// Città metropolitana.
        CittaMetropolitana = "citta_metropolitana",
        /// Unione di comuni.
        Unione = "unione",
        /// Comunità montana.
        ComunitaMontana = "comunita_montana",
        /// Regione o provincia autonoma.
        Regione = "regione",
        /// Ministero o Presidenza del Consiglio.
        Ministero = "ministero",
        /// Agenzia.
        Agenzia = "agenzia",
        /// Ente pubblico non economico.
        Epne = "epne",
        /// Università.
        Universita = "universita",
        /// Ente pubblico di ricerca.
        EnteRicerca = "ente_ricerca",
        /// Istituzione di alta formazione artistica e musicale.
        Afam = "afam",
        /// Azienda o ente del Servizio sanitario nazionale.
        AziendaSsn = "azienda_ssn",
        /// Istituto di ricovero e cura a carattere scientifico.
        Irccs = "irccs",
        /// Camera di commercio.
        Cciaa = "cciaa",
        /// Scuola: non adotta il PIAO.
        Scuola = "scuola",
        /// Istituzione educativa: non adotta il PIAO.
        IstituzioneEducativa = "istituzione_educativa",
        /// Altro ente.
        Altro = "altro",
    }
}

choice! {
    /// Comparto (bargaining sector) di contrattazione collettiva.
    pub enum Comparto {
        /// Funzioni locali.
        FunzioniLocali = "funzioni_locali",
        /// Funzioni centrali.
        FunzioniCentrali = "funzioni_centrali",
        /// Sanità.
        Sanita = "sanita",
        /// Istruzione e ricerca.
        IstruzioneRicerca = "istruzione_ricerca",
        /// Presidenza del Consiglio dei ministri.
        Presidenza = "presidenza",
        /// Altro contratto.
        Altro = "altro",
    }
}

record! {
    /// Vertice (head of the body).
    pub struct Vertice abbreviato ruolo {
        /// Carica: sindaco, presidente, rettore …
        ruolo: Testo,
        /// Nome, solo se l'ente vuole pubblicarlo.
        nome: Testo,
    }
}

record! {
    /// Numero a una data (dated count).
    pub struct NumeroAllaData abbreviato numero {
        /// Il numero.
        numero: Conteggio,
        /// La data a cui si riferisce.
        data: Giorno,
        /// Da dove viene.
        fonte: Testo,
        /// Nota, per esempio `circa`.
        nota: Testo,
    }
}

record! {
    /// Figure (required roles) previste dalla legge.
    pub struct Figure {
        /// Responsabile della prevenzione della corruzione e della trasparenza.
        rpct: Figura,
        /// Responsabile dell'anagrafe della stazione appaltante.
        rasa: Figura,
        /// Organismo o nucleo di valutazione.
        oiv: Figura,
        /// Responsabile per la transizione digitale.
        rtd: Figura,
        /// Responsabile della protezione dei dati.
        dpo: Figura,
        /// Responsabile dell'accessibilità.
        accessibilita: Figura,
        /// Responsabile dell'inserimento delle persone con disabilità.
        inserimento: Figura,
        /// Gestore delle segnalazioni antiriciclaggio.
        antiriciclaggio: Figura,
        /// Comitato unico di garanzia.
        cug: Figura,
        /// Referente per il portale PIAO.
        referente_portale: Figura,
        /// Titolare del potere sostitutivo.
        potere_sostitutivo: Figura,
        /// Organo di revisione.
        revisori: Figura,
        /// Consigliera o consigliere di parità.
        consigliera_parita: Figura,
    }
}

record! {
    /// Figura (role holder): per incarico, ufficio o soggetto esterno.
    pub struct Figura abbreviato incarico {
        /// L'incarico che la svolge.
        incarico: Ref<Incarico>,
        /// L'ufficio.
        ufficio: Ref<Ufficio>,
        /// Soggetto esterno.
        esterno: Testo,
        /// Atto di nomina.
        atto: Testo,
        /// Data dell'atto.
        data: Giorno,
        /// Forma associata, con chi.
        forma_associata: Testo,
        /// Non c'è, con il motivo.
        nessuna: Testo,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Priorità politica (political priority).
    pub struct Priorita: Priorita(titolo) {
        /// Identità, stabile negli anni.
        id: Id = obbligatorio,
        /// Codice dell'ente.
        codice: Testo,
        /// Titolo.
        titolo: Testo = obbligatorio,
        /// Missione di bilancio.
        missione: Testo,
        /// Descrizione.
        descrizione: Prosa,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
    }
}

record! {
    /// Stakeholder (stakeholder): portatore di interesse.
    pub struct Stakeholder: Stakeholder(nome) {
        /// Identità, stabile negli anni.
        id: Id = obbligatorio,
        /// Nome.
        nome: Testo = obbligatorio,
        /// Rapporto con l'ente.
        relazione: Prosa,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
    }
}

record! {
    /// Fonte (data source): un sistema, un registro, un'indagine, un ente esterno.
    pub struct Fonte: Fonte(nome) {
        /// Identità, stabile negli anni.
        id: Id = obbligatorio,
        /// Nome.
        nome: Testo = obbligatorio,
        /// Tipo: sistema, registro, indagine, ente esterno …
        tipo: Testo,
        /// Ufficio che la tiene.
        ufficio: Ref<Ufficio>,
        /// Indirizzo.
        url: Indirizzo,
        /// Nota.
        nota: Testo,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
    }
}

record! {
    /// Documento (document) collegato al piano: DUP, bilancio, SMVP, PEG, regolamento …
    pub struct Documento: Documento(titolo) {
        /// Identità, se altrove si fa riferimento a questo documento.
        id: Id,
        /// Tipo di documento.
        tipo: TipoDocumento,
        /// Titolo.
        titolo: Testo = obbligatorio,
        /// Atto che lo approva.
        atto: Testo,
        /// Data dell'atto.
        data: Giorno,
        /// Indirizzo.
        url: Indirizzo,
        /// Nota.
        nota: Testo,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
    }
}

choice! {
    /// Tipo di documento (kind of document).
    pub enum TipoDocumento {
        /// Documento unico di programmazione.
        Dup = "dup",
        /// Bilancio di previsione.
        Bilancio = "bilancio",
        /// Rendiconto.
        Rendiconto = "rendiconto",
        /// Sistema di misurazione e valutazione della performance.
        Smvp = "smvp",
        /// Piano esecutivo di gestione.
        Peg = "peg",
        /// Piano ICT dell'ente.
        PianoIct = "piano_ict",
        /// Piano strategico.
        PianoStrategico = "piano_strategico",
        /// Programmazione triennale dell'università.
        ProgrammazioneTriennale = "programmazione_triennale",
        /// Obiettivi che la regione assegna al direttore generale dell'azienda sanitaria.
        ObiettiviRegionali = "obiettivi_regionali",
        /// Atto di indirizzo.
        AttoIndirizzo = "atto_indirizzo",
        /// Note integrative al bilancio.
        NoteIntegrative = "note_integrative",
        /// Programma di mandato.
        Mandato = "mandato",
        /// Codice di comportamento.
        CodiceComportamento = "codice_comportamento",
        /// Regolamento.
        Regolamento = "regolamento",
        /// Obiettivi di accessibilità pubblicati con il modello AgID.
        ObiettiviAccessibilita = "obiettivi_accessibilita",
        /// Carta dei servizi.
        CartaServizi = "carta_servizi",
        /// Contratto o accordo.
        Contratto = "contratto",
        /// Altro.
        Altro = "altro",
    }
}

record! {
    /// Confronto (union consultation): informazione o confronto con i sindacati.
    pub struct Confronto {
        /// Su che cosa.
        oggetto: Testo = obbligatorio,
        /// Informazione o confronto.
        forma: Testo,
        /// Data.
        data: Giorno,
        /// Esito.
        esito: Testo,
    }
}

record! {
    /// Partecipazione (participation): chi, come, quando, con quale esito.
    pub struct Partecipazione {
        /// Chi ha partecipato.
        chi: RefOTesto<Stakeholder> = obbligatorio,
        /// Come.
        come: Testo,
        /// Quando.
        quando: Testo,
        /// Esito.
        esito: Prosa,
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Section 2.3, first half: processes, risks, measures, monitoring of the measures.

use super::comuni::{AltreInformazioni, Frequenza, Indirizzo, TestoConFonti};
use super::performance::{Fase, Indicatore, LegameIndicatore, Obiettivo};
use super::record::{choice, record};
use super::struttura_organizzativa::{Incarico, Ufficio};
use super::tipi::{
    Conteggio, Decimale, Giorno, Id, Lista, Mappa, Prosa, Ref, RefOTesto, Serie, SiNo, Testo, ValoreScritto, Voce,
};
use super::valore_pubblico::ObiettivoValorePubblico;

record! {
    /// Rischi corruttivi (section 2.3): art. 3 c. 1 lett. c DM 132/2022; L. 190/2012.
    pub struct RischiCorruttivi {
        /// Premessa.
        testo: Prosa,
        /// Chi propone la sottosezione: l'incarico del RPCT, o il suo nome in parole.
        proposta_da: RefOTesto<Incarico>,
        /// Obiettivi strategici di prevenzione e trasparenza, fissati dall'organo di indirizzo.
        obiettivi_strategici: Lista<ObiettivoStrategico>,
        /// Contesto esterno.
        contesto_esterno: TestoConFonti,
        /// Contesto interno.
        contesto_interno: TestoConFonti,
        /// Aree di rischio che l'ente chiama a suo modo, aggiunge o non ha.
        aree: Mappa<AreaDichiarata>,
        /// Processi.
        processi: Lista<Processo>,
        /// Rischi scritti una volta per più processi.
        rischi: Lista<Rischio>,
        /// Misure scritte una volta per più rischi o processi.
        misure: Lista<Misura>,
        /// Misure generali, una per voce dell'elenco.
        misure_generali: Mappa<MisuraGenerale>,
        /// Monitoraggio delle misure.
        monitoraggio: MonitoraggioRischi,
        /// Consultazione pubblica.
        consultazione: Lista<Consultazione>,
        /// Conferma della sezione, per gli enti piccoli.
        conferma: Conferma,
        /// Indirizzo, o titolo e data, dell'ultima Relazione annuale del RPCT.
        relazione_rpct: Indirizzo,
        /// Indicatori scritti una volta e richiamati altrove.
        indicatori: Lista<Indicatore>,
        /// Altre informazioni.
        altre_informazioni: AltreInformazioni,
    }
}

record! {
    /// Obiettivo strategico di prevenzione (strategic anticorruption goal): art. 1 c. 8 L. 190/2012.
    pub struct ObiettivoStrategico: ObiettivoStrategico(titolo) {
        /// Identità, stabile negli anni.
        id: Id = obbligatorio,
        /// Codice dell'ente.
        codice: Testo,
        /// Titolo.
        titolo: Testo = obbligatorio,
        /// Descrizione.
        descrizione: Prosa,
        /// Atto dell'organo di indirizzo.
        atto: Testo,
        /// Indicatori, scritti qui o richiamati.
        indicatori: Lista<Voce<Indicatore, LegameIndicatore>>,
        /// Valori attesi, se non c'è un indicatore.
        target: Serie,
        /// Obiettivi di valore pubblico che protegge.
        valore_pubblico: Lista<Ref<ObiettivoValorePubblico>>,
        /// Obiettivi di performance collegati.
        obiettivi: Lista<Ref<Obiettivo>>,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
    }
}

record! {
    /// Area di rischio dichiarata (declared area): la chiave è il nome usato nei processi, o il codice di un'area che l'ente non ha.
    pub struct AreaDichiarata abbreviato corrisponde {
        /// Codice o nome dell'area del PNA a cui corrisponde; manca per un'area in più.
        corrisponde: Testo,
        /// Che cosa comprende.
        testo: Prosa,
        /// L'ente non ha processi in quest'area, con il motivo.
        nessuna: Testo,
    }
}

record! {
    /// Processo (process): che cosa fa l'ente, in quale area di rischio, in quale ufficio.
    pub struct Processo: Processo(nome) {
        /// Identità, stabile negli anni.
        id: Id = obbligatorio,
        /// Codice dell'ente.
        codice: Testo,
        /// Nome.
        nome: Testo = obbligatorio,
        /// Macroprocesso.
        macroprocesso: Testo,
        /// Area di rischio: codice o nome di un'area del PNA, come `contratti_pubblici`, o un nome spiegato in `aree`.
        area: Testo,
        /// Descrizione.
        descrizione: Prosa,
        /// Ufficio responsabile.
        ufficio: Ref<Ufficio>,
        /// Altri uffici.
        altri_uffici: Lista<Ref<Ufficio>>,
        /// Fasi.
        fasi: Lista<Fase>,
        /// Che cosa avvia il processo.
        input: Testo,
        /// Che cosa produce.
        output: Testo,
        /// Obiettivi di performance collegati.
        obiettivi: Lista<Ref<Obiettivo>>,
        /// Obiettivi di valore pubblico che il processo serve.
        valore_pubblico: Lista<Ref<ObiettivoValorePubblico>>,
        /// Stima per fattore, quando la valutazione è del processo e non dell'evento.
        stime: Mappa<ValoreScritto>,
        /// Livello di rischio del processo, nelle parole della scala.
        rischio: Testo,
        /// Livello in numeri, quando il metodo lo dà.
        punteggio: ValoreScritto,
        /// Riguarda progetti del PNRR.
        pnrr: SiNo,
        /// Rischi, scritti qui o richiamati.
        rischi: Lista<Voce<Rischio, LegameRischio>>,
        /// Nota.
        nota: Testo,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
        /// Altre informazioni.
        altre_informazioni: AltreInformazioni,
    }
}

record! {
    /// Rischio (risk): un evento che può accadere in un processo.
    pub struct Rischio: Rischio(evento) {
        /// Identità, stabile negli anni.
        id: Id = obbligatorio,
        /// Codice dell'ente.
        codice: Testo,
        /// Evento rischioso.
        evento: Testo = obbligatorio,
        /// Descrizione.
        descrizione: Prosa,
        /// Processi, se il rischio è scritto fuori da essi.
        processi: Lista<Ref<Processo>>,
        /// Fattori abilitanti.
        fattori_abilitanti: Lista<Testo>,
        /// Stima per fattore, nelle parole o nei numeri della scala.
        stime: Mappa<ValoreScritto>,
        /// Stime diverse per ufficio.
        stime_per_ufficio: Lista<StimaUfficio>,
        /// Livello prima delle misure, nelle parole della scala.
        rischio_iniziale: Testo,
        /// Livello dopo le misure, nelle parole della scala.
        rischio_residuo: Testo,
        /// Livello in numeri, quando il metodo lo dà.
        punteggio: ValoreScritto,
        /// Motivazione del livello.
        motivazione: Prosa,
        /// Dati su cui poggia.
        dati: Prosa,
        /// Misure, scritte qui o richiamate.
        misure: Lista<Voce<Misura, LegameMisura>>,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
        /// Altre informazioni.
        altre_informazioni: AltreInformazioni,
    }
}

record! {
    /// Stima di un ufficio (office's own estimate) su un rischio.
    pub struct StimaUfficio {
        /// L'ufficio.
        ufficio: Ref<Ufficio> = obbligatorio,
        /// Stima per fattore.
        stime: Mappa<ValoreScritto>,
        /// Livello, nelle parole della scala.
        rischio: Testo,
        /// Motivazione.
        motivazione: Prosa,
    }
}

record! {
    /// Legame con un rischio (risk link): richiamo per `id`.
    pub struct LegameRischio abbreviato id {
        /// Il rischio richiamato.
        id: Ref<Rischio> = obbligatorio,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Misura (measure) di prevenzione, generale o specifica.
    pub struct Misura: Misura(titolo) {
        /// Identità, stabile negli anni.
        id: Id = obbligatorio,
        /// Codice dell'ente.
        codice: Testo,
        /// Titolo.
        titolo: Testo = obbligatorio,
        /// Descrizione.
        descrizione: Prosa,
        /// Generale o specifica.
        genere: GenereMisura,
        /// Tipo.
        tipo: TipoMisura,
        /// Rischi che tratta, se la misura è scritta fuori da essi.
        rischi: Lista<Ref<Rischio>>,
        /// Processi a cui si applica.
        processi: Lista<Ref<Processo>>,
        /// Fasi di attuazione.
        fasi: Lista<Fase>,
        /// Entro quando.
        termine: ValoreScritto,
        /// Ogni quanto, se si ripete.
        frequenza: Frequenza,
        /// Attuata già, verificata il.
        gia_attuata: ValoreScritto,
        /// Ufficio responsabile, oppure `tutti`.
        ufficio: Ref<Ufficio>,
        /// Altri uffici.
        altri_uffici: Lista<Ref<Ufficio>>,
        /// Incarico responsabile.
        incarico: Ref<Incarico>,
        /// Indicatore di attuazione, in parole o per `id`.
        indicatore: RefOTesto<Indicatore>,
        /// Valore atteso.
        target: Serie,
        /// Stato di attuazione.
        stato: StatoMisura,
        /// Peso: quanto abbassa il rischio.
        peso: Decimale,
        /// Obiettivo di performance che la porta avanti.
        obiettivo: Ref<Obiettivo>,
        /// Obiettivo strategico di prevenzione.
        obiettivo_strategico: Ref<ObiettivoStrategico>,
        /// Nota.
        nota: Testo,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
        /// Altre informazioni.
        altre_informazioni: AltreInformazioni,
    }
}

choice! {
    /// Genere di misura (scope of measure).
    pub enum GenereMisura {
        /// Vale per tutto l'ente.
        Generale = "generale",
        /// Tratta un rischio particolare.
        Specifica = "specifica",
    }
}

choice! {
    /// Tipo di misura (kind of measure): PNA 2019, allegato 1.
    pub enum TipoMisura {
        /// Controllo.
        Controllo = "controllo",
        /// Trasparenza.
        Trasparenza = "trasparenza",
        /// Etica e standard di comportamento.
        Etica = "etica",
        /// Regolamentazione.
        Regolamentazione = "regolamentazione",
        /// Semplificazione.
        Semplificazione = "semplificazione",
        /// Formazione.
        Formazione = "formazione",
        /// Sensibilizzazione e partecipazione.
        Sensibilizzazione = "sensibilizzazione",
        /// Rotazione.
        Rotazione = "rotazione",
        /// Segnalazione e protezione.
        Segnalazione = "segnalazione",
        /// Disciplina del conflitto di interessi.
        ConflittoInteressi = "conflitto_interessi",
        /// Rapporti con i portatori di interessi particolari.
        PortatoriInteressi = "portatori_interessi",
        /// Informatizzazione.
        Informatizzazione = "informatizzazione",
        /// Altro.
        Altro = "altro",
    }
}

choice! {
    /// Stato di una misura (measure state).
    pub enum StatoMisura {
        /// Da attuare.
        DaAttuare = "da_attuare",
        /// In corso di attuazione.
        InCorso = "in_corso",
        /// Attuata.
        Attuata = "attuata",
        /// Sospesa.
        Sospesa = "sospesa",
    }
}

record! {
    /// Legame con una misura (measure link): richiamo per `id`.
    pub struct LegameMisura abbreviato id {
        /// La misura richiamata.
        id: Ref<Misura> = obbligatorio,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Misura generale (general measure): una misura del piano, oppure nessuna con il motivo.
    pub struct MisuraGenerale abbreviato misura {
        /// La misura che la attua.
        misura: Ref<Misura>,
        /// Come la attua l'ente.
        testo: Prosa,
        /// Non applicata, con il motivo.
        nessuna: Testo,
    }
}

record! {
    /// Monitoraggio delle misure (monitoring of measures).
    pub struct MonitoraggioRischi {
        /// Premessa.
        testo: Prosa,
        /// Livelli di monitoraggio.
        livelli: Lista<LivelloMonitoraggio>,
        /// Campione di processi, per cento.
        campione: ValoreScritto,
        /// Periodi.
        periodi: Lista<Testo>,
        /// Risultati dell'anno precedente.
        risultati_anno_precedente: Prosa,
        /// Riesame del sistema.
        riesame: Prosa,
    }
}

record! {
    /// Livello di monitoraggio (monitoring level).
    pub struct LivelloMonitoraggio {
        /// Numero del livello.
        livello: Conteggio,
        /// Chi lo fa.
        ufficio: Ref<Ufficio>,
        /// Chi lo fa, in parole.
        soggetto: Testo,
        /// Ogni quanto.
        frequenza: Frequenza,
        /// Come.
        metodo: Prosa,
    }
}

record! {
    /// Consultazione (consultation) sulla sezione.
    pub struct Consultazione {
        /// Chi.
        chi: Testo,
        /// Come.
        come: Testo,
        /// Dal.
        dal: Giorno,
        /// Al.
        al: Giorno,
        /// Esito.
        esito: Prosa,
    }
}

record! {
    /// Conferma (confirmation) della sezione nel triennio, per enti con meno di 50 dipendenti.
    pub struct Conferma {
        /// Atto di conferma.
        atto: Testo,
        /// Data.
        data: Giorno,
        /// Eventi che avrebbero imposto un nuovo piano, o la loro assenza.
        eventi: Prosa,
        /// Ci sono stati fatti corruttivi.
        fatti_corruttivi: SiNo,
        /// Ci sono state modifiche organizzative rilevanti.
        modifiche_organizzative: SiNo,
        /// Ci sono state disfunzioni amministrative significative.
        disfunzioni: SiNo,
        /// Sono cambiati gli obiettivi di performance a protezione del valore pubblico.
        obiettivi_cambiati: SiNo,
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Section 2.1: public value, accessibility, procedures to simplify.

use super::comuni::{AltreInformazioni, Contributore, Risorse};
use super::performance::{Fase, Indicatore, LegameIndicatore, Obiettivo};
use super::record::{choice, record};
use super::scheda_anagrafica::{Documento, Priorita, Stakeholder};
use super::struttura_organizzativa::Ufficio;
use super::tipi::{
    Anno, Conteggio, Decimale, Giorno, Id, Lista, Prosa, Ref, RefOTesto, Serie, SiNo, Testo, ValoreScritto, Voce,
};

record! {
    /// Valore pubblico (section 2.1): art. 3 c. 1 lett. a DM 132/2022.
    pub struct ValorePubblico {
        /// Premessa.
        testo: Prosa,
        /// Contesto.
        contesto: Prosa,
        /// Obiettivi di valore pubblico.
        obiettivi_valore_pubblico: Lista<ObiettivoValorePubblico>,
        /// Azioni per l'accessibilità fisica e digitale.
        accessibilita: Lista<AzioneAccessibilita>,
        /// Procedure da semplificare e reingegnerizzare.
        procedure: Lista<Procedura>,
        /// Obiettivi di accessibilità pubblicati con il modello AgID.
        obiettivi_agid: Lista<RefOTesto<Documento>>,
        /// Indicatori scritti una volta e richiamati altrove.
        indicatori: Lista<Indicatore>,
        /// Altre informazioni.
        altre_informazioni: AltreInformazioni,
    }
}

record! {
    /// Obiettivo di valore pubblico (public-value goal).
    pub struct ObiettivoValorePubblico: ObiettivoValorePubblico(titolo) {
        /// Identità, stabile negli anni.
        id: Id = obbligatorio,
        /// Codice dell'ente.
        codice: Testo,
        /// Titolo.
        titolo: Testo = obbligatorio,
        /// Descrizione.
        descrizione: Prosa,
        /// Dimensioni del benessere a cui guarda.
        dimensioni: Lista<DimensioneBenessere>,
        /// Dimensioni più minute, come le chiama l'ente.
        sotto_dimensioni: Lista<Testo>,
        /// Strategie.
        strategie: Lista<Strategia>,
        /// Portatori di interesse.
        stakeholder: Lista<RefOTesto<Stakeholder>>,
        /// Orizzonte: un anno, una data, `fine mandato`.
        orizzonte: ValoreScritto,
        /// Responsabile politico, per carica.
        responsabile_politico: Testo,
        /// Responsabile amministrativo.
        responsabile_amministrativo: RefOTesto<super::struttura_organizzativa::Incarico>,
        /// Ufficio responsabile.
        ufficio: Ref<Ufficio>,
        /// Uffici che contribuiscono.
        contributori: Lista<Contributore>,
        /// Indicatori, scritti qui o richiamati.
        indicatori: Lista<Voce<Indicatore, LegameIndicatore>>,
        /// Risorse.
        risorse: Lista<Risorse>,
        /// Domini o indicatori BES.
        bes: Lista<Testo>,
        /// Obiettivi dell'Agenda 2030, `11` o `11.2`.
        sdg: Lista<Testo>,
        /// Missione e componente del PNRR, `M1C1`.
        pnrr: Lista<Testo>,
        /// Missione di bilancio.
        missione: Testo,
        /// Missioni di bilancio, quando sono più d'una.
        missioni: Lista<Testo>,
        /// Programma di bilancio, `MMPP`.
        programma: Testo,
        /// Documenti da cui discende.
        documenti: Lista<RefOTesto<Documento>>,
        /// Priorità politiche da cui discende.
        priorita: Lista<Ref<Priorita>>,
        /// Peso.
        peso: Decimale,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
        /// Altre informazioni.
        altre_informazioni: AltreInformazioni,
    }
}

choice! {
    /// Dimensione del benessere (well-being dimension): art. 3 c. 1 lett. a n. 4 DM 132/2022 e Piano-tipo.
    pub enum DimensioneBenessere {
        /// Economico.
        Economico = "economico",
        /// Sociale.
        Sociale = "sociale",
        /// Ambientale.
        Ambientale = "ambientale",
        /// Sanitario.
        Sanitario = "sanitario",
        /// Educativo.
        Educativo = "educativo",
        /// Assistenziale.
        Assistenziale = "assistenziale",
        /// Culturale.
        Culturale = "culturale",
        /// Istituzionale.
        Istituzionale = "istituzionale",
        /// Salute dell'ente: organizzazione, digitale, finanza.
        Interno = "interno",
    }
}

record! {
    /// Strategia (strategy) di un obiettivo di valore pubblico.
    pub struct Strategia: Strategia(titolo) {
        /// Identità, se altrove si fa riferimento a questa strategia.
        id: Id,
        /// Codice dell'ente.
        codice: Testo,
        /// Titolo.
        titolo: Testo = obbligatorio,
        /// Descrizione.
        descrizione: Prosa,
        /// Soggetto responsabile.
        responsabile: RefOTesto<Ufficio>,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
    }
}

record! {
    /// Azione per l'accessibilità (accessibility action): DL 80/2021 art. 6 c. 2 lett. f.
    pub struct AzioneAccessibilita: Accessibilita(titolo) {
        /// Identità, se altrove si fa riferimento a questa azione.
        id: Id,
        /// Titolo.
        titolo: Testo = obbligatorio,
        /// Fisica o digitale.
        tipo: TipoAccessibilita,
        /// A chi serve.
        destinatari: Testo,
        /// Ufficio.
        ufficio: Ref<Ufficio>,
        /// Entro quando.
        scadenza: Giorno,
        /// Obiettivo di performance che la porta avanti.
        obiettivo: Ref<Obiettivo>,
        /// Chi la propone, per figura.
        proponente: Testo,
        /// Associazioni sentite.
        associazioni: Testo,
        /// Nota.
        nota: Testo,
        /// Descrizione.
        descrizione: Prosa,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
    }
}

choice! {
    /// Tipo di accessibilità (kind of accessibility).
    pub enum TipoAccessibilita {
        /// Barriere architettoniche, percorsi, sale.
        Fisica = "fisica",
        /// Siti, servizi in rete, documenti.
        Digitale = "digitale",
    }
}

record! {
    /// Procedura (procedure) da semplificare e reingegnerizzare: DL 80/2021 art. 6 c. 2 lett. e.
    pub struct Procedura: Procedura(nome) {
        /// Identità, stabile negli anni.
        id: Id = obbligatorio,
        /// Codice dell'ente.
        codice: Testo,
        /// Nome.
        nome: Testo = obbligatorio,
        /// Ufficio.
        ufficio: Ref<Ufficio>,
        /// Altri uffici che vi contribuiscono.
        contributori: Lista<Contributore>,
        /// Descrizione.
        descrizione: Prosa,
        /// Fasi.
        fasi: Lista<Fase>,
        /// Quante fasi ha, quando non sono elencate.
        numero_fasi: Conteggio,
        /// Che cosa si fa per semplificarla.
        azione: Prosa,
        /// Strumento.
        strumento: Testo,
        /// Anno dell'intervento.
        anno: Anno,
        /// Gli utenti sono stati consultati.
        utenti_consultati: SiNo,
        /// Termini di legge o di regolamento, uno per caso.
        termini: Lista<Termine>,
        /// Tempi misurati davvero.
        tempi_misurati: Lista<TempoMisurato>,
        /// Tempo che ci si propone, per anno.
        tempo_obiettivo: Serie,
        /// I tempi sono misurati da un sistema.
        misurazione_automatica: SiNo,
        /// Si può gestire in lavoro agile.
        remoto: Remoto,
        /// Obiettivo di performance che la porta avanti.
        obiettivo: Ref<Obiettivo>,
        /// Data della versione della scheda.
        data_versione_scheda: Giorno,
        /// Nota.
        nota: Testo,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
        /// Altre informazioni.
        altre_informazioni: AltreInformazioni,
    }
}

record! {
    /// Termine (legal term) di una procedura.
    pub struct Termine {
        /// Caso a cui si applica.
        caso: Testo,
        /// Giorni.
        giorni: ValoreScritto,
        /// Da quando decorre.
        decorrenza: Testo,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Tempo misurato (measured time) in un periodo.
    pub struct TempoMisurato {
        /// Periodo, `2025` o `2025-S1`.
        periodo: Testo,
        /// Caso a cui si applica.
        caso: Testo,
        /// Richieste pervenute.
        pervenuti: Conteggio,
        /// Casi conclusi.
        casi: Conteggio,
        /// Di cui nei termini.
        nei_termini: Conteggio,
        /// Di cui oltre i termini.
        oltre_i_termini: Conteggio,
        /// Durata media, in giorni.
        media: ValoreScritto,
        /// Durata massima, in giorni.
        massimo: ValoreScritto,
        /// Arretrato: casi non conclusi nei termini.
        arretrato: Conteggio,
        /// Casi arretrati smaltiti nel periodo.
        arretrato_smaltito: Conteggio,
        /// Quota nei termini come pubblicata.
        quota: ValoreScritto,
        /// Quota oltre i termini come pubblicata.
        quota_oltre: ValoreScritto,
        /// Quota sul totale dell'ente come pubblicata.
        quota_sul_totale: ValoreScritto,
        /// Da dove viene il dato.
        fonte: Testo,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Remoto (remote work) di un'attività o procedura.
    pub struct Remoto abbreviato si {
        /// Si può fare a distanza.
        si: SiNo,
        /// Perché, o come.
        come: Testo,
    }
}

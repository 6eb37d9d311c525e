// SPDX-License-Identifier: EUPL-1.2
//! Section 2.2: goals, indicators, phases, positive actions.

use super::comuni::{AltreInformazioni, Contributore, Frequenza, Responsabile, Risorse, Tema};
use super::manifesto::ClasseObiettivo;
use super::record::{choice, record};
use super::scheda_anagrafica::{Documento, Fonte, Priorita, Stakeholder};
use super::struttura_organizzativa::Ufficio;
use super::tipi::{
    Anno, Baseline, Conteggio, Decimale, Giorno, Id, Lista, Mappa, Peso, Prosa, Ref, RefOTesto, Serie, SiNo, Storico,
    Testo, ValoreScritto, Voce,
};
use super::valore_pubblico::{ObiettivoValorePubblico, Strategia};

record! {
    /// Performance (section 2.2): art. 3 c. 1 lett. b DM 132/2022.
    pub struct Performance {
        /// Premessa.
        testo: Prosa,
        /// Sistema di misurazione e valutazione in uso.
        smvp: Smvp,
        /// Obiettivi.
        obiettivi: Lista<Obiettivo>,
        /// Indicatori scritti una volta e richiamati altrove.
        indicatori: Lista<Indicatore>,
        /// Azioni positive per le pari opportunità.
        azioni_positive: Lista<AzionePositiva>,
        /// Dove stanno gli obiettivi, se sono in un altro documento (enti piccoli).
        piano_degli_obiettivi: RefOTesto<Documento>,
        /// Altre informazioni.
        altre_informazioni: AltreInformazioni,
    }
}

record! {
    /// SMVP (performance measurement system) in uso.
    pub struct Smvp {
        /// Il documento.
        documento: RefOTesto<Documento>,
        /// Anno di adozione o aggiornamento.
        anno: Anno,
        /// Parere dell'OIV.
        parere_oiv: Testo,
        /// Chi partecipa alla valutazione dei dirigenti: superiore, pari grado, collaboratori, utenti.
        valutatori: Lista<Testo>,
        /// Quanti obiettivi al massimo per ufficio, se il sistema lo dice.
        massimo_obiettivi: Conteggio,
        /// Nota.
        nota: Prosa,
    }
}

record! {
    /// Obiettivo (goal) di performance: art. 5 e art. 10 D.Lgs. 150/2009.
    pub struct Obiettivo: Obiettivo(titolo) {
        /// Identità, stabile negli anni.
        id: Id = obbligatorio,
        /// Codice dell'ente, libero.
        codice: Testo,
        /// Titolo.
        titolo: Testo = obbligatorio,
        /// Descrizione.
        descrizione: Prosa,
        /// Livello, come lo chiama l'ente nel manifesto.
        livello: Testo,
        /// Classe, se il livello non la dice.
        classe: ClasseObiettivo,
        /// Obiettivo da cui discende.
        padre: Ref<Obiettivo>,
        /// Temi.
        temi: Lista<Tema>,
        /// Mantenimento, miglioramento o sviluppo.
        tipologia: Tipologia,
        /// Stato dell'obiettivo durante l'anno.
        stato: StatoObiettivo,
        /// Obiettivi di valore pubblico che serve.
        valore_pubblico: Lista<Ref<ObiettivoValorePubblico>>,
        /// Strategie che serve.
        strategie: Lista<Ref<Strategia>>,
        /// Domini o indicatori BES.
        bes: Lista<Testo>,
        /// Obiettivi dell'Agenda 2030, `11` o `11.2`.
        sdg: Lista<Testo>,
        /// Missione e componente del PNRR, `M1C1`.
        pnrr: Lista<Testo>,
        /// Priorità politiche da cui discende.
        priorita: Lista<Ref<Priorita>>,
        /// Documenti da cui discende.
        documenti: Lista<RefOTesto<Documento>>,
        /// Ufficio responsabile.
        ufficio: Ref<Ufficio>,
        /// Uffici che contribuiscono.
        contributori: Lista<Contributore>,
        /// Responsabili, per incarico.
        responsabili: Lista<Responsabile>,
        /// Peso, secondo lo schema del livello; `prerequisito` se è una condizione.
        peso: Peso,
        /// Punti, quando l'ente li dà oltre al peso.
        punti: Decimale,
        /// Anni in cui l'obiettivo è attivo; se mancano, il primo del piano.
        anni: Lista<Anno>,
        /// Da quando.
        inizio: Giorno,
        /// Entro quando.
        scadenza: ValoreScritto,
        /// Portatori di interesse.
        stakeholder: Lista<RefOTesto<Stakeholder>>,
        /// Risultato atteso, in parole.
        risultato_atteso: Prosa,
        /// Indicatori, scritti qui o richiamati.
        indicatori: Lista<Voce<Indicatore, LegameIndicatore>>,
        /// Fasi o attività.
        fasi: Lista<Fase>,
        /// Risorse.
        risorse: Risorse,
        /// Missione di bilancio.
        missione: Testo,
        /// Programma di bilancio, `MMPP`.
        programma: Testo,
        /// Centro di costo.
        centro_di_costo: Testo,
        /// Codice unico di progetto.
        cup: Testo,
        /// Nota.
        nota: Prosa,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
        /// Altre informazioni, le colonne in più dell'ente.
        altre_informazioni: AltreInformazioni,
    }
}

choice! {
    /// Tipologia (type) di obiettivo.
    pub enum Tipologia {
        /// Mantenere un livello raggiunto.
        Mantenimento = "mantenimento",
        /// Migliorare.
        Miglioramento = "miglioramento",
        /// Fare una cosa nuova.
        Sviluppo = "sviluppo",
    }
}

choice! {
    /// Stato di un obiettivo (goal state) durante l'anno.
    pub enum StatoObiettivo {
        /// In vigore come approvato.
        Confermato = "confermato",
        /// Cambiato durante l'anno.
        Rimodulato = "rimodulato",
        /// Tolto dal conteggio.
        Sterilizzato = "sterilizzato",
        /// Sospeso.
        Sospeso = "sospeso",
    }
}

record! {
    /// Indicatore (indicator): come si misura il raggiungimento di un obiettivo.
    pub struct Indicatore: Indicatore(nome) {
        /// Identità, stabile negli anni.
        id: Id = obbligatorio,
        /// Codice dell'ente, libero.
        codice: Testo,
        /// Nome.
        nome: Testo = obbligatorio,
        /// Descrizione.
        descrizione: Prosa,
        /// Codice di un indicatore conosciuto, per esempio `ritardo_annuale_pagamenti`.
        indicatore_comune: Testo,
        /// Formula, in parole o simboli.
        formula: Testo,
        /// Operandi della formula, per nome.
        operandi: Mappa<Testo>,
        /// Unità di misura.
        unita: Testo,
        /// Dimensione.
        dimensione: DimensioneIndicatore,
        /// Il valore è un livello o una variazione.
        misura: MisuraIndicatore,
        /// Verso in cui si migliora.
        polarita: Polarita,
        /// Fonte dei dati.
        fonte: RefOTesto<Fonte>,
        /// Ogni quanto si misura.
        frequenza: Frequenza,
        /// Ufficio che fornisce il dato; se manca, quello dell'obiettivo.
        ufficio: RefOTesto<Ufficio>,
        /// Valore di partenza.
        baseline: Baseline,
        /// Valori misurati negli anni passati, almeno tre se ci sono; altrimenti nessuno, con il motivo.
        storico: Storico,
        /// Valori attesi, per anno.
        target: Serie,
        /// Peso nell'obiettivo.
        peso: Peso,
        /// Fasce di punteggio.
        fasce: Lista<Fascia>,
        /// Confronto con altri.
        benchmark: Testo,
        /// Come si sommano i valori di più periodi.
        cumulazione: Cumulazione,
        /// Posto nella catena del valore.
        catena: Catena,
        /// Portatori di interesse a cui guarda.
        stakeholder: Lista<RefOTesto<Stakeholder>>,
        /// Nota.
        nota: Prosa,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
        /// Altre informazioni, le colonne in più dell'ente.
        altre_informazioni: AltreInformazioni,
    }
}

record! {
    /// Legame con un indicatore (indicator link): richiamo per `id`, con ciò che vale solo qui.
    pub struct LegameIndicatore abbreviato id {
        /// L'indicatore richiamato.
        id: Ref<Indicatore> = obbligatorio,
        /// Peso in questo obiettivo.
        peso: Peso,
        /// Valori attesi per questo obiettivo.
        target: Serie,
        /// Valore di partenza per questo obiettivo.
        baseline: Baseline,
        /// Fasce di punteggio per questo obiettivo.
        fasce: Lista<Fascia>,
        /// Ufficio che fornisce il dato per questo obiettivo.
        ufficio: RefOTesto<Ufficio>,
        /// Nota.
        nota: Testo,
    }
}

choice! {
    /// Dimensione di un indicatore (indicator dimension).
    pub enum DimensioneIndicatore {
        /// Efficacia.
        Efficacia = "efficacia",
        /// Efficienza.
        Efficienza = "efficienza",
        /// Economicità.
        Economicita = "economicita",
        /// Qualità erogata o percepita.
        Qualita = "qualita",
        /// Impatto.
        Impatto = "impatto",
        /// Stato delle risorse: organizzativo, professionale, digitale, finanziario, etico, di genere.
        StatoRisorse = "stato_risorse",
        /// Risultato prodotto.
        Output = "output",
        /// Effetto.
        Outcome = "outcome",
        /// Attività svolta.
        Attivita = "attivita",
        /// Tempo.
        Temporale = "temporale",
    }
}

choice! {
    /// Misura di un indicatore (what a value is): un livello o una variazione.
    pub enum MisuraIndicatore {
        /// Il valore è un livello.
        Livello = "livello",
        /// Il valore è una variazione.
        Variazione = "variazione",
    }
}

choice! {
    /// Polarità (direction): il verso in cui si migliora.
    pub enum Polarita {
        /// Più è alto, meglio è.
        Aumento = "aumento",
        /// Più è basso, meglio è.
        Diminuzione = "diminuzione",
        /// Va mantenuto.
        Mantenimento = "mantenimento",
        /// Va tenuto dentro un intervallo.
        Intervallo = "intervallo",
        /// Fatto o non fatto.
        SiNo = "si_no",
    }
}

choice! {
    /// Cumulazione (accumulation) di valori di più periodi.
    pub enum Cumulazione {
        /// Si sommano.
        Somma = "somma",
        /// Vale l'ultimo.
        Ultimo = "ultimo",
        /// Si fa la media.
        Media = "media",
        /// Vale il più alto.
        Massimo = "massimo",
    }
}

choice! {
    /// Catena del valore (results chain).
    pub enum Catena {
        /// Risorse impiegate.
        Input = "input",
        /// Attività.
        Attivita = "attivita",
        /// Prodotti.
        Output = "output",
        /// Effetti.
        Outcome = "outcome",
        /// Impatti.
        Impatto = "impatto",
    }
}

record! {
    /// Fascia (scoring band): da un valore a un altro, tanti punti.
    pub struct Fascia {
        /// Da, compreso.
        da: Decimale,
        /// A, compreso.
        a: Decimale,
        /// Punteggio.
        punti: Decimale = obbligatorio,
        /// In parole.
        testo: Testo,
    }
}

record! {
    /// Fase (phase) o attività di un obiettivo o di un processo.
    pub struct Fase: Fase(nome) {
        /// Identità, se altrove si fa riferimento a questa fase.
        id: Id,
        /// Numero o codice dell'ente.
        codice: Testo,
        /// Nome.
        nome: Testo = obbligatorio,
        /// Descrizione.
        descrizione: Prosa,
        /// Peso, per cento.
        peso: Peso,
        /// Inizio.
        inizio: ValoreScritto,
        /// Fine.
        fine: ValoreScritto,
        /// Mesi in cui si lavora, da 1 a 12.
        mesi: Lista<Conteggio>,
        /// Documento che prova il risultato.
        prova: Testo,
        /// Avanzamento, come lo scrive l'ente.
        avanzamento: ValoreScritto,
        /// Ufficio, se diverso da quello dell'obiettivo.
        ufficio: Ref<Ufficio>,
        /// Si può fare a distanza.
        remoto: SiNo,
        /// Nota.
        nota: Testo,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
    }
}

record! {
    /// Azione positiva (positive action) per le pari opportunità: art. 48 D.Lgs. 198/2006.
    pub struct AzionePositiva: AzionePositiva(azione) {
        /// Identità, se altrove si fa riferimento a questa azione.
        id: Id,
        /// Area.
        area: Testo,
        /// Azione.
        azione: Testo = obbligatorio,
        /// Descrizione.
        descrizione: Prosa,
        /// Ufficio.
        ufficio: Ref<Ufficio>,
        /// Periodo.
        periodo: Testo,
        /// Riguarda la composizione delle commissioni di concorso.
        commissioni_di_concorso: SiNo,
        /// Obiettivo di performance che la porta avanti.
        obiettivo: Ref<Obiettivo>,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
    }
}

// SPDX-License-Identifier: EUPL-1.2
//! Section 3.3: staff, leavers, hirings, spending capacity.

use super::comuni::{AltreInformazioni, Parere};
use super::performance::Obiettivo;
use super::record::{choice, record};
use super::struttura_organizzativa::{Profilo, Ufficio};
use super::tipi::{
    Anno, Conteggio, Decimale, Giorno, Importo, Lista, Mappa, Prosa, Ref, RefOTesto, Serie, SiNo, Testo, ValoreScritto,
};

record! {
    /// Fabbisogni di personale (section 3.3): art. 4 c. 1 lett. c DM 132/2022; art. 6 D.Lgs. 165/2001.
    pub struct Fabbisogni {
        /// Premessa.
        testo: Prosa,
        /// Personale a una data, una voce per data.
        personale: Lista<Personale>,
        /// Come si chiamavano le aree prima e altrove.
        corrispondenze: Lista<Corrispondenza>,
        /// Cessazioni previste.
        cessazioni: Lista<Cessazione>,
        /// Assunzioni previste.
        assunzioni: Lista<Assunzione>,
        /// Progressioni tra aree.
        progressioni: Lista<Progressione>,
        /// Trasformazioni del rapporto di lavoro.
        trasformazioni: Lista<Trasformazione>,
        /// Totali pubblicati per anno, accanto a quelli calcolati.
        totali_pubblicati: Lista<TotalePubblicato>,
        /// Personale previsto alla fine di ogni anno, in tutto e per area.
        personale_previsto: Lista<PersonalePrevisto>,
        /// Capacità assunzionale.
        capacita: Capacita,
        /// Tetto di spesa potenziale.
        tetto_di_spesa: Tetto,
        /// Lavoro flessibile.
        lavoro_flessibile: Tetto,
        /// Fondo del salario accessorio.
        fondo_accessorio: Tetto,
        /// Fondo per la retribuzione dei dirigenti.
        fondo_dirigenti: Tetto,
        /// Dirigenti a contratto, art. 110 TUEL.
        dirigenti_110: Dirigenti110,
        /// Categorie protette, L. 68/1999.
        categorie_protette: CategorieProtette,
        /// Evoluzione dei bisogni.
        evoluzione: Evoluzione,
        /// Soprannumero ed eccedenze.
        eccedenze: Eccedenze,
        /// Quota di posti riservata alle progressioni, per cento.
        riserva_progressioni: ValoreScritto,
        /// Strategia di copertura.
        strategia: Prosa,
        /// Obiettivi di spostamento del personale tra i servizi.
        riallocazione: Prosa,
        /// Che cosa si verifica prima di assumere: bilancio, rendiconto, crediti, eccedenze, azioni positive.
        prima_di_assumere: Prosa,
        /// Invio del piano dei fabbisogni a SICO.
        sico: InvioSico,
        /// Parere dei revisori e altri pareri.
        pareri: Lista<Parere>,
        /// Obiettivi di performance di questa sezione.
        obiettivi: Lista<Obiettivo>,
        /// Altre informazioni.
        altre_informazioni: AltreInformazioni,
    }
}

record! {
    /// Personale (staff) a una data.
    pub struct Personale {
        /// Data di riferimento.
        al: Giorno,
        /// Chi è contato.
        popolazione: Testo,
        /// Fonte.
        fonte: Testo,
        /// Righe della tabella.
        righe: Lista<RigaPersonale>,
        /// Totali come pubblicati.
        totale_pubblicato: TotalePersonale,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Riga del personale (staff row): posti, persone e unità a tempo pieno sono tre misure.
    pub struct RigaPersonale {
        /// Etichetta come la scrive l'ente.
        etichetta: Testo = obbligatorio,
        /// Gruppo di righe, per esempio `dirigenti` o `personale non dirigente`.
        gruppo: Testo,
        /// Area di inquadramento.
        area: Testo,
        /// Profilo.
        profilo: RefOTesto<Profilo>,
        /// Contratto o tipo di rapporto.
        contratto: Testo,
        /// Ufficio.
        ufficio: Ref<Ufficio>,
        /// Uomini in servizio.
        uomini: Conteggio,
        /// Donne in servizio.
        donne: Conteggio,
        /// Persone in servizio, se non distinte.
        totale: Conteggio,
        /// Persone per fascia d'età, come le scrive l'ente.
        eta: Mappa<Conteggio>,
        /// Uomini per fascia d'età.
        eta_uomini: Mappa<Conteggio>,
        /// Donne per fascia d'età.
        eta_donne: Mappa<Conteggio>,
        /// Di cui a tempo parziale.
        part_time: Conteggio,
        /// Unità a tempo pieno equivalente.
        fte: Decimale,
        /// Posti in dotazione.
        posti: Conteggio,
        /// In servizio fuori dalla dotazione.
        fuori_dotazione: Conteggio,
        /// Copertura della dotazione come pubblicata, per cento.
        copertura: ValoreScritto,
        /// Variazione sull'anno prima come pubblicata.
        variazione: ValoreScritto,
        /// Costo in euro.
        costo: Importo,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Totale del personale come pubblicato (published staff total).
    pub struct TotalePersonale abbreviato totale {
        /// Totale.
        totale: Conteggio,
        /// Uomini.
        uomini: Conteggio,
        /// Donne.
        donne: Conteggio,
        /// Posti in dotazione.
        posti: Conteggio,
        /// Unità a tempo pieno equivalente.
        fte: Decimale,
        /// Uomini per fascia d'età.
        eta_uomini: Mappa<Conteggio>,
        /// Donne per fascia d'età.
        eta_donne: Mappa<Conteggio>,
        /// Quote di uomini per fascia d'età come pubblicate, per cento.
        quote_uomini: Mappa<ValoreScritto>,
        /// Quote di donne per fascia d'età come pubblicate, per cento.
        quote_donne: Mappa<ValoreScritto>,
        /// In servizio fuori dalla dotazione.
        fuori_dotazione: Conteggio,
        /// Copertura della dotazione come pubblicata, per cento.
        copertura: ValoreScritto,
        /// Il totale in parole, quando non è un numero: `circa 4.107`, `oltre 500`.
        in_parole: ValoreScritto,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Corrispondenza (crosswalk) tra etichette e aree.
    pub struct Corrispondenza {
        /// Etichetta di prima.
        da: Testo = obbligatorio,
        /// Area di adesso.
        a: Testo = obbligatorio,
        /// Da quando.
        dal: Giorno,
    }
}

record! {
    /// Cessazione (leaving) prevista.
    pub struct Cessazione {
        /// Anno; se manca, tutto il periodo.
        anno: Anno,
        /// Anni, quando sono più d'uno senza divisione tra loro.
        anni: Lista<Anno>,
        /// Quante, anche in parole.
        numero: ValoreScritto = obbligatorio,
        /// Area.
        area: Testo,
        /// Profilo.
        profilo: RefOTesto<Profilo>,
        /// Ufficio.
        ufficio: Ref<Ufficio>,
        /// Causa.
        causa: Testo,
        /// Risparmio annuo in euro di tutte le unità della riga.
        costo: Importo,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Assunzione (hiring) prevista.
    pub struct Assunzione {
        /// Anno; se manca, tutto il periodo.
        anno: Anno,
        /// Anni, quando sono più d'uno senza divisione tra loro.
        anni: Lista<Anno>,
        /// Quante, anche in parole.
        numero: ValoreScritto = obbligatorio,
        /// Area.
        area: Testo,
        /// Profilo.
        profilo: RefOTesto<Profilo>,
        /// Canali, in ordine.
        canale: Lista<Canale>,
        /// Tempo indeterminato, determinato …
        rapporto: Testo,
        /// Ufficio di destinazione.
        ufficio: Ref<Ufficio>,
        /// Costo annuo in euro di tutte le unità della riga.
        costo: Importo,
        /// Unità di lavoro anno.
        ula: Decimale,
        /// Pagata con fondi esterni.
        fondi_esterni: SiNo,
        /// Non ancora specificate per profilo: il resto del totale.
        non_specificate: SiNo,
        /// Un altro taglio di unità già contate in altre righe.
        di_cui: SiNo,
        /// Di cui a tempo parziale.
        part_time: Conteggio,
        /// Obiettivo di performance o di valore pubblico che serve.
        obiettivo: Ref<Obiettivo>,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Canale (recruitment channel), con la scadenza della graduatoria.
    pub struct Canale abbreviato tipo {
        /// Il canale.
        tipo: TipoCanale,
        /// In parole.
        nota: Testo,
        /// Valido fino al.
        scadenza: Giorno,
    }
}

choice! {
    /// Tipo di canale (kind of channel).
    pub enum TipoCanale {
        /// Concorso pubblico.
        Concorso = "concorso",
        /// Scorrimento di graduatoria propria o altrui.
        Scorrimento = "scorrimento",
        /// Mobilità tra enti, art. 30 D.Lgs. 165/2001.
        Mobilita = "mobilita",
        /// Mobilità interna.
        MobilitaInterna = "mobilita_interna",
        /// Interpello da elenchi di idonei.
        Interpello = "interpello",
        /// Comando o distacco.
        Comando = "comando",
        /// Stabilizzazione.
        Stabilizzazione = "stabilizzazione",
        /// Progressione tra aree.
        Progressione = "progressione",
        /// Riqualificazione.
        Riqualificazione = "riqualificazione",
        /// Tempo determinato o altro lavoro flessibile.
        TempoDeterminato = "tempo_determinato",
        /// Apprendistato o contratto di formazione e lavoro.
        FormazioneLavoro = "formazione_lavoro",
        /// Art. 110 TUEL.
        Art110 = "art_110",
        /// Centro per l'impiego o collocamento mirato.
        Collocamento = "collocamento",
        /// Altro.
        Altro = "altro",
    }
}

record! {
    /// Progressione (career progression) tra aree.
    pub struct Progressione {
        /// Anno; se manca, tutto il periodo.
        anno: Anno,
        /// Anni, quando sono più d'uno senza divisione tra loro.
        anni: Lista<Anno>,
        /// Quante, anche in parole.
        numero: ValoreScritto = obbligatorio,
        /// Area di partenza.
        da_area: Testo,
        /// Area di arrivo.
        a_area: Testo,
        /// Profilo.
        profilo: RefOTesto<Profilo>,
        /// Ordinaria o in deroga.
        tipo: Testo,
        /// Costo in euro.
        costo: Importo,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Trasformazione (change of contract) del rapporto di lavoro.
    pub struct Trasformazione {
        /// Anno; se manca, tutto il periodo.
        anno: Anno,
        /// Anni, quando sono più d'uno senza divisione tra loro.
        anni: Lista<Anno>,
        /// Quante, anche in parole.
        numero: ValoreScritto = obbligatorio,
        /// Che cosa cambia.
        tipo: Testo,
        /// Profilo.
        profilo: RefOTesto<Profilo>,
        /// Area.
        area: Testo,
        /// Dal.
        dal: Giorno,
        /// Al.
        al: Giorno,
        /// Fine che aveva prima, per una proroga.
        prima_al: Giorno,
        /// Costo in euro.
        costo: Importo,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Totale pubblicato (published total) di un movimento.
    pub struct TotalePubblicato {
        /// Anno; se manca, tutto il periodo.
        anno: Anno,
        /// Anni, quando sono più d'uno senza divisione tra loro.
        anni: Lista<Anno>,
        /// Primo anno, per un totale cumulato.
        dal: Anno,
        /// Quale movimento.
        movimento: Movimento = obbligatorio,
        /// Il totale come pubblicato.
        numero: ValoreScritto = obbligatorio,
        /// Area o categoria a cui si riferisce, se non è di tutti.
        area: Testo,
        /// Profilo o famiglia a cui si riferisce, se non è di tutti.
        profilo: RefOTesto<Profilo>,
        /// Nota.
        nota: Testo,
    }
}

choice! {
    /// Movimento (movement) di personale.
    pub enum Movimento {
        /// Assunzioni.
        Assunzioni = "assunzioni",
        /// Cessazioni.
        Cessazioni = "cessazioni",
        /// Progressioni.
        Progressioni = "progressioni",
        /// Trasformazioni.
        Trasformazioni = "trasformazioni",
    }
}

record! {
    /// Personale previsto (expected staff) a una data, come l'ente lo pubblica.
    pub struct PersonalePrevisto {
        /// A quale data.
        al: Giorno = obbligatorio,
        /// Area; se manca, tutto il personale.
        area: Testo,
        /// Quante persone.
        numero: ValoreScritto = obbligatorio,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Capacità assunzionale (hiring capacity).
    pub struct Capacita {
        /// Abitanti presi a base (comuni).
        abitanti: Conteggio,
        /// Rendiconti: entrate correnti degli ultimi tre anni.
        rendiconti: Lista<Rendiconto>,
        /// Fondo crediti di dubbia esigibilità.
        fcde: Importo,
        /// Anno del fondo: quello dell'ultimo rendiconto.
        anno_fcde: Anno,
        /// Spesa di personale.
        spesa_personale: Importo,
        /// Anno della spesa di personale: quello dell'ultimo rendiconto.
        anno_spesa: Anno,
        /// Fascia demografica.
        fascia: Testo,
        /// Rapporto tra spesa di personale ed entrate, per cento.
        rapporto: ValoreScritto,
        /// Valore soglia, per cento.
        soglia: ValoreScritto,
        /// Valore soglia di rientro, per cento.
        soglia_rientro: ValoreScritto,
        /// Incremento ammesso, per cento sulla base.
        incremento: ValoreScritto,
        /// Rapporti degli anni passati.
        storico: Mappa<ValoreScritto>,
        /// Base di calcolo (altri enti).
        base: ValoreScritto,
        /// Limite o capacità in euro.
        limite: ValoreScritto,
        /// Spesa in più, o in meno, per chi è entrato e uscito tra l'ultimo rendiconto e il primo anno del piano.
        movimenti_intermedi: Importo,
        /// Spesa di personale prevista in ogni anno del piano, in euro.
        spesa_prevista: Serie,
        /// La stessa spesa, come la scrive il documento unico di programmazione.
        spesa_nel_dup: Serie,
        /// Punti organico disponibili (università).
        punti_organico: Decimale,
        /// Metodo e norma.
        metodo: Prosa,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Rendiconto (yearly accounts): entrate correnti di un anno.
    pub struct Rendiconto {
        /// Anno.
        anno: Anno = obbligatorio,
        /// Titolo 1, tributi.
        titolo_1: Importo,
        /// Titolo 2, trasferimenti.
        titolo_2: Importo,
        /// Titolo 3, entrate extratributarie.
        titolo_3: Importo,
        /// Atto di approvazione.
        atto: Testo,
    }
}

record! {
    /// Tetto (ceiling): una spesa e il suo limite.
    pub struct Tetto {
        /// Spesa in euro.
        spesa: ValoreScritto,
        /// Limite in euro.
        limite: ValoreScritto,
        /// Quota minima, per esempio quella del risultato, per cento.
        quota_minima: ValoreScritto,
        /// Norma.
        norma: Testo,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Dirigenti a contratto (managers on contract): art. 110 TUEL.
    pub struct Dirigenti110 {
        /// Quanti.
        numero: Conteggio,
        /// Dotazione dirigenziale.
        dotazione: Conteggio,
    }
}

record! {
    /// Categorie protette (protected categories): L. 68/1999.
    pub struct CategorieProtette {
        /// Base di computo.
        base: Conteggio,
        /// Posti dovuti.
        dovuti: Conteggio,
        /// In servizio.
        in_servizio: Conteggio,
        /// Posti dovuti alle altre categorie (art. 18).
        altri_dovuti: Conteggio,
        /// In servizio delle altre categorie (art. 18).
        altri_in_servizio: Conteggio,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Invio a SICO (transmission to the national staff database): art. 6-ter c. 5 D.Lgs. 165/2001.
    pub struct InvioSico abbreviato data {
        /// Data dell'invio.
        data: Giorno,
        /// Protocollo o ricevuta.
        protocollo: Testo,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Evoluzione dei bisogni (evolution of needs): art. 4 c. 1 lett. c n. 2 DM 132/2022.
    pub struct Evoluzione abbreviato testo {
        /// In sintesi.
        testo: Prosa,
        /// Digitalizzazione.
        digitalizzazione: Prosa,
        /// Esternalizzazioni e internalizzazioni.
        esternalizzazioni: Prosa,
        /// Servizi dismessi o potenziati.
        dismissioni: Prosa,
    }
}

record! {
    /// Eccedenze (excess staff): art. 33 D.Lgs. 165/2001.
    pub struct Eccedenze {
        /// Data della ricognizione.
        data: Giorno,
        /// Esito.
        esito: Testo,
        /// Atto.
        atto: Testo,
    }
}

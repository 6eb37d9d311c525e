// SPDX-License-Identifier: EUPL-1.2
//! Rules: what a plan must hold and what cannot be true in it. A rule sees a `Context` and nothing else.
//!
//! One file a rule, with its explanation beside it; adding one is two lines here.

mod accesso_esterno_sotto_la_meta;
mod altre_categorie_protette_scoperte;
mod area_sconosciuta;
mod assunzione_di_un_altro_anno;
mod assunzione_incompleta;
mod assunzione_senza_bisogno;
mod assunzioni_senza_azioni_positive;
mod assunzioni_senza_strategia;
pub mod catalogo;
mod categoria_di_prima;
mod categoria_superata;
mod categorie_protette_scoperte;
mod celle_oltre_le_colonne;
mod cessazioni_non_previste;
mod cessazioni_oltre_il_personale;
mod competenze_digitali_assenti;
mod competenze_digitali_parziali;
mod condizioni_per_assumere_assenti;
pub mod confronto;
pub mod context;
pub mod dati;
pub mod deroghe;
mod dirigenti_110_oltre_la_quota;
pub mod elenco;
mod evoluzione_senza_un_aspetto;
mod finish;
mod mobilita_obbligatoria_non_prevista;
mod mobilita_sotto_la_quota;
mod nessuna_mobilita;
pub mod obblighi;
mod parere_dei_revisori_assente;
mod parere_dei_revisori_non_citato;
mod parere_dei_revisori_senza_estremi;
mod personale_non_a_fine_anno;
mod personale_non_per_area;
mod personale_previsto_diverso;
mod profilo_in_due_aree;
mod progressione_contata_come_assunzione;
mod progressione_in_deroga_fuori_termine;
mod riallocazione_non_prevista;
mod ricognizione_delle_eccedenze_vecchia;
mod shared;

mod abitanti_nulli;
mod accessibilita_fisica_o_digitale_assente;
mod accessibilita_senza_associazioni;
mod accessibilita_senza_proponente;
mod accessibilita_senza_ufficio_o_data;
mod accesso_civico_incompleto;
mod adozione_di_un_altro_organo;
mod adozione_in_ritardo;
mod adozione_non_della_giunta;
mod agenda_semplificazione_non_citata;
mod agile_oltre_la_presenza;
mod agile_oltre_la_presenza_con_deroga;
mod agile_piu_del_personale;
mod ambiti_obbligatori_senza_corso;
mod ampiezza_media_errata;
mod anticorruzione_senza_corso;
mod area_di_rischio_sconosciuta;
mod area_generale_senza_processi;
mod area_obbligatoria_senza_processi;
mod area_specifica_senza_processi;
mod arretrato_senza_piano;
mod assunzioni_oltre_il_piano;
mod assunzioni_oltre_il_turn_over;
mod assunzioni_oltre_la_capacita;
mod atto_della_struttura_senza_data;
mod atto_di_adozione_incompleto;
mod azione_positiva_incompleta;
mod azioni_positive_assenti;
mod azioni_positive_senza_pareri;
mod baseline_diversa_dal_misurato;
mod bes_sconosciuto;
mod bilancio_di_genere_escluso;
mod bilancio_dopo_il_piano;
mod chiave_in_due_file;
mod chiave_mancante;
mod chiave_ripetuta;
mod chiave_sconosciuta;
mod ciclo_di_obiettivi;
mod ciclo_di_uffici;
mod cinquanta_dipendenti;
mod citazione_troppo_annidata;
mod codice_di_comportamento_non_aggiornato;
mod codice_fiscale_errato;
mod codice_fiscale_personale;
mod codice_ipa_diverso_dal_catastale;
mod codice_ipa_errato;
mod codice_istat_errato;
mod codifica_del_file;
mod collegamento_sconosciuto;
mod commissioni_di_concorso_senza_azione;
mod competenze_digitali_senza_corso;
mod competenze_trasversali_senza_corso;
mod concluso_sconosciuto;
mod condizione_agile_negata;
mod conferma_con_eventi;
mod conferma_non_identica;
mod conferma_oltre_il_triennio;
mod conferma_senza_atto;
mod consultazione_incompleta;
mod contesto_interno_senza_personale;
mod contesto_interno_senza_segnalazioni;
mod contesto_non_rinnovato;
mod cup_non_valido;
mod da_compilare;
mod data_del_consuntivo;
mod data_fuori_periodo;
mod data_non_valida;
mod dati_anagrafici_nel_testo;
mod dati_personali_senza_base_giuridica;
mod dato_cambiato;
mod denominatore_nullo;
mod deroga_alla_presenza_senza_motivo;
mod deroga_inutile;
mod deroga_scaduta;
mod deroga_senza_motivo;
mod dipendenti_a_un_altra_data;
mod dipendenti_diversi_dal_personale;
mod dipendenti_non_a_fine_anno;
mod dirigenti_oltre_la_dotazione;
mod documenti_finanziari_assenti;
mod durata_della_pubblicazione_errata;
mod efficacia_o_efficienza_non_misurata;
mod elementi_isolati;
mod elenco_delle_misure_generali_incompleto;
mod ente_che_non_adotta_il_piano;
mod equilibrio_non_asseverato;
mod etica_senza_corso;
mod fascia_demografica_errata;
mod fasi_fuori_ordine;
mod fcde_di_un_altro_anno;
mod file_citato_assente;
mod file_non_leggibile;
mod file_sconosciuto;
mod finestra_non_scorsa;
mod formazione_ridotta;
mod formazione_senza_indicatori;
mod frequenza_troppo_rara;
mod gestione_dei_progetti_senza_corso;
mod html_nel_testo;
mod id_duplicato;
mod id_non_valido;
mod immagine_assente;
mod immagine_senza_testo_alternativo;
mod incarico_senza_obiettivi;
mod incarico_senza_obiettivo_di_formazione;
mod incarico_vacante_senza_interim;
mod inconferibilita_senza_misura;
mod incremento_scaduto;
mod indagine_incompleta;
mod indicatore_con_due_definizioni;
mod indicatore_ridefinito;
mod indicatore_senza_andamento;
mod indicatore_senza_baseline;
mod indicatore_senza_confronto;
mod indicatore_senza_dimensione;
mod indicatore_senza_fonte;
mod indicatore_senza_formula;
mod indicatore_senza_frequenza;
mod indicatore_senza_polarita;
mod indicatore_senza_target;
mod indicatore_senza_ufficio;
mod indicatore_senza_unita;
mod indicatore_sparito;
mod indicatori_dell_universita_assenti;
mod indicatori_dopo_l_ultimo_monitoraggio;
mod indirizzo_irraggiungibile;
mod intelligenza_artificiale_senza_corso;
mod lavoro_agile_non_usato_senza_motivo;
mod lavoro_agile_senza_confronto;
mod lavoro_agile_senza_formazione;
mod lavoro_agile_senza_performance;
mod lavoro_da_remoto_non_trattato;
mod livello_di_rischio_sconosciuto;
mod livello_non_ammesso;
mod livello_sconosciuto;
mod livello_sotto_la_stima_peggiore;
mod migliaia_ambigue;
mod missione_sconosciuta;
mod misura_con_altre_date;
mod misura_dopo_il_suo_obiettivo;
mod misura_generale_assente;
mod misura_generica;
mod misura_gia_attuata_senza_data;
mod misura_scaduta;
mod misura_senza_fasi;
mod misura_senza_indicatore;
mod misura_senza_rischio;
mod misura_senza_target;
mod misura_senza_termine;
mod misura_senza_tipo;
mod misura_senza_ufficio;
mod misura_sparita;
mod misure_assenti;
mod misure_fuori_dalla_performance;
mod misure_sui_contratti_assenti;
mod monitoraggio_a_un_solo_livello;
mod monitoraggio_delle_misure_assente;
mod monitoraggio_delle_misure_incompleto;
mod monitoraggio_fuori_periodo;
mod monitoraggio_piu_rado_del_dovuto;
mod monitoraggio_senza_frequenza;
mod monitoraggio_senza_responsabile;
mod monitoraggio_senza_strumento;
mod monitoraggio_unico_della_3_3;
mod motivo_mancante;
mod nessun_giudizio_degli_utenti;
mod nessun_impatto_sugli_utenti;
mod nessun_obiettivo_anticorruzione;
mod nessun_obiettivo_di_trasparenza;
mod nessun_obiettivo_sull_energia;
mod nome_di_file_non_portabile;
mod nome_di_indicatore_ripetuto;
mod nome_sconosciuto;
mod norma_superata;
mod nota_senza_richiamo;
mod note_richiamate_troppe_volte;
mod numero_illeggibile;
mod obblighi_di_pubblicazione_mancanti;
mod obbligo_aggiornato_di_rado;
mod obbligo_di_altri_anni;
mod obbligo_non_per_questo_ente;
mod obbligo_sconosciuto;
mod obbligo_senza_controllo;
mod obbligo_senza_frequenza;
mod obbligo_senza_schema_anac;
mod obbligo_tolto;
mod obiettivi_agid_assenti;
mod obiettivi_di_altri_anni;
mod obiettivi_immutati;
mod obiettivi_in_nessun_documento;
mod obiettivo_di_ufficio_chiuso;
mod obiettivo_individuale_isolato;
mod obiettivo_operativo_isolato;
mod obiettivo_pnrr_senza_cup;
mod obiettivo_senza_bilancio;
mod obiettivo_senza_centro_di_costo;
mod obiettivo_senza_indicatore;
mod obiettivo_senza_stakeholder;
mod obiettivo_senza_tappe;
mod obiettivo_senza_ufficio;
mod obiettivo_sparito;
mod operando_non_dichiarato;
mod ore_di_formazione_che_non_tornano;
mod ore_di_formazione_insufficienti;
mod orizzonte_fuori_dal_piano;
mod parere_di_regolarita_assente;
mod parere_dopo_l_adozione;
mod partecipanti_oltre_il_personale;
mod partecipazione_senza_come_e_quando;
mod partenze_aggiornate;
mod partita_iva_errata;
mod pec_non_valida;
mod percentuale_impossibile;
mod personale_diverso_nel_lavoro_agile;
mod personale_non_continuo;
mod personale_per_eta;
mod personale_per_ufficio;
mod personale_totale_pubblicato;
mod personale_uomini_e_donne;
mod pesi_degli_indicatori;
mod pesi_degli_obiettivi;
mod pesi_delle_fasi;
mod peso_cambiato;
mod peso_fuori_schema;
mod peso_nullo;
mod piano_dell_arretrato_incompleto;
mod piano_ict_non_citato;
mod piu_livelli_di_quelli_dichiarati;
mod pnrr_senza_processi;
mod precedente_non_letto;
mod predefinito_inutile;
mod prevenzione_senza_valore_pubblico;
mod procedura_incompleta;
mod procedura_senza_ufficio_o_anno;
mod procedure_non_del_primo_anno;
mod procedure_senza_misura_dei_tempi;
mod processi_senza_obiettivi;
mod processo_senza_area;
mod processo_senza_rischi;
mod processo_senza_ufficio;
mod programma_sconosciuto;
mod quinta_area_senza_processi;
mod quota_agile_errata;
mod quota_impossibile;
mod rapporto_di_spesa_errato;
mod rapporto_in_crescita_tra_le_soglie;
mod regime_cambiato;
mod regime_non_ricavabile;
mod regime_semplificato_non_ammesso;
mod regola_sconosciuta;
mod relazione_del_rpct_non_citata;
mod relazione_in_ritardo;
mod rendiconti_non_gli_ultimi_tre;
mod responsabile_cambiato;
mod responsabile_di_un_altro_contratto;
mod responsabile_di_un_altro_ufficio;
mod responsabile_tra_i_contributori;
mod rientro_senza_riduzione;
mod riesame_non_programmato;
mod riferimento_sconosciuto;
mod rischi_assenti;
mod rischi_non_valutati;
mod rischi_tutti_uguali;
mod rischio_abbassato;
mod rischio_alto_rimandato;
mod rischio_alto_senza_misura_specifica;
mod rischio_alzato;
mod rischio_con_pochi_indicatori;
mod rischio_senza_livello;
mod rischio_senza_misura;
mod rischio_senza_motivazione;
mod rischio_senza_processo;
mod risorse_negative;
mod risultati_del_monitoraggio_assenti;
mod rpct_a_capo_di_un_ufficio_a_rischio;
mod rpct_nell_organismo_di_valutazione;
mod sanzioni_per_mancata_adozione;
mod scadenza_anticipata;
mod scadenza_fuori_anno;
mod scadenza_prima_dell_inizio;
mod scadenza_rinviata;
mod scala_del_rischio_cambiata;
mod scelta_sconosciuta;
mod schema_dei_pesi_cambiato;
mod schemi_in_prova_non_detti;
mod sdg_sconosciuto;
mod sezione_non_proposta_dal_rpct;
mod sezione_rinviata;
mod sezione_senza_monitoraggio;
mod sico_non_registrato;
mod sicurezza_senza_corso;
mod sindacati_non_informati;
mod sito_non_valido;
mod sito_senza_https;
mod smvp_non_aggiornato;
mod smvp_non_citato;
mod smvp_senza_valutatori;
mod solo_indicatori_di_attivita;
mod sottosezione_troppo_lunga;
mod spesa_diversa_dal_dup;
mod spesa_oltre_il_limite;
mod spesa_oltre_l_ottanta_per_cento;
mod spesa_oltre_la_soglia;
mod storico_riscritto;
mod succede_a_sconosciuto;
mod target_cambiato;
mod target_contro_polarita;
mod target_di_un_anno_mancante;
mod target_fuori_periodo;
mod target_gia_raggiunto;
mod target_indebolito;
mod target_non_numerico;
mod target_non_per_ogni_anno;
mod target_rafforzato;
mod target_senza_miglioramento;
mod tempestivo_senza_giorni;
mod tempi_di_pagamento_altro_indicatore;
mod tempi_di_pagamento_peso_basso;
mod tempi_di_pagamento_senza_obiettivo;
mod tempi_di_pagamento_senza_responsabile;
mod tempi_di_pagamento_target;
mod tempo_obiettivo_troppo_lungo;
mod tempo_parziale_oltre_il_personale;
mod testo_cambiato;
mod testo_simile_a_un_id;
mod testo_tagliato;
mod tetto_sanitario_assente;
mod tipo_errato;
mod titolo_di_altri_anni;
mod toml_non_valido;
mod totale_dei_movimenti;
mod troppe_misure;
mod troppi_indicatori;
mod troppi_obiettivi;
mod troppi_obiettivi_di_valore_pubblico;
mod ufficio_associato_senza_nome;
mod ufficio_chiuso;
mod ufficio_orfano;
mod ufficio_senza_obiettivi;
mod ufficio_senza_processi;
mod ufficio_senza_responsabile;
mod valore_nel_commento;
mod valore_pubblico_di_una_sola_dimensione;
mod valore_pubblico_non_protetto;
mod valore_pubblico_senza_atto_di_indirizzo;
mod valore_pubblico_senza_bes_ne_sdg;
mod valore_pubblico_senza_dup;
mod valore_pubblico_senza_indicatore;
mod valore_pubblico_senza_obiettivi;
mod valore_pubblico_senza_obiettivi_regionali;
mod valore_pubblico_senza_orizzonte;
mod valore_pubblico_senza_piano_strategico;
mod valore_pubblico_senza_risorse;
mod valore_pubblico_senza_strategia;
mod valore_soglia_della_regione_errato;
mod valore_soglia_di_rientro_errato;
mod valore_soglia_errato;
mod variazione_non_pubblicata;
mod variazione_non_registrata;
mod virgola_decimale;
mod voce_divisa;
mod voce_nuova;
mod voce_rinominata;
mod voce_spostata;
mod voce_tolta;
mod voci_unite;
mod whistleblowing_incompleto;
mod whistleblowing_senza_misura;
mod yaml_non_valido;

pub use context::{Context, Findings, Profilo};
pub use finish::{Outcome, check, hash, rule_of, tutte};

use crate::diagnostic::Level;
use crate::model::manifesto::Regime;

/// Where a rule comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fonte {
    /// The act.
    pub atto: &'static str,
    /// The article.
    pub articolo: &'static str,
    /// Its address.
    pub url: &'static str,
    /// How sure it is: C, C2, P, K or K?.
    pub certezza: &'static str,
}

impl Fonte {
    /// It rests on memory alone: whoever reads it should look at the text.
    pub fn da_verificare(&self) -> bool {
        matches!(self.certezza, "K" | "K?")
    }
}

/// The years of the plans a rule applies to, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anni {
    /// First year.
    pub dal: i16,
    /// Last year, if the rule has ended.
    pub al: Option<i16>,
}

impl Anni {
    /// From this year on.
    pub const fn dal(dal: i16) -> Self {
        Anni { dal, al: None }
    }

    /// Since there are PIAOs.
    pub const SEMPRE: Anni = Anni::dal(2022);

    /// Whether a plan that begins in `anno` is under it.
    pub fn comprende(self, anno: i16) -> bool {
        anno >= self.dal && self.al.is_none_or(|al| anno <= al)
    }
}

/// The level of a rule in each regime; none where it does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Livelli {
    /// In the ordinary regime.
    pub ordinario: Option<Level>,
    /// In the simplified regime.
    pub semplificato: Option<Level>,
}

impl Livelli {
    /// None: the rule judges changes for `piao diff` and finds nothing in a plan.
    pub const SOLO_CONFRONTO: Livelli = Livelli { ordinario: None, semplificato: None };

    /// The same in both.
    pub const fn tutti(level: Level) -> Self {
        Livelli { ordinario: Some(level), semplificato: Some(level) }
    }

    /// In a regime.
    pub fn nel(self, regime: Regime) -> Option<Level> {
        match regime {
            Regime::Ordinario => self.ordinario,
            Regime::Semplificato => self.semplificato,
        }
    }

    /// In the ordinary regime only.
    pub const fn solo_ordinario(level: Level) -> Self {
        Livelli { ordinario: Some(level), semplificato: None }
    }
}

/// A rule: id after the fault, row of the catalogue, level, years, sources, explanation, check.
pub struct Rule {
    /// Named after the fault, in kebab-case.
    pub id: &'static str,
    /// Rows of the catalogue it carries out.
    pub catalogo: &'static [&'static str],
    /// What must hold, in one sentence.
    pub summary: &'static str,
    /// How serious a fault is.
    pub level: Livelli,
    /// The plans it applies to.
    pub anni: Anni,
    /// Acts and articles; empty for the tool's own rules.
    pub fonti: &'static [Fonte],
    /// The explanation, in Markdown: Che cosa controlla · Perché · Esempio · Come correggere.
    pub doc: &'static str,
    /// The check; none for findings of reading and linking.
    pub check: Option<fn(&Context<'_>, &mut Findings)>,
}

impl Rule {
    /// The tool's own: the manifest may lower it or switch it off.
    pub fn is_own(&self) -> bool {
        self.fonti.is_empty()
    }

    /// It judges changes for `piao diff` and finds nothing in a plan.
    pub fn only_judges(&self) -> bool {
        self.level == Livelli::SOLO_CONFRONTO
    }

    /// An error of reading or linking: what it stands on was not understood, so nobody may look away from it.
    pub fn is_unreadable(&self, level: Level) -> bool {
        self.is_own() && self.check.is_none() && !self.only_judges() && level == Level::Error
    }
}

/// Every rule, in order of id: the two lines of a new rule are its `mod` above and its name here.
pub static RULES: &[&Rule] = &[
    &abitanti_nulli::RULE,
    &accessibilita_fisica_o_digitale_assente::RULE,
    &accessibilita_senza_associazioni::RULE,
    &accessibilita_senza_proponente::RULE,
    &accessibilita_senza_ufficio_o_data::RULE,
    &accesso_civico_incompleto::RULE,
    &accesso_esterno_sotto_la_meta::RULE,
    &adozione_di_un_altro_organo::RULE,
    &adozione_in_ritardo::RULE,
    &adozione_non_della_giunta::RULE,
    &agenda_semplificazione_non_citata::RULE,
    &agile_oltre_la_presenza::RULE,
    &agile_oltre_la_presenza_con_deroga::RULE,
    &agile_piu_del_personale::RULE,
    &altre_categorie_protette_scoperte::RULE,
    &ambiti_obbligatori_senza_corso::RULE,
    &ampiezza_media_errata::RULE,
    &anticorruzione_senza_corso::RULE,
    &area_di_rischio_sconosciuta::RULE,
    &area_generale_senza_processi::RULE,
    &area_obbligatoria_senza_processi::RULE,
    &area_sconosciuta::RULE,
    &area_specifica_senza_processi::RULE,
    &arretrato_senza_piano::RULE,
    &assunzione_di_un_altro_anno::RULE,
    &assunzione_incompleta::RULE,
    &assunzione_senza_bisogno::RULE,
    &assunzioni_oltre_il_piano::RULE,
    &assunzioni_oltre_il_turn_over::RULE,
    &assunzioni_oltre_la_capacita::RULE,
    &assunzioni_senza_azioni_positive::RULE,
    &assunzioni_senza_strategia::RULE,
    &atto_della_struttura_senza_data::RULE,
    &atto_di_adozione_incompleto::RULE,
    &azione_positiva_incompleta::RULE,
    &azioni_positive_assenti::RULE,
    &azioni_positive_senza_pareri::RULE,
    &baseline_diversa_dal_misurato::RULE,
    &bes_sconosciuto::RULE,
    &bilancio_di_genere_escluso::RULE,
    &bilancio_dopo_il_piano::RULE,
    &categoria_di_prima::RULE,
    &categoria_superata::RULE,
    &categorie_protette_scoperte::RULE,
    &celle_oltre_le_colonne::RULE,
    &cessazioni_non_previste::RULE,
    &cessazioni_oltre_il_personale::RULE,
    &chiave_in_due_file::RULE,
    &chiave_mancante::RULE,
    &chiave_ripetuta::RULE,
    &chiave_sconosciuta::RULE,
    &ciclo_di_obiettivi::RULE,
    &ciclo_di_uffici::RULE,
    &cinquanta_dipendenti::RULE,
    &citazione_troppo_annidata::RULE,
    &codice_di_comportamento_non_aggiornato::RULE,
    &codice_fiscale_errato::RULE,
    &codice_fiscale_personale::RULE,
    &codice_ipa_diverso_dal_catastale::RULE,
    &codice_ipa_errato::RULE,
    &codice_istat_errato::RULE,
    &codifica_del_file::RULE,
    &collegamento_sconosciuto::RULE,
    &commissioni_di_concorso_senza_azione::RULE,
    &competenze_digitali_assenti::RULE,
    &competenze_digitali_parziali::RULE,
    &competenze_digitali_senza_corso::RULE,
    &competenze_trasversali_senza_corso::RULE,
    &concluso_sconosciuto::RULE,
    &condizione_agile_negata::RULE,
    &condizioni_per_assumere_assenti::RULE,
    &conferma_con_eventi::RULE,
    &conferma_non_identica::RULE,
    &conferma_oltre_il_triennio::RULE,
    &conferma_senza_atto::RULE,
    &consultazione_incompleta::RULE,
    &contesto_interno_senza_personale::RULE,
    &contesto_interno_senza_segnalazioni::RULE,
    &contesto_non_rinnovato::RULE,
    &cup_non_valido::RULE,
    &da_compilare::RULE,
    &data_del_consuntivo::RULE,
    &data_fuori_periodo::RULE,
    &data_non_valida::RULE,
    &dati_anagrafici_nel_testo::RULE,
    &dati_personali_senza_base_giuridica::RULE,
    &dato_cambiato::RULE,
    &denominatore_nullo::RULE,
    &deroga_alla_presenza_senza_motivo::RULE,
    &deroga_inutile::RULE,
    &deroga_scaduta::RULE,
    &deroga_senza_motivo::RULE,
    &dipendenti_a_un_altra_data::RULE,
    &dipendenti_diversi_dal_personale::RULE,
    &dipendenti_non_a_fine_anno::RULE,
    &dirigenti_110_oltre_la_quota::RULE,
    &dirigenti_oltre_la_dotazione::RULE,
    &documenti_finanziari_assenti::RULE,
    &durata_della_pubblicazione_errata::RULE,
    &efficacia_o_efficienza_non_misurata::RULE,
    &elementi_isolati::RULE,
    &elenco_delle_misure_generali_incompleto::RULE,
    &ente_che_non_adotta_il_piano::RULE,
    &equilibrio_non_asseverato::RULE,
    &etica_senza_corso::RULE,
    &evoluzione_senza_un_aspetto::RULE,
    &fascia_demografica_errata::RULE,
    &fasi_fuori_ordine::RULE,
    &fcde_di_un_altro_anno::RULE,
    &file_citato_assente::RULE,
    &file_non_leggibile::RULE,
    &file_sconosciuto::RULE,
    &finestra_non_scorsa::RULE,
    &formazione_ridotta::RULE,
    &formazione_senza_indicatori::RULE,
    &frequenza_troppo_rara::RULE,
    &gestione_dei_progetti_senza_corso::RULE,
    &html_nel_testo::RULE,
    &id_duplicato::RULE,
    &id_non_valido::RULE,
    &immagine_assente::RULE,
    &immagine_senza_testo_alternativo::RULE,
    &incarico_senza_obiettivi::RULE,
    &incarico_senza_obiettivo_di_formazione::RULE,
    &incarico_vacante_senza_interim::RULE,
    &inconferibilita_senza_misura::RULE,
    &incremento_scaduto::RULE,
    &indagine_incompleta::RULE,
    &indicatore_con_due_definizioni::RULE,
    &indicatore_ridefinito::RULE,
    &indicatore_senza_andamento::RULE,
    &indicatore_senza_baseline::RULE,
    &indicatore_senza_confronto::RULE,
    &indicatore_senza_dimensione::RULE,
    &indicatore_senza_fonte::RULE,
    &indicatore_senza_formula::RULE,
    &indicatore_senza_frequenza::RULE,
    &indicatore_senza_polarita::RULE,
    &indicatore_senza_target::RULE,
    &indicatore_senza_ufficio::RULE,
    &indicatore_senza_unita::RULE,
    &indicatore_sparito::RULE,
    &indicatori_dell_universita_assenti::RULE,
    &indicatori_dopo_l_ultimo_monitoraggio::RULE,
    &indirizzo_irraggiungibile::RULE,
    &intelligenza_artificiale_senza_corso::RULE,
    &lavoro_agile_non_usato_senza_motivo::RULE,
    &lavoro_agile_senza_confronto::RULE,
    &lavoro_agile_senza_formazione::RULE,
    &lavoro_agile_senza_performance::RULE,
    &lavoro_da_remoto_non_trattato::RULE,
    &livello_di_rischio_sconosciuto::RULE,
    &livello_non_ammesso::RULE,
    &livello_sconosciuto::RULE,
    &livello_sotto_la_stima_peggiore::RULE,
    &migliaia_ambigue::RULE,
    &missione_sconosciuta::RULE,
    &misura_con_altre_date::RULE,
    &misura_dopo_il_suo_obiettivo::RULE,
    &misura_generale_assente::RULE,
    &misura_generica::RULE,
    &misura_gia_attuata_senza_data::RULE,
    &misura_scaduta::RULE,
    &misura_senza_fasi::RULE,
    &misura_senza_indicatore::RULE,
    &misura_senza_rischio::RULE,
    &misura_senza_target::RULE,
    &misura_senza_termine::RULE,
    &misura_senza_tipo::RULE,
    &misura_senza_ufficio::RULE,
    &misura_sparita::RULE,
    &misure_assenti::RULE,
    &misure_fuori_dalla_performance::RULE,
    &misure_sui_contratti_assenti::RULE,
    &mobilita_obbligatoria_non_prevista::RULE,
    &mobilita_sotto_la_quota::RULE,
    &monitoraggio_a_un_solo_livello::RULE,
    &monitoraggio_delle_misure_assente::RULE,
    &monitoraggio_delle_misure_incompleto::RULE,
    &monitoraggio_fuori_periodo::RULE,
    &monitoraggio_piu_rado_del_dovuto::RULE,
    &monitoraggio_senza_frequenza::RULE,
    &monitoraggio_senza_responsabile::RULE,
    &monitoraggio_senza_strumento::RULE,
    &monitoraggio_unico_della_3_3::RULE,
    &motivo_mancante::RULE,
    &nessun_giudizio_degli_utenti::RULE,
    &nessun_impatto_sugli_utenti::RULE,
    &nessun_obiettivo_anticorruzione::RULE,
    &nessun_obiettivo_di_trasparenza::RULE,
    &nessun_obiettivo_sull_energia::RULE,
    &nessuna_mobilita::RULE,
    &nome_di_file_non_portabile::RULE,
    &nome_di_indicatore_ripetuto::RULE,
    &nome_sconosciuto::RULE,
    &norma_superata::RULE,
    &nota_senza_richiamo::RULE,
    &note_richiamate_troppe_volte::RULE,
    &numero_illeggibile::RULE,
    &obblighi_di_pubblicazione_mancanti::RULE,
    &obbligo_aggiornato_di_rado::RULE,
    &obbligo_di_altri_anni::RULE,
    &obbligo_non_per_questo_ente::RULE,
    &obbligo_sconosciuto::RULE,
    &obbligo_senza_controllo::RULE,
    &obbligo_senza_frequenza::RULE,
    &obbligo_senza_schema_anac::RULE,
    &obbligo_tolto::RULE,
    &obiettivi_agid_assenti::RULE,
    &obiettivi_di_altri_anni::RULE,
    &obiettivi_immutati::RULE,
    &obiettivi_in_nessun_documento::RULE,
    &obiettivo_di_ufficio_chiuso::RULE,
    &obiettivo_individuale_isolato::RULE,
    &obiettivo_operativo_isolato::RULE,
    &obiettivo_pnrr_senza_cup::RULE,
    &obiettivo_senza_bilancio::RULE,
    &obiettivo_senza_centro_di_costo::RULE,
    &obiettivo_senza_indicatore::RULE,
    &obiettivo_senza_stakeholder::RULE,
    &obiettivo_senza_tappe::RULE,
    &obiettivo_senza_ufficio::RULE,
    &obiettivo_sparito::RULE,
    &operando_non_dichiarato::RULE,
    &ore_di_formazione_che_non_tornano::RULE,
    &ore_di_formazione_insufficienti::RULE,
    &orizzonte_fuori_dal_piano::RULE,
    &parere_dei_revisori_assente::RULE,
    &parere_dei_revisori_non_citato::RULE,
    &parere_dei_revisori_senza_estremi::RULE,
    &parere_di_regolarita_assente::RULE,
    &parere_dopo_l_adozione::RULE,
    &partecipanti_oltre_il_personale::RULE,
    &partecipazione_senza_come_e_quando::RULE,
    &partenze_aggiornate::RULE,
    &partita_iva_errata::RULE,
    &pec_non_valida::RULE,
    &percentuale_impossibile::RULE,
    &personale_diverso_nel_lavoro_agile::RULE,
    &personale_non_a_fine_anno::RULE,
    &personale_non_continuo::RULE,
    &personale_non_per_area::RULE,
    &personale_per_eta::RULE,
    &personale_per_ufficio::RULE,
    &personale_previsto_diverso::RULE,
    &personale_totale_pubblicato::RULE,
    &personale_uomini_e_donne::RULE,
    &pesi_degli_indicatori::RULE,
    &pesi_degli_obiettivi::RULE,
    &pesi_delle_fasi::RULE,
    &peso_cambiato::RULE,
    &peso_fuori_schema::RULE,
    &peso_nullo::RULE,
    &piano_dell_arretrato_incompleto::RULE,
    &piano_ict_non_citato::RULE,
    &piu_livelli_di_quelli_dichiarati::RULE,
    &pnrr_senza_processi::RULE,
    &precedente_non_letto::RULE,
    &predefinito_inutile::RULE,
    &prevenzione_senza_valore_pubblico::RULE,
    &procedura_incompleta::RULE,
    &procedura_senza_ufficio_o_anno::RULE,
    &procedure_non_del_primo_anno::RULE,
    &procedure_senza_misura_dei_tempi::RULE,
    &processi_senza_obiettivi::RULE,
    &processo_senza_area::RULE,
    &processo_senza_rischi::RULE,
    &processo_senza_ufficio::RULE,
    &profilo_in_due_aree::RULE,
    &programma_sconosciuto::RULE,
    &progressione_contata_come_assunzione::RULE,
    &progressione_in_deroga_fuori_termine::RULE,
    &quinta_area_senza_processi::RULE,
    &quota_agile_errata::RULE,
    &quota_impossibile::RULE,
    &rapporto_di_spesa_errato::RULE,
    &rapporto_in_crescita_tra_le_soglie::RULE,
    &regime_cambiato::RULE,
    &regime_non_ricavabile::RULE,
    &regime_semplificato_non_ammesso::RULE,
    &regola_sconosciuta::RULE,
    &relazione_del_rpct_non_citata::RULE,
    &relazione_in_ritardo::RULE,
    &rendiconti_non_gli_ultimi_tre::RULE,
    &responsabile_cambiato::RULE,
    &responsabile_di_un_altro_contratto::RULE,
    &responsabile_di_un_altro_ufficio::RULE,
    &responsabile_tra_i_contributori::RULE,
    &riallocazione_non_prevista::RULE,
    &ricognizione_delle_eccedenze_vecchia::RULE,
    &rientro_senza_riduzione::RULE,
    &riesame_non_programmato::RULE,
    &riferimento_sconosciuto::RULE,
    &rischi_assenti::RULE,
    &rischi_non_valutati::RULE,
    &rischi_tutti_uguali::RULE,
    &rischio_abbassato::RULE,
    &rischio_alto_rimandato::RULE,
    &rischio_alto_senza_misura_specifica::RULE,
    &rischio_alzato::RULE,
    &rischio_con_pochi_indicatori::RULE,
    &rischio_senza_livello::RULE,
    &rischio_senza_misura::RULE,
    &rischio_senza_motivazione::RULE,
    &rischio_senza_processo::RULE,
    &risorse_negative::RULE,
    &risultati_del_monitoraggio_assenti::RULE,
    &rpct_a_capo_di_un_ufficio_a_rischio::RULE,
    &rpct_nell_organismo_di_valutazione::RULE,
    &sanzioni_per_mancata_adozione::RULE,
    &scadenza_anticipata::RULE,
    &scadenza_fuori_anno::RULE,
    &scadenza_prima_dell_inizio::RULE,
    &scadenza_rinviata::RULE,
    &scala_del_rischio_cambiata::RULE,
    &scelta_sconosciuta::RULE,
    &schema_dei_pesi_cambiato::RULE,
    &schemi_in_prova_non_detti::RULE,
    &sdg_sconosciuto::RULE,
    &sezione_non_proposta_dal_rpct::RULE,
    &sezione_rinviata::RULE,
    &sezione_senza_monitoraggio::RULE,
    &sico_non_registrato::RULE,
    &sicurezza_senza_corso::RULE,
    &sindacati_non_informati::RULE,
    &sito_non_valido::RULE,
    &sito_senza_https::RULE,
    &smvp_non_aggiornato::RULE,
    &smvp_non_citato::RULE,
    &smvp_senza_valutatori::RULE,
    &solo_indicatori_di_attivita::RULE,
    &sottosezione_troppo_lunga::RULE,
    &spesa_diversa_dal_dup::RULE,
    &spesa_oltre_il_limite::RULE,
    &spesa_oltre_l_ottanta_per_cento::RULE,
    &spesa_oltre_la_soglia::RULE,
    &storico_riscritto::RULE,
    &succede_a_sconosciuto::RULE,
    &target_cambiato::RULE,
    &target_contro_polarita::RULE,
    &target_di_un_anno_mancante::RULE,
    &target_fuori_periodo::RULE,
    &target_gia_raggiunto::RULE,
    &target_indebolito::RULE,
    &target_non_numerico::RULE,
    &target_non_per_ogni_anno::RULE,
    &target_rafforzato::RULE,
    &target_senza_miglioramento::RULE,
    &tempestivo_senza_giorni::RULE,
    &tempi_di_pagamento_altro_indicatore::RULE,
    &tempi_di_pagamento_peso_basso::RULE,
    &tempi_di_pagamento_senza_obiettivo::RULE,
    &tempi_di_pagamento_senza_responsabile::RULE,
    &tempi_di_pagamento_target::RULE,
    &tempo_obiettivo_troppo_lungo::RULE,
    &tempo_parziale_oltre_il_personale::RULE,
    &testo_cambiato::RULE,
    &testo_simile_a_un_id::RULE,
    &testo_tagliato::RULE,
    &tetto_sanitario_assente::RULE,
    &tipo_errato::RULE,
    &titolo_di_altri_anni::RULE,
    &toml_non_valido::RULE,
    &totale_dei_movimenti::RULE,
    &troppe_misure::RULE,
    &troppi_indicatori::RULE,
    &troppi_obiettivi::RULE,
    &troppi_obiettivi_di_valore_pubblico::RULE,
    &ufficio_associato_senza_nome::RULE,
    &ufficio_chiuso::RULE,
    &ufficio_orfano::RULE,
    &ufficio_senza_obiettivi::RULE,
    &ufficio_senza_processi::RULE,
    &ufficio_senza_responsabile::RULE,
    &valore_nel_commento::RULE,
    &valore_pubblico_di_una_sola_dimensione::RULE,
    &valore_pubblico_non_protetto::RULE,
    &valore_pubblico_senza_atto_di_indirizzo::RULE,
    &valore_pubblico_senza_bes_ne_sdg::RULE,
    &valore_pubblico_senza_dup::RULE,
    &valore_pubblico_senza_indicatore::RULE,
    &valore_pubblico_senza_obiettivi::RULE,
    &valore_pubblico_senza_obiettivi_regionali::RULE,
    &valore_pubblico_senza_orizzonte::RULE,
    &valore_pubblico_senza_piano_strategico::RULE,
    &valore_pubblico_senza_risorse::RULE,
    &valore_pubblico_senza_strategia::RULE,
    &valore_soglia_della_regione_errato::RULE,
    &valore_soglia_di_rientro_errato::RULE,
    &valore_soglia_errato::RULE,
    &variazione_non_pubblicata::RULE,
    &variazione_non_registrata::RULE,
    &virgola_decimale::RULE,
    &voce_divisa::RULE,
    &voce_nuova::RULE,
    &voce_rinominata::RULE,
    &voce_spostata::RULE,
    &voce_tolta::RULE,
    &voci_unite::RULE,
    &whistleblowing_incompleto::RULE,
    &whistleblowing_senza_misura::RULE,
    &yaml_non_valido::RULE,
];

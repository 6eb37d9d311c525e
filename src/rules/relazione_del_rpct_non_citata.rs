// SPDX-License-Identifier: EUPL-1.2
use super::shared::monitoraggio_rischi::sezione;
use super::shared::parole::piano;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::tipi::RefOTesto;

/// The rule.
pub static RULE: Rule = Rule {
    id: "relazione-del-rpct-non-citata",
    catalogo: &["risk-relazione-rpct"],
    summary: "il piano rimanda all'ultima Relazione annuale del RPCT",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "L. 190/2012",
        articolo: "art. 1, c. 14",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2012-11-06;190~art1",
        certezza: "P",
    }],
    doc: include_str!("relazione_del_rpct_non_citata.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some((rischi, luogo)) = sezione(cx) else { return };
    if !rischi.relazione_rpct.is_missing() || !rischi.conferma.is_missing() || altrove(cx) {
        return;
    }
    out.report(&RULE, luogo)
        .campo("relazione_rpct")
        .message("il piano non rimanda all'ultima Relazione annuale del RPCT")
        .help("aggiungi `relazione_rpct` con l'indirizzo della pagina, o con il giorno in cui è stata pubblicata");
}

/// The documents of section 1 or the words of section 2.3 name it.
fn altrove(cx: &Context<'_>) -> bool {
    let documenti = cx.piano.sezioni.scheda_anagrafica.iter().flat_map(|s| s.documenti.elementi());
    let mut titoli = documenti.filter_map(|d| d.titolo.get()).map(|t| t.as_str());
    let Some(rischi) = &cx.piano.sezioni.rischi_corruttivi else { return false };
    let extra = rischi.altre_informazioni.voci().iter().flat_map(|v| [&*v.chiave, v.valore.value.as_str()]);
    let fonti = [&rischi.contesto_interno, &rischi.contesto_esterno].into_iter().filter_map(|c| c.get());
    let mut fonti = fonti.flat_map(|c| c.fonti.elementi()).map(|f| match &f.value {
        RefOTesto::Ref(fonte) => cx.graph.get(fonte).and_then(|f| f.nome.get()).map_or(&*fonte.id, |t| t.as_str()),
        RefOTesto::Testo(t) => t.as_str(),
    });
    let monitoraggio = rischi.monitoraggio.get();
    let prose = monitoraggio.into_iter().flat_map(|m| [&m.testo, &m.risultati_anno_precedente]);
    let mut prose = prose.chain([&rischi.testo]).filter_map(|p| p.get()).map(|p| &*p.testo);
    titoli.any(nominata) || extra.into_iter().any(nominata) || fonti.any(nominata) || prose.any(nominata)
}

fn nominata(testo: &str) -> bool {
    let testo = piano(testo);
    testo.contains("relazion")
        && [
            "rpct",
            "responsabile della prevenzione",
            "anticorruzione",
            "prevenzione della corruzione",
            "relazione annuale",
        ]
        .iter()
        .any(|w| testo.contains(w))
}

// SPDX-License-Identifier: EUPL-1.2
//! What a context of section 2.3 says, in one text to look for words in.

use crate::model::comuni::TestoConFonti;
use crate::model::tipi::RefOTesto;
use crate::rules::shared::parole::piano;
use crate::source::decode::Field;

/// Everything a context says, plain; none if a part of it was not understood or refers to another section.
pub fn parole(contesto: &TestoConFonti) -> Option<String> {
    let TestoConFonti { testo, fonti, impatto, dati } = contesto;
    let unread =
        matches!(testo, Field::Invalid(_)) || matches!(impatto, Field::Invalid(_)) || matches!(dati, Field::Invalid(_));
    if unread || matches!(fonti, Field::Invalid(_)) {
        return None;
    }
    let mut all = String::new();
    for prosa in [testo, impatto].into_iter().filter_map(Field::get) {
        all.push_str(&prosa.testo);
        all.push(' ');
    }
    for voce in dati.voci() {
        all.extend([&*voce.chiave, " ", voce.valore.value.as_str(), " "]);
    }
    for fonte in fonti.elementi() {
        if let RefOTesto::Testo(t) = &fonte.value {
            all.extend([t.as_str(), " "]);
        }
    }
    (!all.is_empty()).then(|| piano(&all))
}

// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::prose;
use crate::source::Span;
use crate::source::node::brief;

/// The rule.
pub static RULE: Rule = Rule {
    id: "immagine-assente",
    catalogo: &[],
    summary: "ogni immagine è un file del piano",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("immagine_assente.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let testi = cx.testi();
    let logo = cx.piano.manifesto.documento.get().and_then(|d| d.logo.both());
    let files = testi.immagini.iter().filter_map(|i| i.file.both()).chain(logo);
    for (path, place) in files.map(|(p, place)| (&*p.0, place)) {
        if !there(cx, path, "") {
            report(cx, path, place, out);
        }
    }
    for brano in testi.brani.iter().filter(|b| b.prosa) {
        let file = if brano.in_file { cx.sources.file(brano.span.file).path.as_str() } else { "" };
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        for immagine in prose::immagini(brano.testo) {
            if !there(cx, &immagine.url, folder) {
                report(cx, &immagine.url, brano.luogo(cx, immagine.offset, &immagine.scritta), out);
            }
        }
    }
}

/// A file of the plan's folder, or of the folder of the text that shows it.
fn there(cx: &Context<'_>, url: &str, folder: &str) -> bool {
    prose::percorsi(url, folder).iter().any(|p| cx.sources.find(p).is_some_and(|(_, file)| !file.unread))
}

fn report(cx: &Context<'_>, url: &str, place: Span, out: &mut Findings) {
    let outside = url.contains("://") || url.starts_with("//") || url.starts_with("data:");
    let shown = brief(url);
    if outside {
        out.report(&RULE, place)
            .message(format!("l'immagine `{shown}` non è un file del piano"))
            .label("dalla rete non si prende niente")
            .help("salva l'immagine nella cartella `immagini/` e scrivi il suo percorso");
        return;
    }
    let pictures = cx.sources.files().map(|(_, f)| f.path.as_str()).filter(|p| picture(p));
    let help = crate::source::decode::nearest(url, pictures)
        .map_or("metti il file nella cartella `immagini/` del piano".into(), |p| format!("forse intendevi `{p}`?"));
    out.report(&RULE, place)
        .message(format!("l'immagine `{shown}` non c'è nella cartella del piano"))
        .label("file assente")
        .help(help);
}

fn picture(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    [".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"].iter().any(|end| path.ends_with(end))
}

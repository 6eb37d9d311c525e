// Il documento si legge e si stampa tutto senza questo programma, che aggiunge ricerca, filtri e segni nell'indice.
// Non chiama la rete e non ricorda nulla: lo stato dei filtri sta nell'indirizzo.
"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (name, props = {}, ...children) => {
    const element = Object.assign(document.createElement(name), props);
    element.append(...children);
    return element;
  };
  const main = $("main");
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[’']/g, " ").toLowerCase();
  const count = (n, one, many) => `${n} ${n === 1 ? one : many}`;
  for (const element of $$(".con-programma[hidden]")) element.hidden = false;

  // What an address names is opened, with what it is in; what a filter hides comes back.
  const target = () => {
    try { return document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return null; }
  };
  const reveal = () => {
    const element = target();
    if (!element || !element.closest("main, footer")) return;
    if (element.closest(".filtrata")) filters?.clear();
    const inside = element.tagName === "DETAILS" ? element : $(":scope > details", element);
    if (inside) inside.open = true;
    for (let d = element.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    // What is near it is laid out only now, and moves it.
    const go = (frames) => {
      element.scrollIntoView();
      if (frames) requestAnimationFrame(() => go(frames - 1));
    };
    go(3);
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    // The same address twice is no change of address: it is followed by hand.
    if (link && link.hash === location.hash) setTimeout(reveal);
  });

  // Everything open, everything closed; on paper everything is open.
  $("#apri-tutto")?.addEventListener("click", () => { for (const d of $$("details", main)) d.open = true; });
  $("#chiudi-tutto")?.addEventListener("click", () => { for (const d of $$("details", main)) d.open = false; });
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = $$("details:not([open])");
    for (const d of closed) d.open = true;
  });
  addEventListener("afterprint", () => { for (const d of closed) d.open = false; });

  // The place of the reader, marked in the contents.
  const links = new Map($$("nav.indice > ol a").map((a) => [a.hash.slice(1), a]));
  const nav = $("nav.indice");
  const mark = (id) => {
    for (const a of links.values()) a.removeAttribute("aria-current");
    const link = links.get(id);
    link.setAttribute("aria-current", "true");
    const [row, box] = [link.getBoundingClientRect(), nav.getBoundingClientRect()];
    if (nav.scrollHeight > nav.clientHeight && (row.top < box.top + 16 || row.bottom > box.bottom - 16)) {
      nav.scrollTop += row.top - box.top - nav.clientHeight / 3;
    }
  };
  const spy = new IntersectionObserver((entries) => {
    const last = entries.filter((e) => e.isIntersecting).pop();
    if (last) mark(last.target.id);
  }, { rootMargin: "0px 0px -70% 0px" });
  for (const id of links.keys()) {
    const element = document.getElementById(id);
    if (element) spy.observe(element);
  }

  // Search: all the words, in any order, accents or not. The texts are gathered when they are first needed.
  const KINDS = /^(obiettivo-strategico|azione-positiva|valore-pubblico|[a-z]+)-/;
  const named = (element) => {
    const head = $(":scope > .piede-titolo, :scope > caption, :scope > :is(h2,h3,h4,h5,h6), :scope > header :is(h2,h3,h4,h5,h6), :scope > th[scope=row], :scope > .ufficio, :scope > summary, :scope > strong", element) ?? element;
    const own = head.cloneNode(true);
    for (const extra of $$(".permanente, .nascosto, .tenue, p, ul, dl, div, details", own)) extra.remove();
    const text = own.textContent.replace(/\s+/g, " ").trim();
    return text.length > 120 ? `${text.slice(0, 119)}…` : text;
  };
  // The tables of a part are found by its heading.
  const PLACE = "[id]:not([id^=tabella-])";
  let index = null;
  const gather = () => {
    const texts = new Map();
    const walker = document.createTreeWalker($(".pagina").parentElement, NodeFilter.SHOW_TEXT);
    let part = null;
    while (walker.nextNode()) {
      const words = walker.currentNode.data.trim();
      const parent = walker.currentNode.parentElement;
      if (!words || !parent.closest("main, footer") || parent.closest(".permanente, .nascosto, [aria-hidden], svg, script")) continue;
      // A part of a section has a heading and no address: it gets one, for as long as the page is open.
      const head = parent.closest("h3, h4, h5, h6");
      if (head && !head.closest("article, .rischio")) {
        part = head;
        if (!part.id) part.id = `parte-${texts.size}`;
      }
      if (parent.closest("h2, article, footer")) part = parent.closest("h3, h4, h5, h6") && part;
      if (part && !part.contains(parent)) texts.get(part)?.push(words);
      for (let e = parent.closest(PLACE); e && e !== main && e !== document.body; e = e.parentElement.closest(PLACE)) {
        if (!texts.has(e)) texts.set(e, []);
        texts.get(e).push(words);
      }
    }
    const item = (element, id, kind, text) => {
      const title = named(element);
      return { element, id, kind, title, text, plain: fold(text), inTitle: fold(title) };
    };
    const items = [...texts].map(([element, words]) => {
      const whole = element.matches("section.sezione, h1, h2");
      const kind = whole || element.matches("h3, h4, h5, h6") ? "sezione" : (KINDS.exec(element.id)?.[1] ?? "").replace("-", " ");
      return item(element, element.id, kind, whole ? named(element) : words.join(" ").replace(/\s+/g, " "));
    });
    const terms = $$("#glossario dt").map((dt) => item(dt, "glossario", "glossario", `${dt.textContent}: ${dt.nextElementSibling?.textContent ?? ""}`));
    return items.concat(terms).filter((i) => i.title);
  };
  const around = ({ title, text, plain }, word) => {
    const from = text.startsWith(title) ? title.length : 0;
    const at = Math.max(from, plain.indexOf(word, from) - 40);
    return `${at > from ? "…" : ""}${text.slice(at, at + 100).trim()}${at + 100 < text.length ? "…" : ""}`;
  };
  const find = (words) => {
    const hits = (index ??= gather()).filter((i) => words.every((w) => i.plain.includes(w)));
    const titled = (i) => words.every((w) => i.inTitle.includes(w));
    const phrase = words.join(" ");
    // What holds all the words only because something in it does, is left to that.
    const own = hits.filter((h, n) => titled(h) || !(hits[n + 1] && h.element.contains(hits[n + 1].element)));
    const rank = (h) => (titled(h) ? 0 : h.plain.includes(phrase) ? 1 : 2);
    return own.sort((a, b) => rank(a) - rank(b));
  };
  const field = $("#cerca");
  const search = () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    const hits = words.join("").length > 1 ? find(words) : [];
    const said = hits.length > 30 ? `${hits.length} risultati, ecco i primi 30` : count(hits.length, "risultato", "risultati");
    $("#cerca-conto").textContent = words.join("").length > 1 ? said : "";
    $("#cerca-esiti").replaceChildren(...hits.slice(0, 30).map((h) => make("li", {},
      make("a", { href: `#${h.id}`, textContent: h.title }),
      make("span", { className: "tenue", textContent: [h.kind, around(h, words[0])].filter(Boolean).join(" · ") }))));
  };
  field?.addEventListener("input", search);
  field?.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { field.value = ""; search(); }
  });

  // Filters of the goals: by office, dimension and year, kept in the address as #filtro?ufficio=…&anno=….
  const filterCards = (cards) => {
    // Nobody filters on paper.
    if (matchMedia("print").matches) return null;
    const KEYS = [["ufficio", "Ufficio"], ["dimensione", "Dimensione"], ["anni", "Anno"]];
    const values = (card, key) => (card.dataset[key] ?? "").split(" ").filter(Boolean);
    const label = (key, value) => (key === "ufficio" && $(`a[href="#${CSS.escape(value)}"]`)?.textContent) || value.replaceAll("_", " ");
    const said = make("p", { className: "tenue" });
    said.setAttribute("role", "status");
    const groups = KEYS.map(([key, name]) => {
      const all = [...new Set(cards.flatMap((card) => values(card, key)))];
      const rows = all.map((value) => [label(key, value), value]).sort((a, b) => a[0].localeCompare(b[0], "it"));
      const boxes = rows.map(([text, value]) => make("label", {}, make("input", { type: "checkbox", name: key, value }), ` ${text}`));
      return all.length > 1 && make("details", {}, make("summary", { textContent: name }), make("fieldset", {}, make("legend", { className: "nascosto", textContent: name }), ...boxes));
    }).filter(Boolean);
    if (!groups.length) return null;
    const reset = make("button", { type: "button", textContent: "Togli i filtri" });
    const box = make("div", { className: "filtri no-stampa" }, make("p", { textContent: "Mostra solo gli obiettivi per" }), make("div", {}, ...groups, reset), said);
    const checked = (key) => $$(`input[name=${key}]:checked`, box).map((i) => i.value);
    const apply = () => {
      const chosen = KEYS.map(([key]) => [key, checked(key)]).filter(([, list]) => list.length);
      const shown = cards.filter((card) => {
        const fits = chosen.every(([key, list]) => values(card, key).some((v) => list.includes(v)));
        card.classList.toggle("filtrata", !fits);
        return fits;
      }).length;
      reset.hidden = !chosen.length;
      said.textContent = chosen.length ? `${count(shown, "obiettivo", "obiettivi")} su ${cards.length}; stampando, ci sono tutti` : "";
      return chosen;
    };
    const keep = () => {
      const query = new URLSearchParams(apply().flatMap(([key, list]) => list.map((v) => [key, v])));
      history.replaceState(null, "", `#${query.size ? `filtro?${query}` : "sezione-performance"}`);
    };
    const read = () => {
      if (!location.hash.startsWith("#filtro?")) return;
      const query = new URLSearchParams(location.hash.slice(8));
      for (const input of $$("input", box)) input.checked = query.getAll(input.name).includes(input.value);
      for (const group of groups) group.open = Boolean($("input:checked", group));
      apply();
      box.scrollIntoView();
    };
    const clear = () => {
      for (const input of $$("input:checked", box)) input.checked = false;
      apply();
    };
    box.addEventListener("change", keep);
    reset.addEventListener("click", () => { clear(); keep(); });
    reset.hidden = true;
    cards[0].before(box);
    return { read, clear };
  };
  const cards = $$("#sezione-performance article.scheda[data-ufficio], #sezione-performance article.scheda[data-anni]");
  const filters = cards.length > 3 ? filterCards(cards) : null;
  addEventListener("hashchange", () => { reveal(); filters?.read(); });
  reveal();
  filters?.read();
})();

// SPDX-License-Identifier: EUPL-1.2
// One file and nothing else: no request leaves it, on screen or in print, and nothing in it fails.
import { unfold, withPage } from '../lib/browser.mjs';

export const selfContained = {
  name: 'self-contained',
  titolo: 'nessuna richiesta di rete, nessun errore di script o di CSP',
  async run({ browser, file }, out) {
    await withPage(browser, file, {}, async (page, seen) => {
      await unfold(page);
      await scrollThrough(page);
      await page.emulateMediaType('print');
      await new Promise(done => setTimeout(done, 200));
      for (const request of seen.requests) out.fault(`asks for something outside the file: ${request}`);
      for (const problem of seen.problems) out.fault(problem);
      const { outside, elements } = await page.evaluate(references);
      for (const what of outside) out.fault(`would load something from outside: ${what}`);
      out.seen = `${elements} elements`;
    });
  },
};

// What loads only when it comes near the window loads now.
const scrollThrough = page => page.evaluate(async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 4000) {
    scrollTo(0, y);
    await new Promise(done => setTimeout(done, 5));
  }
});

/** Runs in the page: what would be asked for from elsewhere, had the CSP or the browser not been in the way. */
function references() {
  const outside = [];
  const attributes = {
    src: 'script, img, source, iframe, embed, video, audio, track, input', srcset: 'img, source', data: 'object',
    poster: 'video', href: 'image, feImage, use', 'xlink:href': 'image, feImage, use', ping: 'a', action: 'form',
  };
  for (const [attribute, tags] of Object.entries(attributes)) {
    for (const element of document.querySelectorAll(tags)) {
      const value = element.getAttribute(attribute);
      if (value && !/^(data:|blob:|#)/.test(value)) outside.push(`<${element.localName} ${attribute}="${value.slice(0, 80)}">`);
    }
  }
  for (const link of document.querySelectorAll('link[href]')) {
    const loads = /stylesheet|icon|preload|prefetch|preconnect|manifest/.test(link.rel);
    if (loads && !link.getAttribute('href').startsWith('data:')) outside.push(`<link rel="${link.rel}">`);
  }
  const css = [...document.querySelectorAll('style')].map(s => s.textContent).join('\n');
  for (const [text] of css.matchAll(/@import[^;]+|url\(\s*['"]?(?!data:|#)[^)]+/g)) outside.push(`css ${text.slice(0, 80)}`);
  if (document.querySelector('base')) outside.push('<base>: links inside the page would leave it');
  if (document.querySelector('meta[http-equiv=refresh]')) outside.push('<meta http-equiv="refresh">');
  return { outside, elements: document.querySelectorAll('*').length };
}

// SPDX-License-Identifier: EUPL-1.2
// Italian as a public body writes it: numbers, dates, accents; nothing damaged, nothing left from a program.
import { unfold, withPage } from '../lib/browser.mjs';

const FAULTS = [
  ['damaged characters', /Ã[\u0080-¿‘-™ ]|â€[\u0080-\uFFFF]|Â[°«»\u00A0€]|\uFFFD|[\u0080-\u009F]/g],
  ['an English number', /(?<![\d.,/])[1-9]\d{0,2}(,\d{3})+(\.\d+)?(?![\d,])(?=[^%]|$)/g],
  ['a decimal point', /(?<![\d.])\d+\.\d{1,2}\s?%|€\s?\d+\.\d{1,2}(?!\d)|(?<![\d.,])\d+\.\d{1,2}\s?(€|euro)/g],
  ['an English or technical date', /\b(19|20)\d{2}-(0\d|1[0-2])-[0-3]\d\b|\b(January|February|March|April|June|July|August|September|October|November|December) \d/g],
  ['an amount without points', /€[\s\u00A0\u202F]?\d{5,}|(?<![\d.,])\d{5,}[\s\u00A0\u202F]?(€|euro)/g],
  ['an apostrophe in the place of an accent', /(?<![\p{L}])(e'|E'|E’|perche['’]|piu['’]|puo['’]|cioe['’]|sara['’]|gia['’]|[a-z]{3,}ita['’])(?=[\s,.;:)]|$)/gu],
  ['a wrong accent', /(?<![\p{L}])(perchè|poichè|affinchè|benchè|nè|sè|pò|qual['’]è)(?![\p{L}])/gu],
  ['something left from a program', /(?<![\p{L}])(T[O]DO|FIX[M]E|XXX|lorem ipsum|undefined|NaN|null|None|\[object Object\])(?![\p{L}])|\{\{|\}\}|\{%/gu],
  ['an empty pair of brackets', /\(\s*\)|«\s*»/g],
  ['a tax code of a person', /\b[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z]\b/g],
  ['an IBAN', /\bIT\d{2}\s?[A-Z](\s?\d){10}(\s?[0-9A-Z]){12}\b/g],
];

export const text = {
  name: 'text',
  titolo: 'testo italiano: numeri, date, accenti, resti di programma',
  async run({ browser, file }, out) {
    const texts = await withPage(browser, file, {}, async page => {
      await unfold(page);
      return page.evaluate(read);
    });
    for (const [what, pattern] of FAULTS) {
      const found = texts.flatMap(t => [...t.matchAll(pattern)].map(m => t.slice(Math.max(0, m.index - 20), m.index + m[0].length + 20)));
      if (found.length) out.fault(`${what}, ${found.length} times: «${found[0].trim()}»`);
    }
    out.seen = `${texts.length} texts`;
  },
};

/** Runs in the page: its texts in Italian, block by block. Code and addresses follow rules of their own. */
function read() {
  const texts = [];
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const element = nodes.currentNode.parentElement;
    if (element.closest('script, style, template, noscript, code, pre, .url, [lang]:not([lang|=it], html)')) continue;
    const words = nodes.currentNode.textContent.replace(/[ \t\r\n]+/g, ' ').trim();
    if (words && !/^https?:/.test(words)) texts.push(words);
  }
  return texts;
}

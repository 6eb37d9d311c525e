// SPDX-License-Identifier: EUPL-1.2
// The document without JavaScript: all of it can be read, and no control stands there that does nothing.
import { unfold, withPage } from '../lib/browser.mjs';

export const noScript = {
  name: 'no-script',
  titolo: 'leggibile senza JavaScript',
  async run({ browser, file }, out) {
    const whole = await withPage(browser, file, {}, async page => {
      await unfold(page);
      return page.evaluate(words);
    });
    await withPage(browser, file, { script: false }, async page => {
      await unfold(page);
      const idle = await page.evaluate(controls);
      const plain = new Set(await page.evaluate(words));
      const lost = whole.filter(word => !plain.has(word));
      if (lost.length) out.fault(`${lost.length} words are not there without JavaScript: ${lost.slice(0, 8).join(', ')}`);
      for (const control of idle) out.fault(`without JavaScript this does nothing: ${control}`);
      out.seen = `${plain.size} different words`;
    });
  },
};

/** Runs in the page: the different words of its content that are seen. Controls that a script serves are no content. */
function words() {
  document.querySelectorAll('.con-programma, .filtri').forEach(control => control.remove());
  const seen = document.querySelector('main')?.innerText ?? '';
  return [...new Set(seen.match(/[\p{L}\p{N}]+/gu))];
}

/** Runs in the page: controls that are seen, and need a script to do anything. */
function controls() {
  return [...document.querySelectorAll('button, input, select, textarea')]
    .filter(e => e.checkVisibility() && !e.closest('form[action]'))
    .map(e => `<${e.localName}${e.id && ` id="${e.id}"`}>`);
}

// SPDX-License-Identifier: EUPL-1.2
// What axe does not measure: a phone's width without scrolling sideways (1.4.10), and wider spacing of text (1.4.12).
import { unfold, withPage } from '../lib/browser.mjs';

const SPACING = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }'
  + ' p { margin-bottom: 2em !important }';

export const reflow = {
  name: 'reflow',
  titolo: 'a 320 px nessuno scorrimento orizzontale; testo spaziato mai tagliato',
  async run({ browser, file }, out) {
    await withPage(browser, file, { width: 320, height: 640 }, async page => {
      await unfold(page);
      const { wide, elements } = await page.evaluate(tooWide);
      wide.forEach(text => out.fault(`320 px: ${text}`));
      out.seen = `${elements} elements at 320 px`;
    });
    await withPage(browser, file, { inject: true }, async page => {
      await unfold(page);
      await page.addStyleTag({ content: SPACING });
      for (const what of await page.evaluate(cut)) out.fault(`with wider spacing the text is cut in ${what} (1.4.12)`);
    });
  },
};

/** Runs in the page: whether it scrolls sideways, and what sticks out. */
function tooWide() {
  const wide = [];
  const width = document.documentElement.clientWidth;
  const all = [...document.body.querySelectorAll('*')];
  const name = e => `<${e.localName}${e.id && ` id="${e.id}"`}${e.classList.length ? ` class="${e.classList}"` : ''}>`;
  if (document.documentElement.scrollWidth > width + 1) {
    const out = all.filter(e => e.getBoundingClientRect().right > width + 1 && e.checkVisibility() && !e.closest('svg'));
    wide.push(`the page is ${document.documentElement.scrollWidth} px wide; ${out.slice(0, 5).map(name).join(', ')}`);
  }
  // Drawings and code may scroll by themselves; running text, lists and tables may not.
  for (const box of all.filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1)) {
    const scrolls = /auto|scroll/.test(getComputedStyle(box).overflowX);
    if (scrolls && !box.querySelector('svg, pre') && box.localName !== 'pre') wide.push(`${name(box)} scrolls sideways: «${box.innerText.trim().slice(0, 40)}»`);
  }
  return { wide, elements: all.length };
}

/** Runs in the page: boxes that hide part of their text. */
function cut() {
  const hides = e => {
    const { overflowX, overflowY } = getComputedStyle(e);
    const across = /hidden|clip/.test(overflowX) && e.scrollWidth > e.clientWidth + 2;
    const down = /hidden|clip/.test(overflowY) && e.scrollHeight > e.clientHeight + 2;
    return (across || down) && e.clientHeight > 1 && e.clientWidth > 1 && e.innerText?.trim();
  };
  return [...document.body.querySelectorAll('*')].filter(hides).slice(0, 5).map(e => `<${e.localName} class="${e.classList}">`);
}

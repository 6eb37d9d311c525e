// SPDX-License-Identifier: EUPL-1.2
// The document walked with the Tab key: the skip link comes first and works, the focus is always seen.
import { withPage } from '../lib/browser.mjs';

/** How many stops are walked, from the top and from the start of the content. */
const STOPS = 40;

export const keyboard = {
  name: 'keyboard',
  titolo: 'tastiera: salto al contenuto, fuoco sempre visibile',
  async run({ browser, file }, out) {
    await withPage(browser, file, {}, async page => {
      const top = await walk(page, out);
      const skipped = await useSkipLink(page, out);
      out.seen = `${top + skipped} stops`;
    });
  },
};

async function useSkipLink(page, out) {
  // Only in a page just loaded does Tab begin from the top.
  await page.reload({ waitUntil: 'load' });
  await page.keyboard.press('Tab');
  const first = await focused(page);
  const leadsToContent = first.tag === 'a' && first.href?.startsWith('#')
    && await page.evaluate(href => document.querySelector(href)?.localName === 'main', first.href);
  if (!leadsToContent) {
    out.fault(`the first stop is ${first.name}, not a link that skips to the content`);
    return 1;
  }
  if (!first.onScreen) out.fault('the skip link is not on the screen when it has the focus');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  if (!(await page.evaluate(() => Boolean(document.activeElement.closest('main'))))) {
    out.fault('after the skip link, the next stop is not in the content');
  }
  return 1 + await walk(page, out);
}

/** Presses Tab some times; every stop must be on the screen and look different from when it has no focus. */
async function walk(page, out) {
  for (let stop = 1; stop <= STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    await painted(page);
    const here = await focused(page);
    if (here.tag === 'body') return stop;
    if (!here.ring) out.fault(`the focus is not seen on ${here.name} (2.4.7)`);
    if (!here.onScreen) out.fault(`the focus is out of the screen on ${here.name}`);
  }
  return STOPS;
}

/** Cards far from the screen are laid out when the focus comes near: what counts is what is seen then, a frame later. */
const painted = page => page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));

const focused = page => page.evaluate(() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
  const words = (element.innerText || element.ariaLabel || '').trim().slice(0, 30);
  return {
    tag: element.localName,
    href: element.getAttribute('href'),
    name: `<${element.localName}> «${words}»`,
    ring: outline || style.boxShadow !== 'none',
    onScreen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
  };
});

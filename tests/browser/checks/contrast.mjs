// SPDX-License-Identifier: EUPL-1.2
// Contrast measured by ourselves on every visible text (1.4.3) and drawn mark (1.4.11), in light, dark and print:
// axe cannot judge text in drawings, nor what is printed.
import { unfold, withPage } from '../lib/browser.mjs';

const LOOKS = [{ name: 'light' }, { name: 'dark', scheme: 'dark' }, { name: 'print', media: 'print' }];

export const contrast = {
  name: 'contrast',
  titolo: 'contrasto di testi e grafici: chiaro, scuro, stampa',
  async run({ browser, file }, out) {
    let marks = 0;
    let lowest = 21;
    for (const look of LOOKS) {
      const found = await withPage(browser, file, look, async page => {
        await unfold(page);
        return page.evaluate(measure);
      });
      found.faults.forEach(text => out.fault(`${look.name}: ${text}`));
      marks += found.marks;
      lowest = Math.min(lowest, found.lowest);
    }
    out.seen = `${marks} marks, lowest ${lowest.toFixed(2)}:1`;
  },
};

/** Runs in the page, so its parts are inside it. */
function measure() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const known = new Map();
  // Any CSS colour as [r, g, b, alpha]: the canvas understands them all.
  const rgba = colour => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(colour, [r, g, b, a / 255]);
    }
    return known.get(colour);
  };
  const over = (front, back) => [0, 1, 2].map(i => front[i] * front[3] + back[i] * (1 - front[3])).concat(1);
  const light = colour => {
    const [r, g, b] = colour.slice(0, 3).map(x => x / 255).map(x => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  // What is painted behind an element; nothing where a picture or a gradient is.
  const behind = element => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.backgroundImage !== 'none') return undefined;
      const colour = rgba(style.backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    const dark = matchMedia('screen and (prefers-color-scheme: dark)').matches
      && getComputedStyle(document.documentElement).colorScheme.includes('dark');
    return layers.reduceRight((back, front) => over(front, back), dark ? [18, 18, 18, 1] : [255, 255, 255, 1]);
  };

  const faults = new Map();
  const fault = (what, example) => faults.set(what, { example, times: (faults.get(what)?.times ?? 0) + 1 });
  let marks = 0;
  let lowest = 21;

  const text = node => {
    const element = node.parentElement;
    const words = node.textContent.trim();
    if (!words || element.closest('script, style, template, title, desc, option, noscript, [disabled]')) return;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return;
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) return;
    const style = getComputedStyle(element);
    const svg = element.closest('svg');
    const back = behind(svg ?? element);
    if (!back) return fault('text over a picture or a gradient: its contrast cannot be told', words);
    const found = ratio(over(rgba(svg ? style.fill : style.color), back), back);
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    marks += 1;
    lowest = Math.min(lowest, found);
    if (found < least - 0.005) fault(`text at ${found.toFixed(2)}:1, needs ${least}: ${svg ? style.fill : style.color} on ${back.slice(0, 3).map(Math.round)}`, `<${element.localName} class="${element.getAttribute('class') ?? ''}"> «${words.slice(0, 30)}»`);
  };

  const drawn = mark => {
    if (!mark.checkVisibility()) return;
    const style = getComputedStyle(mark);
    const back = behind(mark.closest('svg'));
    const colours = [style.fill, style.stroke].filter(c => c && !/^(none|url)/.test(c)).map(rgba).filter(c => c[3] > 0);
    if (!back || !colours.length) return;
    const found = Math.max(...colours.map(colour => ratio(over(colour, back), back)));
    marks += 1;
    if (found < 2.995) fault(`a mark at ${found.toFixed(2)}:1, needs 3: ${style.fill} / ${style.stroke}`, `<${mark.localName} class="${mark.getAttribute('class') ?? ''}">`);
  };

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) text(texts.currentNode);
  // Grids and frames that say nothing are marked `data-decoro`: they need no contrast.
  document.querySelectorAll('svg[role=img] :is(path, line, polyline, rect, circle, polygon):not([data-decoro], [data-decoro] *)').forEach(drawn);
  return { marks, lowest, faults: [...faults].map(([what, { example, times }]) => `${what}; ${times} times, as ${example}`) };
}

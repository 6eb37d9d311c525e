// SPDX-License-Identifier: EUPL-1.2
// How heavy the page is: a reader with an old telephone must be able to open it.
import { withPage } from '../lib/browser.mjs';

const MOST_ELEMENTS = 60_000;
/** Seconds of processor until the page is laid out, in the best of three: what else the machine does is not counted. */
const LONGEST = 2;

export const speed = {
  name: 'speed',
  titolo: 'peso della pagina: pronta in 2 secondi, al più 60.000 elementi',
  async run({ browser, file }, out) {
    const rounds = [];
    for (let round = 0; round < 3; round += 1) rounds.push(await measure(browser, file));
    const { elements } = rounds[0];
    const cpu = Math.min(...rounds.map(r => r.cpu));
    const ready = Math.min(...rounds.map(r => r.ready));
    if (elements > MOST_ELEMENTS) out.fault(`${elements} elements, more than ${MOST_ELEMENTS}`);
    if (cpu > LONGEST) out.fault(`takes ${cpu.toFixed(2)} s of processor to be ready, more than ${LONGEST}`);
    out.seen = `${elements} elements, ready after ${cpu.toFixed(2)} s of processor, ${ready.toFixed(2)} s by the clock`;
  },
};

const measure = (browser, file) => withPage(browser, file, { count: true }, async (page, { devtools }) => {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return {
    cpu: metrics.find(metric => metric.name === 'TaskDuration').value,
    ready: await page.evaluate(() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd / 1000),
    elements: await page.evaluate(() => document.querySelectorAll('*').length),
  };
});

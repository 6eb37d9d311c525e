// SPDX-License-Identifier: EUPL-1.2
// The system's Chromium, and pages in it that can load nothing but the document itself.
import puppeteer from 'puppeteer-core';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
];

const ARGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--no-default-browser-check',
  '--disable-background-networking', '--disable-component-update', '--disable-default-apps', '--disable-sync',
  '--disable-dev-shm-usage', '--metrics-recording-only', '--force-color-profile=srgb', '--lang=it-IT',
];

/** The browser to start: `CHROME`, or the first that is where systems put it; undefined when there is none. */
export const executable = () => process.env.CHROME ?? PLACES.find(existsSync);

export const launch = () =>
  puppeteer.launch({ executablePath: executable(), headless: true, args: ARGS, protocolTimeout: 900_000 });

/**
 * Opens `file` and hands the page to `work`, with what went wrong while it was open: `requests` that were not for the
 * file itself (they are refused, too), `problems` (errors of scripts and console, violations of the CSP) and `devtools`.
 */
export async function withPage(browser, file, options, work) {
  const page = await browser.newPage();
  const seen = { requests: [], problems: [] };
  const self = pathToFileURL(resolve(file)).href;
  try {
    seen.devtools = await prepare(page, options);
    await guard(page, self, seen);
    await page.goto(self, { waitUntil: 'load', timeout: 300_000 });
    return await work(page, seen);
  } finally {
    await page.close();
  }
}

async function prepare(page, { script = true, width = 1280, height = 900, scheme = 'light', media = 'screen', motion = 'reduce', inject = false, count = false }) {
  await page.setJavaScriptEnabled(script);
  // Only for checks that add scripts or styles of their own: never where the CSP itself is looked at.
  if (inject) await page.setBypassCSP(true);
  await page.setViewport({ width, height });
  // In one command: of two, the second would undo the first.
  const devtools = await page.createCDPSession();
  await devtools.send('Emulation.setEmulatedMedia', {
    media,
    features: [
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: motion },
    ],
  });
  if (count) await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return devtools;
}

async function guard(page, self, { requests, problems }) {
  await page.setRequestInterception(true);
  page.on('request', request => {
    const url = request.url();
    if (url.split('#')[0] === self || /^(data|blob):/.test(url)) return request.continue();
    requests.push(`${request.resourceType()} ${url}`);
    return request.abort();
  });
  page.on('pageerror', error => problems.push(`script error: ${error.message}`));
  page.on('console', message => {
    // A request that was refused is already among the requests.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) {
      problems.push(`error in the console: ${message.text()}`);
    }
  });
}

/**
 * Opens every `<details>` of the page, and has all of it laid out, even what is far from the screen: checks look at what is
 * folded or out of sight, too.
 */
export const unfold = page => page.evaluate(() => {
  document.querySelectorAll('details').forEach(d => { d.open = true; });
  for (const e of document.querySelectorAll('body *')) {
    if (getComputedStyle(e).contentVisibility === 'auto') e.style.contentVisibility = 'visible';
  }
});

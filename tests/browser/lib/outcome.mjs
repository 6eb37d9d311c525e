// SPDX-License-Identifier: EUPL-1.2
// What one check found in one document.

const SHOWN = 25;

export class Outcome {
  /** What is wrong, one sentence each. */
  faults = [];
  /** What was not looked at, and why. */
  skipped = [];
  /** How much was looked at: a check that saw nothing proves nothing. */
  seen = '';

  fault(text) {
    this.faults.push(text);
  }

  skip(why) {
    this.skipped.push(why);
  }

  print(check, document, seconds) {
    const verdict = this.faults.length ? `${this.faults.length} FAULTS` : 'ok';
    console.log(`${document}: ${check}: ${verdict} (${seconds.toFixed(1)} s${this.seen && `; ${this.seen}`})`);
    for (const text of this.faults.slice(0, SHOWN)) console.log(`    ${text}`);
    if (this.faults.length > SHOWN) console.log(`    … and ${this.faults.length - SHOWN} more`);
    for (const why of this.skipped) console.log(`    SKIPPED: ${why}`);
  }
}

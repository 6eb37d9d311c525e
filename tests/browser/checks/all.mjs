// SPDX-License-Identifier: EUPL-1.2
// The checks, in the order they run: what is quick to judge first.
import { axe } from './axe.mjs';
import { contrast } from './contrast.mjs';
import { data } from './data.mjs';
import { facts } from './facts.mjs';
import { html } from './html.mjs';
import { keyboard } from './keyboard.mjs';
import { links } from './links.mjs';
import { noScript } from './no-script.mjs';
import { print } from './print.mjs';
import { reflow } from './reflow.mjs';
import { search } from './search.mjs';
import { selfContained } from './self-contained.mjs';
import { speed } from './speed.mjs';
import { structure } from './structure.mjs';
import { text } from './text.mjs';

/** On every change. */
export const FAST = [selfContained, links, structure, text, noScript, search, data, facts, keyboard, reflow, contrast, html, axe];

/** Before a release: what is slow, too. */
export const FULL = [...FAST, speed, print];

import { actual } from './actual.ts';
import type { Application } from './application.ts';
import { cockpit } from './cockpit.ts';
import { decap } from './decap.ts';
import { haxcms } from './haxcms.ts';
import { nodeRed } from './node-red.ts';
import { perspective } from './perspective.ts';
import { sqlpad } from './sqlpad.ts';
import { tryton } from './tryton.ts';

/** SQLPad and Tryton are read and followed word by word in the main job already. */
export const core: readonly Application[] = [decap, perspective, cockpit];
export const all: readonly Application[] = [...core, sqlpad, tryton, actual, nodeRed, haxcms];

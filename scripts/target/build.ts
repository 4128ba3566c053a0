import { mkdirSync, writeFileSync } from 'node:fs';
import { say } from '../commands.ts';
import { bundle } from './browser.ts';

/** `npm run build:target`: one script that sets `globalThis.handrailTarget`, as the harness loads it. */
const file = '.output/target.js';
const code = await bundle('scripts/target/page/target.ts');
mkdirSync('.output', { recursive: true });
writeFileSync(file, code);
say(`Built ${file}, ${code.length} bytes`);

import { capture } from './capture/capture.ts';
import { bullboard } from './capture/apps/bullboard.ts';
import { grapesjs } from './capture/apps/grapesjs.ts';
import { jsoneditor } from './capture/apps/jsoneditor.ts';
import { rapidoc } from './capture/apps/rapidoc.ts';
import { swagger } from './capture/apps/swagger.ts';
import { vditor } from './capture/apps/vditor.ts';
import { captureTraps } from './capture/traps.ts';
import { say } from '../commands.ts';

/** `npm run capture:releases -- rapidoc`: stores the pages of an application's releases anew, and what is the same on them. */
const apps = [bullboard, grapesjs, jsoneditor, rapidoc, swagger, vditor];
const wanted = process.argv.slice(2);
const chosen = apps.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const names = [...apps.map(({ name }) => name), 'traps'];
const unknown = wanted.find((name) => !names.includes(name));
if (unknown) throw new Error(`There is no ${unknown}. There are: ${names.join(', ')}.`);
for (const app of chosen) {
  say(`Capturing ${app.name}`);
  await capture(app);
}
if (wanted.length === 0 || wanted.includes('traps')) {
  say('Setting traps');
  await captureTraps();
}

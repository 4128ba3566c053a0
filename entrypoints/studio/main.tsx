import '#lib/platform/polyfill.ts';
import '#components/ui/page.css';
import '#components/ui/controls.css';
import './history.css';
import './studio.css';
import './steward.css';
import './editor.css';
import { render } from 'preact';
import { keepFocus } from '#components/ui/keep-focus.ts';
import { reportBug } from '#lib/platform/log.ts';
import { Device } from '#lib/store/device.ts';
import { watch } from '#lib/store/live.ts';
import { keepForUndo } from '#lib/store/unused-blobs.ts';
import { Studio } from './Studio.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('Studio has lost its root element.');

const asLongAsOpen = new AbortController().signal;
keepForUndo(asLongAsOpen);
keepFocus(document, asLongAsOpen);

render(
  <Studio device={new Device()} live={(query, onValue, signal) => watch(query, onValue, reportBug, signal)} />,
  root,
);

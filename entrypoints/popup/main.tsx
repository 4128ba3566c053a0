import '#lib/platform/polyfill.ts';
import '#components/ui/page.css';
import '#components/ui/controls.css';
import './popup.css';
import { render } from 'preact';
import { keepFocus } from '#components/ui/keep-focus.ts';
import { reportBug } from '#lib/platform/log.ts';
import { Device } from '#lib/store/device.ts';
import { watch } from '#lib/store/live.ts';
import { Popup } from './Popup.tsx';
import { findTab } from './tab.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The popup has lost its root element.');

keepFocus(document, new AbortController().signal);

const asked = new URLSearchParams(location.search).get('tab');
document.documentElement.classList.toggle('in-tab', asked !== null);

const tab = await findTab(asked === null ? null : Number(asked));
render(
  <Popup
    device={new Device()}
    live={(query, onValue, signal) => watch(query, onValue, reportBug, signal)}
    tab={tab}
    close={() => asked === null && window.close()}
  />,
  root,
);

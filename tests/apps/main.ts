import { say } from '../../scripts/commands.ts';
import { startActual } from './actual.ts';
import { startDecap } from './decap.ts';
import { startCockpit } from './cockpit.ts';
import { startPerspective } from './perspective.ts';
import type { RunningApp } from './app.ts';
import { startSqlpad } from './sqlpad.ts';
import { startTryton } from './tryton.ts';

/** By hand: `node tests/apps/main.ts sqlpad tryton actual` starts these and stops them on Ctrl-C. */
const starters = {
  sqlpad: startSqlpad,
  tryton: startTryton,
  actual: startActual,
  decap: startDecap,
  perspective: startPerspective,
  cockpit: startCockpit,
};

const known = Object.keys(starters);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !known.includes(name));
if (wanted.length === 0 || unknown.length > 0) {
  say(`Usage: node tests/apps/main.ts <${known.join(' | ')}> ...`);
  process.exit(2);
}

const running: RunningApp[] = [];
const interrupted = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, resolve);
});

try {
  for (const name of wanted) {
    const startedAt = performance.now();
    const app = await starters[name as keyof typeof starters]();
    running.push(app);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const login = app.login ? `  login ${app.login.user} / ${app.login.password}` : '';
    say(`${app.name}: ${app.url}${login}  (${seconds} s)`);
  }
  say('Ctrl-C stops them.');
  const stayAlive = setInterval(() => undefined, 60_000);
  await interrupted;
  clearInterval(stayAlive);
} finally {
  await Promise.all(running.map((app) => app.stop()));
}

import { expect, test } from 'vitest';
import { sqlpadScene } from '#tests/e2e/journey/scenes.ts';
import { welcomePage } from '../../demo/welcome-page.ts';

const app = {
  name: 'SQLPad',
  url: 'http://127.0.0.1:4472',
  login: { user: 'admin@example.com', password: '<secret> & more' },
  stop: () => Promise.resolve(),
};

const page = (missing: string[] = []) =>
  welcomePage({
    apps: [{ scene: sqlpadScene, app }],
    invite: 'http://127.0.0.1:4471/join#code',
    extension: '/somewhere/.output/chrome-mv3-e2e',
    missing,
    icon: '<svg></svg>',
  });

test('the page says in five lines what to try, where, as whom, and with which invite link', () => {
  expect(page().match(/<li>/g)).toHaveLength(5);
  for (const said of [app.url, app.login.user, '/join#code', '/somewhere/.output/chrome-mv3-e2e', sqlpadScene.title])
    expect(page()).toContain(said);
});

test('what it is told is shown as text', () => {
  expect(page()).toContain('&lt;secret&gt; &amp; more');
});

test('an application that could not be had is named, and only then', () => {
  expect(page()).not.toContain('could not be had');
  expect(page(['Tryton'])).toContain('Tryton could not be had');
});

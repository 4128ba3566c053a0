import { expect, test } from 'vitest';
import { guidesHere, makePacks } from '#lib/context/pack.ts';
import { anEntry } from '#tests/fixtures/a-guide.ts';

const crm = 'https://crm.example.com';
const erp = 'https://erp.example.com';

test('each enabled site gets what belongs to it and nothing of another site', () => {
  const [onCrm, onBoth] = [anEntry({ pages: [`${crm}/leads`] }), anEntry({ pages: [`${crm}/*`, `${erp}/*`] })];
  const packs = makePacks([onCrm, onBoth, anEntry({ pages: ['https://bi.example.com/*'] })], [crm, erp]);
  expect([...packs.keys()]).toEqual([crm, erp]);
  expect(packs.get(crm)!.map(({ id }) => id)).toEqual([onCrm.id, onBoth.id]);
  expect(packs.get(erp)!.map(({ id }) => id)).toEqual([onBoth.id]);
});

test('a site without guides has an empty pack, so that the agent knows it is enabled', () => {
  expect(makePacks([], [crm])).toEqual(new Map([[crm, []]]));
});

test('a guide with two patterns on one site is there once', () => {
  const packs = makePacks([anEntry({ pages: [`${crm}/a`, `${crm}/b`] })], [crm]);
  expect(packs.get(crm)).toHaveLength(1);
});

test('a pack says no more than the agent needs', () => {
  const packs = makePacks([anEntry({ pages: [`${crm}/*`] })], [crm]);
  expect(Object.keys(packs.get(crm)![0]!).sort()).toEqual(['id', 'kind', 'pages', 'revision']);
});

test('a pattern that means nothing puts a guide nowhere', () => {
  expect(makePacks([anEntry({ pages: ['*'] })], [crm]).get(crm)).toEqual([]);
});

test('of a pack, those guides are here whose pattern means the page', () => {
  const [lead, deal] = [anEntry({ pages: [`${crm}/leads/*`] }), anEntry({ pages: [`${crm}/deals`] })];
  const pack = makePacks([lead, deal], [crm]).get(crm)!;
  expect(guidesHere(pack, `${crm}/leads/4711?x`).map(({ id }) => id)).toEqual([lead.id]);
  expect(guidesHere(pack, `${erp}/leads/4711`)).toEqual([]);
});

test('a guide is there on its days only, as the page is looked at', () => {
  const pack = makePacks([anEntry({ pages: [`${crm}/*`], shownFrom: '2026-12-01', shownUntil: '2026-12-24' })], [crm]);
  const days = ['2026-11-30', '2026-12-01', '2026-12-24', '2026-12-25'];
  expect(days.map((day) => guidesHere(pack.get(crm)!, `${crm}/leads`, day).length)).toEqual([0, 1, 1, 0]);
});

import { expect, test } from 'vitest';
import type { Json } from '#lib/model/merge.ts';
import type { RecordingRules } from '#lib/model/recording-rules.ts';
import type { Present } from '../../server/src/store/decide.ts';
import { deedsOf } from '../../server/src/store/deeds.ts';
import { aPerson } from '#tests/fixtures/a-device.ts';

const writing = { ws: 'w', feed: 'ws', person: aPerson('steward', 'stella'), at: new Date() } as const;
const [crm, bi] = [crypto.randomUUID(), crypto.randomUUID()];
const aState = (recording: RecordingRules | undefined): Present => {
  const body: object = { schemaVersion: 1, name: 'Acme', ...(recording && { recording }) };
  return { type: 'workspace', rev: 'r1', deleted: false, body: body as Json };
};

function deeds(was: RecordingRules | undefined, now: RecordingRules) {
  const write = { ...aState(now), id: 'workspace', rev: 'r2', seq: 2 };
  return deedsOf(new Map([['workspace', aState(was)]]), [write], writing);
}

test('what a steward changes of what is recorded is in the audit log, with no word that anybody typed', () => {
  const was = { never: ['https://crm.example.com/secret/*'], hidden: { [crm]: ['.name'], [bi]: ['.pay'] } };
  const said = deeds(was, { pictures: 'screenshot', never: [], hidden: { [crm]: ['.name', '.phone'] } });
  expect(said.map(({ action, target, detail }) => [action, target, detail])).toEqual([
    ['recording-changed', 'workspace', { pictures: 'screenshot' }],
    ['recording-changed', 'workspace', { never: 0 }],
    ['recording-changed', crm, { hidden: 2 }],
    ['recording-changed', bi, { hidden: 0 }],
  ]);
  expect(said.every(({ actor }) => actor === 'stella')).toBe(true);
});

test('saying what holds anyway changes nothing, and a rule of a newer version is told by what it means here', () => {
  expect(deeds(undefined, { pictures: 'wireframe', never: [], hidden: { [crm]: [] } })).toEqual([]);
  expect(deeds({}, { pictures: 'hologram' as never })).toMatchObject([{ detail: { pictures: 'none' } }]);
});

test('where guides of an address that an app had are met is in the audit log, also when only that changes', () => {
  const app = { schemaVersion: 1, id: crm, name: 'CRM', origins: ['https://crm.example.org'] };
  const moved = { 'https://crm.example.com': 'https://crm.example.org' };
  const state = (body: Json) => ({ type: 'app', rev: 'r1', deleted: false, body });
  const said = (was: Json, now: Json) =>
    deedsOf(new Map([[crm, state(was)]]), [{ ...state(now), id: crm, seq: 2 }], writing).map(({ action }) => action);
  expect(said(app, { ...app, moved })).toEqual(['app-addresses-changed']);
  expect(said({ ...app, moved }, app)).toEqual(['app-addresses-changed']);
  expect(said(app, { ...app, moved: {} })).toEqual([]);
});

import { expect, test } from 'vitest';
import type { Json } from '#lib/model/merge.ts';
import type { RecordingRules } from '#lib/model/recording-rules.ts';
import type { Present } from '../../server/src/store/decide.ts';
import { deedsOf } from '../../server/src/store/deeds.ts';
import { aPerson } from '#tests/fixtures/a-device.ts';

const [crm, bi] = [crypto.randomUUID(), crypto.randomUUID()];
const aState = (recording: RecordingRules | undefined): Present => {
  const body: object = { schemaVersion: 1, name: 'Acme', ...(recording && { recording }) };
  return { type: 'workspace', rev: 'r1', deleted: false, body: body as Json };
};

function deeds(was: RecordingRules | undefined, now: RecordingRules) {
  const writing = { ws: 'w', feed: 'ws', person: aPerson('steward', 'stella'), at: new Date() };
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

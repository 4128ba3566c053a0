import { expect, test } from 'vitest';
import type { AuditRecord } from '#lib/model/steward.ts';
import { sentenceOf } from '../../../entrypoints/studio/audit-words.ts';

const names = {
  people: new Map([['stella', 'Stella']]),
  guides: new Map<string, string>(),
  libraries: new Map<string, string>(),
  teams: new Map<string, string>(),
  apps: new Map([['crm', 'CRM']]),
};
const sentence = (record: Partial<AuditRecord>) =>
  sentenceOf(
    { id: 'x', at: '', actor: 'stella', action: 'recording-changed', target: '', detail: {}, ...record },
    names,
  );

test('what is recorded from now on is said in words', () => {
  expect(sentence({ detail: { pictures: 'screenshot' } })).toBe(
    'Stella changed which pictures are recorded: masked screenshots.',
  );
  expect(sentence({ detail: { never: 1 } })).toBe('Stella changed which pages are never recorded, now 1 pattern.');
  expect(sentence({ target: 'crm', detail: { hidden: 0 } })).toBe(
    'Stella changed what is always hidden in CRM, now 0 selectors.',
  );
});

test('what only a newer store writes is shown as it stands there', () => {
  expect(sentence({ action: 'moon-painted', actor: 'store' })).toBe('The store moon-painted.');
});

import { describe, expect, test } from 'vitest';
import { readDocument } from '#lib/model/documents.ts';
import { agreedLabels, type Label, labelId, LabelReport } from '#lib/model/label.ts';
import { mayWrite } from '#lib/model/feeds.ts';
import { merge3 } from '#lib/model/merge.ts';

const guideId = crypto.randomUUID();
const stepId = crypto.randomUUID();
const label = (toldBy: string, name: string, of = 'Save', language = 'de-Latn'): Label => ({
  schemaVersion: 1,
  id: labelId(guideId, toldBy),
  guideId,
  toldBy,
  steps: { [stepId]: { [language]: [of, name] } },
});
const agreed = (...labels: Label[]) => agreedLabels(labels, 'rob', stepId, 'Save');

describe('a label is believed', () => {
  test('by the reader whose page had it, and by others once a second one says the same', () => {
    expect(agreed(label('rob', 'Sichern'))).toEqual({ 'de-Latn': 'Sichern' });
    expect(agreed(label('sue', 'Sichern'))).toEqual({});
    expect(agreed(label('sue', 'Sichern'), label('tom', 'Sichern'))).toEqual({ 'de-Latn': 'Sichern' });
  });

  test('by one’s own page before many others, and not where two camps are as large', () => {
    const two = [label('sue', 'Löschen'), label('tom', 'Löschen')];
    expect(agreed(...two, label('rob', 'Sichern'))).toEqual({ 'de-Latn': 'Sichern' });
    expect(agreed(...two, label('una', 'Sichern'), label('vic', 'Sichern'))).toEqual({});
  });

  test('only for the name that is still the recorded one', () => {
    expect(agreed(label('sue', 'Löschen', 'Delete'), label('tom', 'Löschen', 'Delete'))).toEqual({});
  });
});

describe('a label is written', () => {
  const may = (after: Label | null, before: Label | null = null, person = { id: 'sue', role: 'reader' as const }) =>
    mayWrite({ feed: 'pub:main', type: 'label', before, after }, person);

  test('by its reader, in one document per guide', () => {
    expect(may(label('sue', 'Sichern'))).toBe(true);
    expect(may({ ...label('sue', 'Sichern'), id: labelId(guideId, 'sue-again') })).toBe(false);
    expect(may(label('tom', 'Sichern'))).toBe(false);
    expect(may(label('sue', 'Sichern'), label('tom', 'Sichern'))).toBe(false);
    expect(may(null, label('tom', 'Sichern'))).toBe(false);
    expect(may(null, label('sue', 'Sichern'))).toBe(true);
  });

  test('and taken away by authors', () => {
    const ann = { id: 'ann', role: 'author' as const };
    expect(mayWrite({ feed: 'pub:main', type: 'label', before: label('tom', 'x'), after: null }, ann)).toBe(true);
    expect(mayWrite({ feed: 'edit:main', type: 'label', before: null, after: label('ann', 'x') }, ann)).toBe(false);
  });

  test('from two devices without a clash', () => {
    const base = label('sue', 'Sichern');
    const other = crypto.randomUUID();
    const mine = { ...base, steps: { ...base.steps, [other]: { 'de-Latn': ['New', 'Neu'] } } };
    const theirs = { ...base, steps: { [stepId]: { ...base.steps[stepId], 'fr-Latn': ['Save', 'Enregistrer'] } } };
    const { value, conflicts } = merge3(base as never, mine as never, theirs as never);
    expect(conflicts).toEqual([]);
    expect(Object.keys((value as Label).steps)).toEqual([stepId, other]);
    expect(Object.keys((value as Label).steps[stepId]!)).toEqual(['de-Latn', 'fr-Latn']);
  });
});

describe('the form', () => {
  const report = { guideId, stepId, language: 'de-Latn', of: 'Save', name: 'Sichern' };
  test('takes words of an application', () => {
    expect(LabelReport.safeParse(report).success).toBe(true);
    expect(readDocument('label', label('sue', 'Sichern'))).not.toBeNull();
  });

  test.each([
    { name: 'ada@example.com' },
    { name: 'Order 47110815' },
    { name: '' },
    { name: 'x'.repeat(81) },
    { language: 'de' },
    { language: '__proto__' },
    { stepId: 'one' },
    { more: 1 },
  ])('refuses %j', (change) => {
    expect(LabelReport.safeParse({ ...report, ...change }).success).toBe(false);
  });

  test('has room for so many steps and languages', () => {
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, () => [crypto.randomUUID(), {}]));
    expect(readDocument('label', { ...label('sue', 'Sichern'), steps: many(200) })).not.toBeNull();
    expect(readDocument('label', { ...label('sue', 'Sichern'), steps: many(201) })).toBeNull();
  });
});

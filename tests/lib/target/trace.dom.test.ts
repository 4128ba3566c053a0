import fc from 'fast-check';
import { beforeEach, describe as group, expect, it } from 'vitest';
import type { Target } from '#lib/model/target.ts';
import { Trace } from '#lib/model/trace.ts';
import { describe } from '#lib/target/describe.ts';
import { find } from '#lib/target/find.ts';
import { traceOf } from '#lib/target/trace.ts';
import { rankings } from '#lib/target/weights.ts';
import { button, crm, pick, records, show } from './a-page.ts';

beforeEach(() => show(''));
const names = (signals: Trace['for']): string[] => signals.map(([name]) => name);

group('the trace of a find', () => {
  it('says what came of it, as find does, and fits its form', () => {
    show(crm('old'));
    const target = describe(button('New lead'));
    for (const page of [crm('old'), crm('new'), crm('new', { without: 'New lead' }), '']) {
      show(page);
      const found = find(target, document);
      const trace = traceOf(target, document);
      expect(Trace.parse(trace)).toEqual(trace);
      expect(trace.outcome).toBe(found?.outcome ?? 'missing');
      if (found) expect(trace.confidence).toBeCloseTo(found.confidence, 1);
    }
  });

  it('says for it what agrees, against it what has changed, and how far the next one is', () => {
    show(crm('old'));
    const target = describe(button('New lead'));
    const same = traceOf(target, document);
    expect(same.against).toEqual([]);
    expect(names(same.for)).toContain('group');
    expect(same.for.every(([, says]) => says > 0)).toBe(true);
    expect(same.ahead).toBeGreaterThan(1);
    expect(same.candidates).toBeGreaterThan(4);
    show(crm('new', { renamed: { 'New lead': 'Create' } }));
    const renamed = traceOf(target, document);
    expect(names(renamed.against)).toEqual(expect.arrayContaining(['renamed', 'near']));
    expect(renamed.against.every(([, says]) => says < 0)).toBe(true);
    expect(renamed.ahead).toBeLessThan(same.ahead!);
  });

  it('says nothing against an element that never had more than this', () => {
    show('<p>Alpha</p><button>Save</button>');
    expect(traceOf(describe(button('Save')), document).against).toEqual([]);
  });

  it('says so where a name of its own led straight to it', () => {
    show('<button data-testid="save">Save</button><button>Close</button>');
    const target = describe(pick('button'));
    expect(traceOf(target, document)).toMatchObject({ outcome: 'found', isHooked: true, confidence: 0.98 });
    show('<button>Save</button><button>Close</button>');
    expect(traceOf(target, document).isHooked).toBe(false);
  });

  it('is of nothing on an empty page, and for a target that no page could hold', () => {
    show(crm('old'));
    const target = describe(button('Delete'));
    show('');
    document.body.remove();
    expect(traceOf(target, document)).toMatchObject({ outcome: 'missing', candidates: 0, confidence: 0, ahead: null });
    document.documentElement.append(document.createElement('body'));
    const broken = { ...target, hooks: { '[': 'x' } } as Target;
    expect(traceOf(broken, document)).toMatchObject({ outcome: 'missing', for: [], against: [] });
  });

  it('holds no word of any page, and no word of the target', () => {
    const canary = fc.stringMatching(/^Canary[A-Za-z]{1,10}$/);
    fc.assert(
      fc.property(fc.array(canary, { minLength: 14, maxLength: 14 }), fc.nat(9), fc.boolean(), (words, at, isGone) => {
        show(wordyPage(words));
        const all = [...document.querySelectorAll('body *')];
        const target = describe(all[at % all.length]!);
        if (isGone) show(wordyPage(words.toReversed()));
        const json = JSON.stringify(traceOf(target, document));
        expect(json).not.toMatch(/canary/i);
        expect(json.length).toBeLessThanOrEqual(600);
        expect(onlyOurs(JSON.parse(json))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('holds no record of a list', () => {
    show(records(['Acme', 'Borealis', 'Cyan', 'Dune']));
    const target = describe(pick('tbody tr:nth-child(3) a'));
    expect(JSON.stringify(traceOf(target, document))).not.toMatch(/acme|borealis|cyan|dune|eur|accounts/i);
  });
});

/** Every place where a page can have a word: names, texts, attributes, classes, heads, options, values. */
function wordyPage(words: readonly string[]): string {
  const [a, b, c, d, e, f, g, h, i, j, k, l, m, n] = words as [string, ...string[]];
  return `<main class="${a}" id="${b}" aria-label="${c}"><h1>${d}</h1><button data-testid="${e}" title="${f}">${g}</button>
    <button class="${h}"><svg data-icon="${i}" width="9" height="9"></svg></button>
    <input name="${j}" placeholder="${k}" value="${l}"><a href="/${m}/x">${n}</a>
    <table><tr><th>${a}</th></tr><tr><td>${b}</td></tr><tr><td>${c}</td></tr></table></main>`;
}

/** Strings in a trace that are neither an outcome nor the name of a signal. */
function onlyOurs(value: unknown): string[] {
  if (typeof value === 'string') return value in rankings || /^(found|unsure|missing)$/.test(value) ? [] : [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(onlyOurs) : [];
}

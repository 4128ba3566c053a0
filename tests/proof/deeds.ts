import fc from 'fast-check';

/** What happens to one request on its way. */
export type Fault = 'none' | 'lost-request' | 'lost-answer' | 'duplicate' | 'death' | 'edit-meanwhile';

export const fields = ['title', 'description', 'text', 'step 0', 'step 1'] as const;
export type Field = (typeof fields)[number];

/** `who` is a device: 0 to 2 are of three people, 3 is the second one of the first. `feed`: two libraries, one's drafts. */
export type Deed =
  | { do: 'edit'; who: number; feed: number; doc: number; field: Field }
  | { do: 'remove'; who: number; feed: number; doc: number }
  /** `diesAfter`: how many things the worker may still ask of its disk. */
  | { do: 'sync'; who: number; faults: Fault[]; diesAfter: number | null; looksFirst: boolean }
  | { do: 'both'; who: number; other: number }
  | { do: 'role'; who: number; library: number; role: 'author' | 'reader' | null }
  /** `deleted`: what the store does by itself after a month. `old`: every body but the present ones. */
  | { do: 'prune'; what: 'deleted' | 'old' }
  | { do: 'new-epochs' };

const who = fc.nat({ max: 3 });
const feed = fc.nat({ max: 2 });
const doc = fc.nat({ max: 3 });
const fault = fc.constantFrom<Fault[]>(
  ...(['none', 'none', 'none', 'lost-request', 'lost-answer', 'duplicate', 'death', 'edit-meanwhile'] as const),
);

export const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ do: fc.constant('edit' as const), who, feed, doc, field: fc.constantFrom(...fields) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), who, feed, doc }) },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('sync' as const),
      who,
      faults: fc.array(fault, { maxLength: 12 }),
      diesAfter: fc.option(fc.nat({ max: 70 }), { freq: 2 }),
      looksFirst: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('both' as const), who, other: who }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('role' as const),
      who,
      library: fc.nat({ max: 1 }),
      role: fc.constantFrom('author' as const, 'author' as const, 'reader' as const, null),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('prune' as const), what: fc.constantFrom('deleted' as const, 'old') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('new-epochs' as const) }) },
);

/** How many documents there are to meet at, and what happens to them. */
export const schedule = fc.record({
  docs: fc.constantFrom(1, 2, 4),
  deeds: fc.array(deed, { minLength: 5, maxLength: 35, size: 'medium' }),
});

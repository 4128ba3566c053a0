import fc from 'fast-check';

type Schema = Record<string, unknown>;

/** What no form expects, and what has broken programs before. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    Number.MAX_SAFE_INTEGER + 1,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '💥'.repeat(300),
    "' or 1=1; --",
    '../../../etc/passwd',
    '%2e%2e%2f',
    '${7*7}',
    '<script>alert(1)</script>',
    'x'.repeat(70_000),
    '*',
    'ws',
    'me:ann',
    '__proto__',
    'constructor',
    [],
    {},
    [[[[[[[[]]]]]]]],
  ),
  fc
    .constantFrom(
      ['__proto__', { isAdmin: true }],
      ['constructor', { prototype: { isAdmin: true } }],
      ['toString', 1],
      ['', null],
    )
    .map(([key, value]) => Object.fromEntries([[key, value]])),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A value that a schema of the OpenAPI description allows, as far as it says; sometimes with something hostile in a place. */
export function fitting(schema: Schema, hostility: number): fc.Arbitrary<unknown> {
  const proper = properly(schema, hostility);
  return hostility === 0
    ? proper
    : fc.oneof({ weight: 100 - hostility, arbitrary: proper }, { weight: hostility, arbitrary: hostile });
}

function properly(schema: Schema, hostility: number): fc.Arbitrary<unknown> {
  const options = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined;
  if (options) return fc.oneof(...options.map((option) => fitting(option, hostility)));
  if ('const' in schema) return fc.constant(schema['const']);
  if (schema['enum']) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const number = (name: string, otherwise: number) => (schema[name] as number | undefined) ?? otherwise;
  switch (schema['type']) {
    case 'string': {
      if (schema['format'] === 'uuid') return fc.uuid();
      if (schema['pattern']) return fc.stringMatching(new RegExp(schema['pattern'] as string));
      return fc.string({ minLength: number('minLength', 0), maxLength: Math.min(number('maxLength', 30), 200) });
    }
    case 'integer':
      return fc.integer({
        min: Math.max(number('minimum', 0), -(2 ** 31)),
        max: Math.min(number('maximum', 1_000), 2 ** 31 - 1),
      });
    case 'number':
      return fc.double({ noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const maxLength = Math.min(number('maxItems', 3), 3);
      return fc.array(fitting((schema['items'] ?? {}) as Schema, hostility), {
        minLength: Math.min(number('minItems', 0), 3),
        maxLength,
      });
    }
    case 'object':
      return anObject(schema, hostility);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function anObject(schema: Schema, hostility: number): fc.Arbitrary<unknown> {
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
  const entries = Object.entries(properties).map(([key, inner]) => [key, fitting(inner, hostility)] as const);
  const known = fc.record(Object.fromEntries(entries), {
    requiredKeys: hostility === 0 ? ((schema['required'] ?? []) as string[]) : [],
  });
  if (entries.length === 0)
    return fc.dictionary(fc.string({ maxLength: 10 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 });
  if (hostility === 0) return known;
  return fc.tuple(known, hostile, fc.boolean()).map(([value, extra, isPlain]) =>
    // A body is sent as text, where __proto__ is a key like any other.
    isPlain ? value : Object.fromEntries([...Object.entries(value), ['__proto__', extra]]),
  );
}

/** A part of a path: what the form allows, names that mean something here, and tricks. */
export const pathPart = (schema: Schema, known: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...known).map(encodeURIComponent) },
    { weight: 2, arbitrary: fitting(schema, 0).map((value) => encodeURIComponent(String(value))) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        '..',
        '%2e%2e',
        '..%2f..%2fetc%2fpasswd',
        '%00',
        '%',
        '%zz',
        '%ff%fe',
        '__proto__',
        'a'.repeat(500),
        '*',
        "'",
        ';',
        '%F0%9F',
      ),
    },
  );

import fc from 'fast-check';
import { fitting, pathPart } from './hostile.ts';

type Schema = Record<string, unknown>;
interface Parameter {
  name: string;
  in: 'path' | 'query';
  schema: Schema;
}
interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
}

/** As much of an OpenAPI description as requests are made of. */
export interface Described {
  paths: Record<string, Record<string, Operation>>;
}

export interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** Any request of the description, by anybody: one half as it says, the other with something hostile in it. */
export function aRequest(
  { paths }: Described,
  known: readonly string[],
  tokens: Record<string, string>,
): fc.Arbitrary<Sent> {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  return fc
    .tuple(fc.constantFrom(...operations), fc.constantFrom(0, 0, 8, 30), fc.constantFrom(...Object.values(tokens)))
    .chain(([{ path, method, operation }, hostility, token]) => {
      const parameters = operation.parameters ?? [];
      const parts = parameters.filter((parameter) => parameter.in === 'path');
      const asked = parameters.filter((parameter) => parameter.in === 'query');
      return fc
        .record({
          parts: fc.tuple(...parts.map(({ schema }) => pathPart(schema, known))),
          query: fc.tuple(...asked.map(({ schema }) => fc.option(fitting(schema, hostility)))),
          body: aBody(operation, hostility),
        })
        .map((made): Sent => {
          const filled = parts.reduce((text, { name }, i) => text.replace(`{${name}}`, () => made.parts[i]!), path);
          const words = asked.flatMap(({ name }, i) => {
            const value = made.query[i];
            return value === null || value === undefined ? [] : [`${name}=${encodeURIComponent(wellFormed(value))}`];
          });
          const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
          const { body } = made;
          return {
            method,
            path: words.length > 0 ? `${filled}?${words.join('&')}` : filled,
            headers,
            ...(body === undefined ? {} : { body }),
          };
        });
    });
}

const wellFormed = (value: unknown): string => String(JSON.stringify(value) ?? '').toWellFormed();

function aBody({ requestBody }: Operation, hostility: number): fc.Arbitrary<string | Uint8Array | undefined> {
  if (!requestBody) return fc.constant(undefined);
  const schema = requestBody.content['application/json']?.schema;
  const bytes = fc.uint8Array({ maxLength: 300 });
  if (!schema)
    return fc.oneof(
      bytes,
      fc.jsonValue().map((value) => JSON.stringify(value)),
    );
  const form = fitting(schema, hostility).map((value) => JSON.stringify(value) ?? 'null');
  if (hostility < 30) return form;
  return fc.oneof(
    { weight: 8, arbitrary: form },
    { weight: 1, arbitrary: bytes },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', '{', '[', 'null', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, '{"a":1}{"b":2}'),
    },
  );
}

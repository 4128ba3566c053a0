import * as z from 'zod/mini';
import type { ProblemCode } from '../../lib/model/problem.ts';
import { protocolVersion, ProblemReply } from '../../lib/model/sync.ts';
import type { Operation } from './operations.ts';
import { statusOf } from './problems.ts';

type Schema = Record<string, unknown>;

/** The OpenAPI 3.1 description, made of the very schemas that parse, so that it cannot be wrong. */
export function describeApi(operations: Record<string, Operation>): Schema {
  const paths: Record<string, Schema> = {};
  for (const [operationId, operation] of Object.entries(operations)) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method]: describe(operationId, operation) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Handrail store', version: String(protocolVersion) },
    paths,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  };
}

/** Whatever is asked: too often, or with an address that nothing can be called by. */
const anywhere: readonly ProblemCode[] = ['invalid', 'too-many'];

function describe(operationId: string, operation: Operation): Schema {
  const responses: Record<string, Schema> = {};
  for (const status of operation.statuses) {
    const hasBody = operation.reply !== null && status !== 304;
    responses[status] = {
      description: status === 304 ? 'Not changed' : 'Done',
      ...(hasBody ? content(operation.reply, 'output') : {}),
    };
  }
  const problems = new Set<ProblemCode>([...operation.problems, ...anywhere]);
  for (const code of problems) {
    responses[statusOf(code)] = { description: code, ...content(ProblemReply, 'output') };
  }
  return {
    operationId,
    summary: operation.summary,
    security: operation.access === 'public' ? [] : [{ token: [] }],
    parameters: [...parameters('path', operation.params), ...parameters('query', operation.query)],
    ...(operation.request ? { requestBody: { required: true, ...content(operation.request, 'input') } } : {}),
    responses,
  };
}

function parameters(place: 'path' | 'query', form: z.ZodMiniType | undefined): Schema[] {
  if (!form) return [];
  const { properties = {}, required = [] } = schemaOf(form, 'output') as { properties?: Schema; required?: string[] };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || (required.includes(name) && !Object.hasOwn(schema as Schema, 'default')),
    schema,
  }));
}

function content(form: z.ZodMiniType | readonly string[] | null, io: 'input' | 'output'): Schema {
  if (form === null) return {};
  if (isTypes(form)) return { content: Object.fromEntries(form.map((type) => [type, {}])) };
  return { content: { 'application/json': { schema: schemaOf(form, io) } } };
}

function isTypes(form: z.ZodMiniType | readonly string[]): form is readonly string[] {
  return Array.isArray(form);
}

function schemaOf(form: z.ZodMiniType, io: 'input' | 'output'): Schema {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(form, { io }) as Schema;
  return schema;
}

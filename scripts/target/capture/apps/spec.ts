/** An API to show, made up for this: what RapiDoc and Swagger UI are for. */
const id = { name: 'leadId', in: 'path', required: true, schema: { type: 'string' }, description: 'Which lead' };
const page = { name: 'page', in: 'query', schema: { type: 'integer' }, description: 'Counted from one' };
const stage = {
  name: 'stage',
  in: 'query',
  schema: { type: 'string', enum: ['new', 'won', 'lost'] },
  description: 'Only leads in this stage',
};
const body = {
  required: true,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Lead' } } },
};
const ok = { 200: { description: 'Done' }, 404: { description: 'There is none' } };
const crud = (tag: string, thing: string): object => ({
  [`/${tag}`]: {
    get: { tags: [tag], operationId: `list_${tag}`, summary: `List ${tag}`, parameters: [page, stage], responses: ok },
    post: { tags: [tag], operationId: `add_${tag}`, summary: `Add a ${thing}`, requestBody: body, responses: ok },
  },
  [`/${tag}/{leadId}`]: {
    get: { tags: [tag], operationId: `get_${tag}`, summary: `Read a ${thing}`, parameters: [id], responses: ok },
    put: {
      tags: [tag],
      operationId: `change_${tag}`,
      summary: `Change a ${thing}`,
      parameters: [id],
      requestBody: body,
      responses: ok,
    },
    delete: { tags: [tag], operationId: `drop_${tag}`, summary: `Delete a ${thing}`, parameters: [id], responses: ok },
  },
});

export const spec = JSON.stringify({
  openapi: '3.0.0',
  info: { title: 'Sales', version: '1.0', description: 'What the sales team works with.' },
  servers: [{ url: 'http://127.0.0.1/api' }],
  paths: { ...crud('leads', 'lead'), ...crud('orders', 'order'), ...crud('visits', 'visit') },
  components: {
    schemas: {
      Lead: {
        type: 'object',
        properties: { name: { type: 'string' }, stage: { type: 'string' }, worth: { type: 'number' } },
      },
    },
    securitySchemes: { key: { type: 'apiKey', name: 'key', in: 'header' } },
  },
  security: [{ key: [] }],
});

import * as z from 'zod/mini';
import type { Operation } from './operations.ts';

const Ok = z.object({ ok: z.boolean() });

/** What machines ask of a store, and whoever looks after one. */
export const machineOperations = {
  apiPage: {
    method: 'get',
    path: '/api',
    summary: 'This description, to read.',
    access: 'public',
    reply: ['text/html'],
    statuses: [200],
    problems: [],
  },
  openapi: {
    method: 'get',
    path: '/v1/openapi.json',
    summary: 'This description.',
    access: 'public',
    reply: ['application/json'],
    statuses: [200],
    problems: [],
  },
  isAlive: {
    method: 'get',
    path: '/healthz',
    summary: 'The process answers. `instance` is new at each start.',
    access: 'public',
    reply: z.object({ ok: z.boolean(), instance: z.string() }),
    statuses: [200],
    problems: [],
  },
  isReady: {
    method: 'get',
    path: '/readyz',
    summary:
      'It can work: the database answers and has all its tables, and pictures can be kept. Otherwise it says why not.',
    access: 'public',
    reply: Ok,
    statuses: [200],
    problems: ['busy'],
  },
  metrics: {
    method: 'get',
    path: '/metrics',
    summary:
      'Numbers for Prometheus, for whoever shows the token that the operator set. None is of a person or a guide.',
    access: 'public',
    reply: ['text/plain'],
    statuses: [200],
    problems: ['signed-out', 'not-found'],
  },
} as const satisfies Record<string, Operation>;

import * as z from 'zod/mini';

/** The request of a message whose name says all. */
export const Nothing = z.strictObject({});

/** `from`: who may ask. A page's script may never ask what only our own pages (popup, Studio) may. */
export interface Message<Request extends z.ZodMiniType, Reply> {
  from: 'page' | 'extension';
  request: Request;
  reply: Reply | undefined;
}
export function page<Request extends z.ZodMiniType>(request: Request) {
  return { replies: <Reply>(): Message<Request, Reply> => ({ from: 'page', request, reply: undefined }) };
}
export function extension<Request extends z.ZodMiniType>(request: Request) {
  return { replies: <Reply>(): Message<Request, Reply> => ({ from: 'extension', request, reply: undefined }) };
}

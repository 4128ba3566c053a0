import { readDocument, type DocumentType } from '../../../lib/model/documents.ts';
import type { Json } from '../../../lib/model/merge.ts';

/** A value that lost, and where it belongs. */
export interface Kept {
  path: readonly string[];
  /** Null is a null, or "not there": a clash as it is kept does not tell them apart. */
  mine: Json;
}

type Body = { [key: string]: Json };

/** The document with the values that lost put where they belong; null where that place is gone, or would be no document. */
export function takeMine(type: DocumentType, body: Json, kept: readonly Kept[]): Json | null {
  let taken: Json | null = body;
  for (const { path, mine } of kept) {
    if (taken === null && path.length > 0) return null;
    taken = path.length === 0 ? mine : firstDocument(type, candidates(taken as Body, path, mine));
    if (taken === null) return null;
  }
  return taken;
}

function candidates(body: Body, path: readonly string[], mine: Json): (Json | null)[] {
  return mine === null ? [put(body, path, null), put(body, path, undefined)] : [put(body, path, mine)];
}

function firstDocument(type: DocumentType, bodies: (Json | null)[]): Json | null {
  return bodies.find((body) => body !== null && readDocument(type, body) !== null) ?? null;
}

function put(body: Body, [key, ...rest]: readonly string[], value: Json | undefined): Body | null {
  if (key === undefined) return null;
  const others = Object.entries(body).filter(([name]) => name !== key);
  if (rest.length === 0) return Object.fromEntries(value === undefined ? others : [...others, [key, value]]);
  const inner = Object.hasOwn(body, key) ? body[key] : undefined;
  if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return null;
  const changed = put(inner, rest, value);
  return changed && Object.fromEntries([...others, [key, changed]]);
}

/** What stands at a path now; undefined where there is nothing. */
export function valueAt(body: Json, path: readonly string[]): Json | undefined {
  let value: Json | undefined = body;
  for (const key of path) {
    const isMap: boolean = value !== null && typeof value === 'object' && !Array.isArray(value);
    value = isMap && Object.hasOwn(value as Body, key) ? (value as Body)[key] : undefined;
  }
  return value;
}

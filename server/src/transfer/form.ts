import * as z from 'zod/mini';
import { Sha256 } from '../../../lib/model/ids.ts';

/** Of the file, not of the store: it changes only when a line means something else. */
export const formVersion = 1;

const Header = z.object({
  handrail: z.literal(formVersion),
  at: z.string(),
  /** What the tables of the store looked like that wrote it. */
  migrations: z.array(z.string()),
});
const Row = z.object({ table: z.string(), row: z.record(z.string(), z.unknown()) });
const BlobLine = z.object({ blob: Sha256, ws: z.string().check(z.regex(/^[\w-]{1,100}$/)), bytes: z.string() });
/** The last line. A file without it was cut off. */
const End = z.object({ end: z.literal(true), rows: z.int(), blobs: z.int() });

/** One line of an export. */
export const Line = z.union([Header, Row, BlobLine, End]);
export type Line = z.infer<typeof Line>;
export type Header = z.infer<typeof Header>;
export type BlobLine = z.infer<typeof BlobLine>;

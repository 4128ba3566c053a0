import type { ColumnType } from 'kysely';
import type { Role } from '../../../lib/model/workspace.ts';

type WithDefault<T> = ColumnType<T, T | undefined, T>;
/** Written as JSON text, read as the value. */
type Json = ColumnType<unknown, string, string>;

/** The tables of migrations/, as Kysely needs to know them. */
export interface Tables {
  feed: { ws: string; id: string; kind: string; epoch: string; seq: WithDefault<number> };
  doc: DocTable;
  revision: Omit<DocTable, 'deleted' | 'bytes'>;
  clash: ClashTable;
  blob: { ws: string; sha256: string; mime: string; bytes: number; at: Date };
  blob_sender: { ws: string; sha256: string; person: string };
  blob_ref: { ws: string; sha256: string; feed: string; doc: string };
  revision_blob: { ws: string; sha256: string; feed: string; doc: string };
  person: { ws: string; id: string; name: string; role: Role; at: Date };
  token: { ws: string; hash: string; person: string; device: string; at: Date };
  invite: InviteTable;
  migration: { id: string; at: Date };
}

interface DocTable {
  ws: string;
  feed: string;
  id: string;
  type: string;
  rev: string;
  seq: number;
  deleted: boolean;
  body: Json;
  bytes: number;
  author: string;
  at: Date;
}

interface ClashTable {
  ws: string;
  feed: string;
  op: string;
  id: string;
  detail: Json;
  author: string;
  at: Date;
  kept: WithDefault<string | null>;
  resolved_by: WithDefault<string | null>;
  resolved_at: WithDefault<Date | null>;
}

interface InviteTable {
  ws: string;
  hash: string;
  role: Role;
  label: string;
  uses: WithDefault<number>;
  uses_most: number;
  expires_at: Date;
  at: Date;
}

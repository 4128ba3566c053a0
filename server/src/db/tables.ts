import type { ColumnType } from 'kysely';
import type { AuditAction } from '../../../lib/model/steward.ts';
import type { Role } from '../../../lib/model/workspace.ts';

type WithDefault<T> = ColumnType<T, T | undefined, T>;
/** Written as JSON text, read as the value. */
type Json = ColumnType<unknown, string, string>;

/** The tables of migrations/, as Kysely needs to know them. */
export interface Tables {
  feed: { ws: string; id: string; kind: string; epoch: string; seq: WithDefault<number> };
  doc: DocTable;
  revision: Omit<DocTable, 'deleted' | 'bytes'>;
  snapshot: SnapshotTable;
  clash: ClashTable;
  blob: { ws: string; sha256: string; mime: string; bytes: number; at: Date };
  blob_sender: { ws: string; sha256: string; person: string };
  blob_ref: { ws: string; sha256: string; feed: string; doc: string };
  revision_blob: { ws: string; sha256: string; feed: string; doc: string };
  person: { ws: string; id: string; name: string; at: Date; disabled_at: WithDefault<Date | null> };
  library: { ws: string; id: string; name: string; at: Date };
  grant: { ws: string; library: string; principal: string; role: Role; at: Date };
  team: { ws: string; id: string; name: string; at: Date };
  team_member: { ws: string; team: string; person: string };
  access: { ws: string; version: WithDefault<number> };
  token: TokenTable;
  invite: InviteTable;
  identity: { ws: string; issuer: string; sub: string; person: string; at: Date };
  sign_in: SignInTable;
  sign_in_code: { ws: string; hash: string; person: string; challenge: string; expires_at: Date };
  takeover: { ws: string; doc: string; person: string; at: Date };
  retention: { ws: string; deleted_days: number; deliveries_days: number; audit_days: number | null };
  audit: { ws: string; at: Date; id: string; actor: string; action: AuditAction; target: string; detail: Json };
  webhook: WebhookTable;
  delivery: DeliveryTable;
  share: ShareTable;
  wrong_try: { ws: string; place: string; minute: number; count: number };
  wrong_try_key: { ws: string; key: string };
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

interface SnapshotTable {
  ws: string;
  feed: string;
  epoch: string;
  seq: number;
  documents: number;
  bytes: Buffer;
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

interface TokenTable {
  ws: string;
  id: string;
  hash: string;
  person: string;
  device: string;
  at: Date;
  last_used: WithDefault<Date | null>;
  expires_at: WithDefault<Date | null>;
  revoked_at: WithDefault<Date | null>;
}

interface SignInTable {
  ws: string;
  state_hash: string;
  nonce: string;
  verifier: string;
  redirect_uri: string;
  client_state: string;
  challenge: string;
  expires_at: Date;
}

interface InviteTable {
  ws: string;
  id: string;
  hash: string;
  library: string;
  revoked_at: WithDefault<Date | null>;
  role: Role;
  label: string;
  uses: WithDefault<number>;
  uses_most: number;
  expires_at: Date;
  at: Date;
}

interface WebhookTable {
  ws: string;
  id: string;
  name: string;
  url: string;
  events: Json;
  library: string;
  secret: string | null;
  at: Date;
  paused_at: WithDefault<Date | null>;
}

interface ShareTable {
  ws: string;
  id: string;
  guide: string;
  hash: string;
  person: string;
  at: Date;
  expires_at: Date | null;
}

interface DeliveryTable {
  ws: string;
  id: string;
  webhook: string;
  event: string;
  body: string;
  at: Date;
  attempts: WithDefault<number>;
  next_at: Date | null;
  delivered_at: WithDefault<Date | null>;
  status: WithDefault<number | null>;
  reason: WithDefault<string | null>;
}

/** What a file of lines is for: an export goes to other hands and places, a backup stays beside its store. */
export type Purpose = 'export' | 'backup';

type Row = Record<string, unknown>;

/** Ways in that are good for minutes only: no copy needs them. */
const onTheWay = ['sign_in', 'sign_in_code'];
/** What devices, invited people and readers of share links come in by, as hashes. Without them everybody needs new ones. */
const waysIn = ['token', 'invite', 'share'];

/**
 * A row as a file may hold it; null: not at all. A webhook signs with its secret, so no file holds that: it is paused,
 * and says that it needs a new one.
 */
export function withoutSecrets(purpose: Purpose, table: string, row: Row, at: Date): Row | null {
  if (onTheWay.includes(table)) return null;
  if (purpose === 'export' && waysIn.includes(table)) return null;
  return table === 'webhook' ? asImported(row, at) : row;
}

/** A webhook that came from a file, whatever the file says. */
export function asImported(row: Row, at: Date): Row {
  return { ...row, secret: null, paused_at: row['paused_at'] ?? at.toISOString() };
}

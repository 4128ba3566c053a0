import { join } from 'node:path';
import { pendingMigrations } from '#src/db/migrate.ts';
import type { Log } from '#src/log.ts';
import { connect } from '#src/open-store.ts';
import { createProgress, type Say } from '#src/progress.ts';
import type { Settings } from '#src/settings.ts';
import { checkBlobs } from './check-blobs.ts';
import { checkData, checkNode, checkPort, checkSpace, checkTls, type Finding } from './checks.ts';

/** Look at everything a store needs. Nothing is changed, and the store may be running. */
export async function examine(settings: Settings, log: Log, say: Say): Promise<Finding[]> {
  const { data, host, port, tls } = settings;
  const first = [
    checkNode(),
    await checkData(data),
    await checkSpace(data),
    await checkPort(data, host, port),
    await checkTls(tls),
  ];
  // Without a folder one can work in, a database can neither be started nor found.
  if (first[1]?.wrong) return first;
  return [...first, ...(await examineDatabase(settings, log, say))];
}

async function examineDatabase(settings: Settings, log: Log, say: Say): Promise<Finding[]> {
  const name = 'Database';
  let opened: Awaited<ReturnType<typeof connect>>;
  try {
    opened = await connect(settings, log);
  } catch (error) {
    const todo = settings.databaseUrl
      ? 'Check that DATABASE_URL is right and that the database runs.'
      : 'Read postgres.log in the data folder; its last lines say why.';
    return [{ name, says: '', wrong: error instanceof Error ? error.message : String(error), todo }];
  }
  try {
    const pending = await pendingMigrations(opened.db);
    const says = pending.length > 0 ? `answers; ${pending.length} migrations will run at the next start` : 'answers';
    const known = pending.includes('0001-start.sql')
      ? []
      : await opened.db.selectFrom('blob').select(['ws', 'sha256']).execute();
    const progress = createProgress(say);
    const blobs = await checkBlobs(join(settings.data, 'blobs'), known, (count) =>
      progress(() => `Read: ${count} pictures and bodies`),
    );
    return [{ name, says, wrong: null, todo: '' }, blobs];
  } finally {
    await opened.close({ onlyOwn: true });
  }
}

/** One line each, and below what is wrong the one thing to do. */
export function tell(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ name, says, wrong, todo }) =>
    wrong === null ? [`ok    ${name}: ${says}`] : [`WRONG ${name}: ${wrong}`, `      → ${todo}`],
  );
  return `${lines.join('\n')}\n`;
}

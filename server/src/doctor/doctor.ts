import { seeBlobs } from '#src/blobs/open-blobs.ts';
import { openDatabase, type Database } from '#src/db/database.ts';
import { lookAtEmbedded } from '#src/db/embedded/look.ts';
import { pendingMigrations } from '#src/db/migrate.ts';
import type { Log } from '#src/log.ts';
import { waitForDatabase } from '#src/open-store.ts';
import { createProgress, type Say } from '#src/progress.ts';
import type { Settings } from '#src/settings.ts';
import { checkBlobs, type KnownBlob } from './check-blobs.ts';
import { bad, checkData, checkNode, checkPort, checkSpace, checkTls, good, type Finding } from './checks.ts';

/** Look at everything a store needs. Nothing is changed or started, and the store may be running. */
export async function examine(settings: Settings, log: Log, say: Say): Promise<Finding[]> {
  const { data, host, port, tls } = settings;
  const first = [
    checkNode(),
    await checkData(data),
    await checkSpace(data),
    await checkPort(data, host, port),
    await checkTls(data, tls),
  ];
  // Without a folder one can look into, a database cannot be found.
  if (first[1]?.wrong) return first;
  const { finding, known } = await examineDatabase(settings, log);
  const progress = createProgress(say);
  const blobs = await checkBlobs(seeBlobs(settings), known, (count) =>
    progress(() => `Read: ${count} pictures and bodies`),
  );
  return [...first, finding, blobs];
}

/** What the database knows of pictures and bodies comes along; nothing where it cannot be asked. */
async function examineDatabase(settings: Settings, log: Log): Promise<{ finding: Finding; known: KnownBlob[] }> {
  const name = 'Database';
  const state = settings.databaseUrl ? { url: settings.databaseUrl } : await lookAtEmbedded(settings.data);
  if (state === 'none') return { finding: good(name, 'will be made at the first start'), known: [] };
  if (state === 'gone') {
    const todo = 'Bring that folder back, or remove the note "database-is-in" to begin anew.';
    return { finding: bad(name, 'It is not where the note "database-is-in" says.', todo), known: [] };
  }
  if (state === 'stopped') {
    const says = 'does not run; it starts with the store, and what is in it was not looked at';
    return { finding: good(name, says), known: [] };
  }
  const db = openDatabase(state.url, log);
  try {
    await waitForDatabase(db);
    return await lookInto(db);
  } catch (error) {
    const todo = settings.databaseUrl
      ? 'Check that DATABASE_URL is right and that the database runs.'
      : 'Read postgres.log in the data folder; its last lines say why.';
    return { finding: bad(name, error instanceof Error ? error.message : String(error), todo), known: [] };
  } finally {
    await db.destroy();
  }
}

async function lookInto(db: Database): Promise<{ finding: Finding; known: KnownBlob[] }> {
  const pending = await pendingMigrations(db);
  const says = pending.length > 0 ? `answers; ${pending.length} migrations will run at the next start` : 'answers';
  const isNew = pending.includes('0001-start.sql');
  const known = isNew ? [] : await db.selectFrom('blob').select(['ws', 'sha256']).execute();
  return { finding: good('Database', says), known };
}

/** One line each, and below what is wrong the one thing to do. */
export function tell(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ name, says, wrong, todo }) =>
    wrong === null ? [`ok    ${name}: ${says}`] : [`WRONG ${name}: ${wrong}`, `      → ${todo}`],
  );
  return `${lines.join('\n')}\n`;
}

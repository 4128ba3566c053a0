import { X509Certificate } from 'node:crypto';
import { access, constants, readFile, stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { findRunning } from '#src/running.ts';

/** What was looked at, what is the matter (null: nothing), and the one thing to do then. */
export interface Finding {
  name: string;
  says: string;
  wrong: string | null;
  todo: string;
}

export const good = (name: string, says: string): Finding => ({ name, says, wrong: null, todo: '' });
export const bad = (name: string, wrong: string, todo: string): Finding => ({ name, says: '', wrong, todo });

const nodeLeast = 24;

export function checkNode(version = process.versions.node): Finding {
  const isNew = Number(version.split('.')[0]) >= nodeLeast;
  if (isNew) return good('Node', version);
  return bad('Node', `This is Node ${version}.`, `Start the store with Node ${nodeLeast} or newer.`);
}

export async function checkData(data: string): Promise<Finding> {
  const name = 'Data folder';
  const found = await stat(data).catch(() => null);
  const place = found ? data : dirname(data);
  if (found && !found.isDirectory()) return bad(name, `${data} is a file.`, 'Name a folder with --data.');
  try {
    await access(place, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return bad(name, `${place} cannot be read and written by this user.`, `Give it to the user who runs the store.`);
  }
  const isOpen = found && process.platform !== 'win32' && (found.mode & 0o007) !== 0;
  if (isOpen) return bad(name, `Everybody on this machine may look into ${data}.`, `Run: chmod o= "${data}"`);
  return good(name, found ? data : `${data} (will be made at the first start)`);
}

const bytesLeast = 1_000_000_000;

export async function checkSpace(data: string, ask: typeof statfs = statfs): Promise<Finding> {
  const name = 'Disk space';
  const place = (await stat(data).catch(() => null)) ? data : dirname(data);
  const { bavail, bsize } = await ask(place).catch(() => ({ bavail: 0, bsize: 1 }));
  const free = bavail * bsize;
  const words = `${(free / 1e9).toFixed(1)} GB free`;
  if (free >= bytesLeast) return good(name, words);
  return bad(name, `Only ${words} at ${place}.`, 'Make room there, or move the folder and name it with --data.');
}

export async function checkPort(data: string, host: string, port: number): Promise<Finding> {
  const name = 'Port';
  const running = await findRunning(data);
  if (running) return good(name, `the store answers at ${running.url}`);
  const code = await new Promise<string | null>((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? String(error)));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
  if (code === null) return good(name, `${host}:${port} is free`);
  const wrong = code === 'EADDRINUSE' ? 'Another program uses it' : `It cannot be listened at (${code})`;
  return bad(name, `${wrong}: ${host}:${port}.`, 'Choose another with --port or --host.');
}

const dayMs = 24 * 60 * 60 * 1000;

export async function checkTls(
  data: string,
  files: { cert: string; key: string } | null,
  now = Date.now(),
): Promise<Finding> {
  const name = 'TLS';
  if (!files) {
    const isSpoken = (await findRunning(data))?.url.startsWith('https:');
    const unseen = 'the store speaks it; to have its files looked at, name them with --tls-cert and --tls-key';
    return good(name, isSpoken ? unseen : 'not used here; a proxy may do it');
  }
  try {
    const certificate = new X509Certificate(await readFile(files.cert));
    const { createPrivateKey } = await import('node:crypto');
    const key = createPrivateKey(await readFile(files.key));
    if (!certificate.checkPrivateKey(key))
      return bad(name, 'The key does not belong to the certificate.', 'Name the two files that belong together.');
    const days = Math.floor((Date.parse(certificate.validTo) - now) / dayMs);
    if (days < 14) return bad(name, `The certificate ends in ${days} days.`, 'Renew it and start the store again.');
    return good(name, `good for ${days} days`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return bad(
      name,
      `The TLS files cannot be used: ${reason}`,
      'Name readable PEM files with --tls-cert and --tls-key.',
    );
  }
}

import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeDiskBlobs } from '../../server/src/blobs/disk-blobs.ts';
import { checkBlobs } from '../../server/src/doctor/check-blobs.ts';
import { checkData, checkNode, checkPort, checkSpace, checkTls } from '../../server/src/doctor/checks.ts';
import { sha256, joinStore, upload } from './a-client.ts';
import { examine } from '../../server/src/doctor/doctor.ts';
import { createLog } from '../../server/src/log.ts';
import { readSettings } from '../../server/src/settings.ts';
import { startStore, type StartedStore } from './start-store.ts';

let store: StartedStore;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handrail-doctor-'));
  store = await startStore();
});
afterAll(async () => {
  await store.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a healthy store that runs is told so, line by line', async () => {
  const said = await store.command('doctor');
  for (const name of ['Node', 'Data folder', 'Disk space', 'Port', 'TLS', 'Database', 'Pictures and bodies'])
    expect(said).toContain(`ok    ${name}:`);
  expect(said).not.toContain('WRONG');
});

test('a picture that is not what its name says is named, with what to do, and the command fails', async () => {
  const ann = await joinStore(store.url, await store.invite('author'));
  const name = await upload(ann, '{"a":"picture"}');
  const path = join(store.data, 'blobs', 'main', name.slice(0, 2), name);
  await writeFile(path, '{"a":"pixture"}');
  await expect(store.command('doctor')).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining(name) });
  await rm(path);
  await expect(store.command('doctor')).rejects.toMatchObject({ stdout: expect.stringContaining('1 are missing') });
});

test('every file is read, and drafts that are still arriving are none of them', async () => {
  const blobs = join(folder, 'blobs');
  const name = sha256('{}');
  await mkdir(join(blobs, 'main', name.slice(0, 2)), { recursive: true });
  await mkdir(join(blobs, '.arriving'));
  await writeFile(join(blobs, 'main', name.slice(0, 2), name), '{}');
  await writeFile(join(blobs, '.arriving', 'half'), 'half');
  const counts: number[] = [];
  const known = [{ ws: 'main', sha256: name }];
  expect(await checkBlobs(seeDiskBlobs(blobs), known, (count) => counts.push(count))).toMatchObject({ wrong: null });
  expect(counts).toEqual([1]);
});

test('an old Node, a full disk and a taken port are found', async () => {
  expect(checkNode('20.1.0').wrong).toContain('20.1.0');
  expect(checkNode('24.0.0').wrong).toBeNull();
  const full = (async () => ({ bavail: 10, bsize: 4096 })) as never;
  expect((await checkSpace(folder, full)).wrong).toContain('0.0 GB');
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  expect((await checkPort(folder, '127.0.0.1', port)).wrong).toContain('Another program');
  await new Promise((resolve) => other.close(resolve));
  expect((await checkPort(folder, '127.0.0.1', port)).wrong).toBeNull();
});

test('a data folder that everybody may read, or that is a file, is found', async () => {
  const data = join(folder, 'open');
  await mkdir(data);
  await chmod(data, 0o755);
  expect(await checkData(data)).toMatchObject({ todo: `Run: chmod o= "${data}"` });
  await chmod(data, 0o700);
  expect((await checkData(data)).wrong).toBeNull();
  const file = join(folder, 'file');
  await writeFile(file, '');
  expect((await checkData(file)).wrong).toContain('is a file');
});

test('TLS files that are none are found before a start fails of them', async () => {
  const files = { cert: join(folder, 'file'), key: join(folder, 'gone') };
  expect((await checkTls(folder, files)).wrong).toContain('cannot be used');
  expect((await checkTls(folder, null)).wrong).toBeNull();
});

test('a database that is not running stays so: the doctor looks, and starts and makes nothing', async () => {
  await store.pause();
  const said = await store.command('doctor');
  expect(said).toContain('ok    Database: does not run');
  await expect(store.databaseUrl()).resolves.toMatch(/:0\//);
  const fresh = join(folder, 'fresh');
  const findings = await examine(readSettings(['doctor', '--data', fresh], {}), createLog('error'), () => undefined);
  expect(findings.find(({ name }) => name === 'Database')?.says).toBe('will be made at the first start');
  await expect(readdir(fresh)).rejects.toThrow(/ENOENT/);
  await store.restart();
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { birthOf } from '../../demo/processes.ts';

test('a process is known by its number and its birth, and by nothing once it has ended', async () => {
  const child = spawn('sleep', ['30'], { stdio: 'ignore' });
  const pid = child.pid!;
  const birth = await birthOf(pid);
  expect(birth).toBeTruthy();
  expect(await birthOf(pid)).toBe(birth);
  expect(birth).not.toBe(await birthOf(1));
  child.kill();
  await once(child, 'exit');
  expect(await birthOf(pid)).toBeNull();
});

test('children of children end, too', async () => {
  // In a process of its own: a worker of the tests has children that are not ours to end.
  const script = `
    import { spawn } from 'node:child_process';
    import { endDescendants } from '${new URL('../../demo/processes.ts', import.meta.url).href}';
    const child = spawn('sh', ['-c', 'sleep 30 & echo $!; wait'], { stdio: ['ignore', 'inherit', 'ignore'] });
    setTimeout(endDescendants, 300);
    child.once('exit', () => process.exit(0));`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const grandchild = Number(line.toString());
  expect(await birthOf(grandchild)).toBeTruthy();
  await once(parent, 'exit');
  await expect.poll(() => birthOf(grandchild)).toBeNull();
});

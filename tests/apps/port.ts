import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The wanted port if nobody has it, else an error that says so; any free one if none is wanted. */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () =>
      reject(new Error(`Port ${wanted} on 127.0.0.1 is taken. Stop what uses it, or choose another.`)),
    );
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Balancer {
  port: number;
  /** Whom new connections go to, one after the other; those that are open stay where they are. */
  lead(ports: readonly number[]): void;
  close(): Promise<void>;
}

/**
 * Passes connections on, to whoever takes them: what a load balancer is before it is clever. In front of a database it
 * stands for the address that moves when another one takes over.
 */
export async function startBalancer(first: readonly number[] = []): Promise<Balancer> {
  let ports = first;
  let turn = 0;
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: false }, (client) => {
    open.add(client);
    client.on('close', () => open.delete(client));
    client.on('error', () => client.destroy());
    client.pause();
    pass(client, ports.length);
  });

  function pass(client: Socket, tries: number): void {
    const port = ports[(turn += 1) % Math.max(ports.length, 1)];
    if (tries === 0 || port === undefined) return void client.destroy();
    let isThrough = false;
    const upstream = connect(port, '127.0.0.1', () => {
      isThrough = true;
      client.pipe(upstream).pipe(client);
      client.on('close', () => upstream.destroy());
    });
    // Nobody there: the next one. Gone in the middle of an answer: the client has to hear of it.
    upstream.on('error', () => (isThrough ? client.destroy() : pass(client, tries - 1)));
    upstream.on('close', () => isThrough && client.destroy());
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    lead: (next) => void (ports = next),
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

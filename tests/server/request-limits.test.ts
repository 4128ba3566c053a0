import { expect, test } from 'vitest';
import { createAddressOf } from '../../server/src/auth/address-of.ts';
import { createRequestLimits, TooMany } from '../../server/src/auth/request-limits.ts';
import { householdOf, readNetworks } from '../../server/src/networks.ts';

const times = async (count: number, ask: () => Promise<void>) => {
  const outcomes = await Promise.allSettled(Array.from({ length: count }, ask));
  return outcomes.filter(({ status }) => status === 'rejected').length;
};

test('a device that asks too much waits, another one of the same address does not', async () => {
  const limits = createRequestLimits({ perDevice: 10, perAddress: 5 });
  expect(await times(12, () => limits.device('a'))).toBe(2);
  expect(await times(10, () => limits.device('b'))).toBe(0);
  const error = await limits.device('a').catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TooMany);
  expect((error as TooMany).seconds).toBeGreaterThan(50);
});

test('dead tokens of an office do not close the doors for its other people', async () => {
  const limits = createRequestLimits({ perDevice: 10, perAddress: 5 });
  expect(await times(100, () => limits.refused('office'))).toBe(95);
  expect(await times(5, () => limits.visitor('office'))).toBe(0);
});

test('without a number there is no limit', async () => {
  const limits = createRequestLimits({ perDevice: null, perAddress: null });
  expect(await times(5_000, () => limits.device('a'))).toBe(0);
});

type Context = Parameters<ReturnType<typeof createAddressOf>>[0];
const proxies = readNetworks('PROXIES', '10.0.0.0/8');
function addressFrom(peer: string, forwarded?: string): string {
  const env = { incoming: { socket: { remoteAddress: peer, remotePort: 1, remoteFamily: 'IPv4' } } };
  const asked = { env, req: { header: () => forwarded } } as unknown as Context;
  return createAddressOf(proxies)(asked);
}

test('only a proxy of the operator is believed where a request comes from, and only its own word', () => {
  expect(addressFrom('203.0.113.7', '198.51.100.1')).toBe('203.0.113.7');
  expect(addressFrom('10.0.0.1', '198.51.100.1')).toBe('198.51.100.1');
  expect(addressFrom('10.0.0.1', '1.2.3.4, 198.51.100.1, 10.9.9.9')).toBe('198.51.100.1');
  expect(addressFrom('10.0.0.1')).toBe('10.0.0.1');
  expect(addressFrom('10.0.0.1', 'made up')).toBe('unknown');
});

test('whoever has a line of IPv6 has one address for the count', () => {
  expect(householdOf('2001:db8:1:2:3:4:5:6')).toBe(householdOf('2001:db8:1:2:ffff::1'));
  expect(householdOf('2001:db8:1:3::1')).not.toBe(householdOf('2001:db8:1:2::1'));
  expect(householdOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
});

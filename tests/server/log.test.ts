import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { blank, createLog, plainError } from '../../server/src/log.ts';

const secret = () => randomBytes(32).toString('base64url');

test('whatever is 256 random bits long, or is called a secret, does not get into a line', () => {
  for (let i = 0; i < 200; i += 1) {
    const one = secret();
    for (const text of [`"${one}"`, `/join#${one}`, `Bearer ${one}`, `a ${one} b`, `state=${one}&x=1`])
      expect(blank(text)).not.toContain(one);
  }
  expect(blank('postgres://handrail:hunter2@127.0.0.1:5432/x')).toBe('postgres://[secret]@127.0.0.1:5432/x');
  expect(blank('?code=abc&state=def')).toBe('?code=[secret]&state=[secret]');
  expect(blank('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).toBe('[secret]');
});

test('ids, hashes and paths stay, or nobody could find anything', () => {
  const id = '0b6b4a3e-4d1c-4a53-9c39-5f2b9a9a7f10';
  for (const text of [id, 'f'.repeat(64), `/v1/feeds/me:${id}/changes`]) expect(blank(text)).toBe(text);
});

test('of an error one sees what and where, and nothing that was sent', () => {
  const failure = Object.assign(new Error('invalid input syntax for type uuid: "what was sent"'), {
    code: '22P02',
    table: 'doc',
    detail: 'Failing row contains (what was sent).',
    cause: new SyntaxError('Unexpected token, "what was sent" is not valid JSON'),
  });
  const plain = plainError(failure);
  expect(plain).toMatchObject({ message: 'invalid input syntax for type uuid', kind: '22P02', table: 'doc' });
  expect(plain.at[0]).toContain('log.test.ts');
  expect(JSON.stringify(plain)).not.toContain('what was sent');
});

test('a line is blanked on its way out, whichever field it is in', () => {
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => void lines.push(line) });
  const one = secret();
  log.info({ reason: `it said ${one}`, token: 'short', headers: { cookie: 'a=b' } }, `about ${one}`);
  expect(lines.join('')).toContain('it said [secret]');
  for (const never of [one, 'short', 'a=b']) expect(lines.join('')).not.toContain(never);
});

/**
 * Preloaded into SQLPad (2019), which still calls what Node has since removed: checks in `util`, and ciphers keyed
 * straight from a password. With them back it runs on the project's own Node and needs no second one.
 */
import crypto from 'node:crypto';
import util from 'node:util';

restore(util, {
  isArray: Array.isArray,
  isDate: util.types.isDate,
  isRegExp: util.types.isRegExp,
});

restore(crypto, {
  createCipher: (algorithm: string, password: string) => crypto.createCipheriv(algorithm, ...keyFrom(password)),
  createDecipher: (algorithm: string, password: string) => crypto.createDecipheriv(algorithm, ...keyFrom(password)),
});

function restore(module: object, removed: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(removed)) if (!(name in module)) Object.assign(module, { [name]: value });
}

/** Guards nothing real: the passwords of a throw-away test database. */
function keyFrom(password: string): [key: Buffer, initialVector: Buffer] {
  return [crypto.createHash('sha256').update(password).digest(), Buffer.alloc(16)];
}

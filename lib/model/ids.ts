import * as z from 'zod/mini';

/** Every id of ours is made by the device that made the thing, so that work goes on offline. */
export const Id = z.uuid();

/** The name of a blob is the hash of its bytes: it can be checked by whoever receives it. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** An ISO 8601 time in UTC. */
export const Time = z.iso.datetime();

/** `https://host[:port]`, nothing behind it. */
export const Origin = z.string().check(z.maxLength(300), z.regex(/^https?:\/\/[^/?#\s*]+$/));

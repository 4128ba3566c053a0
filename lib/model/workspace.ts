import * as z from 'zod/mini';
import { Id, Origin } from './ids.ts';
import { RecordingRules } from './recording-rules.ts';
import { approvalsMost } from './review.ts';

/** From least to most: each may do all that the one before may. */
export const Role = z.enum(['reader', 'author', 'expert', 'steward']);
export type Role = z.infer<typeof Role>;

/** A set of guides with its own authors and readers, as it stands in the names of its two feeds. */
export const LibraryId = z.string().check(z.regex(/^[a-z\d][\w-]{0,99}$/i));
export const mainLibrary = 'main';
/** Where a library is named, this stands for every one, those to come as well. */
export const everyLibrary = '*';
export const LibraryScope = z.union([LibraryId, z.literal(everyLibrary)]);
/** A library as people know it. */
export const Library = z.object({ id: LibraryId, name: z.string() });
export type Library = z.infer<typeof Library>;
/** What somebody may, by library or for every one. */
export const Roles = z.record(z.string(), Role);
export type Roles = z.infer<typeof Roles>;

/** A web application guides are about. Nothing of ours runs on a site that no app names. */
export const App = z.object({
  schemaVersion: z.int().check(z.gte(1)),
  id: Id,
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  origins: z.array(Origin).check(z.minLength(1), z.maxLength(20)),
  /** By an address that it had, the one where guides written for that are met now; see moved.ts. */
  moved: z.optional(z.record(Origin, Origin)),
  /** A steward said that nothing of ours runs there, for anybody. */
  isOff: z.optional(z.boolean()),
});
export type App = z.infer<typeof App>;

/** The name behind an authorId. Written by the store when somebody joins. */
export const Person = z.object({
  schemaVersion: z.int().check(z.gte(1)),
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  role: Role,
  /** Has left: nobody is let in under this name any more. */
  isGone: z.optional(z.boolean()),
});
export type Person = z.infer<typeof Person>;

/** One organisation's settings that every device needs. Its document id is always `workspace`. */
export const Workspace = z.object({
  schemaVersion: z.int().check(z.gte(1)),
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  /** By library, how many colleagues have to approve what is published there; absent: none. */
  approvals: z.optional(z.record(LibraryId, z.int().check(z.gte(0), z.lte(approvalsMost)))),
  /** What the recorder takes of a page, and of which it takes nothing. */
  recording: z.optional(RecordingRules),
});
export type Workspace = z.infer<typeof Workspace>;

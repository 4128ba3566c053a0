import type { BlobType } from './sniff.ts';

/** Bytes named by their hash, wherever they are kept. */
export interface Blobs {
  /** Keep the bytes if they are what their name says; nothing remains of those that are not. */
  receive(ws: string, sha256: string, body: AsyncIterable<Uint8Array>, bytesMost: number): Promise<Received>;
  /** Null where the bytes are not there. */
  read(ws: string, sha256: string): Promise<ReadableStream<Uint8Array> | null>;
  has(ws: string, sha256: string): Promise<boolean>;
  /** Gone is gone: whoever asks for this has seen that nobody refers to them. */
  remove(ws: string, sha256: string): Promise<void>;
  /** A `busy` problem that says why, where bytes could not be kept now. */
  refuseUnlessReady(): Promise<void>;
  /** All there are, in no order. */
  list(): AsyncIterable<StoredBlob>;
}

export interface Received {
  bytes: number;
  mime: BlobType;
}

export interface StoredBlob {
  ws: string;
  sha256: string;
  /** When the bytes came last. */
  at: Date;
}

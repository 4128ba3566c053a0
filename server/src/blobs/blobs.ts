import type { BlobType } from './sniff.ts';

/** Bytes named by their hash, as one may look at them wherever they are kept. */
export interface SeenBlobs {
  /** Null where the bytes are not there. */
  read(ws: string, sha256: string): Promise<ReadableStream<Uint8Array> | null>;
  has(ws: string, sha256: string): Promise<boolean>;
  /** All there are, in no order. */
  list(): AsyncIterable<StoredBlob>;
}

export interface Blobs extends SeenBlobs {
  /** Keep the bytes if they are what their name says; nothing remains of those that are not. */
  receive(ws: string, sha256: string, body: AsyncIterable<Uint8Array>, bytesMost: number): Promise<Received>;
  /** Gone is gone: whoever asks for this has seen that nobody refers to them. */
  remove(ws: string, sha256: string): Promise<void>;
  /** A `busy` problem that says why, where bytes could not be kept now. */
  refuseUnlessReady(): Promise<void>;
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

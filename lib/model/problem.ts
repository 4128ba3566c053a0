/** Everything that may go wrong as expected. Codes cross contexts and the network; texts belong to the UI. */
export const problemCodes = [
  'offline',
  'signed-out',
  'not-allowed',
  'not-found',
  'conflict',
  'invalid',
  'too-large',
  'too-many',
  'busy',
  'unexpected',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** An expected failure, with a sentence for a person. Anything else that is thrown is a bug and is reported as one. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  constructor(code: ProblemCode, message: string = code, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

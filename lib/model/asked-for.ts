const mark = '#handrail=';

/** An address that asks the agent there to start a guide. */
export function askingFor(guideId: string, address: string): string {
  return `${address}${mark}${guideId}`;
}

/** The guide that an address asks for, or null. */
export function guideAskedFor(address: string): string | null {
  return /#handrail=([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(address)?.[1] ?? null;
}

/** A ring around the element and a gentle dim of the rest, which stays as usable as before. */
export function Spotlight({ isUnsure }: { isUnsure: boolean }) {
  return <div class={isUnsure ? 'spotlight unsure' : 'spotlight'} aria-hidden="true" />;
}

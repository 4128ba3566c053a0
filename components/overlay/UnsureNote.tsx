/** The element was found with doubt: the reader knows better, and may say so. */
export function UnsureNote({
  isPainted,
  onConfirm,
  onRefuse,
}: {
  isPainted?: boolean;
  onConfirm(): void;
  onRefuse(): void;
}) {
  return (
    <p class="mark">
      <span>Probably here: {isPainted ? 'it is painted, and may move' : 'the page has changed'}.</span>
      <button type="button" onClick={onConfirm}>
        Yes, here
      </button>
      <button type="button" onClick={onRefuse}>
        Not this
      </button>
    </p>
  );
}

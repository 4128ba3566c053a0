/** The element was found with doubt: the reader knows better, and may say so. */
export function UnsureNote({ onConfirm, onRefuse }: { onConfirm(): void; onRefuse(): void }) {
  return (
    <p class="mark">
      <span>Probably here: the page has changed.</span>
      <button type="button" onClick={onConfirm}>
        Yes, here
      </button>
      <button type="button" onClick={onRefuse}>
        Not this
      </button>
    </p>
  );
}

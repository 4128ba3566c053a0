export interface Ways {
  hasBack: boolean;
  onBack(): void;
  onSkip(): void;
}

/** The ways from a step that are always there. */
export function BackAndSkip({ hasBack, onBack, onSkip }: Ways) {
  return (
    <>
      {hasBack && (
        <button type="button" class="quiet" onClick={onBack}>
          Back
        </button>
      )}
      <button type="button" class="quiet" onClick={onSkip}>
        Skip
      </button>
    </>
  );
}

import { useRef, useState } from 'preact/hooks';
import { Icon } from '#components/ui/Icon.tsx';

interface Props {
  keep(file: File): Promise<string | null>;
  onKept(sha256: string): void;
}

/** A picture from a file of one's own. */
export function PictureTool({ keep, onKept }: Props) {
  const chooser = useRef<HTMLInputElement>(null);
  const [isKeeping, setKeeping] = useState(false);
  const take = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    setKeeping(true);
    try {
      const sha256 = await keep(file);
      if (sha256) onKept(sha256);
    } finally {
      setKeeping(false);
      // The same file again is another choice.
      input.value = '';
    }
  };
  const name = isKeeping ? 'Adding the picture…' : 'Picture';
  return (
    <>
      <button
        type="button"
        class="button quiet small square"
        aria-label={name}
        title={name}
        aria-disabled={isKeeping}
        onClick={() => !isKeeping && chooser.current?.click()}
      >
        <Icon name="picture" />
      </button>
      <input
        ref={chooser}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif"
        aria-label="Picture file"
        hidden
        onChange={(event) => void take(event.currentTarget)}
      />
    </>
  );
}

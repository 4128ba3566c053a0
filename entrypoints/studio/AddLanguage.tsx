import { useState } from 'preact/hooks';
import { Choice } from '#components/ui/Choice.tsx';

interface Props {
  languages: readonly (readonly [language: string, words: string])[];
  onAdd: (language: string) => void;
}

/** Chosen, and only then added: whoever goes through a choice by keyboard chooses all that lies on the way. */
export function AddLanguage({ languages, onAdd }: Props) {
  const [chosen, choose] = useState('');
  const add = (event: Event) => {
    event.preventDefault();
    if (chosen) onAdd(chosen);
    choose('');
  };
  return (
    <form class="add-language" onSubmit={add}>
      <Choice
        label="Add a language"
        value={chosen}
        options={[['', 'Choose one'] as const, ...languages]}
        onChoose={choose}
      />
      <button type="submit" class="button" disabled={chosen === ''}>
        Add
      </button>
    </form>
  );
}

import { Icon } from '#components/ui/Icon.tsx';
import type { Strength } from '#lib/model/strength.ts';
import { strengthWords } from './strength-words.ts';

const looks = {
  strong: { tone: 'good', icon: 'check' },
  fair: { tone: '', icon: 'even' },
  weak: { tone: 'warn', icon: 'alert' },
} as const;

/** How likely readers will be shown the right element, and why not likelier. */
export function StrengthMark({ strength }: { strength: Strength }) {
  const { tone, icon } = looks[strength.grade];
  const { word, why } = strengthWords(strength);
  return (
    <p class="strength small">
      Its element:
      <span class={`chip ${tone}`}>
        <Icon name={icon} size={13} /> {word}
      </span>
      <span class="soft">{why}</span>
    </p>
  );
}

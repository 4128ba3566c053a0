import type { Resolve } from '#components/library/FlagCard.tsx';
import type { Toaster } from '#components/ui/Toasts.tsx';
import type { Flag } from '#lib/model/flag.ts';
import type { Try } from './use-studio.ts';

const words = {
  fixed: 'Marked fixed. The reader will see that.',
  declined: 'Left as it is. The reader will see that.',
  open: 'Reopened.',
};

/** Answers a report, with the way back. */
export function resolveWith(flag: Flag, attempt: Try, toaster: Toaster): Resolve {
  return (status, answer) => {
    void attempt('flag:resolve', { flagId: flag.id, status, answer }).then((done) => {
      if (done === undefined) return;
      const back = { flagId: flag.id, status: flag.status, answer: flag.answer };
      toaster.say(words[status], () => void attempt('flag:resolve', back));
    });
  };
}

import { counted } from '#components/ui/time.ts';

interface AtStake {
  workspace: string;
  /** How much of this person's work is nowhere but here, unfinished recordings included. */
  onlyHere: number;
  recordings: readonly { stepCount: number }[];
}

/** What leaving a workspace takes from this browser; what is lost by it, and how to keep a recording. */
export function leaveQuestion({ workspace, onlyHere, recordings }: AtStake): string {
  const sentences = [`Leave ${workspace}? Its guides go from this browser.`];
  const steps = recordings.reduce((sum, { stepCount }) => sum + stepCount, 0);
  if (recordings.length > 0)
    sentences.push(
      `Your recording of ${counted(steps, 'step')} will end and be lost. To keep it, stay and finish it as a draft.`,
    );
  const others = onlyHere - recordings.length;
  const piece = recordings.length > 0 ? 'other piece' : 'piece';
  if (others > 0) sentences.push(`${counted(others, piece)} of work that nobody else has will be lost.`);
  return sentences.join(' ');
}

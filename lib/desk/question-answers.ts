import type { Answers } from '#lib/messages/answer.ts';
import { answerQuestion, askQuestion, withdrawQuestion } from '#lib/reading/questions.ts';
import type { Desk } from './desk.ts';

type QuestionMessages = 'question:ask' | 'question:answer' | 'question:withdraw';

/** What readers miss, and what authors say to that. */
export function questionAnswers({ device, session }: Desk): Pick<Answers, QuestionMessages> {
  return {
    async 'question:ask'(report) {
      const { me } = await session();
      return { questionId: (await askQuestion(device, me, report)).id };
    },
    async 'question:answer'({ questionId, ...given }) {
      const { me } = await session();
      await answerQuestion(device, me, questionId, given);
      return null;
    },
    async 'question:withdraw'({ questionId }) {
      const { me } = await session();
      await withdrawQuestion(device, me, questionId);
      return null;
    },
  };
}

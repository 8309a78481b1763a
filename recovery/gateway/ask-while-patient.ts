import type { AskResult } from '#recovery/gateway/ask-gateway';

type Answer = Extract<AskResult, { kind: 'ANSWERED' }>;

export interface Asked<Question> {
  /** In the order of the questions. */
  answered: Array<{ question: Question; answer: Answer }>;
  /** Nothing was learnt about these. */
  unanswered: Question[];
  /** Why: GMOPG's silence in its own words, or its slowness; null when all were answered. */
  problem: string | null;
}

const mostAtOnce = 4;
const patienceMs = 30_000;
const tooSlow = 'GMOPGの応答が遅く、すべては確認できませんでした。';

/**
 * Asks several questions while somebody waits for the answers: four at once, none later than 30 seconds after the first, and
 * none any more once GMOPG fell silent; an answer that only refuses one OrderID does not end it.
 */
export async function askWhilePatient<Question>(
  questions: readonly Question[],
  ask: (question: Question) => Promise<AskResult>,
  clock: () => Date,
): Promise<Asked<Question>> {
  const answers = new Map<Question, Answer>();
  const waiting = [...questions];
  const begunAt = clock().getTime();
  let isSilent = false;
  let problem: string | null = null;

  async function work(): Promise<void> {
    while (!isSilent && waiting.length > 0) {
      if (clock().getTime() - begunAt >= patienceMs) {
        problem ??= tooSlow;
        return;
      }
      const question = waiting.shift();
      if (question === undefined) return;
      const asked = await ask(question);
      if (asked.kind === 'ANSWERED') answers.set(question, asked);
      else {
        problem ??= asked.problem;
        isSilent ||= !asked.isAboutOrder;
      }
    }
  }

  await Promise.all(Array.from({ length: mostAtOnce }, work));
  return {
    answered: questions.flatMap((question) => {
      const answer = answers.get(question);
      return answer ? [{ question, answer }] : [];
    }),
    unanswered: questions.filter((question) => !answers.has(question)),
    problem,
  };
}

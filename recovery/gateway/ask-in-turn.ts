import type { ReconciliationSubject } from '#db/schema/reconciliations';
import type { SubjectOutcome } from '#recovery/gateway/ask-subject';

export interface Asked {
  /** In the order of the subjects; those that are missing at the end are still to be asked. */
  outcomes: SubjectOutcome[];
  /** Why asking has to wait, in GMOPG's or the network's words; null: it need not. */
  problem: string | null;
}

const atOnce = 4;
const mostSilences = 5;

/**
 * Asks about subjects, four at once, until they are through or `isOver`. Stops at a rate limit and after five in a row without
 * any answer: these are not among the outcomes then, so that they are asked again later.
 */
export async function askInTurn(
  subjects: readonly ReconciliationSubject[],
  ask: (subject: ReconciliationSubject) => Promise<SubjectOutcome>,
  isOver: () => boolean,
): Promise<Asked> {
  const outcomes: SubjectOutcome[] = [];
  let begun = 0;
  let silences = 0;
  let isRefused = false;

  async function askOn(): Promise<void> {
    while (!isRefused && silences < mostSilences && !isOver()) {
      const place = begun++;
      const subject = subjects[place];
      if (!subject) return;
      const outcome = await ask(subject);
      outcomes[place] = outcome;
      silences = isSilent(outcome) ? silences + 1 : 0;
      isRefused ||= outcome.isRateLimit;
    }
  }

  await Promise.all(Array.from({ length: atOnce }, askOn));
  return cutAtSilence(outcomes);
}

function isSilent({ wasHeard }: SubjectOutcome): boolean {
  return !wasHeard;
}

function cutAtSilence(outcomes: SubjectOutcome[]): Asked {
  const limited = outcomes.findIndex(({ isRateLimit }) => isRateLimit);
  if (limited >= 0)
    return { outcomes: outcomes.slice(0, limited), problem: outcomes[limited]?.problem ?? null };
  const heard = outcomes.reduce((last, outcome, place) => (isSilent(outcome) ? last : place + 1), 0);
  if (outcomes.length - heard < mostSilences) return { outcomes, problem: null };
  return { outcomes: outcomes.slice(0, heard), problem: outcomes.at(-1)?.problem ?? null };
}

import type { ReconciliationSubject } from '#db/schema/reconciliations';
import type { AskResult } from '#recovery/gateway/ask-gateway';

export interface SubjectOutcome {
  subject: ReconciliationSubject;
  /** The OrderIDs that GMOPG answered. */
  answered: string[];
  /** The first silence; null when every question was answered. */
  problem: string | null;
  isRateLimit: boolean;
  /** GMOPG answered something, be it that it will not tell of an OrderID. */
  wasHeard: boolean;
}

/** A retry gets the next suffix: behind two that GMOPG does not know there are no more. */
const mostMissing = 2;
const mostSuffixes = 9;
const mostSilences = 2;

/**
 * Asks about each OrderID of a subject, and where its shop strips suffixes about its number with -1, -2, … until GMOPG knows
 * two in a row not, nine at the most. One silence does not keep the others from being asked, two do.
 */
export async function askSubject(
  subject: ReconciliationSubject,
  ask: (gatewayOrderId: string) => Promise<AskResult>,
): Promise<SubjectOutcome> {
  const outcome: SubjectOutcome = {
    ...{ subject, answered: [], problem: null, isRateLimit: false, wasHeard: false },
  };
  let silences = 0;
  const isKnown = async (gatewayOrderId: string) => {
    const result = await ask(gatewayOrderId);
    outcome.wasHeard ||= result.kind === 'ANSWERED' || result.isAboutOrder;
    if (result.kind === 'SILENT') {
      if (!result.isAboutOrder) silences++;
      outcome.problem ??= result.problem;
      outcome.isRateLimit ||= result.isRateLimit;
      return false;
    }
    outcome.answered.push(gatewayOrderId);
    return result.outcome === 'FOUND';
  };
  const givesUp = () => outcome.isRateLimit || silences >= mostSilences;

  for (const gatewayOrderId of subject.gatewayOrderIds) {
    if (!givesUp()) await isKnown(gatewayOrderId);
  }
  let missing = 0;
  for (let n = 1; n <= mostSuffixes && missing < mostMissing && subject.asksSuffixes; n++) {
    const gatewayOrderId = `${subject.orderNumber}-${n}`;
    const wasAsked = subject.gatewayOrderIds.includes(gatewayOrderId);
    if (givesUp() || wasAsked) continue;
    missing = (await isKnown(gatewayOrderId)) ? 0 : missing + 1;
  }
  return outcome;
}

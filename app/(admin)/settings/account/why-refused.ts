/** The kinds of answer that have a sentence of their own. */
const kinds = ['WrongPassword', 'WrongCode', 'TotpAlreadyOn', 'TotpNotBegun', 'TotpNotOn'] as const;
export type TotpFailure = (typeof kinds)[number] | 'tooMany' | 'unanswered';

export function whyRefused(
  answer: { __typename: string; secondsToWait?: number | null } | undefined,
): TotpFailure {
  if (answer?.secondsToWait != null) return 'tooMany';
  return kinds.find((kind) => kind === answer?.__typename) ?? 'unanswered';
}

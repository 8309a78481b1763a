/** What a shop needs before it can be left alone, in the order in which a newcomer does it. */
export const setupSteps = ['testNotice', 'firstNotice', 'gatewayAccess', 'cart', 'mail'] as const;
export type SetupStep = (typeof setupSteps)[number];

export interface SetupFacts {
  isPractice: boolean;
  hasGatewayAccess: boolean;
  testNoticeAnsweredAt: string | null;
  lastNoticeAt: string | null;
  hasCheckouts: boolean;
  sendsMails: boolean;
  lastMailSentAt: string | null;
}

export interface SetupState {
  step: SetupStep;
  isDone: boolean;
  /** When it last went well, where that is known. */
  at: string | null;
}

/**
 * What is done and what is not. A mail server counts as set up before the first mail went out; a practice shop's mails
 * stay files whatever is set.
 */
export function setupStates(facts: SetupFacts): SetupState[] {
  const states = {
    testNotice: { isDone: facts.testNoticeAnsweredAt !== null, at: facts.testNoticeAnsweredAt },
    firstNotice: { isDone: facts.lastNoticeAt !== null, at: facts.lastNoticeAt },
    gatewayAccess: { isDone: facts.hasGatewayAccess, at: null },
    cart: { isDone: facts.hasCheckouts, at: null },
    mail: { isDone: facts.sendsMails, at: facts.lastMailSentAt },
  } satisfies Record<SetupStep, Omit<SetupState, 'step'>>;
  return setupSteps
    .filter((step) => step !== 'mail' || !facts.isPractice)
    .map((step) => ({ step, ...states[step] }));
}

/** GMOPG cannot reach an address that exists on this machine or in this house alone. */
export function isReachable(noticeUrl: string): boolean {
  const { hostname, protocol } = new URL(noticeUrl);
  const isNear =
    /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[)|\.(local|internal|localhost)$/.test(
      hostname,
    ) || !hostname.includes('.');
  return protocol === 'https:' && !isNear;
}

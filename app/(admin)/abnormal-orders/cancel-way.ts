import type { Who } from '../who';

/**
 * How a trade's money is given back: `here`, by this person · `permission`, by somebody who may · `late`, GMOPG takes no
 * cancel any more · `console`, only in GMOPG's own console, because the shop has no API access.
 */
export type CancelWay = 'here' | 'permission' | 'late' | 'console';
/** How one learns what GMOPG says of a trade now. */
export type AskWay = Exclude<CancelWay, 'late'>;

interface Row {
  allowedActions: readonly string[];
  /** Present where the shop has API access and GMOPG would still reverse the money. */
  cancellation: object | null;
}

/** Who may only look is sent to a colleague, never to a console that is not theirs. */
export function cancelWay(row: Row, who: Who): CancelWay {
  if (row.allowedActions.includes('CANCEL_TRADE')) return 'here';
  if (row.cancellation) return 'permission';
  if (!who.mayOperate) return who.hasGatewayAccess ? 'late' : 'permission';
  return askWay(row, who) === 'here' ? 'late' : 'console';
}

export function askWay({ allowedActions, cancellation }: Row, { mayOperate }: Who): AskWay {
  if (allowedActions.includes('REFRESH_TRADE')) return 'here';
  return cancellation || !mayOperate ? 'permission' : 'console';
}

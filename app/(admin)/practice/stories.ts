export type Story =
  | 'COMPLETED'
  | 'REPLY_LOST'
  | 'REPLY_EMPTY'
  | 'NOTICE_FIRST'
  | 'NOTICE_LOST'
  | 'PAID_TWICE'
  | 'CASH_ON_DELIVERY'
  | 'REORDERED'
  | 'DECLINED'
  | 'OUTCOME_UNKNOWN'
  | 'AMOUNT_DIFFERS';

/** By what staff have to do in the end. */
export const storyGroups = [
  { group: 'restore', stories: ['REPLY_LOST', 'NOTICE_LOST', 'OUTCOME_UNKNOWN'] },
  { group: 'cancel', stories: ['PAID_TWICE', 'CASH_ON_DELIVERY', 'REORDERED', 'AMOUNT_DIFFERS'] },
  { group: 'nothing', stories: ['COMPLETED', 'NOTICE_FIRST', 'REPLY_EMPTY', 'DECLINED'] },
] as const satisfies ReadonlyArray<{ group: string; stories: readonly Story[] }>;

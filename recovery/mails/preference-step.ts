import type { customerPreferences } from '#db/schema/mails';
import type { ListedTrade } from '#recovery/abnormal-orders/listed-trade';

export type CustomerPreference = typeof customerPreferences.$inferSelect;

/** What staff do next about a customer who was asked. */
export type PreferenceStep = 'WAIT' | 'ORDER_AGAIN' | 'CANCEL_TRADE' | 'CONTACT_CUSTOMER' | 'NOTHING';

/** The step that the customer's choice proposes; NOTHING once the row is closed, whatever was chosen. */
export function preferenceStep(trade: ListedTrade, { choice }: CustomerPreference): PreferenceStep {
  if (!isUndecided(trade)) return 'NOTHING';
  switch (choice) {
    case null:
      return 'WAIT';
    case 'REORDER':
      return 'ORDER_AGAIN';
    case 'CANCEL':
      return 'CANCEL_TRADE';
    case 'CONTACT':
      return 'CONTACT_CUSTOMER';
  }
}

/** Whether the customer of a row can be asked: no order can be made of it, and somebody must act. */
export function canRequestPreference(trade: ListedTrade): boolean {
  return trade.status === 'UNRECOVERABLE' && isUndecided(trade);
}

/** Whether a choice still changes anything: staff have neither restored, cancelled nor deleted the row, and no order stands. */
export function isUndecided({ status, isOpen, deletedAt }: ListedTrade): boolean {
  return isOpen && deletedAt === null && (status === 'UNRECOVERABLE' || status === 'RESTORABLE');
}

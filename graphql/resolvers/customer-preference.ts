import type { ListedTrade } from '#recovery/abnormal-orders/listed-trade';
import { type CustomerPreference as PreferenceRow, preferenceStep } from '#recovery/mails/preference-step';

interface Asked {
  trade: ListedTrade;
  preference: PreferenceRow;
}

export const CustomerPreference = {
  requestedAt: ({ preference }: Asked) => preference.requestedAt,
  requestedBy: ({ preference }: Asked) => preference.requestedBy,
  choice: ({ preference }: Asked) => preference.choice,
  note: ({ preference }: Asked) => preference.note,
  answeredAt: ({ preference }: Asked) => preference.answeredAt,
  nextStep: ({ trade, preference }: Asked) => preferenceStep(trade, preference),
};

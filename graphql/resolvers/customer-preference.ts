import { type CustomerPreference as PreferenceRow, preferenceStep } from '#recovery/mails/preference-step';
import type { Trade } from '#recovery/restore/restore-abnormal-order';

interface Asked {
  trade: Trade;
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

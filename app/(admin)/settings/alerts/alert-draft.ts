import type { ResultOf } from '#graphql/tada';
import type { AlertForm_settings } from './alert-form.fragment';

type Settings = ResultOf<typeof AlertForm_settings>;

export type RecipientDraft = Settings['recipients'][number] & {
  /** Stays while the address is typed. */
  key: number;
};

/** What the form holds: the number as it is typed. */
export interface AlertDraft extends Omit<Settings, 'recipients' | 'outageRows'> {
  outageRows: string;
  recipients: RecipientDraft[];
}

export function draftOf({ outageRows, recipients, ...rest }: Settings): AlertDraft {
  return {
    ...rest,
    outageRows: String(outageRows),
    recipients: recipients.map((recipient, key) => ({ ...recipient, key })),
  };
}

/** A new recipient gets everything; an empty address is nobody. */
export function withRecipient(draft: AlertDraft, language: 'JA' | 'EN'): AlertDraft {
  const key = Math.max(-1, ...draft.recipients.map((one) => one.key)) + 1;
  const everything = { digest: true, outage: true, heartbeat: true };
  return { ...draft, recipients: [...draft.recipients, { key, email: '', language, ...everything }] };
}

/** Named one by one: what was read bears a __typename, which the API does not take. */
export function inputOf(draft: AlertDraft): Settings {
  const { digestAt, digestDays, digestWhenNothingIsOpen, outageRows, watchesNotices } = draft;
  const recipients = draft.recipients
    .filter(({ email }) => email.trim() !== '')
    .map(({ email, language, digest, outage, heartbeat }) => ({
      email: email.trim(),
      ...{ language, digest, outage, heartbeat },
    }));
  return {
    ...{ digestAt, digestDays, digestWhenNothingIsOpen, watchesNotices, recipients },
    outageRows: Number(outageRows),
  };
}

/** Whole and within what the API takes. */
export function isSurgeSize(text: string): boolean {
  return /^\d{1,4}$/.test(text) && Number(text) >= 2 && Number(text) <= 1_000;
}

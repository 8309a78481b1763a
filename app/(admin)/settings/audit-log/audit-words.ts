import type { useTranslations } from 'next-intl';
import { formatDateTime } from '../../../format-date-time';
import { formatYen } from '../../../format-yen';
import { mailKinds } from '../../mail-kind';
import { isScope } from '../tokens/token-scopes';

/** Says a message of the whole catalogue. */
export type Say = ReturnType<typeof useTranslations<never>>;

/**
 * What an entry's detail tells a person, a phrase for each thing it holds. What nobody worded yet is said by its name;
 * ids and whole texts of mails are left out.
 */
export function auditWords(detail: unknown, say: Say): string[] {
  if (typeof detail !== 'object' || detail === null) return [];
  return Object.entries(detail).flatMap(([name, value]) => {
    if ((value === null && !(name in takenAway)) || /Ids?$/.test(name)) return [];
    return isWorded(name) ? (worded[name](value, say) ?? []) : plainly(name, value);
  });
}

type Word = (value: unknown, say: Say) => string | null;

const jobs = ['VOID', 'RETURN', 'RETURNX'] as const;
const choices = ['REORDER', 'CANCEL', 'CONTACT'] as const;
const roles = ['VIEW', 'OPERATE', 'CANCEL', 'MANAGE'] as const;
const digestDays = ['EVERY_DAY', 'WEEKDAYS'] as const;
const checks = ['AGREED', 'DISAGREED', 'SILENT'] as const;
/** Where nothing is something that was chosen. */
const takenAway = { endpoint: true, mailFrom: true, mailFooter: true, expiresAt: true };

const worded = {
  reason: said('reason'),
  note: said('note'),
  message: (value) => (typeof value === 'string' ? value : null),
  job: (value, say) => chosen(jobs, value, (job) => say(`cancel.jobs.${job}`)),
  total: (value) => (typeof value === 'number' ? formatYen(value) : null),
  confirmationMail: (value, say) => say(`auditLog.detail.confirmationMail.${yes(value)}`),
  gatewayCheck: (value, say) =>
    chosen(checks, value, (check) => say(`auditLog.detail.gatewayCheck.${check}`)),
  mailKind: (value, say) => chosen(mailKinds, value, (kind) => say(`mailKinds.${kind}`)),
  choice: (value, say) => chosen(choices, value, (choice) => say(`preference.choices.${choice}`)),
  email: (value) => (typeof value === 'string' ? value : null),
  role: (value, say) =>
    chosen(roles, value, (role) => say('auditLog.detail.role', { role: say(`auditLog.roles.${role}`) })),
  before: (value, say) =>
    chosen(roles, value, (role) => say('auditLog.detail.before', { role: say(`auditLog.roles.${role}`) })),
  after: (value, say) =>
    chosen(roles, value, (role) => say('auditLog.detail.after', { role: say(`auditLog.roles.${role}`) })),
  invitedBy: said('invitedBy'),
  linkBy: said('linkBy'),
  endpoint: (value, say) =>
    value === null ? say('auditLog.detail.noEndpoint') : said('endpoint')(value, say),
  passwordChanged: (value, say) => (value === true ? say('auditLog.detail.passwordChanged') : null),
  isOk: (value, say) => say(`auditLog.detail.testNotice.${yes(value)}`),
  milliseconds: (value, say) =>
    typeof value === 'number' ? say('auditLog.detail.milliseconds', { value }) : null,
  scopes: (value, say) =>
    Array.isArray(value)
      ? value
          .map((scope) => (isScope(scope) ? say(`tokens.scopes.${scope}.name`) : scope))
          .join(say('tokens.and'))
      : null,
  expiresAt: (value, say) =>
    typeof value === 'string'
      ? say('auditLog.detail.expiresAt', { at: formatDateTime(value) })
      : say('auditLog.detail.noExpiry'),
  name: said('name'),
  graceSeconds: setting('graceSeconds'),
  stripsOrderSuffix: setting('stripsOrderSuffix'),
  sauthHolds: setting('sauthHolds'),
  allowsBareNoticeUrl: setting('allowsBareNoticeUrl'),
  senderAddresses: setting('senderAddresses'),
  noticeCharset: setting('noticeCharset'),
  mailFrom: setting('mailFrom'),
  mailFooter: setting('mailFooter'),
  digestAt: (value, say) => (typeof value === 'string' ? say('auditLog.detail.digestAt', { value }) : null),
  digestDays: (value, say) => chosen(digestDays, value, (days) => say(`auditLog.detail.digestDays.${days}`)),
  digestWhenNothingIsOpen: (value, say) => say(`auditLog.detail.digestWhenNothingIsOpen.${yes(value)}`),
  outageRows: (value, say) =>
    typeof value === 'number' ? say('auditLog.detail.outageRows', { value }) : null,
  watchesNotices: (value, say) => say(`auditLog.detail.watchesNotices.${yes(value)}`),
  recipients: (value, say) =>
    say('auditLog.detail.recipients', {
      value: addressesIn(value).join(' ') || say('auditLog.detail.nothing'),
    }),
} satisfies Record<string, Word>;

function isWorded(name: string): name is keyof typeof worded {
  return Object.hasOwn(worded, name);
}

function chosen<Choice extends string>(
  known: readonly Choice[],
  value: unknown,
  word: (choice: Choice) => string,
): string | null {
  const choice = known.find((one) => one === value);
  return choice === undefined ? null : word(choice);
}

function said(name: 'reason' | 'note' | 'invitedBy' | 'linkBy' | 'endpoint' | 'name'): Word {
  return (value, say) =>
    typeof value === 'string' && value !== '' ? say(`auditLog.detail.${name}`, { value }) : null;
}

type ShopSetting =
  | 'graceSeconds'
  | 'stripsOrderSuffix'
  | 'sauthHolds'
  | 'allowsBareNoticeUrl'
  | 'senderAddresses'
  | 'noticeCharset'
  | 'mailFrom'
  | 'mailFooter';

function setting(name: ShopSetting): Word {
  return (value, say) =>
    say('auditLog.detail.changed', {
      setting: say(`shopSettings.fields.${name}`),
      value: valueInWords(value, say),
    });
}

function valueInWords(value: unknown, say: Say): string {
  if (typeof value === 'boolean') return say(`auditLog.detail.switch.${yes(value)}`);
  const text = Array.isArray(value) ? value.join(' ') : String(value ?? '');
  return text === '' ? say('auditLog.detail.nothing') : text;
}

function addressesIn(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'email' in one ? [String(one.email)] : [],
  );
}

function yes(value: unknown): 'yes' | 'no' {
  return value === true ? 'yes' : 'no';
}

function plainly(name: string, value: unknown): string[] {
  return typeof value === 'object' ? [] : [`${name}: ${String(value)}`];
}

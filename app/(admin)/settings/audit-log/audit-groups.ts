import type { AuditKind } from '#db/audit-kind';

/** The kinds as they are chosen from; one that is new does not compile until it has a place. */
const groupOf = {
  RESTORED: 'rows',
  DELETED: 'rows',
  UNDELETED: 'rows',
  REVIVED_BY_NOTICE: 'rows',
  REVIVED_BY_ANSWER: 'rows',
  ORDER_CANCELLED: 'rows',
  CANCELLATION_REQUESTED: 'money',
  TRADE_CANCELLED: 'money',
  CANCELLATION_REFUSED: 'money',
  CANCELLATION_NOT_DONE: 'money',
  CANCELLATION_UNKNOWN: 'money',
  MAIL_REQUESTED: 'mails',
  PREFERENCE_ANSWERED: 'mails',
  NOTICE_BELIEVED: 'notices',
  NOTICE_ASSIGNED: 'notices',
  SHOP_UPDATED: 'settings',
  ALERT_SETTINGS_UPDATED: 'settings',
  TEST_ALERT_SENT: 'settings',
  GATEWAY_ACCESS_SET: 'settings',
  TEST_NOTICE_SENT: 'settings',
  MAIL_TEMPLATE_SAVED: 'settings',
  MAIL_TEMPLATE_RESET: 'settings',
  STAFF_INVITED: 'people',
  INVITATION_WITHDRAWN: 'people',
  STAFF_JOINED: 'people',
  STAFF_ROLE_SET: 'people',
  STAFF_REMOVED: 'people',
  PASSWORD_LINK_MADE: 'people',
  PASSWORD_RESET: 'people',
  PASSWORD_CHANGED: 'people',
  OTHER_SESSIONS_ENDED: 'people',
  NAME_SET: 'people',
  TOTP_TURNED_ON: 'people',
  TOTP_TURNED_OFF: 'people',
  TOTP_RESET: 'people',
  RECOVERY_CODES_MADE: 'people',
  RECOVERY_CODE_USED: 'people',
  TOKEN_CREATED: 'tokens',
  TOKEN_REVOKED: 'tokens',
} as const satisfies Record<AuditKind, string>;

export const auditGroups = [
  'rows',
  'money',
  'mails',
  'notices',
  'settings',
  'people',
  'tokens',
] as const satisfies ReadonlyArray<(typeof groupOf)[AuditKind]>;
export type AuditGroup = (typeof auditGroups)[number];

export function kindsOf(group: AuditGroup): AuditKind[] {
  return Object.keys(groupOf)
    .filter(isAuditKind)
    .filter((kind) => groupOf[kind] === group);
}

/** The contract types the kind as text: a word of a later version is shown as it is. */
export function isAuditKind(kind: string): kind is AuditKind {
  return Object.hasOwn(groupOf, kind);
}

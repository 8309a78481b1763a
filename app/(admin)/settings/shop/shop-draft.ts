export interface ShopSettings {
  name: string;
  graceSeconds: number;
  stripsOrderSuffix: boolean;
  sauthHolds: boolean;
  allowsBareNoticeUrl: boolean;
  senderAddresses: string[];
  noticeCharset: 'WINDOWS_31J' | 'UTF_8';
  mailFrom: string | null;
  mailFooter: string | null;
}

/** The settings as they are being written: numbers and lists are text until they are saved. */
export type ShopDraft = Omit<ShopSettings, 'graceSeconds' | 'senderAddresses' | 'mailFrom' | 'mailFooter'> & {
  graceSeconds: string;
  /** One on a line. */
  senderAddresses: string;
  mailFrom: string;
  mailFooter: string;
};

export type ShopField = keyof ShopDraft;
/** The line that is wrong, counted from 1, where the field has several. */
export type ShopProblems = Partial<Record<ShopField, { line: number | null }>>;

export function draftOf(settings: ShopSettings): ShopDraft {
  return {
    ...settings,
    graceSeconds: String(settings.graceSeconds),
    senderAddresses: settings.senderAddresses.join('\n'),
    mailFrom: settings.mailFrom ?? '',
    mailFooter: settings.mailFooter ?? '',
  };
}

/** What differs from the settings, as `updateShop` takes it. An empty sender or footer is taken away. */
export function changesOf(draft: ShopDraft, settings: ShopSettings): Partial<ShopSettings> {
  const written: ShopSettings = {
    ...draft,
    name: draft.name.trim(),
    graceSeconds: Number(draft.graceSeconds.trim()),
    senderAddresses: linesOf(draft.senderAddresses).map(({ text }) => text),
    mailFrom: draft.mailFrom.trim() || null,
    mailFooter: draft.mailFooter.trim() === '' ? null : draft.mailFooter,
  };
  const before = new Map<string, unknown>(Object.entries(settings));
  const changed = Object.entries(written).filter(([field, value]) => !isSame(value, before.get(field)));
  return Object.fromEntries(changed);
}

/** What can be said without asking the server. */
export function problemsIn({ name, graceSeconds, mailFooter }: ShopDraft): ShopProblems {
  const grace = graceSeconds.trim();
  return {
    ...((name.trim() === '' || name.trim().length > 100) && { name: whole }),
    ...((!/^\d{1,5}$/.test(grace) || Number(grace) > 86_400) && { graceSeconds: whole }),
    ...(mailFooter.length > 2_000 && { mailFooter: whole }),
  };
}

/** Where the server's problems belong: `senderAddresses.1` is the second address that was written. */
export function problemsAt(paths: readonly string[], draft: ShopDraft): ShopProblems {
  const problems: ShopProblems = {};
  for (const path of paths) {
    const [name, position] = path.split('.');
    const field = fields.find((one) => one === name);
    if (!field) continue;
    const line = position === undefined ? null : linesOf(draft.senderAddresses)[Number(position)]?.line;
    problems[field] ??= { line: line ?? null };
  }
  return problems;
}

/** A change of these makes every row be judged anew (domain.md §3). */
export const ruleFields = ['graceSeconds', 'stripsOrderSuffix', 'sauthHolds'] as const;

const whole = { line: null };
const fields: readonly ShopField[] = [
  'name',
  ...ruleFields,
  'allowsBareNoticeUrl',
  'senderAddresses',
  'noticeCharset',
  'mailFrom',
  'mailFooter',
];

function linesOf(text: string): Array<{ text: string; line: number }> {
  return text
    .split('\n')
    .map((line, position) => ({ text: line.trim(), line: position + 1 }))
    .filter((line) => line.text !== '');
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

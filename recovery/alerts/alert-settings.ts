import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { alertRecipients, alertSettings } from '#db/schema/alerts';
import { auditEntries } from '#db/schema/audit';
import { isMailAddress } from '#mail/mail-address';
import { type InvalidInput, isInvalid, parseInput } from '#recovery/orders/checkout-input';

type SettingsRow = typeof alertSettings.$inferSelect;

export type AlertRecipient = Omit<typeof alertRecipients.$inferSelect, 'shopId'>;

export interface AlertSettings
  extends Pick<SettingsRow, 'digestDays' | 'digestWhenNothingIsOpen' | 'outageRows' | 'watchesNotices'> {
  /** HH:MM in Japan. */
  digestAt: string;
  recipients: AlertRecipient[];
}

const mostRecipients = 20;

const settings = z.object({
  digestAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM, from 00:00 to 23:59.'),
  digestDays: z.enum(['EVERY_DAY', 'WEEKDAYS']),
  digestWhenNothingIsOpen: z.boolean(),
  outageRows: z.number().int().min(2, 'At least 2.').max(1_000, 'At most 1,000.'),
  watchesNotices: z.boolean(),
  recipients: z
    .array(
      z.object({
        email: z
          .string()
          .trim()
          .refine(isMailAddress, 'メールアドレスを1件だけ、正しい形で入力してください。'),
        language: z.enum(['JA', 'EN']),
        digest: z.boolean(),
        outage: z.boolean(),
        heartbeat: z.boolean(),
      }),
    )
    .max(mostRecipients, `宛先は${mostRecipients}件までです。`)
    .superRefine((recipients, context) => {
      const seen = new Set<string>();
      for (const [place, { email }] of recipients.entries()) {
        if (seen.has(email.toLowerCase()))
          context.addIssue({ code: 'custom', path: [place, 'email'], message: '同じ宛先が2つあります。' });
        seen.add(email.toLowerCase());
      }
    }),
});

export type UpdateAlertSettingsResult =
  | { kind: 'AlertSettingsUpdated'; settings: AlertSettings }
  | InvalidInput;

/** What holds where a shop has chosen nothing: with nobody to tell, nothing is sent. */
const untouched: AlertSettings = {
  digestAt: '09:00',
  digestDays: 'EVERY_DAY',
  digestWhenNothingIsOpen: false,
  outageRows: 10,
  watchesNotices: true,
  recipients: [],
};

export async function findAlertSettings(db: Db, shopId: string): Promise<AlertSettings> {
  const [row] = await db.select().from(alertSettings).where(eq(alertSettings.shopId, shopId));
  if (!row) return untouched;
  const { digestDays, digestWhenNothingIsOpen, outageRows, watchesNotices } = row;
  const recipients = await findRecipients(db, shopId);
  const digestAt = timeOf(row.digestMinute);
  return { digestAt, digestDays, digestWhenNothingIsOpen, outageRows, watchesNotices, recipients };
}

export async function findRecipients(db: Db, shopId: string): Promise<AlertRecipient[]> {
  const { shopId: _, ...columns } = {
    shopId: alertRecipients.shopId,
    email: alertRecipients.email,
    language: alertRecipients.language,
    digest: alertRecipients.digest,
    outage: alertRecipients.outage,
    heartbeat: alertRecipients.heartbeat,
  };
  return db
    .select(columns)
    .from(alertRecipients)
    .where(eq(alertRecipients.shopId, shopId))
    .orderBy(alertRecipients.email);
}

/** Replaces all of a shop's alert settings. A digest that was due before somebody wanted it, or before a new time was chosen, is not sent late. Safe to repeat. */
export async function updateAlertSettings(
  db: Db,
  shopId: string,
  input: AlertSettings,
  { actor, now }: { actor: string; now: Date },
): Promise<UpdateAlertSettingsResult> {
  const parsed = parseInput(settings, input);
  if (isInvalid(parsed)) return parsed;
  const { digestAt, recipients, ...rest } = parsed;
  const chosen = { ...rest, digestMinute: minuteOf(digestAt) };
  await db.transaction(async (tx) => {
    const created = { shopId, ...chosen, digestSetAt: now };
    await tx.insert(alertSettings).values(created).onConflictDoNothing();
    // Held until the commit: an alert goes out by the old settings or by the new ones.
    const mine = eq(alertSettings.shopId, shopId);
    const [before] = await tx.select().from(alertSettings).where(mine).for('update');
    const wasWanted = (await findRecipients(tx, shopId)).some((recipient) => recipient.digest);
    const isMoved =
      !wasWanted || before?.digestMinute !== chosen.digestMinute || before.digestDays !== chosen.digestDays;
    await tx
      .update(alertSettings)
      .set({ ...chosen, ...(isMoved && { digestSetAt: now }) })
      .where(mine);
    await tx.delete(alertRecipients).where(eq(alertRecipients.shopId, shopId));
    if (recipients.length > 0)
      await tx.insert(alertRecipients).values(recipients.map((one) => ({ shopId, ...one })));
    await tx
      .insert(auditEntries)
      .values({ shopId, at: now, actor, kind: 'ALERT_SETTINGS_UPDATED', detail: parsed });
  });
  return { kind: 'AlertSettingsUpdated', settings: await findAlertSettings(db, shopId) };
}

function timeOf(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

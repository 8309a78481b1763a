import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from '#db/client';
import { mails } from '#db/schema/mails';
import type { MailRow } from '#mail/mail-ledger';
import { type MailToQueue, queueMail } from '#mail/queue-mail';
import type { MailWork } from '#mail/send-mail';
import { testSecret } from '#test/a-shop';
import { confirm } from '#test/mail/a-confirmation';
import { anOrder, aShop } from '#test/mail/an-order';

export const noon = new Date('2026-11-02T03:00:00.000Z');

type MailOfOrder = MailToQueue & { orderId: string };

export function aMail(shopId: string, override: Partial<MailOfOrder> = {}): MailOfOrder {
  return {
    shopId,
    orderId: randomUUID(),
    kind: 'RESTORED_ORDER_CONFIRMATION',
    recipient: 'customer@example.jp',
    requestedBy: 'staff@example.jp',
    ...confirm(aShop, anOrder()),
    ...override,
  };
}

export function aQueuedMail(
  { db }: Database,
  shopId: string,
  override: Partial<MailOfOrder> = {},
): Promise<MailRow> {
  return queueMail(db, aMail(shopId, override), noon);
}

export async function rowOf({ db }: Database, mail: MailRow): Promise<MailRow> {
  const [row] = await db.select().from(mails).where(eq(mails.id, mail.id));
  if (!row) throw new Error('The mail left the ledger.');
  return row;
}

/** Short enough for a test, long enough for a busy machine. */
const timeouts = { connect: 1_000, greeting: 1_000, socket: 1_500, attempt: 5_000 };

export function workWith(
  smtpUrl: string | null,
  { mailDir = '/nonexistent', now = noon }: { mailDir?: string; now?: Date } = {},
): MailWork {
  return {
    secret: testSecret,
    settingsOf: async () => ({ smtpUrl, from: '山のパン屋 <shop@pan.example>', mailDir }),
    clock: () => now,
    timeouts,
  };
}

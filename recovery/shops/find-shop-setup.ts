import { and, count, desc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { mails, mailTemplates } from '#db/schema/mails';
import { notices } from '#db/schema/notices';
import { checkouts } from '#db/schema/orders';
import { tokens } from '#db/schema/people';
import { findAlertSettings } from '#recovery/alerts/alert-settings';
import type { Shop } from '#recovery/shops/create-shop';
import { findStaff } from '#recovery/shops/find-staff';

export interface ShopSetup {
  /** Names of those with MANAGE. */
  managers: string[];
  staffCount: number;
  tokenCount: number;
  ownTemplateCount: number;
  sendsMails: boolean;
  testNoticeAnsweredAt: Date | null;
  lastNoticeAt: Date | null;
  lastMailSentAt: Date | null;
  hasCheckouts: boolean;
  alerts: AlertSetup;
}

/** How many are told, and of what; to whom is for those with MANAGE. */
export interface AlertSetup {
  recipientCount: number;
  /** Of them, those who get the digest. */
  digestRecipientCount: number;
  /** HH:MM in Japan. */
  digestAt: string;
  digestDays: 'EVERY_DAY' | 'WEEKDAYS';
  watchesNotices: boolean;
}

/** How far a shop is set up; no statement reads more than a hundred rows of a table that grows. */
export async function findShopSetup(
  db: Db,
  { id: shopId, isPractice }: Pick<Shop, 'id' | 'isPractice'>,
  { now, hasMailServer }: { now: Date; hasMailServer: boolean },
): Promise<ShopSetup> {
  const [
    people,
    tokenCount,
    ownTemplateCount,
    testNoticeAnsweredAt,
    lastNoticeAt,
    lastMailSentAt,
    known,
    alerts,
  ] = await Promise.all([
    findStaff(db, shopId),
    countUsableTokens(db, shopId, now),
    db.$count(mailTemplates, eq(mailTemplates.shopId, shopId)),
    findTestNoticeAnsweredAt(db, shopId),
    findLastNoticeAt(db, shopId),
    findLastMailSentAt(db, shopId),
    db.select({ number: checkouts.orderNumber }).from(checkouts).where(eq(checkouts.shopId, shopId)).limit(1),
    findAlertSetup(db, shopId),
  ]);
  return {
    managers: people.filter(({ role }) => role === 'MANAGE').map(({ name }) => name),
    staffCount: people.length,
    ...{ tokenCount, ownTemplateCount, testNoticeAnsweredAt, lastNoticeAt, lastMailSentAt },
    sendsMails: hasMailServer && !isPractice,
    hasCheckouts: known.length > 0,
    alerts,
  };
}

async function countUsableTokens(db: Db, shopId: string, now: Date): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(tokens)
    .where(
      and(
        eq(tokens.shopId, shopId),
        isNull(tokens.revokedAt),
        or(isNull(tokens.expiresAt), gt(tokens.expiresAt, now)),
      ),
    );
  return row?.count ?? 0;
}

async function findTestNoticeAnsweredAt(db: Db, shopId: string): Promise<Date | null> {
  const latest = db
    .select({ at: auditEntries.at, detail: auditEntries.detail })
    .from(auditEntries)
    .where(and(eq(auditEntries.shopId, shopId), eq(auditEntries.kind, 'TEST_NOTICE_SENT')))
    .orderBy(desc(auditEntries.at))
    .limit(100)
    .as('latest');
  const [row] = await db
    .select({ at: latest.at })
    .from(latest)
    .where(sql`${latest.detail} ->> 'isOk' = 'true'`)
    .orderBy(desc(latest.at))
    .limit(1);
  return row?.at ?? null;
}

async function findLastNoticeAt(db: Db, shopId: string): Promise<Date | null> {
  const latest = db
    .select({ at: notices.receivedAt, kind: notices.kind })
    .from(notices)
    .where(eq(notices.shopId, shopId))
    .orderBy(desc(notices.receivedAt))
    .limit(100)
    .as('latest');
  const [row] = await db
    .select({ at: latest.at })
    .from(latest)
    .where(eq(latest.kind, 'CARD'))
    .orderBy(desc(latest.at))
    .limit(1);
  return row?.at ?? null;
}

/** Ids stand in the order of time. */
async function findLastMailSentAt(db: Db, shopId: string): Promise<Date | null> {
  const latest = db
    .select({ id: mails.id, sentAt: mails.sentAt, state: mails.state, keptAsFile: mails.keptAsFile })
    .from(mails)
    .where(eq(mails.shopId, shopId))
    .orderBy(desc(mails.id))
    .limit(100)
    .as('latest');
  const [row] = await db
    .select({ sentAt: latest.sentAt })
    .from(latest)
    .where(and(eq(latest.state, 'SENT'), eq(latest.keptAsFile, false)))
    .orderBy(desc(latest.id))
    .limit(1);
  return row?.sentAt ?? null;
}

async function findAlertSetup(db: Db, shopId: string): Promise<AlertSetup> {
  const { recipients, digestAt, digestDays, watchesNotices } = await findAlertSettings(db, shopId);
  return {
    recipientCount: recipients.length,
    digestRecipientCount: recipients.filter(({ digest }) => digest).length,
    ...{ digestAt, digestDays, watchesNotices },
  };
}

import { createHash, randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { notices } from '#db/schema/notices';
import { decodeNotice } from '#gmopg/decode-notice';
import { noticeUrlOf } from '#recovery/notices/notice-url';
import type { Shop } from '#recovery/shops/create-shop';

type StepKind = 'ADDRESS_REACHED' | 'SHOP_KNOWN' | 'STORED' | 'ANSWERED';

export interface TestNoticeStep {
  kind: StepKind;
  isOk: boolean;
  /** What is wrong and what to do, in Japanese for staff; null where nothing is. */
  problem: string | null;
  fault: TestNoticeFault | null;
  /** What was seen, as the system says it. */
  detail: string | null;
}

type TestNoticeFault = 'NOT_REACHED' | 'NOT_OURS' | 'SENDER_DOUBTED' | 'NOT_ZERO';

interface Wrong {
  problem: string;
  fault: TestNoticeFault;
  detail: string;
}

export interface TestNoticeSent {
  kind: 'TestNoticeSent';
  url: string;
  steps: TestNoticeStep[];
  milliseconds: number;
}

const longestMs = 10_000;

/**
 * Posts a notice that is about no trade to the shop's own notice URL, as GMOPG would, and says of each step whether it
 * went well. Dials the address of this application (APP_URL) and no other, and follows no redirect.
 */
export async function sendTestNotice(
  db: Db,
  shop: Shop,
  { actor, now, ...config }: { actor: string; now: Date; appUrl: string; secret: string },
): Promise<TestNoticeSent> {
  const url = noticeUrlOf(shop, config);
  const body = Buffer.from(`ShopID=${shop.gmopgShopId}&TestNotice=${randomUUID()}`);
  const startedAt = performance.now();
  const heard = await post(url, body);
  const milliseconds = Math.round(performance.now() - startedAt);
  const kept = 'problem' in heard ? null : await findKept(db, shop, body);
  const steps = stepsOf(heard, kept);
  const detail = { milliseconds, isOk: steps.every(({ isOk }) => isOk) };
  await db.insert(auditEntries).values({ shopId: shop.id, at: now, actor, kind: 'TEST_NOTICE_SENT', detail });
  return { kind: 'TestNoticeSent', url, steps, milliseconds };
}

type Heard = { status: number; text: string } | Wrong;

async function post(url: string, body: Uint8Array<ArrayBuffer>): Promise<Heard> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      redirect: 'manual',
      signal: AbortSignal.timeout(longestMs),
    });
    return { status: answer.status, text: (await answer.text()).slice(0, 100) };
  } catch (error) {
    const cause =
      error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return {
      fault: 'NOT_REACHED',
      detail: cause,
      problem: `${new URL(url).origin} に届きませんでした（${cause}）。APP_URLと、その手前のプロキシやファイアウォールをご確認ください。`,
    };
  }
}

/** As a fact, or apart from the facts because its sender was not believed; see quarantine-notice.ts. */
async function findKept(
  db: Db,
  shop: Shop,
  body: Uint8Array,
): Promise<'STORED' | { doubted: string } | null> {
  const { bodyHash } = decodeNotice(body, shop.noticeCharset);
  const apart = createHash('sha256').update('quarantined').update(bodyHash).digest();
  const [row] = await db
    .select({ kind: notices.kind, problem: notices.problem })
    .from(notices)
    .where(and(eq(notices.shopId, shop.id), inArray(notices.bodyHash, [bodyHash, apart])));
  if (!row) return null;
  return row.kind === 'QUARANTINED' ? { doubted: row.problem ?? '' } : 'STORED';
}

function stepsOf(heard: Heard, kept: Awaited<ReturnType<typeof findKept>>): TestNoticeStep[] {
  const wrongs: Array<[StepKind, Wrong | null]> = [
    ['ADDRESS_REACHED', 'problem' in heard ? heard : null],
    ['SHOP_KNOWN', kept === null ? explainUnknown(heard) : null],
    ['STORED', kept !== null && kept !== 'STORED' ? explainDoubt(kept.doubted) : null],
    ['ANSWERED', 'problem' in heard || heard.text === '0' ? null : explainAnswer(heard)],
  ];
  const first = wrongs.findIndex(([, wrong]) => wrong !== null);
  const nothing = { problem: null, fault: null, detail: null };
  return wrongs.map(([kind, wrong], i) => ({
    ...{ kind, isOk: first === -1 || i < first },
    ...(i === first && wrong ? wrong : nothing),
  }));
}

function explainUnknown(heard: Heard): Wrong | null {
  if ('problem' in heard) return null;
  return {
    fault: 'NOT_OURS',
    detail: `HTTP ${heard.status}`,
    problem: `応答はありましたが（HTTP ${heard.status}）、このショップの通知として受け取られていません。APP_URLがこのアプリケーションを指しているか、プロキシがPOSTを通しているかをご確認ください。`,
  };
}

function explainDoubt(reason: string): Wrong {
  return {
    fault: 'SENDER_DOUBTED',
    detail: reason,
    problem: `通知は届きましたが、送信元の確認で保留されました（${reason}）。送信元アドレスを限定している場合、このテストはサーバー自身のアドレスから届くため、GMOPGからの通知には影響しません。`,
  };
}

function explainAnswer({ status, text }: { status: number; text: string }): Wrong {
  return {
    fault: 'NOT_ZERO',
    detail: `「${text}」（HTTP ${status}）`,
    problem: `「0」ではなく「${text}」（HTTP ${status}）が返りました。GMOPGは同じ通知を再送し続けます。`,
  };
}

import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { shops } from '#db/schema/shops';
import { parseSender } from '#mail/compose-message';
import { evaluateAll } from '#recovery/abnormal-orders/evaluate-all';
import { type InvalidInput, isInvalid, parseInput } from '#recovery/orders/checkout-input';
import type { Shop } from '#recovery/shops/create-shop';

const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine((text) => !/\p{Cc}/u.test(text), 'One line of text.');

const settings = z
  .object({
    name: line(100).min(1, 'A shop has a name.'),
    graceSeconds: z.number().int().min(0).max(86_400),
    stripsOrderSuffix: z.boolean(),
    sauthHolds: z.boolean(),
    allowsBareNoticeUrl: z.boolean(),
    senderAddresses: z
      .array(z.union([z.ipv4(), z.ipv6()], 'An IPv4 or IPv6 address, like 210.175.7.20.'))
      .max(50),
    noticeCharset: z.enum(['windows-31j', 'utf-8']),
    requiresTotpFrom: z.enum(['CANCEL', 'MANAGE']).nullable(),
    mailFrom: line(320)
      .refine(
        (text) => parseSender(text) !== null,
        'A mail address, with or without a name: ショップ <shop@example.jp>.',
      )
      .nullable(),
    mailFooter: z.string().max(2_000).nullable(),
  })
  .partial();

export type ShopSettings = z.input<typeof settings>;
export type UpdateShopResult =
  | { kind: 'ShopUpdated'; shop: Shop; evaluated: number; isEvaluating: boolean }
  | InvalidInput;

export const evaluateShopTask = 'evaluate_shop';

/**
 * Changes a shop's settings. Those that the rule reads (domain.md §3) take effect on what is stored: before it returns, or
 * with `later` by a job of the same transaction, so that nobody waits for a million rows and none is forgotten.
 */
export async function updateShop(
  db: Db,
  shopId: string,
  input: ShopSettings,
  { actor, now, later = false }: { actor: string; now: Date; later?: boolean },
): Promise<UpdateShopResult> {
  const parsed = parseInput(settings, input);
  if (isInvalid(parsed)) return parsed;
  const shop = await db.transaction(async (tx) => {
    const isEmpty = Object.values(parsed).every((value) => value === undefined);
    if (isEmpty) return (await tx.select().from(shops).where(eq(shops.id, shopId)))[0];
    const [updated] = await tx.update(shops).set(parsed).where(eq(shops.id, shopId)).returning();
    await tx.insert(auditEntries).values({ shopId, at: now, actor, kind: 'SHOP_UPDATED', detail: parsed });
    if (later && changesTheRule(parsed)) await queueEvaluation(tx, shopId);
    return updated;
  });
  if (!shop) throw new Error(`No shop ${shopId}.`);
  const isEvaluating = later && changesTheRule(parsed);
  const { trades } = changesTheRule(parsed) && !later ? await evaluateAll(db, shopId) : { trades: 0 };
  return { kind: 'ShopUpdated', shop, evaluated: trades, isEvaluating };
}

/** A further change while it runs queues it once more. */
async function queueEvaluation(tx: Db, shopId: string): Promise<void> {
  await tx.execute(sql`select graphile_worker.add_job(${evaluateShopTask}::text, json_build_object('shopId', ${shopId}::text),
    job_key => 'evaluate:' || ${shopId}::text)`);
}

function changesTheRule(changed: ShopSettings): boolean {
  return (
    changed.graceSeconds !== undefined ||
    changed.stripsOrderSuffix !== undefined ||
    changed.sauthHolds !== undefined
  );
}

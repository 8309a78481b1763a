import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '#db/client';
import { shops } from '#db/schema/shops';
import { seal } from '#db/seal';

export type Shop = typeof shops.$inferSelect;

export interface NewShop {
  gmopgShopId: string;
  name: string;
  /** Seconds an abnormal order settles before it is listed; 120 unless told. */
  graceSeconds?: number;
  isPractice?: boolean;
}

export type CreateShopResult =
  | { kind: 'ShopCreated'; shop: Shop }
  | { kind: 'ShopIdTaken'; message: string }
  | { kind: 'InvalidInput'; message: string; problems: Array<{ path: string; message: string }> };

/** Makes a shop with a notice URL of its own; the URL's secret is kept as a hash, and sealed so that staff can see it. */
export async function createShop(
  db: Db,
  shop: NewShop,
  { secret, now }: { secret: string; now: Date },
): Promise<CreateShopResult> {
  const problems = problemsOf(shop);
  if (problems.length > 0)
    return { kind: 'InvalidInput', message: 'The shop cannot be made like this.', problems };

  const noticeSecret = randomBytes(24).toString('base64url');
  const [created] = await db
    .insert(shops)
    .values({
      ...shop,
      noticeSecretHash: createHash('sha256').update(noticeSecret).digest(),
      noticeSecretSealed: seal(noticeSecret, { secret, belongsTo: `notice-url:${shop.gmopgShopId}` }),
      createdAt: now,
    })
    .onConflictDoNothing({ target: shops.gmopgShopId })
    .returning();
  if (created) return { kind: 'ShopCreated', shop: created };
  const message = `A shop with the ShopID ${shop.gmopgShopId} is here already.`;
  return { kind: 'ShopIdTaken', message };
}

function problemsOf({ gmopgShopId, name, graceSeconds = 120 }: NewShop) {
  const problems = [];
  if (!/^[A-Za-z0-9]{1,13}$/.test(gmopgShopId)) {
    problems.push({
      path: 'gmopgShopId',
      message: "GMOPG's ShopID has 13 letters and digits, like tshop00000001.",
    });
  }
  if (name.trim() === '' || name.length > 100)
    problems.push({ path: 'name', message: 'A name has 1 to 100 characters.' });
  if (!Number.isInteger(graceSeconds) || graceSeconds < 0 || graceSeconds > 86_400) {
    problems.push({
      path: 'graceSeconds',
      message: 'The grace is a whole number of seconds from 0 to 86400.',
    });
  }
  return problems;
}

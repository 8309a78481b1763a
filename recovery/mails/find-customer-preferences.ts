import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { customerPreferences } from '#db/schema/mails';
import type { CustomerPreference } from '#recovery/mails/preference-step';

/** What the customers of these trades were asked and chose, by the trade's id; one that was not asked has no entry. */
export async function findCustomerPreferences(
  db: Db,
  shopId: string,
  tradeIds: readonly string[],
): Promise<Map<string, CustomerPreference>> {
  if (tradeIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(customerPreferences)
    .where(and(eq(customerPreferences.shopId, shopId), inArray(customerPreferences.tradeId, [...tradeIds])));
  return new Map(rows.map((row) => [row.tradeId, row]));
}

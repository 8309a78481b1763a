import { and, count, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import { customerPreferences, type PreferenceChoice } from '#db/schema/mails';
import { lockAbnormalOrders } from '#recovery/locks';
import { findOffer, type PreferenceOffer } from '#recovery/mails/find-preference-offer';
import { readPreferenceLink } from '#recovery/mails/preference-link';
import { plainText } from '#recovery/plain-text';

export interface PreferenceAnswer {
  choice: PreferenceChoice;
  /** In the customer's own words, at most 500 characters are kept. */
  note: string | null;
}

export type AnswerPreferenceResult =
  | { kind: 'ANSWERED'; offer: PreferenceOffer }
  /** Not taken: the link is no link, too old, or staff have acted. */
  | { kind: 'NOT_TAKEN'; offer: PreferenceOffer };

/** Every change is an entry in the audit: who has the link must not fill it. */
const mostAnswers = 30;

/**
 * Writes down what the customer behind a link chose. It may be changed until staff act; the same answer again changes
 * nothing. The row's status is the rule's alone and stays.
 */
export async function answerPreference(
  db: Db,
  token: string,
  { choice, note: words }: PreferenceAnswer,
  { secret, now }: { secret: string; now: Date },
): Promise<AnswerPreferenceResult> {
  const link = readPreferenceLink(token, { secret });
  if (!link) return { kind: 'NOT_TAKEN', offer: { kind: 'NOT_VALID' } };
  const { shopId, tradeId } = link;
  const note = plainText(plainText(words)?.slice(0, 500));
  return db.transaction(async (tx): Promise<AnswerPreferenceResult> => {
    await lockAbnormalOrders(tx, shopId, [tradeId]);
    const offer = (await findOffer(tx, link, now)) ?? { kind: 'NOT_VALID' };
    if (offer.kind !== 'OPEN') return { kind: 'NOT_TAKEN', offer };
    const before = offer.preference;
    if (before.choice === choice && before.note === note) return { kind: 'ANSWERED', offer };
    if ((await countAnswers(tx, link)) >= mostAnswers) return { kind: 'NOT_TAKEN', offer };

    const answer = { choice, note, answeredAt: now };
    await tx
      .update(customerPreferences)
      .set(answer)
      .where(and(eq(customerPreferences.shopId, shopId), eq(customerPreferences.tradeId, tradeId)));
    await tx.insert(auditEntries).values({
      ...{ shopId, tradeId, at: now, actor: 'customer', kind: 'PREFERENCE_ANSWERED' },
      detail: { choice, note },
    });
    return { kind: 'ANSWERED', offer: { ...offer, preference: { ...before, ...answer } } };
  });
}

async function countAnswers(
  tx: Db,
  { shopId, tradeId }: { shopId: string; tradeId: string },
): Promise<number> {
  const [row] = await tx
    .select({ answers: count() })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.shopId, shopId),
        eq(auditEntries.tradeId, tradeId),
        eq(auditEntries.kind, 'PREFERENCE_ANSWERED'),
      ),
    );
  return row?.answers ?? 0;
}

import { decodeNotice } from '#gmopg/decode-notice';
import { errorMeaning } from '#gmopg/error-codes';
import type { Context } from '#graphql/context';
import type { Notice as NoticeFound } from '#recovery/notices/find-notices';
import { doubtOf } from '#recovery/notices/notice-doubt';

export const Notice = {
  errors: (notice: NoticeFound) =>
    notice.errors.map(({ code, info }) => ({ code, info, meaning: errorMeaning(info) })),
  fields: (notice: NoticeFound) => fieldsOf(decodeNotice(notice.body, notice.charset).fields),
  outcome: async (notice: NoticeFound, _: unknown, context: Context) => {
    if (notice.kind !== 'CARD') return notice.kind;
    return (await listedTradeOf(notice, context)) ? 'LISTED' : 'NOT_LISTED';
  },
  doubt: (notice: NoticeFound) => doubtOf(notice),
  abnormalOrder: (notice: NoticeFound, _: unknown, context: Context) => listedTradeOf(notice, context),
};

async function listedTradeOf({ tradeKey }: NoticeFound, { loaders }: Context) {
  const trade = tradeKey === null ? null : await loaders.tradeOfKey.load(tradeKey);
  return trade?.status ? trade : null;
}

/** A name that came more than once holds all its values. */
export function fieldsOf(
  pairs: ReadonlyArray<readonly [name: string, value: string]>,
): Record<string, string | string[]> {
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of pairs) {
    const earlier = fields.get(name);
    fields.set(name, earlier === undefined ? value : [earlier, value].flat());
  }
  return Object.fromEntries(fields);
}

import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '#graphql/context';
import { connectionOf, type PageArgs, readPage } from '#graphql/page';
import { badInput } from '#graphql/request/bad-input';
import type { InputOf } from '#graphql/resolvers/input-of';
import {
  countNotices,
  findNotices,
  type NoticeFilter,
  type NoticeOutcome,
} from '#recovery/notices/find-notices';
import { plainText } from '#recovery/plain-text';

interface ListArgs extends PageArgs {
  filter?: InputOf<'NoticeFilter'> | null;
}

export const noticeQueries = {
  notices: async (_: unknown, args: ListArgs, { db, shopId }: Context, info: GraphQLResolveInfo) => {
    const filter = readFilter(args.filter ?? {});
    const found = await findNotices(db, shopId, { filter, page: readPage(args, info) });
    return connectionOf(found, {
      positionOf: (notice) => ({ at: notice.receivedAt, id: notice.id }),
      countAll: () => countNotices(db, shopId, filter),
    });
  },
};

const outcomes: readonly NoticeOutcome[] = [
  'LISTED',
  'NOT_LISTED',
  'PROBE',
  'MALFORMED',
  'OTHER_PAY_TYPE',
  'QUARANTINED',
];

function readFilter({ outcome, ...filter }: InputOf<'NoticeFilter'>): NoticeFilter {
  const known = outcomes.find((name) => name === outcome);
  if (outcome != null && !known) throw badInput(`filter.outcome is one of ${outcomes.join(', ')}.`);
  return { ...filter, search: plainText(filter.search), outcome: known };
}

import type { Context } from '#graphql/context';
import { fieldsOf } from '#graphql/resolvers/notice';
import { reevaluateNotice } from '#recovery/notices/reevaluate-notice';
import {
  assignNotice,
  findUnclaimedNotices,
  type UnclaimedNotice as NoticeFound,
} from '#recovery/notices/unclaimed-notices';

const mostNotices = 100;

export const quarantineQueries = {
  unclaimedNotices: (_: unknown, __: unknown, { db, viewer }: Context) =>
    viewer.isAdministrator ? findUnclaimedNotices(db, { most: mostNotices }) : null,
};

export const quarantineMutations = {
  assignNotice: (
    _: unknown,
    { id, shopId }: { id: string; shopId: string },
    { db, viewer, shopId: keptIn, by }: Context,
  ) => (viewer.isAdministrator ? assignNotice(db, { id, shopId, keptIn }, by) : administratorsOnly),

  reevaluateNotice: (_: unknown, { id }: { id: string }, { db, shopId, by }: Context) =>
    reevaluateNotice(db, shopId, id, by),
};

const administratorsOnly = {
  kind: 'AdministratorsOnly',
  message: 'どのショップのものか分からない通知を割り当てられるのは、管理者だけです。',
};

export const UnclaimedNotice = {
  gmopgShopId: ({ content }: NoticeFound) => content.gmopgShopId,
  gatewayOrderId: ({ content }: NoticeFound) => content.orderId,
  gatewayStatus: ({ content }: NoticeFound) => content.gatewayStatus,
  total: ({ content }: NoticeFound) => content.total,
  fields: ({ content }: NoticeFound) => fieldsOf(content.fields),
};

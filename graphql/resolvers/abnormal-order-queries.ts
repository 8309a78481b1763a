import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '#graphql/context';
import { connectionOf, type PageArgs, readPage } from '#graphql/page';
import { readAbnormalOrders } from '#graphql/permissions';
import { badInput } from '#graphql/request/bad-input';
import { refuseUnlessAllowed } from '#graphql/request/guard-fields';
import type { InputOf } from '#graphql/resolvers/input-of';
import { countAbnormalOrders, findOldestOpenAt } from '#recovery/abnormal-orders/count-abnormal-orders';
import { findAbnormalOrders } from '#recovery/abnormal-orders/find-abnormal-orders';
import { findMoneyDeadlines } from '#recovery/abnormal-orders/find-money-deadlines';
import { findSurge } from '#recovery/abnormal-orders/find-surge';
import { previewCancellationMail } from '#recovery/mails/preview-cancellation-mail';
import { previewConfirmationMail } from '#recovery/mails/preview-confirmation-mail';
import { plainText } from '#recovery/plain-text';

type Filter = InputOf<'AbnormalOrderFilter'>;
type Status = InputOf<'AbnormalOrderStatus'>;

interface ListArgs extends PageArgs {
  status?: Status | null;
  filter?: Filter | null;
}

interface PreviewArgs {
  abnormalOrderId?: string | null;
  orderId?: string | null;
}

export const abnormalOrderQueries = {
  abnormalOrders: async (
    _: unknown,
    args: ListArgs,
    { db, shopId, by, asked: operation }: Context,
    info: GraphQLResolveInfo,
  ) => {
    const filter = readFilter(args.filter);
    const status = args.status ?? null;
    const asked = { status, filter, page: readPage(args, info), columns: operation.columns.trade };
    const found = await findAbnormalOrders(db, shopId, asked, by.now);
    return connectionOf(found, {
      positionOf: (trade) => ({ at: trade.receivedAt, id: trade.id }),
      countAll: async () => (await countAbnormalOrders(db, shopId, filter, by.now))[tabOf(status)],
    });
  },

  abnormalOrderCounts: (_: unknown, { filter }: { filter?: Filter | null }, { db, shopId, by }: Context) =>
    countAbnormalOrders(db, shopId, readFilter(filter), by.now),

  moneyDeadlines: (_: unknown, __: unknown, { db, shopId, by }: Context) =>
    findMoneyDeadlines(db, shopId, by.now),

  abnormalOrderSurge: (_: unknown, __: unknown, { db, shopId, by }: Context) =>
    findSurge(db, shopId, { now: by.now }),

  abnormalOrder: (_: unknown, { id }: { id: string }, { loaders }: Context) => loaders.abnormalOrder.load(id),

  confirmationMailPreview: (_: unknown, { abnormalOrderId, orderId }: PreviewArgs, context: Context) => {
    const { db, shopId } = context;
    if (orderId != null && abnormalOrderId == null) return previewConfirmationMail(db, shopId, { orderId });
    if (abnormalOrderId != null && orderId == null) {
      refuseUnlessAllowed(context, { name: 'abnormalOrderId', permission: readAbnormalOrders });
      return previewConfirmationMail(db, shopId, { abnormalOrderId });
    }
    throw badInput('Give abnormalOrderId or orderId, exactly one of them.');
  },

  cancellationMailPreview: (
    _: unknown,
    { abnormalOrderId }: { abnormalOrderId: string },
    { db, shopId, by }: Context,
  ) => previewCancellationMail(db, shopId, abnormalOrderId, by.now),
};

function readFilter(filter: Filter | null | undefined): Filter {
  return { ...filter, search: plainText(filter?.search) };
}

export const AbnormalOrderCounts = {
  oldestOpenReceivedAt: (_: unknown, __: unknown, { db, shopId, by }: Context) =>
    findOldestOpenAt(db, shopId, by.now),
};

/** The count of a tab. */
function tabOf(status: Status | null) {
  switch (status) {
    case null:
      return 'all';
    case 'RESTORABLE':
      return 'restorable';
    case 'RESTORED':
      return 'restored';
    case 'DUPLICATE':
      return 'duplicate';
    case 'UNRECOVERABLE':
      return 'unrecoverable';
  }
}

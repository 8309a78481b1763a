import type { Warning } from '#db/schema/trades';
import type { Context } from '#graphql/context';
import { allowedActions } from '#recovery/abnormal-orders/allowed-actions';
import type { ListedTrade } from '#recovery/abnormal-orders/listed-trade';
import { canCancelTrade } from '#recovery/cancel/can-cancel-trade';

/** An abnormal order is a trade that is listed. */
export const AbnormalOrder = {
  warnings: async (trade: ListedTrade, _: unknown, { loaders }: Context): Promise<Warning[]> => {
    if (trade.status !== 'RESTORABLE') return trade.warnings;
    const reorders = await loaders.possibleReorders.load(trade.orderNumber);
    return reorders.length === 0 ? trade.warnings : [...trade.warnings, 'POSSIBLE_REORDER'];
  },
  isOpen: (trade: ListedTrade) => trade.isOpen && trade.deletedAt === null,
  isSettling: (trade: ListedTrade, _: unknown, { by }: Context) => trade.settlesAt > by.now,
  checkout: (trade: ListedTrade, _: unknown, { loaders }: Context) =>
    loaders.checkout.load(trade.orderNumber),
  order: (trade: ListedTrade, _: unknown, { loaders }: Context) =>
    loaders.orderOfNumber.load(trade.orderNumber),
  trade: (trade: ListedTrade) => trade,
  notices: (trade: ListedTrade, _: unknown, { loaders }: Context) =>
    loaders.noticesOfTrade.load(trade.tradeKey),
  // A row that left the lists while it was acted on is answered once more: nothing can be made of it.
  status: (trade: ListedTrade) => trade.status ?? 'UNRECOVERABLE',
  isListed: (trade: ListedTrade) => trade.status !== null,
  openedBy: async (trade: ListedTrade, _: unknown, { loaders, viewer }: Context) =>
    (await loaders.openers.load(trade.id))
      .filter(({ viewerId }) => viewerId !== viewer.id)
      .map(({ name }) => name),
  allowedActions: async (trade: ListedTrade, _: unknown, context: Context) =>
    allowedActions(trade, { ...(await findStanding(trade, context)), can: context.viewer.can }),
  cancellation: async (trade: ListedTrade, _: unknown, context: Context) => {
    const standing = await findStanding(trade, context);
    if (!standing.hasGatewayAccess) return null;
    const able = canCancelTrade(trade, standing);
    return able.kind === 'POSSIBLE' ? { job: able.job, amount: trade.total, until: able.until } : null;
  },
  pendingCancellation: (trade: ListedTrade, _: unknown, { loaders }: Context) =>
    loaders.pendingCancellation.load(trade.id),
  cancellations: (trade: ListedTrade, _: unknown, { loaders }: Context) =>
    loaders.cancellations.load(trade.id),
  possibleReorders: (trade: ListedTrade, _: unknown, { loaders }: Context) =>
    loaders.possibleReorders.load(trade.orderNumber),
  mails: (trade: ListedTrade, _: unknown, { loaders }: Context) => loaders.mailsOfTrade.load(trade),
  customerPreference: async (trade: ListedTrade, _: unknown, { loaders }: Context) => {
    const preference = await loaders.customerPreference.load(trade.id);
    return preference && { trade, preference };
  },
  timeline: (trade: ListedTrade, _: unknown, { loaders }: Context) => loaders.timelineOfTrade.load(trade),
};

/** What decides, beside the row itself, what may be done with it; each part is read once for a whole list. */
async function findStanding(trade: ListedTrade, { loaders, viewer, by }: Context) {
  const [order, pending, shop] = await Promise.all([
    loaders.orderOfNumber.load(trade.orderNumber),
    loaders.pendingCancellation.load(trade.id),
    viewer.findShop(),
  ]);
  const hasGatewayAccess = shop.gatewayEndpoint !== null && shop.shopPassSealed !== null;
  return { order, isPending: pending !== null, hasGatewayAccess, sauthHolds: shop.sauthHolds, now: by.now };
}

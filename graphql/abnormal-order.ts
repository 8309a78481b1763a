import type { Warning } from '#db/schema';
import type { Context } from '#graphql/context';
import { allowedActions } from '#recovery/allowed-actions';
import type { Trade } from '#recovery/restore-abnormal-order';

/** An abnormal order is a trade that is listed. */
export const AbnormalOrder = {
  warnings: async (trade: Trade, _: unknown, { loaders }: Context): Promise<Warning[]> => {
    if (trade.status !== 'RESTORABLE') return trade.warnings;
    const reorders = await loaders.possibleReorders.load(trade.orderNumber);
    return reorders.length === 0 ? trade.warnings : [...trade.warnings, 'POSSIBLE_REORDER'];
  },
  isOpen: (trade: Trade) => trade.isOpen && trade.deletedAt === null,
  isSettling: (trade: Trade, _: unknown, { by }: Context) => trade.settlesAt > by.now,
  checkout: (trade: Trade, _: unknown, { loaders }: Context) => loaders.checkout.load(trade.orderNumber),
  order: (trade: Trade, _: unknown, { loaders }: Context) => loaders.orderOfNumber.load(trade.orderNumber),
  trade: (trade: Trade) => trade,
  notices: (trade: Trade, _: unknown, { loaders }: Context) => loaders.noticesOfTrade.load(trade.tradeKey),
  allowedActions: async (trade: Trade, _: unknown, { loaders, viewer }: Context) => {
    const order = await loaders.orderOfNumber.load(trade.orderNumber);
    return allowedActions(trade, { order, can: viewer.can });
  },
  // No shop has API access yet, so nothing can be cancelled from here.
  cancellation: () => null,
  possibleReorders: (trade: Trade, _: unknown, { loaders }: Context) =>
    loaders.possibleReorders.load(trade.orderNumber),
  mails: (trade: Trade, _: unknown, { loaders }: Context) => loaders.mailsOfTrade.load(trade),
  timeline: (trade: Trade, _: unknown, { loaders }: Context) => loaders.timelineOfTrade.load(trade),
};

import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '#graphql/context';
import { connectionOf, type PageArgs, readPage } from '#graphql/page';
import { badInput } from '#graphql/request/bad-input';
import type { InputOf } from '#graphql/resolvers/input-of';
import { countOrders, findOrders } from '#recovery/orders/find-orders';
import { plainText } from '#recovery/plain-text';

interface ListArgs extends PageArgs {
  filter?: InputOf<'OrderFilter'> | null;
}

export const orderQueries = {
  orders: async (_: unknown, args: ListArgs, { db, shopId }: Context, info: GraphQLResolveInfo) => {
    const filter = readFilter(args.filter ?? {});
    const found = await findOrders(db, shopId, { filter, page: readPage(args, info) });
    return connectionOf(found, {
      positionOf: (order) => ({ at: order.placedAt, id: order.id }),
      countAll: () => countOrders(db, shopId, filter),
    });
  },

  order: (
    _: unknown,
    { id, number }: { id?: string | null; number?: string | null },
    { loaders }: Context,
  ) => {
    if (id != null && number == null) return loaders.order.load(id);
    if (number != null && id == null) return loaders.orderOfNumber.load(number);
    throw badInput('Give id or number, exactly one of them.');
  },

  checkout: (_: unknown, { orderNumber }: { orderNumber: string }, { loaders }: Context) =>
    loaders.checkout.load(orderNumber),
};

const stages = ['NEW', 'PREPARING', 'SHIPPED', 'CANCELLED'];

function readFilter(filter: InputOf<'OrderFilter'>): InputOf<'OrderFilter'> {
  const { progress, search } = filter;
  if (progress != null && !stages.includes(progress)) {
    throw badInput(`filter.progress is one of ${stages.join(', ')}.`);
  }
  return { ...filter, search: plainText(search) };
}

import { badInput } from '#graphql/bad-input';
import type { Context } from '#graphql/context';

export const orderQueries = {
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

import type { Context } from '#graphql/context';
import type { InputOf } from '#graphql/resolvers/input-of';
import type { PracticeCheckout as Placed, PracticeGateway } from '#graphql/resolvers/practice-gateway';

export const practiceQueries = {
  practice: async (_: unknown, __: unknown, context: Context) => {
    const { isPractice } = await context.viewer.findShop();
    if (!isPractice) return null;
    const gateway = gatewayOf(context);
    return {
      isReady: gateway !== null,
      goods: gateway?.goods ?? [],
      checkouts: () => gateway?.findCheckouts() ?? [],
    };
  },
};

export const practiceMutations = {
  placePracticeCheckout: (
    _: unknown,
    { input }: { input: InputOf<'PracticeCheckoutInput'> },
    context: Context,
  ) => gatewayOf(context)?.placeCheckout(input) ?? notOffered,

  cancelInPracticeConsole: (_: unknown, { gatewayOrderId }: { gatewayOrderId: string }, context: Context) =>
    gatewayOf(context)?.cancelInConsole(gatewayOrderId) ?? notOffered,
};

export const PracticeCheckout = {
  checkout: ({ orderNumber }: Placed, _: unknown, { loaders }: Context) => loaders.checkout.load(orderNumber),
  order: ({ orderNumber }: Placed, _: unknown, { loaders }: Context) =>
    loaders.orderOfNumber.load(orderNumber),
  abnormalOrders: ({ orderNumber }: Placed, _: unknown, { loaders }: Context) =>
    loaders.listedTradesOfNumber.load(orderNumber),
};

function gatewayOf({ runtime: { practice }, shopId }: Context): PracticeGateway | null {
  return practice?.shopId === shopId ? practice : null;
}

const notOffered = {
  kind: 'PracticeNotOffered',
  message:
    '練習は、練習用ショップで、内蔵のGMOPGが動いているときだけ行えます。`npm start` で起動し、PRACTICE_SHOP が on であることを確認してください。',
};

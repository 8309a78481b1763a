import type { Context } from '#graphql/context';
import { badInput } from '#graphql/request/bad-input';
import type { InputOf } from '#graphql/resolvers/input-of';
import {
  type DeleteRequest,
  deleteAbnormalOrder,
  deleteAbnormalOrders,
} from '#recovery/abnormal-orders/delete-abnormal-order';
import { refreshTrade } from '#recovery/abnormal-orders/refresh-trade';
import {
  undeleteAbnormalOrder,
  undeleteAbnormalOrders,
} from '#recovery/abnormal-orders/undelete-abnormal-order';
import { type CancelRequest, cancelTrade } from '#recovery/cancel/cancel-trade';
import { lookUpTrades } from '#recovery/gateway/look-up-trades';
import {
  type RestoreBy,
  type RestoreRequest,
  restoreAbnormalOrder,
  restoreAbnormalOrders,
} from '#recovery/restore/restore-abnormal-order';

type RestoreInput = InputOf<'RestoreAbnormalOrderInput'>;
type DeleteInput = InputOf<'DeleteAbnormalOrderInput'>;
type CancelInput = InputOf<'CancelTradeInput'>;

const mostInputs = 100;

export const abnormalOrderMutations = {
  restoreAbnormalOrder: async (_: unknown, { input }: { input: RestoreInput }, context: Context) =>
    restoreAbnormalOrder(
      context.db,
      context.shopId,
      restoreRequest(input, context),
      await restoreBy(context),
    ),

  restoreAbnormalOrders: async (_: unknown, { inputs }: { inputs: RestoreInput[] }, context: Context) =>
    restoreAbnormalOrders(
      context.db,
      context.shopId,
      atMostAHundred(inputs).map((input) => restoreRequest(input, context)),
      await restoreBy(context),
    ),

  deleteAbnormalOrder: (_: unknown, { input }: { input: DeleteInput }, { db, shopId, by }: Context) =>
    deleteAbnormalOrder(db, shopId, deleteRequest(input), by),

  deleteAbnormalOrders: (_: unknown, { inputs }: { inputs: DeleteInput[] }, { db, shopId, by }: Context) =>
    deleteAbnormalOrders(db, shopId, atMostAHundred(inputs).map(deleteRequest), by),

  undeleteAbnormalOrder: (_: unknown, { id }: { id: string }, { db, shopId, by }: Context) =>
    undeleteAbnormalOrder(db, shopId, id, by),

  undeleteAbnormalOrders: (_: unknown, { ids }: { ids: string[] }, { db, shopId, by }: Context) =>
    undeleteAbnormalOrders(db, shopId, atMostAHundred(ids, 'ids'), by),

  cancelTrade: async (_: unknown, { input }: { input: CancelInput }, context: Context) =>
    cancelTrade(context.db, context.shopId, cancelRequest(input), {
      ...context.by,
      gateway: await context.findGateway(),
    }),

  refreshTrade: async (_: unknown, { abnormalOrderId }: { abnormalOrderId: string }, context: Context) =>
    refreshTrade(context.db, context.shopId, abnormalOrderId, {
      actor: context.by.actor,
      gateway: await context.findGateway(),
    }),

  lookUpTrades: async (_: unknown, { orderNumber }: { orderNumber: string }, context: Context) =>
    lookUpTrades(context.db, context.shopId, orderNumber, {
      actor: context.by.actor,
      gateway: await context.findGateway(),
    }),
};

async function restoreBy({ by, findGateway }: Context): Promise<RestoreBy> {
  return { ...by, gateway: await findGateway() };
}

function cancelRequest({ abnormalOrderId, expectedJob, expectedTotal, ...rest }: CancelInput): CancelRequest {
  return {
    id: abnormalOrderId,
    expectedJob,
    expectedTotal,
    reason: rest.reason ?? null,
    sendCancellationMail: rest.sendCancellationMail ?? false,
    mail: rest.mail ?? null,
  };
}

/** A person may decide to go on without GMOPG's word; a program may not. */
function restoreRequest(
  { id, sendConfirmationMail, mail, note, withoutGatewayCheck }: RestoreInput,
  { viewer }: Context,
): RestoreRequest {
  return {
    ...{ id, sendConfirmationMail: sendConfirmationMail ?? false, mail: mail ?? null, note: note ?? null },
    withoutGatewayCheck: (withoutGatewayCheck ?? false) && viewer.can.includes('OPERATE'),
  };
}

function deleteRequest({
  id,
  reason,
  expectedStatus,
  expectedMoney,
  expectedTotal,
}: DeleteInput): DeleteRequest {
  return {
    ...{ id, reason: reason ?? null },
    expected: {
      status: expectedStatus ?? undefined,
      money: expectedMoney ?? undefined,
      total: expectedTotal ?? undefined,
    },
  };
}

function atMostAHundred<T>(given: T[], name = 'inputs'): T[] {
  if (given.length > mostInputs)
    throw badInput(
      `${name} has ${given.length} entries, at most ${mostInputs}: send the rest in a second call.`,
    );
  return given;
}

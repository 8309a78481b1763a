import { badInput } from '#graphql/bad-input';
import type { Context } from '#graphql/context';
import type { InputOf } from '#graphql/input-of';
import { deleteAbnormalOrder, deleteAbnormalOrders } from '#recovery/delete-abnormal-order';
import {
  type RestoreRequest,
  restoreAbnormalOrder,
  restoreAbnormalOrders,
} from '#recovery/restore-abnormal-order';
import { undeleteAbnormalOrder } from '#recovery/undelete-abnormal-order';

type RestoreInput = InputOf<'RestoreAbnormalOrderInput'>;
type DeleteInput = InputOf<'DeleteAbnormalOrderInput'>;

const mostInputs = 100;

export const abnormalOrderMutations = {
  restoreAbnormalOrder: (_: unknown, { input }: { input: RestoreInput }, { db, shopId, by }: Context) =>
    restoreAbnormalOrder(db, shopId, restoreRequest(input), by),

  restoreAbnormalOrders: (_: unknown, { inputs }: { inputs: RestoreInput[] }, { db, shopId, by }: Context) =>
    restoreAbnormalOrders(db, shopId, atMostAHundred(inputs).map(restoreRequest), by),

  deleteAbnormalOrder: (_: unknown, { input }: { input: DeleteInput }, { db, shopId, by }: Context) =>
    deleteAbnormalOrder(db, shopId, deleteRequest(input), by),

  deleteAbnormalOrders: (_: unknown, { inputs }: { inputs: DeleteInput[] }, { db, shopId, by }: Context) =>
    deleteAbnormalOrders(db, shopId, atMostAHundred(inputs).map(deleteRequest), by),

  undeleteAbnormalOrder: (_: unknown, { id }: { id: string }, { db, shopId, by }: Context) =>
    undeleteAbnormalOrder(db, shopId, id, by),

  cancelTrade: async (
    _: unknown,
    { input }: { input: InputOf<'CancelTradeInput'> },
    { loaders }: Context,
  ) => {
    const abnormalOrder = await loaders.abnormalOrder.load(input.abnormalOrderId);
    if (!abnormalOrder) return notFound(input.abnormalOrderId);
    const message = `${noAccess} GMOPGの管理画面で取り消してください。`;
    return { kind: 'CancellationImpossible', message, abnormalOrder };
  },

  refreshTrade: async (
    _: unknown,
    { abnormalOrderId }: { abnormalOrderId: string },
    { loaders }: Context,
  ) => {
    const abnormalOrder = await loaders.abnormalOrder.load(abnormalOrderId);
    if (!abnormalOrder) return notFound(abnormalOrderId);
    const message = `${noAccess} GMOPGの管理画面で取引の状態を確認してください。`;
    return { kind: 'GatewayUnavailable', message, abnormalOrder };
  },
};

const noAccess = 'このショップにはGMOPGのAPI接続が設定されていません。';

function notFound(id: string) {
  return { kind: 'AbnormalOrderNotFound', message: 'この異常注文は見つかりません。', id };
}

function restoreRequest({ id, sendConfirmationMail, mail, note }: RestoreInput): RestoreRequest {
  return { id, sendConfirmationMail: sendConfirmationMail ?? false, mail: mail ?? null, note: note ?? null };
}

function deleteRequest({ id, reason }: DeleteInput) {
  return { id, reason: reason ?? null };
}

function atMostAHundred<T>(inputs: T[]): T[] {
  if (inputs.length > mostInputs)
    throw badInput(
      `inputs has ${inputs.length} entries, at most ${mostInputs}: send the rest in a second call.`,
    );
  return inputs;
}

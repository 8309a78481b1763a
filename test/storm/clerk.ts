import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Fukkyu, Question } from './ask-fukkyu';
import { type Books, orderAnswer } from './books';
import type { Chance } from './chance';
import { type FukkyuRow, listRows } from './read-fukkyu';
import type { ShopName } from './storm-shops';

export interface Desk {
  fukkyu: Fukkyu;
  books: Books;
  chance: Chance;
  /** Two people at one row at once, through one server each: how often who won. */
  duels: { cancelled: number; restored: number; neither: number; both: number };
}

const deeds = ['RESTORE', 'CANCEL', 'DUEL', 'DELETE', 'UNDELETE', 'REFRESH', 'LEAVE'] as const;
type DeedName = (typeof deeds)[number];
type Weights = Readonly<Record<DeedName, number>>;

const usual = { RESTORE: 0, CANCEL: 0, DUEL: 0, DELETE: 0, UNDELETE: 0, REFRESH: 0, LEAVE: 0 };
const weightsOf: Readonly<Record<FukkyuRow['status'], Weights>> = {
  RESTORABLE: { ...usual, RESTORE: 34, DUEL: 16, CANCEL: 6, DELETE: 5, REFRESH: 4, LEAVE: 35 },
  RESTORED: { ...usual, RESTORE: 10, CANCEL: 10, LEAVE: 80 },
  DUPLICATE: { ...usual, CANCEL: 50, RESTORE: 5, DELETE: 8, REFRESH: 5, LEAVE: 32 },
  UNRECOVERABLE: { ...usual, CANCEL: 30, RESTORE: 5, DELETE: 8, UNDELETE: 5, REFRESH: 12, LEAVE: 40 },
};

/** Works a shop's newest rows, each once for every status it takes, until told to stop. */
export async function workAtDesk(desk: Desk, shop: ShopName, isOver: () => boolean): Promise<void> {
  const handled = new Set<string>();
  while (!isOver()) {
    const filter = { includeSettling: true, open: true };
    const { abnormalOrders } = await desk.fukkyu.ask(shop, listRows, { filter, after: null, first: 60 });
    const fresh = abnormalOrders.nodes.filter(
      ({ trade, status }) => !handled.has(`${trade.accessId} ${status}`),
    );
    for (const { trade, status } of fresh) handled.add(`${trade.accessId} ${status}`);
    await Promise.all(fresh.map((row) => handle(desk, shop, row)));
    await sleep(250);
  }
}

async function handle(desk: Desk, shop: ShopName, row: FukkyuRow): Promise<void> {
  const deed = desk.chance.pick(weightsOf[row.status], row.trade.accessId, row.status);
  switch (deed) {
    case 'RESTORE':
      return void (await restore(desk, shop, row));
    case 'CANCEL':
      return void (await cancel(desk, shop, row));
    case 'DUEL':
      return duel(desk, shop, row);
    case 'DELETE':
      return remove(desk, shop, row);
    case 'UNDELETE': {
      await remove(desk, shop, row);
      return bringBack(desk, shop, row);
    }
    case 'REFRESH':
      await desk.fukkyu.ask(shop, refreshTrade, { id: row.id });
      return;
    case 'LEAVE':
      return;
  }
}

async function restore(
  desk: Desk,
  shop: ShopName,
  { id, trade }: FukkyuRow,
  server?: number,
): Promise<boolean> {
  const input = { id, sendConfirmationMail: desk.chance.happens(0.5, trade.accessId, 'mail') };
  const options = server === undefined ? {} : { server };
  const { restoreAbnormalOrder: told } = await desk.fukkyu.ask(shop, restoreOrder, { input }, options);
  desk.books.noteDeed(trade.accessId, 'restore', told.__typename);
  if (told.order) desk.books.noteOrder(shop, told.order, 'restoreAbnormalOrder');
  return told.__typename === 'AbnormalOrderRestored';
}

/** Asks for just what the row showed. */
async function cancel(
  desk: Desk,
  shop: ShopName,
  { id, trade, cancellation }: FukkyuRow,
  server?: number,
): Promise<boolean> {
  if (cancellation === null) return false;
  const input = {
    ...{ abnormalOrderId: id, expectedJob: cancellation.job, expectedTotal: cancellation.amount },
    ...{ reason: '嵐', sendCancellationMail: desk.chance.happens(0.5, trade.accessId, 'mail') },
  };
  const options = server === undefined ? {} : { server };
  const { cancelTrade: told } = await desk.fukkyu.ask(shop, cancelTrade, { input }, options);
  desk.books.noteDeed(trade.accessId, 'cancel', told.__typename);
  return told.__typename === 'TradeCancelled';
}

async function duel(desk: Desk, shop: ShopName, row: FukkyuRow): Promise<void> {
  const [restored, cancelled] = await Promise.all([restore(desk, shop, row, 0), cancel(desk, shop, row, 1)]);
  const winner = restored ? (cancelled ? 'both' : 'restored') : cancelled ? 'cancelled' : 'neither';
  desk.duels[winner]++;
  if (winner === 'both')
    desk.books.contradictions.push(`${row.trade.accessId} was restored and cancelled at once.`);
}

async function remove({ fukkyu, books }: Desk, shop: ShopName, { id, trade }: FukkyuRow): Promise<void> {
  const { deleteAbnormalOrder: told } = await fukkyu.ask(shop, deleteOrder, { id });
  books.noteDeed(trade.accessId, 'delete', told.__typename);
  if (told.__typename === 'AbnormalOrderDeleted') books.deletedAt.set(trade.accessId, Date.now());
}

async function bringBack({ fukkyu, books }: Desk, shop: ShopName, { id, trade }: FukkyuRow): Promise<void> {
  const { undeleteAbnormalOrder: told } = await fukkyu.ask(shop, undeleteOrder, { id });
  books.noteDeed(trade.accessId, 'undelete', told.__typename);
  if (told.__typename === 'AbnormalOrderUndeleted') books.deletedAt.delete(trade.accessId);
}

const told = z.object({ __typename: z.string(), order: orderAnswer.optional() });
const orderFields = 'id number origin paymentMethod accessId total progress';

const restoreOrder: Question<{ restoreAbnormalOrder: z.infer<typeof told> }> = {
  query: `mutation ($input: RestoreAbnormalOrderInput!) { restoreAbnormalOrder(input: $input) { __typename
    ... on AbnormalOrderRestored { order { ${orderFields} } } ... on Refusal { message } } }`,
  answer: z.object({ restoreAbnormalOrder: told }),
};
const cancelTrade: Question<{ cancelTrade: z.infer<typeof told> }> = {
  query: `mutation ($input: CancelTradeInput!) { cancelTrade(input: $input) { __typename ... on Refusal { message } } }`,
  answer: z.object({ cancelTrade: told }),
};
const deleteOrder: Question<{ deleteAbnormalOrder: z.infer<typeof told> }> = {
  query: `mutation ($id: ID!) { deleteAbnormalOrder(input: { id: $id, reason: "嵐" }) { __typename ... on Refusal { message } } }`,
  answer: z.object({ deleteAbnormalOrder: told }),
};
const undeleteOrder: Question<{ undeleteAbnormalOrder: z.infer<typeof told> }> = {
  query: `mutation ($id: ID!) { undeleteAbnormalOrder(id: $id) { __typename ... on Refusal { message } } }`,
  answer: z.object({ undeleteAbnormalOrder: told }),
};
const refreshTrade: Question<{ refreshTrade: z.infer<typeof told> }> = {
  query: `mutation ($id: ID!) { refreshTrade(abnormalOrderId: $id) { __typename ... on Refusal { message } } }`,
  answer: z.object({ refreshTrade: told }),
};

import { z } from 'zod';
import type { Fukkyu, Question } from './ask-fukkyu';
import { orderAnswer } from './books';
import type { ShopName } from './storm-shops';

const row = z.object({
  id: z.string(),
  status: z.enum(['RESTORABLE', 'RESTORED', 'DUPLICATE', 'UNRECOVERABLE']),
  reason: z.string().nullable(),
  warnings: z.array(z.string()),
  isOpen: z.boolean(),
  isSettling: z.boolean(),
  orderNumber: z.string(),
  deletedAt: z.string().nullable(),
  foundBy: z.string(),
  trade: z.object({ accessId: z.string(), money: z.string(), total: z.number(), gatewayStatus: z.string() }),
  cancellation: z.object({ job: z.string(), amount: z.number() }).nullable(),
  pendingCancellation: z.object({ id: z.string() }).nullable(),
});

export type FukkyuRow = z.infer<typeof row>;

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
const rowPage = z.object({ nodes: z.array(row), pageInfo });
const orderPage = z.object({ nodes: z.array(orderAnswer), pageInfo });

/** One page of a shop's rows, settling ones too; without `status` all. */
export const listRows: Question<{ abnormalOrders: z.infer<typeof rowPage> }> = {
  query: `query ($filter: AbnormalOrderFilter, $after: String, $first: Int) {
    abnormalOrders(filter: $filter, first: $first, after: $after) {
      nodes { id status reason warnings isOpen isSettling orderNumber deletedAt foundBy
        trade { accessId money total gatewayStatus } cancellation { job amount } pendingCancellation { id } }
      pageInfo { hasNextPage endCursor } } }`,
  answer: z.object({ abnormalOrders: rowPage }),
};

const listOrders: Question<{ orders: z.infer<typeof orderPage> }> = {
  query: `query ($after: String) { orders(first: 100, after: $after) {
    nodes { id number origin paymentMethod accessId total progress } pageInfo { hasNextPage endCursor } } }`,
  answer: z.object({ orders: orderPage }),
};

/** Every row of a shop, the deleted ones too, page by page. */
export async function readRows(fukkyu: Fukkyu, shop: ShopName): Promise<FukkyuRow[]> {
  const pages = [false, true].map((deleted) =>
    readPages(async (after) => {
      const filter = { includeSettling: true, deleted };
      return (await fukkyu.ask(shop, listRows, { filter, after, first: 100 })).abnormalOrders;
    }),
  );
  return (await Promise.all(pages)).flat();
}

export function readOrders(fukkyu: Fukkyu, shop: ShopName): Promise<z.infer<typeof orderAnswer>[]> {
  return readPages(async (after) => (await fukkyu.ask(shop, listOrders, { after })).orders);
}

async function readPages<Node>(
  read: (after: string | null) => Promise<{ nodes: Node[]; pageInfo: z.infer<typeof pageInfo> }>,
): Promise<Node[]> {
  const nodes: Node[] = [];
  for (let after: string | null = null; ; ) {
    const page = await read(after);
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return nodes;
    after = page.pageInfo.endCursor;
  }
}

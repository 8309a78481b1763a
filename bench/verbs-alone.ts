import { createServer } from 'node:http';
import { parse } from 'graphql';
import { connectDatabase } from '#db/client';
import { columnsAskedBy } from '#graphql/asked-columns';
import { createLoaders } from '#graphql/loaders';
import { buildSchema } from '#graphql/schema';
import { countAbnormalOrders } from '#recovery/abnormal-orders/count-abnormal-orders';
import { findAbnormalOrders } from '#recovery/abnormal-orders/find-abnormal-orders';
import type { Checkout, Order } from '#recovery/orders/insert-orders';
import type { Trade } from '#recovery/restore/restore-abnormal-order';
import { findToken } from '#recovery/shops/find-token';
import { ourFirstPage } from './list-queries';

// The same token, verbs and loaders as behind GraphQL, and JSON of what they found.
const { DATABASE_URL = '', PORT } = process.env;
const columns = columnsAskedBy(buildSchema(), parse(ourFirstPage));
const { db } = connectDatabase(DATABASE_URL, { max: 16 });

createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { variables } = JSON.parse(Buffer.concat(chunks).toString());
  const token = await findToken(
    db,
    (request.headers.authorization ?? '').slice('Bearer '.length),
    new Date(),
  );
  if (!token) return response.writeHead(401).end();
  const body = Buffer.from(JSON.stringify({ data: await firstPage(token.shopId, variables) }));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
}).listen(Number(PORT), '127.0.0.1', () => console.log('ready'));

async function firstPage(shopId: string, { status }: { status: Trade['status'] }) {
  const now = new Date();
  const loaders = createLoaders({ db, shopId, by: { now }, asked: { columns } });
  const page = { size: 50, direction: 'FORWARD', from: null } as const;
  const [found, counts] = await Promise.all([
    findAbnormalOrders(db, shopId, { status, filter: {}, page, columns: columns.trade }, now),
    countAbnormalOrders(db, shopId, {}, now),
  ]);
  const nodes = await Promise.all(found.rows.map((trade) => nodeOf(trade, loaders)));
  return { abnormalOrders: { nodes, hasNextPage: found.hasNextPage }, abnormalOrderCounts: counts };
}

async function nodeOf(trade: Trade, loaders: ReturnType<typeof createLoaders>) {
  const [checkout, order] = await Promise.all([
    loaders.checkout.load(trade.orderNumber).then((row) => whole<Checkout>(row)),
    loaders.orderOfNumber.load(trade.orderNumber).then((row) => whole<Order>(row)),
  ]);
  const mails = order ? await loaders.mailsOfOrder.load(order.id) : [];
  const { id, status, reason, warnings, isOpen, orderNumber, receivedAt } = trade;
  const { accessId, gatewayStatus, money, total, currency } = trade;
  return {
    ...{ id, status, reason, warnings, isOpen, orderNumber, receivedAt },
    trade: { accessId, gatewayStatus, money, total, currency },
    checkout: checkout && {
      orderType: checkout.orderType,
      orderedAt: checkout.orderedAt,
      total: checkout.total,
      customer: { memberId: checkout.memberId, name: checkout.customerName, email: checkout.email },
      lines: checkout.lines,
    },
    order: order && {
      id: order.id,
      number: order.number,
      origin: order.origin,
      placedAt: order.placedAt,
      total: order.total,
      mails: mails.map(({ id, state, sentAt }) => ({ id, state, sentAt })),
    },
  };
}

/** What is shown here is what ourFirstPage asks for. */
function whole<Row>(row: Partial<Row> | null): Row | null {
  return row as Row | null;
}

process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));

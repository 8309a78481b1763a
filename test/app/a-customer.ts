import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll } from 'vitest';
import { GET, POST } from '#app/preference/[token]/route';
import type { Database } from '#db/client';
import { findAbnormalOrdersByNumbers } from '#recovery/abnormal-orders/find-abnormal-orders';
import { requestCustomerPreference } from '#recovery/mails/request-customer-preference';
import { updateShop } from '#recovery/shops/update-shop';
import { createHttpServer } from '#server/http-server';
import { readBody } from '#server/read-body';
import { aNotice, anAccessId } from '../a-notice';
import { aShop, testSecret } from '../a-shop';

const now = new Date('2026-11-02T12:00:00+09:00');
const by = { actor: 'clerk', now };

/** A shop, a row that nobody can make an order of, and the path of the link that its customer got. */
export async function aCustomer(
  database: Database,
  {
    name = '山のパン屋',
    orderNumber = 'A-1',
    n = 1,
  }: { name?: string; orderNumber?: string; n?: number } = {},
) {
  const { db } = database;
  const { shop, receive } = await aShop(database, { name });
  await updateShop(db, shop.id, { mailFooter: `${name}\n長野県松本市1-2-3\n0263-00-0000` }, by);
  const trade = { ShopID: shop.gmopgShopId, OrderID: orderNumber, AccessID: anAccessId(n), Amount: 11_350 };
  await receive(aNotice({ ...trade, TranDate: '20261101120000' }), now);
  const [row] = await findAbnormalOrdersByNumbers(db, shop.id, [orderNumber]);
  const asked = await requestCustomerPreference(
    db,
    shop.id,
    { abnormalOrderId: row?.id ?? '', to: 'customer@example.jp', mail: null },
    { ...by, appUrl: 'http://localhost:3000', secret: testSecret },
  );
  if (asked.kind !== 'CustomerPreferenceRequested') throw new Error(asked.kind);
  const path = /http:\/\/localhost:3000(\/preference\/\S+)/.exec(asked.mail.body)?.[1] ?? '';
  return { shop, row: asked.abnormalOrder, path };
}

/** The customer's page behind our server, on a port of this machine; answers its origin. */
export async function aPreferenceServer(): Promise<string> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const failures: unknown[] = [];
  const server = createHttpServer({
    lanes: [],
    trustedProxies: [],
    onFailure: (error) => void failures.push(error),
    pages: async (incoming, outgoing) => {
      const method = incoming.method ?? 'GET';
      const headers = new Headers();
      for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
      const body = method === 'POST' ? Buffer.from((await readBody(incoming, 1_000_000)) ?? []) : undefined;
      const url = new URL(incoming.url ?? '/', origin);
      const token = decodeURIComponent(url.pathname.split('/').at(-1) ?? '');
      const request = new Request(url, { method, headers, body });
      const response = await (method === 'POST' ? POST : GET)(request, {
        params: Promise.resolve({ token }),
      });
      // As Next does: what our server has said stands.
      for (const [name, value] of response.headers)
        if (!outgoing.hasHeader(name)) outgoing.setHeader(name, value);
      outgoing.writeHead(response.status).end(await response.text());
    },
  });
  await server.listen(port, '127.0.0.1');
  afterAll(() => server.drain());
  return origin;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return address.port;
}

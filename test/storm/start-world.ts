import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { connectDatabase, type Database } from '#db/client';
import { shops } from '#db/schema/shops';
import type { Faults } from '#gmopg/simulator/fault-plan';
import { createSimulatorClock } from '#gmopg/simulator/simulator-clock';
import { type Simulator, startSimulator } from '#gmopg/simulator/start-simulator';
import { setGatewayAccess } from '#recovery/gateway/set-gateway-access';
import { noticeUrlOf } from '#recovery/notices/notice-url';
import { createShop } from '#recovery/shops/create-shop';
import { createToken, scopes } from '#recovery/shops/create-token';
import { startEmbeddedPostgres } from '#server/embedded-postgres';
import { type BuiltServer, startBuiltServer } from '#test/harness/start-built-server';
import { type GatewayTap, startGatewayTap } from './gateway-tap';
import { knownShops, type ShopName, type StormShop, stormShops } from './storm-shops';

export const stormSecret = 'a secret that only the storm knows, 32 bytes long';
export const administrator = { email: 'admin@example.jp', password: 'a long enough password' };

export interface World {
  database: Database;
  simulator: Simulator;
  tap: GatewayTap;
  /** Two servers on one database. */
  urls: readonly string[];
  tokens: ReadonlyMap<ShopName, string>;
  shopIds: ReadonlyMap<ShopName, string>;
  noticeUrls: ReadonlyMap<ShopName, string>;
  /** kill -9 of both, then both are started again. */
  killAndRestart(): Promise<void>;
  /** Everything the servers ever wrote, those that were killed included. */
  said(): string;
  stop(): Promise<void>;
}

/** The real built Fukkyu twice, a real Postgres, and GMOPG with four shops, one of which Fukkyu does not know. */
export async function startWorld({ seed, faults }: { seed: number; faults: Faults }): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'fukkyu-storm-'));
  // Fukkyu is killed, its database is not.
  const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const postgres = await startEmbeddedPostgres(folder, hasty);
  const settings = {
    ...{ DATABASE_URL: postgres.url, FUKKYU_SECRET: stormSecret, HOST: '127.0.0.1', LOG_LEVEL: 'debug' },
    ...{ ADMIN_EMAIL: administrator.email, ADMIN_PASSWORD: administrator.password },
    RECONCILIATION_PER_SECOND: '100',
  };
  const first = await startBuiltServer({ ...settings, DATA_DIR: join(folder, 'first') });
  const servers = [first, await startBuiltServer({ ...settings, DATA_DIR: join(folder, 'second') })];
  const ended: string[] = [];
  const database = connectDatabase(postgres.url, { max: 4, applicationName: 'storm' });

  const rows = await Promise.all(knownShops.map((shop) => makeShop(database, shop)));
  const noticeUrls = new Map(
    knownShops.map((shop, i) => {
      const [row, server] = [rows[i], servers[i % servers.length]];
      if (!row || !server) throw new Error('A shop was not made.');
      return [shop.name, noticeUrlOf(row.shop, { appUrl: urlOf(server), secret: stormSecret })];
    }),
  );
  const simulator = await startSimulator({
    ...{ seed, faults, clock: createSimulatorClock(() => new Date()), slowReplyMs: 8_000 },
    times: { retryGapMs: 200, holdMs: 700 },
    shops: Object.values(stormShops).map(({ name, gmopgShopId, shopPass, profile }) => ({
      ...{ shopId: gmopgShopId, shopPass, profile },
      noticeUrl: noticeUrls.get(name) ?? `${urlOf(first)}/api/gmopg/notices/nobodys`,
    })),
  });
  const tap = await startGatewayTap(simulator.url);
  for (const [i, { hasApiAccess, shopPass }] of knownShops.entries())
    if (hasApiAccess) await giveAccess(database, { id: rows[i]?.shop.id ?? '', endpoint: tap.url, shopPass });

  return {
    ...{ database, simulator, tap, noticeUrls, urls: servers.map(urlOf) },
    tokens: new Map(knownShops.map(({ name }, i) => [name, rows[i]?.token ?? ''])),
    shopIds: new Map(knownShops.map(({ name }, i) => [name, rows[i]?.shop.id ?? ''])),
    killAndRestart: async () => {
      await Promise.all(servers.map((server) => server.kill('SIGKILL')));
      ended.push(...servers.map((server) => server.said()));
      const again = await Promise.all(servers.map(({ environment }) => startBuiltServer(environment)));
      servers.splice(0, servers.length, ...again);
    },
    said: () => [...ended, ...servers.map((server) => server.said())].join('\n'),
    stop: async () => {
      await simulator.close();
      tap.close();
      await Promise.all(servers.map((server) => server.stop()));
      await database.close();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function urlOf({ environment }: BuiltServer): string {
  return `http://127.0.0.1:${environment.PORT}`;
}

async function makeShop({ db }: Database, { gmopgShopId, name, graceSeconds, stripsOrderSuffix }: StormShop) {
  const now = new Date();
  const made = await createShop(db, { gmopgShopId, name, graceSeconds }, { secret: stormSecret, now });
  if (made.kind !== 'ShopCreated') throw new Error(made.message);
  await db.update(shops).set({ stripsOrderSuffix }).where(eq(shops.id, made.shop.id));
  const { token } = await createToken(db, made.shop.id, { name: 'storm', scopes, expiresAt: null }, now);
  return { shop: made.shop, token };
}

async function giveAccess(
  { db }: Database,
  { id, endpoint, shopPass }: { id: string; endpoint: string; shopPass: string },
): Promise<void> {
  const by = { actor: 'storm', now: new Date(), secret: stormSecret, allowedEndpoints: 'ANY' as const };
  const set = await setGatewayAccess(db, id, { endpoint, shopPass }, by);
  if (set.kind !== 'GatewayAccessSet') throw new Error(set.message);
}

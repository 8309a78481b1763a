import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { shops } from '#db/schema/shops';
import { cancelJob } from '#gmopg/cancel-job';
import type { GatewayAccess } from '#gmopg/gateway-access';
import { createSimulatorClock } from '#gmopg/simulator/simulator-clock';
import { type Simulator, startSimulator } from '#gmopg/simulator/start-simulator';
import type { PracticeCheckout, PracticeGateway } from '#graphql/resolvers/practice-gateway';
import { noticeUrlOf } from '#recovery/notices/notice-url';
import type { Shop } from '#recovery/shops/create-shop';
import { findPracticeCheckouts } from '#server/practice/find-practice-checkouts';
import { importKnownTrades } from '#server/practice/import-known-trades';
import { playStory } from '#server/practice/play-story';
import { leadToSimulator, practiceShopPass } from '#server/practice/practice-access';
import { PracticeCart } from '#server/practice/practice-cart';
import { practiceOrder } from '#server/practice/practice-order';
import { practiceGoods } from '#server/practice/practice-stories';

export interface PracticeSetting {
  dataDir: string;
  /** Our own address, as this machine reaches it: the simulator's notices go there. */
  ownOrigin: string;
  secret: string;
  now: () => Date;
  log: (line: string) => void;
}

export interface OpenPractice {
  gateway: PracticeGateway;
  close(): Promise<void>;
}

/** Five tries as in earnest, 20 seconds apart instead of an hour: nobody practises for five hours. */
const retryGapMs = 20_000;

/** Starts GMOPG inside this process for the practice shop, with the ledger kept in the data folder. */
export async function openPractice(db: Db, shopId: string, setting: PracticeSetting): Promise<OpenPractice> {
  const [shop] = await db.select().from(shops).where(eq(shops.id, shopId));
  if (!shop) throw new Error('The practice shop is gone.');
  const { gmopgShopId } = shop;
  const { secret, now } = setting;
  const shopPass = practiceShopPass(shop, secret);
  const simulator = await startPracticeSimulator(shop, shopPass, setting);
  try {
    await importKnownTrades(db, shop, simulator);
    const access = { endpoint: simulator.url, gmopgShopId, shopPass };
    await leadToSimulator(db, shop, { access, secret, now: now() });
    return { gateway: practiceGateway(db, shop, { simulator, access, now }), close: () => simulator.close() };
  } catch (error) {
    await simulator.close();
    throw error;
  }
}

function startPracticeSimulator(
  shop: Shop,
  shopPass: string,
  { dataDir, ownOrigin, secret, now, log }: PracticeSetting,
): Promise<Simulator> {
  mkdirSync(dataDir, { recursive: true });
  const noticeUrl = noticeUrlOf(shop, { appUrl: ownOrigin, secret });
  if (noticeUrl.endsWith('/notices'))
    throw new Error(
      "The practice shop's notice URL was sealed with another FUKKYU_SECRET: set that one again.",
    );
  return startSimulator({
    clock: createSimulatorClock(now),
    seed: randomInt(2 ** 31),
    shops: [{ shopId: shop.gmopgShopId, shopPass, noticeUrl }],
    times: { retryGapMs },
    ledgerFile: join(dataDir, 'practice-gmopg.json'),
    log,
  });
}

function practiceGateway(
  db: Db,
  shop: Shop,
  { simulator, access, now }: { simulator: Simulator; access: GatewayAccess; now: () => Date },
): PracticeGateway {
  const cart = new PracticeCart(db, shop.id, { access, simulator, now });
  const findCheckouts = () => findPracticeCheckouts(db, shop, simulator.ledger);
  const find = async (orderNumber: string): Promise<PracticeCheckout> => {
    const found = (await findCheckouts()).find((checkout) => checkout.orderNumber === orderNumber);
    if (!found) throw new Error(`The practised checkout ${orderNumber} is gone.`);
    return found;
  };

  return {
    shopId: shop.id,
    goods: practiceGoods,
    findCheckouts,
    placeCheckout: async ({ story, sku, customerName }) => {
      const goods = practiceGoods.find((one) => one.sku === sku);
      if (!goods) return unknownGoods(sku);
      const order = practiceOrder({ goods, customerName, story, orderedAt: now() }, randomInt);
      const refusal = await playStory(cart, { story, order }, randomInt);
      return refusal ?? { kind: 'PracticeCheckoutPlaced', practiceCheckout: await find(order.orderNumber) };
    },
    cancelInConsole: async (gatewayOrderId) => {
      const placed = (await findCheckouts()).find(({ trades }) =>
        trades.some((trade) => trade.gatewayOrderId === gatewayOrderId),
      );
      const problem = placed ? cancelByHand(simulator, shop, { gatewayOrderId, now: now() }) : 'ABSENT';
      if (!placed || problem) return notCancelled(problem);
      return { kind: 'PracticeTradeCancelled', practiceCheckout: await find(placed.orderNumber) };
    },
  };
}

function cancelByHand(
  { ledger, operate }: Simulator,
  { gmopgShopId }: Shop,
  { gatewayOrderId, now }: { gatewayOrderId: string; now: Date },
): string | null {
  const trade = ledger.tradeOfOrder(gmopgShopId, gatewayOrderId);
  if (!trade) return 'ABSENT';
  const { accessId, status: gatewayStatus, processedAt } = trade;
  const cancel = cancelJob({ gatewayStatus, tranDate: new Date(processedAt) }, now);
  if (!cancel) return gatewayStatus;
  const altered = operate({ accessId, job: cancel.job });
  return altered.kind === 'DONE' ? null : altered.errors.join(' ');
}

function unknownGoods(sku: string) {
  const message = `There is no ${sku} to buy: choose one of ${practiceGoods.map((goods) => goods.sku).join(', ')}.`;
  return { kind: 'InvalidInput' as const, message, problems: [{ path: 'sku', message }] };
}

function notCancelled(problem: string | null) {
  const message = `GMOPGの管理画面では取消できません（${problem}）。画面を読み込み直して、請求が残っているか確認してください。`;
  return { kind: 'PracticeTradeNotCancelled' as const, message };
}

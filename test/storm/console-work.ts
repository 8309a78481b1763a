import { setTimeout as sleep } from 'node:timers/promises';
import type { Simulator } from '#gmopg/simulator/start-simulator';
import { callGateway, credentialsOf } from './cart-call';
import type { Chance } from './chance';
import type { Access } from './payment-clients';
import type { Story } from './plan-story';
import { stormShops } from './storm-shops';

/** What the shop does past Fukkyu: in GMOPG's console, or sales that its own system sends. GMOPG may say no. */
export async function workInConsole(
  { simulator, chance }: { simulator: Simulator; chance: Chance },
  { shop, name, inConsole }: Story,
  { accessId, accessPass }: Access,
): Promise<void> {
  for (const job of inConsole) {
    await untilNextSecond(simulator, accessId, chance.number(name, job));
    const trade = simulator.ledger.trade(accessId);
    if (trade === null) return;
    const { amount, tax } = trade;
    if (job === 'SALES' && chance.happens(0.5, name, 'sold by API')) {
      const access = { ...credentialsOf(stormShops[shop]), AccessID: accessId, AccessPass: accessPass };
      await callGateway(simulator.url, 'AlterTran', { ...access, JobCd: job, Amount: amount, Tax: tax });
      continue;
    }
    const changed = job === 'CHANGE' ? { amount: amount + 200 } : {};
    const isBack = job === 'AUTH' && trade.status !== 'VOID';
    if (!isBack) simulator.operate({ accessId, job, ...changed });
  }
}

/** TranDate has seconds: who works by hand is slower than that. */
async function untilNextSecond(simulator: Simulator, accessId: string, extra: number): Promise<void> {
  await sleep(300 + 1_500 * extra);
  for (;;) {
    const processedAt = simulator.ledger.trade(accessId)?.processedAt ?? 0;
    const rest = processedAt + 1_100 - simulator.clock.now().getTime();
    if (rest <= 0) return;
    await sleep(rest);
  }
}

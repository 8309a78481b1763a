import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ForgedNotice } from '#gmopg/simulator/forge-notice';
import type { Simulator } from '#gmopg/simulator/start-simulator';
import { stormShops } from './storm-shops';

export interface Forgeries {
  /** AccessIDs of trades that the forger made up under a notice URL that he knew. */
  believed: string[];
  /** When the last forgery came under a right notice URL: milliseconds. */
  believedAt: number;
  /** What happened and must not. */
  faults: string[];
}

/**
 * Sends what GMOPG never sent until told to stop: without a shop's secret, which must change nothing, and as long as he knows
 * it with it, which GMOPG's own word must set right.
 */
export async function forgeNotices(
  simulator: Simulator,
  { seed, noticeUrl, knowsUrl }: { seed: number; noticeUrl: string; knowsUrl: () => boolean },
  isOver: () => boolean,
): Promise<Forgeries> {
  const { gmopgShopId: shopId } = stormShops.north;
  const forgeries: Forgeries = { believed: [], believedAt: 0, faults: [] };
  const wrongUrls = [
    new URL('/api/gmopg/notices/guessed', noticeUrl).href,
    new URL('/api/gmopg/notices', noticeUrl).href,
  ];
  for (let n = 0; !isOver(); n++) {
    const real = simulator.ledger.trades().findLast((trade) => trade.shopId === shopId);
    const { accessId = madeUp(seed, n), orderId = `FORGED-${n}` } = n % 2 === 0 ? (real ?? {}) : {};
    const status = n % 3 === 0 ? 'VOID' : 'CAPTURE';
    const fields = { AccessID: accessId, OrderID: orderId, Status: status, JobCd: status };
    await expectRefusal(simulator, forgeries, { shopId, fields, url: wrongUrls[n % wrongUrls.length] ?? '' });
    if (n % 8 === 0 && real && knowsUrl()) {
      const ofReal = { AccessID: accessId, OrderID: orderId, Status: 'VOID', JobCd: 'VOID' };
      const invented = { AccessID: madeUp(seed, n), OrderID: `INVENTED-${n}` };
      await simulator.sendForgedNotice({ shopId, fields: n % 16 === 0 ? ofReal : invented });
      if (n % 16 !== 0) forgeries.believed.push(invented.AccessID);
      forgeries.believedAt = Date.now();
    }
    await sleep(200);
  }
  return forgeries;
}

async function expectRefusal(
  simulator: Simulator,
  { faults }: Forgeries,
  notice: ForgedNotice,
): Promise<void> {
  const answer = await simulator.sendForgedNotice(notice);
  if (answer.kind === 'ANSWERED' && answer.body === '0')
    faults.push(`A forgery was taken: ${JSON.stringify(notice)}`);
}

function madeUp(seed: number, n: number): string {
  return createHash('sha256').update(`forged ${seed} ${n}`).digest('hex').slice(0, 32);
}

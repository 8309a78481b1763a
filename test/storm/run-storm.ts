import type { Faults } from '#gmopg/simulator/fault-plan';
import { createFukkyu } from './ask-fukkyu';
import { blowStorm } from './blow-storm';
import { createBooks } from './books';
import { createChance } from './chance';
import { checkMoney } from './check-money';
import type { Desk } from './clerk';
import { compareShop } from './compare-shop';
import { findLeaks } from './find-leaks';
import { createSecretWatch } from './secret-watch';
import { settleStorm } from './settle-storm';
import { startWorld } from './start-world';
import { knownShops } from './storm-shops';

export interface StormOptions {
  seed: number;
  trades: number;
  /** kill -9 of both servers when half of the trades are made. */
  isKilled: boolean;
  log?: (line: string) => void;
}

export interface StormReport {
  /** Everything that must not be. Empty: Fukkyu's lists equal GMOPG's ledger and the carts' books. */
  faults: string[];
  figures: Record<string, number>;
}

/** Every fault of the simulator, each often enough that a few hundred trades meet it. */
const everyFault: Faults = {
  ...{ CONNECTION_RESET: 0.02, UNAVAILABLE: 0.02, RATE_LIMITED: 0.01, DECLINED: 0.05, OUTCOME_UNKNOWN: 0.05 },
  ...{ REPLY_LOST: 0.15, REPLY_CUT: 0.08, REPLY_EMPTY: 0.07, REPLY_HTML: 0.07, REPLY_SLOW: 0.01 },
  ...{ ALTER_REPLY_LOST: 0.25, NOTICE_FIRST: 0.15, NOTICE_LOST: 0.15, ACKNOWLEDGEMENT_LOST: 0.15 },
  ...{ NOTICE_TWICE: 0.15, NOTICES_REORDERED: 0.2, NOTICE_STALE: 0.1, RETRIES_EXHAUSTED: 0.1 },
};

/** Customers, clerks and every fault at once; then everything settles and is compared with GMOPG's ledger. */
export async function runStorm({ log = () => {}, ...storm }: StormOptions): Promise<StormReport> {
  const startedAt = Date.now();
  const tell = (line: string) => log(`${((Date.now() - startedAt) / 1_000).toFixed(1)} s: ${line}`);
  const world = await startWorld({ seed: storm.seed, faults: everyFault });
  try {
    tell('The world stands.');
    const [books, watch, faults] = [createBooks(), createSecretWatch(), [] as string[]];
    const fukkyu = createFukkyu({ ...world, watch, faults });
    const duels = { cancelled: 0, restored: 0, neither: 0, both: 0 };
    const desk: Desk = { fukkyu, books, chance: createChance(storm.seed), duels };
    const forgeries = await blowStorm(world, desk, { ...storm, log: tell });
    tell('The last customer has gone.');
    await settleStorm(world, { ...desk, forgeries });
    tell('Everything has settled.');

    const compared = await Promise.all(
      knownShops.map((shop) => compareShop(world, { shop, desk, forgeries })),
    );
    faults.push(...compared.flatMap((shop) => shop.faults), ...books.contradictions, ...forgeries.faults);
    faults.push(...(await checkMoney(world)));
    tell('Compared.');
    faults.push(...(await findLeaks(world, { watch, shops: compared })));
    tell('Read for secrets.');
    faults.push(...loggedErrors(world.said()));
    const { ledger } = world.simulator;
    const charged = ledger.trades().filter(({ tranId }) => tranId !== '').length;
    const rows = compared.flatMap((shop) => shop.rows);
    const found = rows.filter(({ foundBy }) => foundBy === 'RECONCILIATION').length;
    const figures = {
      ...{ seconds: Math.round((Date.now() - startedAt) / 1_000), trades: ledger.trades().length, charged },
      ...{ rows: rows.length, orders: books.orders.size, found },
      ...{ reports: ledger.errorReports().length, forged: forgeries.believed.length, ...duels },
      notStored: world.said().split(notStored).length - 1,
    };
    return { faults, figures };
  } finally {
    await world.stop();
  }
}

/**
 * Nothing in a storm is an error inside Fukkyu; errors of GMOPG, carts and the network are its everyday. A notice that finds
 * its row locked for seconds, on a machine that has no time, is answered 1 and comes again (domain.md §5.1).
 */
function loggedErrors(said: string): string[] {
  const errors = said.split('\n').filter((line) => /"level":(50|60)|^\s+at |Unhandled|uncaught/i.test(line));
  return errors.filter((line) => !line.includes(notStored)).map((line) => `Fukkyu logged an error: ${line}`);
}

const notStored = '"msg":"notice not stored, answered 1"';

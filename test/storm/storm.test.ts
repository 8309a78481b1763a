import { expect, test } from 'vitest';
import { runStorm } from './run-storm';

const trades = 2_000;

test.each([
  { seed: 1, isKilled: false },
  { seed: 2, isKilled: true },
  { seed: 3, isKilled: false },
])(
  'after a storm the lists equal GMOPG’s ledger: seed $seed, killed in the middle: $isKilled',
  async ({ seed, isKilled }) => {
    const { faults, figures } = await runStorm({ seed, trades, isKilled });
    expect(faults, JSON.stringify(figures)).toEqual([]);
    expect(figures.trades).toBeGreaterThanOrEqual(trades);
    // That nothing was wrong means nothing where nothing happened.
    expect(figures.charged).toBeGreaterThan(trades / 2);
    for (const name of ['rows', 'orders', 'found', 'reports', 'forged', 'restored', 'cancelled'] as const)
      expect([name, figures[name]]).not.toEqual([name, 0]);
  },
  900_000,
);

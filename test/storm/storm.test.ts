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
  },
  900_000,
);

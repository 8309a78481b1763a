import { expect, test } from 'vitest';
import { runWaves } from '#app/(admin)/abnormal-orders/bulk/run-waves';

const ids = ['a', 'b', 'c', 'd', 'e'];

test('every id is sent once, in order, one wave after the other', async () => {
  const sent: string[][] = [];
  let underWay = 0;
  await runWaves(ids, {
    size: 2,
    async send(wave) {
      expect(underWay++).toBe(0);
      await Promise.resolve();
      underWay--;
      sent.push(wave);
      return wave;
    },
    onWave: (wave, results) => {
      expect(results).toEqual(wave);
      return true;
    },
  });
  expect(sent).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
});

test('who says stop is told of the wave under way, and no other is sent', async () => {
  const sent: string[][] = [];
  await runWaves(ids, {
    size: 2,
    send: async (wave) => {
      sent.push(wave);
      return null;
    },
    onWave: (_, results) => results !== null,
  });
  expect(sent).toEqual([['a', 'b']]);
});

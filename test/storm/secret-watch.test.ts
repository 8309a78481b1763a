import { expect, test } from 'vitest';
import { anAccessId } from '#test/a-notice';
import { createSecretWatch, stormCards } from './secret-watch';
import { stormShops } from './storm-shops';

const accessPass = 'c0ffee'.padEnd(32, '7');

test.each([
  ['a ShopPass inside a sentence', `sent ShopPass=${stormShops.north.shopPass}&x`],
  ['an AccessPass in capitals', `{"accessPass":"${accessPass.toUpperCase()}"}`],
  ['a card that a customer paid with', `"card":"${stormCards[1]}"`],
  ['digits that a card could have', 'no. 4242424242424242.'],
])('the watch finds %s', (_, text) => {
  const watch = createSecretWatch();
  watch.read('A page', text);
  expect(watch.findings([accessPass])).toMatchObject([expect.stringMatching(/^A page holds the /)]);
});

test('the watch takes AccessIDs, TranIDs, times and masked passwords for no secret', () => {
  const watch = createSecretWatch();
  const told = [
    anAccessId(1),
    '2611231001111111111111000001',
    '20261123100100',
    '*'.repeat(32),
    '1795444741606',
  ];
  watch.read('A page', told.join(' '));
  expect(watch.findings([accessPass])).toEqual([]);
  expect(watch.hasMet(anAccessId(1))).toBe(true);
});

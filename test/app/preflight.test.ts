import { expect, test } from 'vitest';
import { type PreflightFacts, preflight } from '#app/(admin)/abnormal-orders/preflight';

function levels(override: Partial<PreflightFacts>): Record<string, string> {
  const facts: PreflightFacts = {
    money: 'TAKEN',
    charged: 650,
    expected: 650,
    orderExists: false,
    warnings: [],
    reorderCount: 0,
    isSettling: false,
    gateway: 'asked',
    isBeingCancelled: false,
    ...override,
  };
  return Object.fromEntries(preflight(facts).map(({ finding, level }) => [finding, level]));
}

test('a trade that holds or took the money of a checkout of the same total passes every check', () => {
  const passed = {
    ...{ 'total.equal': 'pass', 'order.none': 'pass', 'reorder.none': 'pass' },
    'gateway.asked': 'later',
  };
  expect(levels({})).toEqual({ 'money.TAKEN': 'pass', ...passed });
  expect(levels({ money: 'HELD' })).toEqual({ 'money.HELD': 'pass', ...passed });
});

test.each(['NONE', 'REVERSED', 'UNKNOWN'] as const)('money %s stops', (money) => {
  expect(levels({ money })).toMatchObject({ [`money.${money}`]: 'stop' });
});

test('another total, no checkout, or an order under the number stops', () => {
  expect(levels({ expected: 651 })).toMatchObject({ 'total.differs': 'stop' });
  expect(levels({ expected: null })).toMatchObject({ 'total.noCheckout': 'stop' });
  expect(levels({ orderExists: true })).toMatchObject({ 'order.exists': 'stop' });
});

test('a possible re-order, a sibling trade and a settling row ask for a second thought', () => {
  expect(levels({ warnings: ['POSSIBLE_REORDER'] })).toMatchObject({ 'reorder.possible': 'caution' });
  expect(levels({ reorderCount: 1 })).toMatchObject({ 'reorder.possible': 'caution' });
  expect(levels({ warnings: ['SIBLING_TRADE'] })).toMatchObject({ sibling: 'caution' });
  expect(levels({ isSettling: true })).toMatchObject({ settling: 'caution' });
});

test('GMOPG that did not answer or is not asked is worth a second thought', () => {
  expect(levels({ gateway: 'silent' })).toMatchObject({ 'gateway.silent': 'caution' });
  expect(levels({ gateway: 'noAccess' })).toMatchObject({ 'gateway.noAccess': 'caution' });
});

test('a cancel under way stops', () => {
  expect(levels({ isBeingCancelled: true })).toMatchObject({ cancelling: 'stop' });
});

import { expect, test } from 'vitest';
import { worthTelling } from '#app/(admin)/abnormal-orders/[id]/worth-telling';

function answer(override: Record<string, unknown>) {
  const detail = { call: 'SearchTrade', outcome: 'FOUND', gatewayStatus: 'CAPTURE', total: 650, ...override };
  return { kind: 'GATEWAY_ANSWERED', detail };
}

test('the same answer every night is told once, a new one each time', () => {
  const nightly = answer({ purpose: 'RECONCILIATION' });
  const news = answer({ purpose: 'RECONCILIATION', gatewayStatus: 'VOID' });
  expect(worthTelling([nightly, nightly, news, nightly])).toEqual([nightly, news, nightly]);
});

test('what somebody asked is told, also when nothing was new', () => {
  const asked = answer({ purpose: 'REFRESH' });
  expect(worthTelling([asked, asked])).toHaveLength(2);
});

test('the answer to a cancel is told as the deed, not a second time', () => {
  const deed = { kind: 'TRADE_CANCELLED', detail: { job: 'VOID' } };
  expect(worthTelling([answer({ call: 'AlterTran', gatewayStatus: 'VOID' }), deed])).toEqual([deed]);
});

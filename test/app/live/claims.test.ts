import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClaims } from '#app/(admin)/live/claims';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function claiming() {
  const said: string[] = [];
  const claims = createClaims({
    open: (id) => said.push(`open ${id}`),
    close: (id) => said.push(`close ${id}`),
  });
  return { said, claims };
}

test('a row is said to be open every ten seconds, until it is left', async () => {
  const { said, claims } = claiming();
  const leave = claims.hold('1');
  await vi.advanceTimersByTimeAsync(20_000);
  leave();
  leave();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).toEqual(['open 1', 'open 1', 'open 1', 'close 1']);
});

test('a dialog that closes over its row’s own page does not close the row', () => {
  const { said, claims } = claiming();
  const leavePage = claims.hold('1');
  claims.hold('1')();
  expect(said).toEqual(['open 1']);
  leavePage();
  expect(said).toEqual(['open 1', 'close 1']);
});

test('a page that goes away closes whatever it has open', () => {
  const { said, claims } = claiming();
  claims.hold('1');
  claims.hold('2');
  claims.closeAll();
  expect(said).toEqual(['open 1', 'open 2', 'close 1', 'close 2']);
});

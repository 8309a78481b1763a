import { describe, expect, test } from 'vitest';
import { createSimulatorClock } from '#gmopg/simulator/simulator-clock';
import { aClock, aSimulator, call, pay, shop } from '#test/gmopg/simulator/a-simulator';

const jst = (time: string) => new Date(`${time}+09:00`);

describe('the job that reverses a sale', () => {
  test.each<[string, string, string | null, string]>([
    ['2026-05-10T00:00:00', '2026-05-10T23:59:59', 'VOID', 'the last second of its day'],
    ['2026-05-10T23:59:59', '2026-05-11T00:00:00', 'RETURN', 'midnight, a second later'],
    ['2026-05-10T12:00:00', '2026-05-31T23:59:59', 'RETURN', 'the last second of its month'],
    ['2026-05-10T12:00:00', '2026-06-01T00:00:00', 'RETURNX', 'the next month'],
    ['2026-05-31T23:59:59', '2026-06-01T00:00:00', 'RETURNX', 'midnight at the end of a month'],
    ['2026-02-28T23:59:59', '2026-03-01T00:00:00', 'RETURNX', '28 February of a common year'],
    ['2028-02-28T23:59:59', '2028-02-29T00:00:00', 'RETURN', '28 February of a leap year'],
    ['2028-02-29T23:59:59', '2028-03-01T00:00:00', 'RETURNX', 'the leap day'],
    ['2025-05-10T12:00:00', '2026-05-10T12:00:00', null, 'a year later'],
    ['2026-05-10T23:59:59', '2026-11-06T23:59:59', 'RETURNX', 'the end of the 180th day'],
    ['2026-05-10T00:00:00', '2026-11-07T00:00:00', null, 'the start of the 181st day'],
    ['2026-12-31T23:59:59', '2027-01-01T00:00:00', 'RETURNX', 'the new year'],
  ])('paid at %s and cancelled at %s: %s (%s)', async (paidAt, cancelledAt, expected) => {
    const possible: string[] = [];
    for (const JobCd of ['VOID', 'RETURN', 'RETURNX']) {
      const clock = aClock(paidAt);
      const simulator = await aSimulator({ clock });
      const access = await pay(simulator, 'A-1');
      clock.set(jst(cancelledAt));
      const reply = await call(simulator, 'AlterTran', { ...shop, ...access, JobCd, Amount: 1000 });
      if (reply.get('ErrInfo') === undefined) possible.push(JobCd);
      else expect(reply.get('ErrInfo')).toBe(expected === null ? 'E11010010' : 'E11010003');
      expect(simulator.ledger.trades()[0]?.status).toBe(
        reply.get('ErrInfo') === undefined ? JobCd : 'CAPTURE',
      );
    }
    expect(possible).toEqual(expected === null ? [] : [expected]);
  });
});

describe('what is held', () => {
  test.each([
    ['2026-05-10T23:59:59', ['VOID', 'RETURN', 'SALES']],
    ['2026-05-11T00:00:00', ['RETURN', 'SALES']],
    ['2026-06-01T00:00:00', ['RETURN', 'SALES']],
    ['2026-08-08T23:59:59', ['RETURN', 'SALES']],
    ['2026-08-09T00:00:00', ['RETURN']],
    ['2026-11-06T23:59:59', ['RETURN']],
    ['2026-11-07T00:00:00', []],
  ])('authorised on 10 May, at %s: %s', async (now, expected) => {
    const possible: string[] = [];
    for (const JobCd of ['VOID', 'RETURN', 'RETURNX', 'SALES']) {
      const clock = aClock('2026-05-10T12:00:00');
      const simulator = await aSimulator({ clock });
      const access = await pay(simulator, 'A-1', { JobCd: 'AUTH' });
      clock.set(jst(now));
      const reply = await call(simulator, 'AlterTran', { ...shop, ...access, JobCd, Amount: 1000 });
      if (reply.get('ErrInfo') === undefined) possible.push(JobCd);
    }
    expect(possible).toEqual(expected);
  });
});

test('a sale after AUTH starts the calendar anew', async () => {
  const clock = aClock('2026-05-10T12:00:00');
  const simulator = await aSimulator({ clock });
  const access = await pay(simulator, 'A-1', { JobCd: 'AUTH' });
  clock.set(jst('2026-06-20T12:00:00'));
  await call(simulator, 'AlterTran', { ...shop, ...access, JobCd: 'SALES', Amount: 1000 });
  const found = await call(simulator, 'SearchTrade', { ...shop, OrderID: 'A-1' });
  expect(found.get('ProcessDate')).toBe('20260620120000');
  expect(
    (await call(simulator, 'AlterTran', { ...shop, ...access, JobCd: 'VOID' })).get('TranID'),
  ).toBeDefined();
});

test('an amount can be changed for 180 days', async () => {
  const clock = aClock('2026-05-10T12:00:00');
  const simulator = await aSimulator({ clock });
  const access = await pay(simulator, 'A-1');
  clock.set(jst('2026-11-07T00:00:00'));
  const change = { ...shop, ...access, JobCd: 'CAPTURE', Amount: 900 };
  expect((await call(simulator, 'ChangeTran', change)).get('ErrInfo')).toBe('E11010010');
  clock.advance(-1_000);
  expect((await call(simulator, 'ChangeTran', change)).get('TranDate')).toBe('20261106235959');
});

describe('the clock', () => {
  test('runs, stops, goes on where it stopped, and can be set', () => {
    let real = 0;
    const clock = createSimulatorClock(() => new Date(real), jst('2026-05-10T12:00:00'));
    const shown = () => clock.now().toISOString();
    real = 1_000;
    expect(shown()).toBe('2026-05-10T03:00:01.000Z');
    clock.freeze();
    real = 60_000;
    expect([shown(), clock.isRunning]).toEqual(['2026-05-10T03:00:01.000Z', false]);
    clock.advance(3_600_000);
    expect(shown()).toBe('2026-05-10T04:00:01.000Z');
    clock.run();
    real = 61_000;
    expect([shown(), clock.isRunning]).toEqual(['2026-05-10T04:00:02.000Z', true]);
    clock.set(jst('2028-02-29T23:59:59'));
    real = 62_000;
    expect(shown()).toBe('2028-02-29T15:00:00.000Z');
  });

  test('without a start it tells the real time', () => {
    expect(createSimulatorClock(() => new Date(5)).now()).toEqual(new Date(5));
  });

  test('is not set to nonsense', () => {
    expect(() => aClock().set(new Date(Number.NaN))).toThrow(RangeError);
  });
});

import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { type FaultName, isStruck } from '#gmopg/simulator/fault-plan';
import type { Simulator } from '#gmopg/simulator/start-simulator';
import { callerGotReply } from '#gmopg/simulator/trade';
import { aReceiver } from '#test/gmopg/simulator/a-receiver';
import { aSimulator, call, card, enter, pay, shop } from '#test/gmopg/simulator/a-simulator';

async function exec(simulator: Simulator, orderId: string, signal?: AbortSignal) {
  const access = await enter(simulator, orderId);
  return call(simulator, 'ExecTran', { ...access, OrderID: orderId, ...card }, signal);
}

const outcomesOf = (simulator: Simulator) =>
  simulator.ledger.trades()[0]?.notices.map(({ attempts }) => attempts.map(({ outcome }) => outcome));

describe('a payment is done, its reply is not heard', () => {
  const stories: [FaultName, (reply: ReturnType<typeof exec>) => Promise<void>][] = [
    ['REPLY_LOST', (reply) => expect(reply).rejects.toThrow('fetch failed')],
    ['REPLY_EMPTY', (reply) => expect(reply).resolves.toMatchObject({ status: 200, text: '' })],
    [
      'REPLY_HTML',
      (reply) =>
        expect(reply).resolves.toMatchObject({ status: 200, type: expect.stringMatching('text/html') }),
    ],
  ];

  test.each(stories)('%s', async (fault, expectation) => {
    const { url, statuses } = await aReceiver();
    const simulator = await aSimulator({ noticeUrl: url, faults: { [fault]: 1 } });
    await expectation(exec(simulator, 'A-1'));
    await simulator.flush();
    const trade = simulator.ledger.trades()[0];
    expect(trade?.status).toBe('CAPTURE');
    expect(trade && callerGotReply(trade)).toBe(false);
    expect(statuses()).toEqual(['CAPTURE']);
  });

  test('REPLY_CUT', async () => {
    const simulator = await aSimulator({ faults: { REPLY_CUT: 1 } });
    const access = await enter(simulator, 'A-1');
    const fields = Object.entries({ ...access, OrderID: 'A-1', ...card });
    const body = fields.map((pair) => pair.join('=')).join('&');
    // Not by fetch: Node's own takes the start of a chunked reply for the whole when the connection was to be closed.
    const heard = await new Promise<string>((resolve) => {
      const url = `${simulator.url}/payment/ExecTran.idPass`;
      const asked = request(url, { method: 'POST', agent: false }, (response) => {
        let read = '';
        response.on('data', (chunk) => {
          read += chunk;
        });
        response.on('end', () => resolve(`whole: ${read}`)).on('error', () => resolve(`cut: ${read}`));
      });
      asked.end(body);
    });
    expect(heard).toMatch(/^cut: ACS=0&OrderID=A-1&Forward=2a99662&/);
    expect(heard).not.toContain('CheckString');
    expect(simulator.ledger.trade(access.AccessID)).toMatchObject({
      status: 'CAPTURE',
      events: [{}, { reply: 'LOST' }],
    });
  });

  test('REPLY_SLOW: the notice does not wait for it, and a patient cart hears it', async () => {
    const { url, received } = await aReceiver();
    const simulator = await aSimulator({ noticeUrl: url, slowReplyMs: 300, faults: { REPLY_SLOW: 1 } });
    const reply = exec(simulator, 'A-1');
    await expect.poll(() => received.length).toBe(1);
    expect(simulator.ledger.trades()[0]?.events.at(-1)?.reply).toBe('PENDING');
    expect((await reply).get('ACS')).toBe('0');
    await expect.poll(() => simulator.ledger.trades()[0]?.events.at(-1)?.reply).toBe('GOT');
  });

  test('REPLY_SLOW: a cart with less patience does not', async () => {
    const simulator = await aSimulator({ faults: { REPLY_SLOW: 1 } });
    await expect(exec(simulator, 'A-1', AbortSignal.timeout(50))).rejects.toThrow('timeout');
    await expect.poll(() => simulator.ledger.trades()[0]?.events.at(-1)?.reply).toBe('LOST');
    expect(simulator.ledger.trades()[0]?.status).toBe('CAPTURE');
  });

  test('ALTER_REPLY_LOST: the cancel stands, and a second one is refused', async () => {
    const simulator = await aSimulator({ faults: { ALTER_REPLY_LOST: 1 } });
    const access = await pay(simulator, 'A-1');
    const cancel = () => call(simulator, 'AlterTran', { ...shop, ...access, JobCd: 'VOID' });
    await expect(cancel()).rejects.toThrow('fetch failed');
    expect(simulator.ledger.trade(access.AccessID)?.status).toBe('VOID');
    expect((await cancel()).get('ErrInfo')).toBe('E11010003');
    expect((await call(simulator, 'SearchTrade', { ...shop, OrderID: 'A-1' })).get('Status')).toBe('VOID');
  });
});

describe('nothing was done', () => {
  test.each<[FaultName, RegExp | null, string | null]>([
    ['CONNECTION_RESET', /fetch failed/, null],
    ['UNAVAILABLE', null, '503'],
    ['RATE_LIMITED', null, '200 ErrCode=E92&ErrInfo=E92000001'],
  ])('%s, once a call and trade', async (fault, error, answer) => {
    const { url, received } = await aReceiver();
    const simulator = await aSimulator({ noticeUrl: url });
    const access = await enter(simulator, 'A-1');
    simulator.setFaults({ [fault]: 1 });
    const exec = () => call(simulator, 'ExecTran', { ...access, OrderID: 'A-1', ...card });
    if (error !== null) await expect(exec()).rejects.toThrow(error);
    else {
      const { status, text } = await exec();
      expect(`${status} ${text}`.startsWith(answer ?? '')).toBe(true);
    }
    expect(simulator.ledger.trade(access.AccessID)?.status).toBe('UNPROCESSED');
    expect((await exec()).get('ACS')).toBe('0');
    await simulator.flush();
    expect(received).toHaveLength(1);
  });

  test('DECLINED: no money, and another card may be tried', async () => {
    const simulator = await aSimulator({ faults: { DECLINED: 1 } });
    const access = await enter(simulator, 'A-1');
    const exec = () => call(simulator, 'ExecTran', { ...access, OrderID: 'A-1', ...card });
    expect((await exec()).text).toBe('ErrCode=G02&ErrInfo=42G020000');
    expect(simulator.ledger.trade(access.AccessID)?.status).toBe('UNPROCESSED');
    expect((await exec()).get('ACS')).toBe('0');
  });

  test('OUTCOME_UNKNOWN: half of them took the money, and only SearchTrade tells which', async () => {
    const { url, received } = await aReceiver();
    const simulator = await aSimulator({ noticeUrl: url, faults: { OUTCOME_UNKNOWN: 1 } });
    for (let n = 0; n < 20; n++) expect((await exec(simulator, `A-${n}`)).get('ErrInfo')).toBe('42C010000');
    await simulator.flush();
    expect(received.every(({ body }) => body.includes('&Status=UNPROCESSED&'))).toBe(true);
    const statuses = new Set<string | undefined>();
    for (const { orderId, status } of simulator.ledger.trades()) {
      const found = await call(simulator, 'SearchTrade', { ...shop, OrderID: orderId });
      expect(found.get('Status')).toBe(status);
      statuses.add(found.get('Status'));
    }
    expect([...statuses].sort()).toEqual(['CAPTURE', 'UNPROCESSED']);
  });
});

describe('notices', () => {
  test('NOTICE_FIRST: it is acknowledged before the reply is given', async () => {
    const order: string[] = [];
    const { url } = await aReceiver((response) => {
      order.push('notice');
      setTimeout(() => response.end('0'), 50);
    });
    const simulator = await aSimulator({ noticeUrl: url, faults: { NOTICE_FIRST: 1 } });
    await exec(simulator, 'A-1').then(() => order.push('reply'));
    expect(order).toEqual(['notice', 'reply']);
    expect(outcomesOf(simulator)).toEqual([['ACKNOWLEDGED']]);
  });

  test.each<[FaultName, number, string[]]>([
    ['NOTICE_LOST', 1, ['LOST', 'ACKNOWLEDGED']],
    ['ACKNOWLEDGEMENT_LOST', 2, ['UNHEARD', 'ACKNOWLEDGED']],
    ['NOTICE_TWICE', 2, ['ACKNOWLEDGED', 'ACKNOWLEDGED']],
    ['RETRIES_EXHAUSTED', 0, Array(6).fill('LOST')],
  ])('%s reaches the shop %i times', async (fault, times, outcomes) => {
    const { url, received } = await aReceiver();
    const simulator = await aSimulator({ noticeUrl: url, faults: { [fault]: 1 } });
    await pay(simulator, 'A-1');
    await simulator.flush();
    expect(received.map(({ body }) => body)).toEqual(Array(times).fill(received[0]?.body));
    expect(outcomesOf(simulator)).toEqual([outcomes]);
    expect(simulator.errorReports()).toHaveLength(fault === 'RETRIES_EXHAUSTED' ? 1 : 0);
  });

  test('NOTICE_TWICE: both are on their way before either is answered', async () => {
    const waiting: (() => void)[] = [];
    const { url } = await aReceiver((response) => {
      waiting.push(() => response.end('0'));
      if (waiting.length === 2) for (const answer of waiting) answer();
    });
    const simulator = await aSimulator({ noticeUrl: url, faults: { NOTICE_TWICE: 1 } });
    await pay(simulator, 'A-1');
    await simulator.flush();
    expect(waiting).toHaveLength(2);
  });

  test('RETRIES_EXHAUSTED: the ccs profile gets through in the end', async () => {
    const { url, received } = await aReceiver();
    const faults = { RETRIES_EXHAUSTED: 1 };
    const simulator = await aSimulator({ noticeUrl: url, faults, profile: 'ccs', times: { retryGapMs: 1 } });
    await pay(simulator, 'A-1');
    await simulator.flush();
    expect(received).toHaveLength(1);
  });

  test('NOTICES_REORDERED: VOID arrives before CAPTURE', async () => {
    const { url, statuses } = await aReceiver();
    const simulator = await aSimulator({ noticeUrl: url, times: { holdMs: 60_000 } });
    simulator.nextFault('A-1', 'NOTICES_REORDERED');
    const access = await pay(simulator, 'A-1');
    await call(simulator, 'AlterTran', { ...shop, ...access, JobCd: 'VOID' });
    await simulator.flush();
    expect(statuses()).toEqual(['VOID', 'CAPTURE']);
  });

  test('NOTICES_REORDERED: where nothing follows it is only late', async () => {
    const { url, statuses } = await aReceiver();
    const simulator = await aSimulator({
      noticeUrl: url,
      faults: { NOTICES_REORDERED: 1 },
      times: { holdMs: 50 },
    });
    await pay(simulator, 'A-1');
    expect(statuses()).toEqual([]);
    await simulator.flush();
    expect(statuses()).toEqual(['CAPTURE']);
  });

  test('NOTICE_STALE: the CAPTURE comes again after the VOID, byte for byte', async () => {
    const { url, statuses, received } = await aReceiver();
    const simulator = await aSimulator({ noticeUrl: url, times: { holdMs: 60_000 } });
    simulator.nextFault('A-1', 'NOTICE_STALE');
    const access = await pay(simulator, 'A-1');
    await expect.poll(() => received.length).toBe(1);
    await call(simulator, 'AlterTran', { ...shop, ...access, JobCd: 'VOID' });
    await simulator.flush();
    expect(statuses()).toEqual(['CAPTURE', 'VOID', 'CAPTURE']);
    expect(received[2]?.body).toBe(received[0]?.body);
  });
});

describe('the whole API down', () => {
  const search = { ...shop, OrderID: 'A-1' };

  test.each([
    ['REFUSED', /fetch failed/],
    ['RESET', /fetch failed/],
  ] as const)('%s, and back', async (outage, error) => {
    const simulator = await aSimulator();
    await pay(simulator, 'A-1');
    await simulator.setOutage(outage);
    await expect(call(simulator, 'SearchTrade', search)).rejects.toThrow(error);
    await simulator.setOutage(null);
    expect((await call(simulator, 'SearchTrade', search)).get('Status')).toBe('CAPTURE');
  });

  test('UNAVAILABLE', async () => {
    const simulator = await aSimulator();
    await simulator.setOutage('UNAVAILABLE');
    expect(await call(simulator, 'SearchTrade', search)).toMatchObject({ status: 503, text: /Unavailable/ });
  });

  test('SILENT', async () => {
    const simulator = await aSimulator();
    await simulator.setOutage('SILENT');
    const asked = call(simulator, 'SearchTrade', search, AbortSignal.timeout(100));
    await expect(asked).rejects.toThrow('timeout');
  });
});

describe('who is struck', () => {
  test('the seed and the OrderID decide, not who calls first', async () => {
    const orders = Array.from({ length: 40 }, (_, n) => `A-${n}`);
    const lost = async (sequence: string[]) => {
      const simulator = await aSimulator({ seed: 7, faults: { REPLY_EMPTY: 0.3 } });
      await Promise.all(sequence.map((orderId) => pay(simulator, orderId)));
      const unheard = simulator.ledger.trades().filter((trade) => callerGotReply(trade) === false);
      return unheard.map(({ orderId, accessId }) => `${orderId} ${accessId}`).sort();
    };
    const first = await lost(orders);
    expect(await lost([...orders].reverse())).toEqual(first);
    const foretold = orders.filter((orderId) =>
      isStruck({ seed: 7, fault: 'REPLY_EMPTY', orderId, probability: 0.3 }),
    );
    expect(first.map((line) => line.split(' ')[0])).toEqual(foretold.sort());
    expect(first.length).toBeGreaterThan(4);
    expect(first.length).toBeLessThan(24);
  });

  test('another seed strikes others', () => {
    const struck = (seed: number) =>
      Array.from({ length: 100 }, (_, n) =>
        isStruck({ seed, fault: 'NOTICE_LOST', orderId: `A-${n}`, probability: 0.5 }),
      );
    expect(struck(1)).not.toEqual(struck(2));
  });

  test('a fault by hand strikes one trade, once', async () => {
    const simulator = await aSimulator();
    simulator.nextFault('A-2', 'REPLY_EMPTY');
    const texts = await Promise.all(
      ['A-1', 'A-2', 'A-3'].map(async (id) => (await exec(simulator, id)).text),
    );
    expect(texts.map((text) => text === '')).toEqual([false, true, false]);
  });

  test('any reply can be lost by hand', async () => {
    const simulator = await aSimulator();
    await pay(simulator, 'A-1');
    simulator.nextFault('A-1', 'REPLY_LOST', 'SearchTrade');
    const ask = () => call(simulator, 'SearchTrade', { ...shop, OrderID: 'A-1' });
    await expect(ask()).rejects.toThrow('fetch failed');
    expect((await ask()).get('Status')).toBe('CAPTURE');
  });
});

import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { noticeNames } from '#gmopg/notice-names';
import { aReceiver } from '#test/gmopg/simulator/a-receiver';
import { aClock, aSimulator, call, pay, shopId, shopPass } from '#test/gmopg/simulator/a-simulator';

type Respond = (response: ServerResponse) => void;

describe('the acknowledgement', () => {
  const accepted: [string, Respond][] = [
    ['0', (response) => response.end('0')],
    ['0 as HTML', (response) => response.setHeader('Content-Type', 'text/html').end('0')],
    [
      '0, chunked and a little late',
      (response) => {
        response.write('0');
        setTimeout(() => response.end(), 50);
      },
    ],
  ];

  test.each(accepted)('%s is done', async (_, respond) => {
    const { url, received } = await aReceiver(respond);
    const simulator = await aSimulator({ noticeUrl: url });
    await pay(simulator, 'A-1');
    await simulator.flush();
    expect(received).toHaveLength(1);
    const [notice] = simulator.ledger.trades()[0]?.notices ?? [];
    expect(notice).toMatchObject({
      state: 'ACKNOWLEDGED',
      attempts: [{ outcome: 'ACKNOWLEDGED', answer: '0' }],
    });
  });

  const refused: [string, string, Respond][] = [
    ['1', 'NOT_ZERO', (response) => response.end('1')],
    ['nothing', 'NOT_ZERO', (response) => response.end()],
    ['0 and a newline', 'NOT_ZERO', (response) => response.end('0\n')],
    ['00', 'NOT_ZERO', (response) => response.end('00')],
    ['OK', 'NOT_ZERO', (response) => response.end('OK')],
    ['a full-width 0', 'NOT_ZERO', (response) => response.end('０')],
    ['a byte order mark and 0', 'NOT_ZERO', (response) => response.end('\ufeff0')],
    ['a megabyte', 'NOT_ZERO', (response) => response.end('0'.repeat(1_000_000))],
    ['0 with 201', 'NOT_200', (response) => response.writeHead(201).end('0')],
    ['0 with 500', 'NOT_200', (response) => response.writeHead(500).end('0')],
    ['a redirect', 'NOT_200', (response) => response.writeHead(302, { Location: '/elsewhere' }).end('0')],
    ['a reset', 'BROKEN', (response) => response.socket?.resetAndDestroy()],
    [
      'a cut answer',
      'BROKEN',
      (response) => response.writeHead(200, { 'Content-Length': 2 }).write('0', () => response.destroy()),
    ],
    ['silence', 'LATE', () => {}],
    [
      'a 0 that never ends',
      'LATE',
      (response) => {
        response.write('0');
      },
    ],
  ];

  test.each(refused)('%s is sent again: %s', async (_, outcome, respond) => {
    const { url, received } = await aReceiver((response, _notice, count) =>
      count === 1 ? respond(response) : response.end('0'),
    );
    const simulator = await aSimulator({ noticeUrl: url, times: { retryGapMs: 5, deadlineMs: 300 } });
    await pay(simulator, 'A-1');
    await simulator.flush();
    const [notice] = simulator.ledger.trades()[0]?.notices ?? [];
    expect(notice?.attempts.map((attempt) => attempt.outcome)).toEqual([outcome, 'ACKNOWLEDGED']);
    expect(received[1]?.body).toBe(received[0]?.body);
  });

  test('a shop that cannot be reached is tried again', async () => {
    const simulator = await aSimulator({ noticeUrl: 'http://127.0.0.1:9/', times: { retryGapMs: 1 } });
    await pay(simulator, 'A-1');
    await simulator.flush();
    const [notice] = simulator.ledger.trades()[0]?.notices ?? [];
    expect(notice?.attempts.map(({ outcome }) => outcome)).toEqual(Array(6).fill('BROKEN'));
  });
});

describe('repeats', () => {
  test('mulpay brings a notice six times in all, then mails an error report', async () => {
    const { url, received } = await aReceiver((response) => response.end('1'));
    const simulator = await aSimulator({ noticeUrl: url, times: { retryGapMs: 5 } });
    const { AccessID } = await pay(simulator, 'A-1');
    await simulator.flush();
    expect(received).toHaveLength(6);
    expect(simulator.ledger.trade(AccessID)?.notices).toMatchObject([{ state: 'GIVEN_UP' }]);
    expect(simulator.errorReports()).toMatchObject([{ shopId, orderId: 'A-1', accessId: AccessID }]);
    expect(simulator.errorReports()[0]?.text).toContain('6回目');
  });

  test('ccs goes on until the shop acknowledges', async () => {
    const { url, received } = await aReceiver((response, _, count) => response.end(count < 20 ? '1' : '0'));
    const simulator = await aSimulator({ noticeUrl: url, profile: 'ccs', times: { retryGapMs: 1 } });
    await pay(simulator, 'A-1');
    await simulator.flush();
    expect(received).toHaveLength(20);
    expect(simulator.errorReports()).toEqual([]);
  });

  test('a shop may have a profile of its own', async () => {
    const { url, received } = await aReceiver((response, _, count) => response.end(count < 9 ? '1' : '0'));
    const shops = [{ shopId, shopPass, noticeUrl: url, profile: 'ccs' as const }];
    const simulator = await aSimulator({ shops, times: { retryGapMs: 1 } });
    await pay(simulator, 'A-1');
    await simulator.flush();
    expect(received).toHaveLength(9);
  });

  test('without compression the gap is an hour, and deliverNow waits for no gap', async () => {
    const { url, received } = await aReceiver((response, _, count) => response.end(count < 3 ? '1' : '0'));
    const simulator = await aSimulator({ noticeUrl: url, times: { retryGapMs: null } });
    await pay(simulator, 'A-1');
    await expect.poll(() => received.length).toBe(1);
    await simulator.deliverNow();
    expect(received).toHaveLength(2);
    expect(simulator.openNotices()).toBe(1);
    await simulator.deliverNow();
    await simulator.flush();
    expect(received).toHaveLength(3);
  });

  test('no more than 16 notices are under way at once', async () => {
    const waiting: (() => void)[] = [];
    const { url, received } = await aReceiver((response, _, count) => {
      if (count <= 16) waiting.push(() => response.end('0'));
      else response.end('0');
    });
    const simulator = await aSimulator({ noticeUrl: url });
    await Promise.all(Array.from({ length: 60 }, (_, n) => pay(simulator, `A-${n}`)));
    await expect.poll(() => received.length).toBe(16);
    await sleep(100);
    expect(received).toHaveLength(16);
    for (const answer of waiting) answer();
    await simulator.flush();
    expect(received).toHaveLength(60);
  });
});

describe('what is told', () => {
  test('every event that moves money: payment, sale, change, cancel, by API and by hand', async () => {
    const { url, received, statuses } = await aReceiver();
    const simulator = await aSimulator({ noticeUrl: url });
    const access = await pay(simulator, 'A-1', { JobCd: 'AUTH' });
    await simulator.flush();
    const opens = { ShopID: shopId, ShopPass: shopPass, ...access };
    await call(simulator, 'ChangeTran', { ...opens, JobCd: 'AUTH', Amount: 1200 });
    await simulator.flush();
    simulator.operate({ accessId: access.AccessID, job: 'SALES' });
    await simulator.flush();
    simulator.operate({ accessId: access.AccessID, job: 'CHANGE', amount: 1300, tax: 10 });
    await simulator.flush();
    await call(simulator, 'AlterTran', { ...opens, JobCd: 'VOID' });
    await simulator.flush();
    expect(statuses()).toEqual(['AUTH', 'AUTH', 'SALES', 'SALES', 'VOID']);
    expect(received.map(({ body }) => body.split('&').map((pair) => pair.split('=')[0]))).toEqual(
      Array(5).fill(noticeNames),
    );
    const money = received.map(({ body }) => /&Amount=(\d+)&Tax=(\d+)&/.exec(body)?.slice(1).join('+'));
    expect(money).toEqual(['1000+0', '1200+0', '1200+0', '1300+10', '1300+10']);
  });

  test('passwords are stars', async () => {
    const { url, received } = await aReceiver();
    const simulator = await aSimulator({ noticeUrl: url });
    const { AccessPass } = await pay(simulator, 'A-1');
    await simulator.flush();
    expect(received[0]?.body).toMatch(
      /^ShopID=tshop00000001&ShopPass=\*{10}&AccessID=[0-9a-f]{32}&AccessPass=\*{32}&/,
    );
    expect(received[0]?.body).not.toContain(AccessPass);
    expect(received[0]?.body).not.toContain(shopPass);
  });

  test('a failed payment, where the shop is told of those', async () => {
    const { url, received } = await aReceiver();
    for (const notifiesFailures of [true, false]) {
      const simulator = await aSimulator({ noticeUrl: url, habits: { notifiesFailures } });
      simulator.nextFault('A-1', 'DECLINED');
      await pay(simulator, 'A-1');
      await simulator.flush();
    }
    expect(received).toHaveLength(1);
    expect(received[0]?.body).toContain('&Status=UNPROCESSED&JobCd=CAPTURE&');
    expect(received[0]?.body).toContain('&ErrCode=G02&ErrInfo=42G020000&');
  });

  test('a forger knows the ShopID and nothing else', async () => {
    const { url, received } = await aReceiver((response) => response.end('0'));
    const simulator = await aSimulator({ noticeUrl: url, clock: aClock('2026-05-10T12:00:00') });
    const answer = await simulator.sendForgedNotice({ shopId, fields: { Amount: '9999' } });
    expect(answer).toEqual({ kind: 'ANSWERED', status: 200, body: '0' });
    expect(received[0]?.body).toContain('&Amount=9999&');
    expect(received[0]?.body).toContain('&TranDate=20260510120000&');
    expect(simulator.ledger.trades()).toEqual([]);
  });

  test('several shops are told at their own addresses, one of them unknown there', async () => {
    const [known, unknown] = [await aReceiver(), await aReceiver((response) => response.end('1'))];
    const other = 'tshop00000002';
    const shops = [
      { shopId, shopPass, noticeUrl: known.url },
      { shopId: other, shopPass: 'other', noticeUrl: unknown.url },
    ];
    const simulator = await aSimulator({ shops, times: { retryGapMs: 1 } });
    const mine = await pay(simulator, 'A-1');
    const theirs = await pay(simulator, 'A-1', { ShopID: other, ShopPass: 'other' });
    expect(theirs.AccessID).not.toBe(mine.AccessID);
    await simulator.flush();
    expect(known.received.map(({ accessId }) => accessId)).toEqual([mine.AccessID]);
    expect(unknown.received.map(({ accessId }) => accessId)).toEqual(Array(6).fill(theirs.AccessID));
  });

  test('an imported trade of 2009 is told when that is wanted', async () => {
    const { url, received } = await aReceiver();
    const simulator = await aSimulator({ noticeUrl: url });
    const tranDate = new Date('2009-03-17T16:32:01+09:00');
    const old = { shopId, status: 'CAPTURE', amount: 650, tranDate } as const;
    simulator.importTrade({ ...old, orderId: '2009031700001' });
    const told = simulator.importTrade({
      ...old,
      orderId: '2009031700003',
      accessId: 'a'.repeat(32),
      notifies: true,
    });
    await simulator.flush();
    expect(received.map(({ orderId }) => orderId)).toEqual(['2009031700003']);
    expect(received[0]?.body).toContain('&TranDate=20090317163201&');
    const found = await call(simulator, 'SearchTrade', {
      ShopID: shopId,
      ShopPass: shopPass,
      OrderID: told.orderId,
    });
    expect(found.text).toContain('Status=CAPTURE&ProcessDate=20090317163201&');
    expect(() => simulator.importTrade({ ...old, orderId: '2009031700001' })).toThrow(/already/);
  });
});

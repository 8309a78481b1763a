import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { trades } from '#db/schema/trades';
import { deleteAbnormalOrder } from '#recovery/abnormal-orders/delete-abnormal-order';
import { type GatewayAnswer, recordGatewayAnswers } from '#recovery/gateway/record-gateway-answers';
import { registerCheckout } from '#recovery/orders/register-checkout';
import { aCheckout } from '#test/a-checkout';
import { aNotice, anAccessId, type NoticeOverrides } from '#test/a-notice';
import { aShop } from '#test/a-shop';
import { aDatabase } from '#test/harness/a-database';

const database = await aDatabase();
const { db } = database;
const number = '2009031700003';
const noon = at('12:00:00');
const by = { actor: '店員', now: noon };

function at(time: string): Date {
  return new Date(`2026-11-01T${time}+09:00`);
}

/** A checkout of ¥650 under one number; notices and answers about its first trade, each at its own time. */
async function aStory(override: Parameters<typeof aShop>[1] = {}) {
  const { shop, receive } = await aShop(database, override);
  await registerCheckout(db, shop.id, aCheckout(), by);
  const stamp = (time: string) => `20261101${time.replaceAll(':', '')}`;
  const row = async (key = anAccessId(1)) => {
    const [found] = await db
      .select()
      .from(trades)
      .where(and(eq(trades.shopId, shop.id), eq(trades.tradeKey, key)));
    return found;
  };
  const record = (
    asked: string,
    answer: GatewayAnswer['answer'],
    purpose: GatewayAnswer['purpose'] = 'REFRESH',
  ) =>
    recordGatewayAnswers(db, shop.id, [
      {
        call: 'SearchTrade',
        purpose,
        actor: '店員',
        askedAt: at(asked),
        answeredAt: new Date(at(asked).getTime() + 300),
        gatewayOrderId: number,
        answer,
      },
    ]);
  return {
    shop,
    row,
    says: async () => {
      const found = await row();
      return found && [found.status, found.reason, found.gatewayStatus, found.money];
    },
    /** A notice of what happened at `tranTime`, here at `receivedTime`. */
    notice: (tranTime: string, receivedTime: string, overrides: NoticeOverrides = {}) =>
      receive(
        aNotice({ ShopID: shop.gmopgShopId, TranDate: stamp(tranTime), ...overrides }),
        at(receivedTime),
      ),
    found: (
      askedTime: string,
      processTime: string,
      gatewayStatus: string,
      { total = 650, purpose = 'REFRESH' as GatewayAnswer['purpose'] } = {},
    ) =>
      record(
        askedTime,
        {
          outcome: 'FOUND',
          tradeKey: anAccessId(1),
          accessId: anAccessId(1),
          gatewayStatus,
          jobCode: gatewayStatus,
          amount: total,
          tax: 0,
          total,
          method: '1',
          payTimes: null,
          approval: '1234567',
          tranId: `${processTime}`,
          tranDate: at(processTime),
          forward: '2a99662',
        },
        purpose,
      ),
    notFound: (askedTime: string) =>
      record(askedTime, {
        outcome: 'NOT_FOUND',
        tradeKey: anAccessId(1),
        errors: [{ code: 'M01', info: 'M01004002' }],
      }),
  };
}

describe('what GMOPG answers is the state now', () => {
  test('an answer overrides the notices that were here before it, even those with a later TranDate', async () => {
    const story = await aStory();
    await story.notice('23:00:00', '12:00:01');
    await story.found('12:05:00', '12:00:00', 'VOID');
    expect(await story.says()).toEqual(['UNRECOVERABLE', 'PAYMENT_REVERSED', 'VOID', 'REVERSED']);
  });

  test('an answer without money takes a row off the lists that a notice had put there', async () => {
    const story = await aStory();
    await story.notice('12:00:00', '12:00:01');
    await story.found('12:05:00', '12:00:00', 'UNPROCESSED');
    expect(await story.says()).toEqual([null, null, 'UNPROCESSED', 'NONE']);
  });

  test('a late notice of what happened before the answer changes nothing', async () => {
    const story = await aStory();
    await story.found('12:30:00', '12:10:00', 'VOID');
    await story.notice('12:00:00', '13:00:00');
    expect(await story.says()).toEqual(['UNRECOVERABLE', 'PAYMENT_REVERSED', 'VOID', 'REVERSED']);
  });

  test('a notice of what happened after the answer wins', async () => {
    const story = await aStory();
    await story.notice('12:00:00', '12:00:01');
    await story.found('12:05:00', '12:00:00', 'CAPTURE');
    await story.notice('12:06:00', '12:06:01', { Status: 'VOID', JobCd: 'VOID' });
    expect(await story.says()).toEqual(['UNRECOVERABLE', 'PAYMENT_REVERSED', 'VOID', 'REVERSED']);
  });

  test('a reversal in the same second as the sale that was answered wins', async () => {
    const story = await aStory();
    await story.found('12:00:00', '12:00:00', 'CAPTURE');
    await story.notice('12:00:00', '12:00:01', { Status: 'VOID', JobCd: 'VOID' });
    expect((await story.row())?.money).toBe('REVERSED');
  });

  test.each([
    ['a charge', 'UNPROCESSED', 'CAPTURE', ['RESTORABLE', null, 'CAPTURE', 'TAKEN']],
    ['a reversal', 'CAPTURE', 'VOID', ['UNRECOVERABLE', 'PAYMENT_REVERSED', 'VOID', 'REVERSED']],
  ])(
    'an answer that lags behind, or a clock ahead of the other server’s, hides no %s just heard of',
    async (_, lagging, Status, says) => {
      const story = await aStory();
      await story.notice('12:00:30', '12:00:31', { Status, JobCd: Status });
      await story.found('12:00:33', '12:00:00', lagging);
      expect(await story.says()).toEqual(says);
      await story.found('12:05:00', '12:00:00', lagging);
      expect((await story.says())?.[2]).toBe(lagging);
    },
  );

  test('the notice that made somebody ask, as nobody knew the outcome, is answered at once', async () => {
    const story = await aStory();
    await story.notice('12:00:30', '12:00:31', { ErrCode: 'E90', ErrInfo: 'E90010001' });
    await story.found('12:00:33', '12:00:00', 'CAPTURE');
    expect(await story.says()).toEqual(['RESTORABLE', null, 'CAPTURE', 'TAKEN']);
  });

  test('a failed attempt after the answer hides no charge', async () => {
    const story = await aStory();
    await story.found('12:05:00', '12:00:00', 'CAPTURE');
    await story.notice('12:06:00', '12:06:01', { Status: 'CAPTURE', ErrCode: 'G02', ErrInfo: '42G020000' });
    expect(await story.says()).toEqual(['RESTORABLE', null, 'CAPTURE', 'TAKEN']);
  });

  test('of two answers the one later by GMOPG’s clock wins, whichever was asked first', async () => {
    for (const order of [0, 1]) {
      const story = await aStory();
      const answers = [
        () => story.found('12:20:00', '12:15:00', 'VOID'),
        () => story.found('12:20:01', '12:00:00', 'CAPTURE'),
      ];
      for (const answer of order === 0 ? answers : answers.reverse()) await answer();
      expect((await story.row())?.money).toBe('REVERSED');
    }
  });

  test('the total at GMOPG counts: another one is not restorable', async () => {
    const story = await aStory();
    await story.notice('12:00:00', '12:00:01');
    await story.found('12:05:00', '12:04:00', 'CAPTURE', { total: 700 });
    expect(await story.says()).toEqual(['UNRECOVERABLE', 'AMOUNT_MISMATCH', 'CAPTURE', 'TAKEN']);
  });
});

describe('GMOPG knows no such trade', () => {
  test('the row stays on the lists as an open question', async () => {
    const story = await aStory();
    await story.notice('12:00:00', '12:00:01');
    await story.notFound('12:05:00');
    expect(await story.says()).toEqual(['UNRECOVERABLE', 'OUTCOME_UNKNOWN', 'CAPTURE', 'UNKNOWN']);
    expect((await story.row())?.isOpen).toBe(true);
  });

  test('a notice that comes after that answer counts', async () => {
    const story = await aStory();
    await story.notFound('12:00:00');
    expect(await story.row()).toBeUndefined();
    await story.notice('12:00:01', '12:00:02');
    expect(await story.says()).toEqual(['RESTORABLE', null, 'CAPTURE', 'TAKEN']);
  });

  test('once GMOPG knew the trade, an answer that it does not changes nothing', async () => {
    const story = await aStory();
    await story.found('12:05:00', '12:00:00', 'CAPTURE');
    await story.notFound('12:10:00');
    expect(await story.says()).toEqual(['RESTORABLE', null, 'CAPTURE', 'TAKEN']);
  });

  test('what was reversed stays reversed', async () => {
    const story = await aStory();
    await story.notice('12:00:00', '12:00:01', { Status: 'VOID' });
    await story.notFound('12:05:00');
    expect((await story.row())?.money).toBe('REVERSED');
  });
});

describe('a trade that no notice told of', () => {
  test('appears at once, whatever the grace, and says that reconciliation found it', async () => {
    const story = await aStory({ graceSeconds: 600 });
    await story.found('12:05:00', '12:00:00', 'CAPTURE', { purpose: 'RECONCILIATION' });
    const row = await story.row();
    expect(row).toMatchObject({ status: 'RESTORABLE', foundBy: 'RECONCILIATION', currency: 'JPN' });
    expect(row?.receivedAt).toEqual(at('12:05:00'));
    expect(row?.settlesAt).toEqual(at('12:05:00'));
  });

  test('keeps its place and its mark when the notice comes after all', async () => {
    const story = await aStory({ graceSeconds: 600 });
    await story.found('12:05:00', '12:00:00', 'CAPTURE', { purpose: 'RECONCILIATION' });
    await story.notice('12:00:00', '13:00:00');
    expect(await story.row()).toMatchObject({ foundBy: 'RECONCILIATION', receivedAt: at('12:05:00') });
  });

  test('an answer without money before the notice is not when the signal came', async () => {
    const story = await aStory({ graceSeconds: 600 });
    await story.found('11:50:00', '11:49:00', 'UNPROCESSED', { purpose: 'LOOKUP' });
    await story.notice('12:00:00', '12:00:01');
    expect(await story.row()).toMatchObject({ foundBy: 'NOTICE', receivedAt: at('12:00:01') });
  });
});

describe('a deleted row', () => {
  test('comes back when GMOPG says something new, not when it says the same', async () => {
    const story = await aStory();
    await story.notice('12:00:00', '12:00:01');
    const row = await story.row();
    await deleteAbnormalOrder(db, story.shop.id, { id: row?.id ?? '', reason: '試し' }, by);
    await story.found('12:05:00', '12:00:00', 'CAPTURE');
    expect((await story.row())?.deletedAt).not.toBeNull();
    await story.found('12:10:00', '12:09:00', 'SALES');
    expect((await story.row())?.deletedAt).toBeNull();
  });
});

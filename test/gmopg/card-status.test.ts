import { describe, expect, test } from 'vitest';
import { cardStatuses, moneyOf, statusRank } from '#gmopg/card-status';
import { errorMeaning } from '#gmopg/error-codes';

describe('the money of a status', () => {
  test.each([
    ['UNPROCESSED', 'NONE'],
    ['AUTHENTICATED', 'NONE'],
    ['CHECK', 'NONE'],
    ['SAUTH', 'NONE'],
    ['AUTH', 'HELD'],
    ['CAPTURE', 'TAKEN'],
    ['SALES', 'TAKEN'],
    ['VOID', 'REVERSED'],
    ['RETURN', 'REVERSED'],
    ['RETURNX', 'REVERSED'],
    ['capture', 'UNKNOWN'],
    ['PAYSUCCESS', 'UNKNOWN'],
    [null, 'UNKNOWN'],
  ])('%s is %s', (status, money) => {
    expect(moneyOf(status, 'NONE', false)).toBe(money);
  });

  test('SAUTH holds money where the shop says so', () => {
    expect(moneyOf('SAUTH', 'NONE', true)).toBe('HELD');
  });

  test('a failed payment moved none, whatever its status says; an unknown failure leaves it open', () => {
    for (const status of [...cardStatuses, 'NEW']) {
      expect(moneyOf(status, 'FAILED', true)).toBe('NONE');
      expect(moneyOf(status, 'UNKNOWN', true)).toBe('UNKNOWN');
    }
  });

  test('ranks follow the life of a trade, an unknown status stands before all', () => {
    expect(cardStatuses.map(statusRank)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(statusRank('NEW')).toBe(-1);
    expect(statusRank(null)).toBe(-1);
  });
});

describe('the meaning of an error', () => {
  test('is told by the code, else by its family', () => {
    expect(errorMeaning('42G020000')).toBe('カードの残高が足りません');
    expect(errorMeaning('42G999999', 'en')).toBe('Declined by the card company');
    expect(errorMeaning('42C030000')).toContain('不明');
    expect(errorMeaning('E01110002', 'en')).toBe('No such trade');
  });

  test.each(['', 'ZZ1000001', '__proto__', 'constructor'])('of %j is not known', (info) => {
    expect(errorMeaning(info)).toBeNull();
  });
});

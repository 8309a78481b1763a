import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { shops } from '#db/schema/shops';
import { describeError } from '#server/log';
import { aDatabase } from '#test/harness/a-database';

const { db } = await aDatabase();

test('what a failed query was given is not in the log, what failed is', async () => {
  const secret = 'not-a-uuid-but-a-secret';
  const failure = await db
    .select()
    .from(shops)
    .where(eq(shops.id, secret))
    .then(null, (error: unknown) => error);
  const described = describeError(failure);
  expect(described.message).toContain('Failed query: select');
  expect(described.cause?.code).toBe('22P02');
  expect(described.at.length).toBeGreaterThan(0);
  expect(JSON.stringify(described)).not.toContain(secret);
});

test('only what is known to be harmless is taken from an error', () => {
  const error = Object.assign(new Error('refused'), {
    code: 'E1',
    ShopPass: 'hunter22',
    parameters: ['hunter22'],
  });
  expect(describeError(error)).toEqual({
    type: 'Error',
    message: 'refused',
    code: 'E1',
    at: expect.any(Array),
  });
  expect(describeError('hunter22')).not.toContain('hunter22');
});

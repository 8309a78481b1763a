import { expect, test } from 'vitest';
import { mailProblem } from '#app/(admin)/mail-problem';

test('a refused mail is explained by the field that is wrong', () => {
  expect(mailProblem('mail.subject', 'x')).toBe('subject');
  expect(mailProblem('to', null)).toBe('to');
  expect(mailProblem('mail.body', ' ')).toBe('body');
  expect(mailProblem('mail.body', 'x'.repeat(20_001))).toBe('body');
});

test('a text of fitting length lacks the customer’s page', () => {
  expect(mailProblem('mail.body', 'ご希望をお聞かせください')).toBe('link');
});

test('what there is no word for is left to the server', () => {
  expect(mailProblem('expiresAt', null)).toBeNull();
});

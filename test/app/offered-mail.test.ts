import { expect, test } from 'vitest';
import { onceAsked } from '#app/(admin)/abnormal-orders/next-step';
import { mailStateOf } from '#app/(admin)/mail-state';
import { mailsOfOrder, mailsOfRow } from '#app/(admin)/offered-mail';

const order = { id: 'o1', origin: 'RESTORED', progress: 'NEW', abnormalOrder: null } as const;
const row = {
  id: 'r1',
  status: 'UNRECOVERABLE',
  allowedActions: ['DELETE', 'REQUEST_PREFERENCE'],
  trade: { money: 'TAKEN' },
  order: null,
} as const;
const kindsOf = (offered: ReturnType<typeof mailsOfRow>) => offered.map(({ kind }) => kind);

test('an order is offered the confirmation it usually gets first', () => {
  expect(kindsOf(mailsOfOrder(order))).toEqual(['RESTORED_ORDER_CONFIRMATION', 'ORDER_CONFIRMATION']);
  expect(kindsOf(mailsOfOrder({ ...order, origin: 'CART' }))[0]).toBe('ORDER_CONFIRMATION');
});

test('a cancelled order is not confirmed; that its payment went back is told once it has', () => {
  const cancelled = { ...order, progress: 'CANCELLED' };
  expect(mailsOfOrder(cancelled)).toEqual([]);
  const reversed = { status: 'RESTORED', trade: { money: 'REVERSED' } };
  expect(kindsOf(mailsOfOrder({ ...cancelled, abnormalOrder: reversed }))).toEqual(['PAYMENT_RETURNED']);
});

test('the customer of an unrecoverable row is asked; nobody is told of money that has not gone back', () => {
  expect(mailsOfRow(row, { mayWrite: true })).toEqual([
    { kind: 'PREFERENCE_REQUEST', about: { abnormalOrderId: 'r1' } },
  ]);
  expect(mailsOfRow({ ...row, allowedActions: ['DELETE'] }, { mayWrite: true })).toEqual([]);
});

test("a duplicate's mail says that the order stands, every other's that the payment went back", () => {
  const reversed = { ...row, allowedActions: ['DELETE'], trade: { money: 'REVERSED' } };
  expect(kindsOf(mailsOfRow(reversed, { mayWrite: true }))).toEqual(['PAYMENT_RETURNED']);
  expect(kindsOf(mailsOfRow({ ...reversed, status: 'DUPLICATE' }, { mayWrite: true }))).toEqual([
    'DUPLICATE_CANCELLED',
  ]);
  expect(mailsOfRow(reversed, { mayWrite: false })).toEqual([]);
});

test('a restored row offers the mails of its order, to the address of the order', () => {
  const restored = {
    ...row,
    status: 'RESTORED',
    allowedActions: ['SEND_CONFIRMATION_MAIL'],
    order: { id: 'o1', origin: 'RESTORED' },
  } as const;
  expect(mailsOfRow(restored, { mayWrite: true })[0]).toEqual({
    kind: 'RESTORED_ORDER_CONFIRMATION',
    about: { orderId: 'o1' },
  });
});

test('who was asked already is not advised to ask again', () => {
  expect(onceAsked('unrecoverable.NO_CHECKOUT')).toBe('asked.NO_CHECKOUT');
  expect(onceAsked('unrecoverable.CURRENCY')).toBe('unrecoverable.CURRENCY');
});

test('both confirmations count as one when asking whether the customer has one', () => {
  const sent = {
    kind: 'ORDER_CONFIRMATION',
    state: 'SENT',
    keptAsFile: false,
    queuedAt: '2026-11-02T12:00:00+09:00',
  } as const;
  expect(mailStateOf([sent], 'RESTORED_ORDER_CONFIRMATION')).toBe('SENT');
  expect(mailStateOf([sent], 'PAYMENT_RETURNED')).toBe('NONE');
  expect(mailStateOf([{ ...sent, kind: 'PAYMENT_RETURNED', state: 'FAILED' }], 'PAYMENT_RETURNED')).toBe(
    'FAILED',
  );
});

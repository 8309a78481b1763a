import type { Warning } from '#db/schema/trades';
import type { Context } from '#graphql/context';
import type { ListedMail } from '#mail/find-mails';
import type { MailRow } from '#mail/mail-ledger';
import { customerOf } from '#recovery/mails/write-confirmation-mail';
import type { Order as OrderRow } from '#recovery/orders/insert-orders';

export const Order = {
  customer: customerOf,
  warnings: async (order: OrderRow, _: unknown, { loaders }: Context): Promise<Warning[]> => {
    const paying = await loaders.tradesPaying.load(order.id);
    return paying.some((trade) => trade.money === 'REVERSED') ? ['PAYMENT_REVERSED'] : [];
  },
  mails: (order: OrderRow, _: unknown, { loaders }: Context) => loaders.mailsOfOrder.load(order.id),
  abnormalOrder: async (order: OrderRow, _: unknown, { loaders }: Context) => {
    const paying = await loaders.tradesPaying.load(order.id);
    const listed = paying.find((trade) => trade.status !== null);
    return listed ?? (await loaders.listedTradesOfNumber.load(order.number))[0] ?? null;
  },
};

export const Checkout = { customer: customerOf };

export const Mail = {
  to: (mail: ListedMail) => mail.recipient,
  body: (mail: ListedMail | MailRow, _: unknown, { loaders }: Context) =>
    'body' in mail ? mail.body : loaders.mailBody.load(mail.id),
  // Between two glances a mail is being sent: for whoever looks it still waits.
  state: (mail: ListedMail) => (mail.state === 'SENDING' ? 'QUEUED' : mail.state),
};

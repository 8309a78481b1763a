import type { OfferedPayment } from '#recovery/mails/find-preference-offer';
import { formatDateTime } from '../format-date-time';
import { formatYen } from '../format-yen';
import { type Html, html } from './html';
import { label } from './preference-words';

/** Which payment the page is about: its number, amount and times, nothing of the customer. */
export function paymentFacts(payment: OfferedPayment, { showsExpiry }: { showsExpiry: boolean }): Html {
  const { orderNumber, total, currency, chargedAt, expiresAt } = payment;
  const isYen = ['JPN', 'JPY'].includes(currency);
  const facts = [
    fact('orderNumber', orderNumber),
    fact('amount', isYen ? formatYen(total) : `${total.toLocaleString('ja-JP')} ${currency}`),
    ...(chargedAt ? [fact('chargedAt', minutes(chargedAt))] : []),
    ...(showsExpiry ? [fact('expiresAt', minutes(expiresAt))] : []),
  ];
  return html`<dl>${facts}</dl>`;
}

function fact(name: 'orderNumber' | 'amount' | 'chargedAt' | 'expiresAt', value: string): Html {
  return html`<dt>${label(`facts.${name}`)}</dt><dd>${value}</dd>`;
}

/** `YYYY/MM/DD HH:mm`: nobody outside the desk compares seconds. */
export function minutes(at: Date): string {
  return formatDateTime(at.toISOString()).slice(0, -3);
}

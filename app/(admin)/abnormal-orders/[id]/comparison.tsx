'use client';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../../format-date-time';
import { formatYen } from '../../../format-yen';
import { Comparison_abnormalOrder } from './comparison.fragment';
import classes from './comparison.module.css';
import { timeBetween } from './time-between';

interface Compared {
  row: string;
  gateway: string | null;
  cart: string | null;
  differs?: boolean;
}

/** What GMOPG says beside what the cart knows; a difference is marked and said in words. */
export function Comparison({ order: masked }: { order: FragmentOf<typeof Comparison_abnormalOrder> }) {
  const t = useTranslations('comparison');
  const { orderNumber, receivedAt, reason, trade, checkout, order } = readFragment(
    Comparison_abnormalOrder,
    masked,
  );
  const cart = order ?? checkout;
  const between =
    trade.tranDate && cart ? timeBetween({ ordered: cart.orderedAt, processed: trade.tranDate }) : null;
  const isYen = trade.currency === 'JPN' || trade.currency === 'JPY' || trade.currency === '';
  const rows: Compared[] = [
    {
      row: t('number'),
      gateway: trade.gatewayOrderId,
      cart: cart ? orderNumber : null,
      differs: cart !== null && trade.gatewayOrderId !== orderNumber,
    },
    {
      row: t('total'),
      gateway: isYen
        ? formatYen(trade.total)
        : t('foreign', { total: trade.total, currency: trade.currency }),
      cart: cart && formatYen(cart.total),
      differs: cart !== null && (cart.total !== trade.total || !isYen),
    },
    {
      row: t('amountAndTax'),
      gateway: t('parts', { amount: formatYen(trade.amount), tax: formatYen(trade.tax) }),
      cart: null,
    },
    {
      row: t('money'),
      gateway: t('moneyOf', { money: t(`moneyWords.${trade.money}`), status: trade.gatewayStatus }),
      cart: order && t('progressOf', { progress: order.progress }),
    },
    {
      row: t('payment'),
      gateway: t('card'),
      cart: order && t(`methods.${order.paymentMethod}`),
      differs: order !== null && order.paymentMethod !== 'CARD',
    },
    {
      row: t('accessId'),
      gateway: trade.accessId,
      cart: reason === 'ACCESS_ID_MISMATCH' ? t('otherTrade') : (order?.accessId ?? null),
      differs: reason === 'ACCESS_ID_MISMATCH' || (order !== null && order.accessId !== trade.accessId),
    },
    {
      row: t('time'),
      gateway: trade.tranDate && formatDateTime(trade.tranDate),
      cart:
        cart &&
        [formatDateTime(cart.orderedAt), between && t(`between.${between.unit}`, { count: between.count })]
          .filter(Boolean)
          .join(' '),
      differs: between?.isOdd ?? false,
    },
    { row: t('approval'), gateway: trade.approval, cart: null },
    { row: t('tranId'), gateway: trade.tranId, cart: null },
    {
      row: t('receivedAt'),
      gateway: formatDateTime(receivedAt),
      cart: order && t('placedAt', { at: formatDateTime(order.placedAt) }),
    },
  ];
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('gateway')}</th>
          <th scope="col">
            {order ? t('cartOrder', { origin: t(`origins.${order.origin}`) }) : t('cartCheckout')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, gateway, cart: known, differs }) => (
          <tr key={row} data-differs={differs}>
            <th scope="row">{row}</th>
            <td className="figure" data-long={(gateway?.length ?? 0) > 26 || undefined}>
              {gateway ?? '-'}
            </td>
            <td className="figure">
              {known ?? '-'}
              {differs && <strong className={classes.mark}>{t('differs')}</strong>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

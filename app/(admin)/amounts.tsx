'use client';
import { useTranslations } from 'next-intl';
import { formatYen } from '../format-yen';

interface AmountsProps {
  subtotal: number;
  shippingFee: number;
  handlingFee: number;
  discount: number;
  total: number;
}

/** The rows below the lines; fees and discounts of nothing are left out. */
export function Amounts({ subtotal, shippingFee, handlingFee, discount, total }: AmountsProps) {
  const t = useTranslations('order');
  const parts = [
    ['subtotal', subtotal],
    ['shippingFee', shippingFee],
    ['handlingFee', handlingFee],
    ['discount', -discount],
  ] as const;
  return (
    <>
      {parts
        .filter(([part, yen]) => part === 'subtotal' || yen !== 0)
        .map(([part, yen]) => (
          <tr key={part}>
            <th scope="row" colSpan={3}>
              {t(part)}
            </th>
            <td className="money">{formatYen(yen)}</td>
          </tr>
        ))}
      <tr data-total>
        <th scope="row" colSpan={3}>
          {t('total')}
        </th>
        <td className="money">{formatYen(total)}</td>
      </tr>
    </>
  );
}

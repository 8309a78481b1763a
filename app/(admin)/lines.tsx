'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatYen } from '../format-yen';
import classes from './facts.module.css';
import { Lines_line } from './lines.fragment';

/** What was bought; `foot` carries the amounts below. */
export function Lines({ lines, foot }: { lines: FragmentOf<typeof Lines_line>[]; foot: ReactNode }) {
  const t = useTranslations('order');
  return (
    <table className={classes.lines}>
      <thead>
        <tr>
          <th scope="col">{t('line')}</th>
          <th scope="col" className="money">
            {t('unitPrice')}
          </th>
          <th scope="col" className="money">
            {t('quantity')}
          </th>
          <th scope="col" className="money">
            {t('lineAmount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {readFragment(Lines_line, lines).map((line, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a snapshot's lines have no identity but their place.
          <tr key={position}>
            <th scope="row">{line.name}</th>
            <td className="money">{formatYen(line.unitPrice)}</td>
            <td className="money">{line.quantity}</td>
            <td className="money">{formatYen(line.unitPrice * line.quantity)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>{foot}</tfoot>
    </table>
  );
}

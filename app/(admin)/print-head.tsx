'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useQuery } from 'urql';
import { formatDateTime } from '../format-date-time';
import { AdminFrameQuery } from './admin-frame-query';
import classes from './print-head.module.css';

/** On paper alone: whose list this is, when it was printed, and what it leaves out. */
export function PrintHead({ filters }: { filters: readonly string[] }) {
  const t = useTranslations('print');
  const [{ data }] = useQuery({ query: AdminFrameQuery, requestPolicy: 'cache-first' });
  const [printedAt, setPrintedAt] = useState<string | null>(null);
  useEffect(() => {
    const note = () => setPrintedAt(new Date().toISOString());
    const noteAtOnce = () => flushSync(note);
    note();
    window.addEventListener('beforeprint', noteAtOnce);
    return () => window.removeEventListener('beforeprint', noteAtOnce);
  }, []);
  const shop = data?.viewer?.shop;
  return (
    <div className={`print-only ${classes.head}`}>
      <strong>{shop ? t('shop', { name: shop.name, shopId: shop.gmopgShopId }) : '-'}</strong>
      <span>{filters.join(t('separator'))}</span>
      <span className="figure">{printedAt && t('printedAt', { at: formatDateTime(printedAt) })}</span>
    </div>
  );
}

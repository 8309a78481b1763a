'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../format-date-time';
import { lastDay } from './cancel-deadline';
import { RefreshButton } from './refresh-button';
import { TradeTools_abnormalOrder } from './trade-tools.fragment';
import classes from './trade-tools.module.css';

interface TradeToolsProps {
  order: FragmentOf<typeof TradeTools_abnormalOrder>;
  onCancel: (id: string) => void;
  /** In a row everything is small and short. */
  isRow?: boolean;
}

/** What GMOPG can be asked or told about a row, below its cells: 取消 with its deadline, 決済状況を照会 with its last time. */
export function TradeTools({ order: masked, onCancel, isRow = false }: TradeToolsProps) {
  const t = useTranslations('tradeTools');
  const order = readFragment(TradeTools_abnormalOrder, masked);
  const { id, orderNumber, allowedActions, cancellation, askedAt } = order;
  const mayCancel = allowedActions.includes('CANCEL_TRADE');
  const mayAsk = allowedActions.includes('REFRESH_TRADE');
  const asked = askedAt ? t('askedAt', { at: formatDateTime(askedAt) }) : undefined;
  const size = isRow ? 'compact-xs' : 'sm';
  if (!cancellation && !mayAsk) return null;
  return (
    <span className={classes.tools} data-row={isRow || undefined}>
      {cancellation && (
        <span className={classes.tool}>
          {mayCancel ? (
            <Button
              size={size}
              variant="default"
              aria-label={t('cancelOf', { number: orderNumber })}
              onClick={() => onCancel(id)}
            >
              {t(`cancel.${cancellation.job}`)}
            </Button>
          ) : (
            <span>{t(`cancel.${cancellation.job}`)}</span>
          )}
          <span className="figure">
            {cancellation.job === 'VOID' ? t('tonight') : t('until', { day: lastDay(cancellation.until) })}
          </span>
        </span>
      )}
      {mayAsk && (
        <span className={classes.tool}>
          <RefreshButton order={order} size={size} label={t(isRow ? 'askShort' : 'ask')} title={asked} />
          {asked && <span className={`figure ${classes.asked}`}>{asked}</span>}
        </span>
      )}
    </span>
  );
}

'use client';
import { Anchor } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../format-date-time';
import { formatYen } from '../../format-yen';
import { GatewayStatus } from '../gateway-status';
import { PageLink } from '../page-link';
import classes from './look-up.module.css';
import { LookUpTrade_trade } from './look-up-trade.fragment';
import { shortAccessId } from './short-access-id';
import { StatusBadge } from './status-badge';

/** What GMOPG has under one OrderID, in plain words, and what stands here for it. */
export function LookUpTrade({ trade: masked }: { trade: FragmentOf<typeof LookUpTrade_trade> }) {
  const t = useTranslations('lookUp');
  const trade = readFragment(LookUpTrade_trade, masked);
  const { gatewayOrderId, isKnown, money, total, processedAt, abnormalOrder, order } = trade;
  return (
    <li>
      <div className={classes.head}>
        <strong className="figure">{gatewayOrderId}</strong>
        {total !== null && <span className="figure">{formatYen(total)}</span>}
        <span>{t(`money.${isKnown ? (money ?? 'UNKNOWN') : 'notThere'}`)}</span>
      </div>
      {isKnown && (
        <div className={classes.quiet}>
          {trade.gatewayStatus && <GatewayStatus status={trade.gatewayStatus} />}
          {processedAt && (
            <span className="figure">{t('processedAt', { at: formatDateTime(processedAt) })}</span>
          )}
          <span className="figure">{t('accessId', { id: shortAccessId(trade.accessId) })}</span>
        </div>
      )}
      {isKnown && (
        <div className={classes.head}>
          {abnormalOrder && (
            <>
              <StatusBadge status={abnormalOrder.status} />
              <Anchor inherit component={PageLink} href={`/abnormal-orders/${abnormalOrder.id}`}>
                {t('showAbnormalOrder')}
              </Anchor>
            </>
          )}
          {order && (
            <Anchor inherit component={PageLink} href={`/orders/${order.id}`}>
              {t('showOrder', { number: order.number })}
            </Anchor>
          )}
          {!abnormalOrder && !order && <span className={classes.quiet}>{t('nothingHere')}</span>}
        </div>
      )}
    </li>
  );
}

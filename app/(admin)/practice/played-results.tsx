'use client';
import { Anchor } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatYen } from '../../format-yen';
import { NextStepLine } from '../abnormal-orders/next-step-line';
import { ReorderList } from '../abnormal-orders/reorder-list';
import { StatusBadge } from '../abnormal-orders/status-badge';
import { confirmationMailState } from '../mail-state';
import { MailStateLabel } from '../mail-state-label';
import { PageLink } from '../page-link';
import { ConsoleButton } from './console-button';
import { LookUpButton } from './look-up-button';
import { PlayedResults_practiceCheckout } from './played-results.fragment';
import classes from './practice.module.css';

/** What came of a checkout here, and what can be done about it. */
export function PlayedResults({ of }: { of: FragmentOf<typeof PlayedResults_practiceCheckout> }) {
  const t = useTranslations('practice');
  const { orderNumber, isMoving, trades, order, abnormalOrders } = readFragment(
    PlayedResults_practiceCheckout,
    of,
  );
  const charged = trades.filter((trade) => trade.holdsMoney);
  const isUnseen = charged.length > 0 && !order && abnormalOrders.length === 0;
  return (
    <div className={classes.results}>
      {abnormalOrders.map((row) => (
        <div key={row.id} className={classes.result}>
          <StatusBadge status={row.status} />
          <Anchor component={PageLink} href={`/abnormal-orders/${row.id}`}>
            {t(row.isOpen ? 'workOnRow' : 'openRow')}
          </Anchor>
          <div className={classes.why}>
            <NextStepLine order={row} mail={confirmationMailState(row.mails)} />
          </div>
          {row.possibleReorders.length > 0 && (
            <div className={classes.reorders}>
              {t('reordered')}
              <ReorderList orders={row.possibleReorders} />
            </div>
          )}
        </div>
      ))}
      {order && (
        <div className={classes.result}>
          <Anchor component={PageLink} href={`/orders/${order.id}`}>
            {t('openOrder', { number: order.number })}
          </Anchor>
          {order.mails.length > 0 && (
            <span className={classes.quiet}>
              {t('mail')} <MailStateLabel state={confirmationMailState(order.mails)} />
            </span>
          )}
        </div>
      )}
      {!order && abnormalOrders.length === 0 && !isUnseen && !isMoving && <p>{t('nothingToDo')}</p>}
      {isUnseen && (
        <div className={classes.result}>
          <span>{t('unseen')}</span>
          <LookUpButton orderNumber={orderNumber} />
        </div>
      )}
      {charged.length > 0 && <p className={classes.outside}>{t('outside')}</p>}
      {charged.map(({ gatewayOrderId, total }) => (
        <div key={gatewayOrderId} className={classes.result}>
          <span className={classes.quiet}>
            {t('charged', { orderId: gatewayOrderId, total: formatYen(total) })}
          </span>
          <ConsoleButton gatewayOrderId={gatewayOrderId} />
        </div>
      ))}
    </div>
  );
}

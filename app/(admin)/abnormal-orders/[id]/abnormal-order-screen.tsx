'use client';
import { Anchor, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useQuery } from 'urql';
import { AbsentRecord } from '../../absent-record';
import { OpenedBy } from '../../live/opened-by';
import { useClaim } from '../../live/use-claim';
import { useFollow } from '../../live/use-follow';
import { confirmationMailState } from '../../mail-state';
import { PageLink } from '../../page-link';
import panel from '../../panel.module.css';
import { PrintHead } from '../../print-head';
import { usePolling } from '../../use-polling';
import { useWho } from '../../who';
import { cancelWay } from '../cancel-way';
import { NextStepLine } from '../next-step-line';
import { NoGatewayAccess } from '../no-gateway-access';
import { PreferenceLine } from '../preference-line';
import { ReorderComparison } from '../reorder-comparison';
import { StatusBadge } from '../status-badge';
import { AbnormalOrderQuery } from './abnormal-order-query';
import { Comparison } from './comparison';
import { NoticeList } from './notice-list';
import { RowActions } from './row-actions';
import { RowMails } from './row-mails';
import { Snapshot } from './snapshot';
import { Timeline } from './timeline';

export function AbnormalOrderScreen({ id }: { id: string }) {
  const t = useTranslations('abnormalOrder');
  const step = useTranslations('nextStep');
  const [{ data, error }, ask] = useQuery({
    query: AbnormalOrderQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const askQuietly = useFollow({ query: AbnormalOrderQuery, variables: { id }, about: [id] });
  useClaim(id);
  const who = useWho();
  const order = data?.abnormalOrder;
  usePolling(order?.pendingCancellation != null || order?.isSettling === true, askQuietly);
  if (error || !order) {
    return (
      <AbsentRecord
        title={t('title')}
        notFound={t('notFound')}
        back={<BackToList />}
        isLoading={!data}
        error={error}
        onRetry={() => ask({ requestPolicy: 'network-only' })}
      />
    );
  }

  return (
    <>
      <PrintHead filters={[]} />
      <BackToList />
      <div className={panel.head} data-detail>
        <Title order={1} className="figure">
          {t('heading', { number: order.orderNumber })}
        </Title>
        <StatusBadge status={order.status} />
        <RowActions order={order} />
      </div>
      <div className={panel.why}>
        <OpenedBy order={order} />
        <NextStepLine order={order} mail={confirmationMailState(order.mails)} />
        <PreferenceLine order={order} />
        {order.isOpen && cancelWay(order, who) === 'console' && (
          <p>
            <NoGatewayAccess />
          </p>
        )}
      </div>
      {order.checkout && order.possibleReorders.length > 0 && (
        <section className={panel.box} data-caution>
          <h2>{t('reorders')}</h2>
          <p>{t('reordersHint', { cancel: step(`cancel.${cancelWay(order, who)}`) })}</p>
          <ReorderComparison
            number={order.orderNumber}
            checkout={order.checkout}
            orders={order.possibleReorders}
          />
        </section>
      )}
      <div className={panel.grid}>
        <div className={panel.stack}>
          <section className={panel.box}>
            <h2>{t('comparison')}</h2>
            <Comparison order={order} />
          </section>
          <section className={panel.box}>
            <h2>{t('notices')}</h2>
            <NoticeList notices={order.notices} />
          </section>
        </div>
        <div className={panel.stack}>
          <section className={panel.box}>
            <h2>{t('checkout')}</h2>
            {order.checkout ? <Snapshot of={order.checkout} /> : <p>{t('noCheckout')}</p>}
          </section>
          <section className={panel.box}>
            <h2>{t('mails')}</h2>
            <RowMails order={order} mayWrite={data?.viewer?.can.includes('OPERATE') ?? false} />
          </section>
          <section className={panel.box}>
            <h2>{t('timeline')}</h2>
            <Timeline entries={order.timeline} />
          </section>
        </div>
      </div>
    </>
  );
}

function BackToList() {
  const t = useTranslations('abnormalOrder');
  return (
    <Anchor component={PageLink} href="/abnormal-orders" size="sm">
      {t('back')}
    </Anchor>
  );
}

'use client';
import { Anchor, Button, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useQuery } from 'urql';
import { StatusBadge } from '../../abnormal-orders/status-badge';
import { AbsentRecord } from '../../absent-record';
import { Amounts } from '../../amounts';
import { CustomerFacts } from '../../customer-facts';
import { Lines } from '../../lines';
import { useFollow } from '../../live/use-follow';
import { PageLink } from '../../page-link';
import panel from '../../panel.module.css';
import { PrintHead } from '../../print-head';
import { ShipmentList } from '../../shipment-list';
import { OrderFacts } from './order-facts';
import { OrderMails } from './order-mails';
import { OrderQuery } from './order-query';

export function OrderScreen({ id }: { id: string }) {
  const t = useTranslations('orderPage');
  const [{ data, error }, ask] = useQuery({
    query: OrderQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const order = data?.order;
  // The stream tells of abnormal orders: of an order that was never one, only that the screen may be behind.
  useFollow({
    query: OrderQuery,
    variables: { id },
    about: order?.abnormalOrder ? [order.abnormalOrder.id] : [],
  });
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
  const { subtotal, shippingFee, handlingFee, discount, total } = order;

  return (
    <>
      <PrintHead filters={[]} />
      <BackToList />
      <div className={panel.head} data-detail>
        <Title order={1} className="figure">
          {t('heading', { number: order.number })}
        </Title>
        {order.origin === 'RESTORED' && <StatusBadge status="RESTORED" />}
        {order.abnormalOrder && (
          <div className={panel.actions}>
            <Button
              component={PageLink}
              href={`/abnormal-orders/${order.abnormalOrder.id}`}
              variant="default"
            >
              {t('showAbnormalOrder')}
            </Button>
          </div>
        )}
      </div>
      <div className={panel.grid}>
        <div className={panel.stack}>
          <section className={panel.box}>
            <h2>{t('order')}</h2>
            <OrderFacts order={order} />
          </section>
          <section className={panel.box}>
            <h2>{t('lines')}</h2>
            <Lines
              lines={order.lines}
              foot={<Amounts {...{ subtotal, shippingFee, handlingFee, discount, total }} />}
            />
          </section>
          <section className={panel.box}>
            <h2>{t('customer')}</h2>
            <CustomerFacts customer={order.customer} />
            <ShipmentList shipments={order.shipments} />
          </section>
        </div>
        <div className={panel.stack}>
          <OrderMails order={order} maySend={data?.viewer?.can.includes('OPERATE') ?? false} />
        </div>
      </div>
    </>
  );
}

function BackToList() {
  const t = useTranslations('orderPage');
  return (
    <Anchor component={PageLink} href="/orders" size="sm">
      {t('back')}
    </Anchor>
  );
}

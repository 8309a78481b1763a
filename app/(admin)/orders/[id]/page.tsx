import type { Metadata } from 'next';
import { requestTranslator } from '../../../i18n/request-locale';
import { WithFirstData } from '../../graphql-client';
import { loadFirstData } from '../../load-first-data';
import { OrderQuery } from './order-query';
import { OrderScreen } from './order-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('orderPage.title') };
}

export default async function OrderPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const data = await loadFirstData(`/orders/${id}`, OrderQuery, { id });
  return (
    <WithFirstData data={data}>
      <OrderScreen id={id} />
    </WithFirstData>
  );
}

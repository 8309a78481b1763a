import type { Metadata } from 'next';
import { requestTranslator } from '../../../i18n/request-locale';
import { WithFirstData } from '../../graphql-client';
import { loadFirstData } from '../../load-first-data';
import { AbnormalOrderQuery } from './abnormal-order-query';
import { AbnormalOrderScreen } from './abnormal-order-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('abnormalOrder.title') };
}

export default async function AbnormalOrderPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const data = await loadFirstData(`/abnormal-orders/${id}`, AbnormalOrderQuery, { id });
  return (
    <WithFirstData data={data}>
      <AbnormalOrderScreen id={id} />
    </WithFirstData>
  );
}

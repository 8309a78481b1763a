'use client';
import { useQuery } from 'urql';
import { useFollow } from '../live/use-follow';
import type { ListUrl } from './abnormal-orders-url';
import { MoneyAtRiskQuery } from './money-at-risk-query';
import { MoneyLadder } from './money-ladder';
import { SurgeBanner } from './surge-banner';

/** Below the sum of what is at risk: until when it can be saved, and on a bad day the outage that brought it. */
export function MoneyAtRisk({ onChange }: { onChange: (to: Partial<ListUrl>) => void }) {
  const [{ data }] = useQuery({
    query: MoneyAtRiskQuery,
    requestPolicy: 'cache-and-network',
    context: riskContext,
  });
  useFollow({ query: MoneyAtRiskQuery, variables: {}, context: riskContext });
  if (!data) return null;
  return (
    <>
      <MoneyLadder deadlines={data.moneyDeadlines} />
      {data.abnormalOrderSurge && <SurgeBanner surge={data.abnormalOrderSurge} onChange={onChange} />}
    </>
  );
}

const riskContext = { additionalTypenames: ['AbnormalOrder'] };

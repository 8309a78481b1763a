'use client';
import { useTranslations } from 'next-intl';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import { formatYen } from '../../format-yen';
import { useToast } from '../use-toast';
import { type Standing, whatChanged } from './what-changed';

const RefreshTrade = graphql(`
  mutation RefreshTrade($id: ID!) {
    refreshTrade(abnormalOrderId: $id) {
      __typename
      ... on TradeRefreshed {
        abnormalOrder { id status allowedActions trade { money total gatewayStatus } }
      }
      ... on GatewayUnavailable { abnormalOrder { id askedAt } }
      ... on Refusal { message }
    }
  }
`);

/** Asks GMOPG about a row and says in one sentence what that changed; the lists follow by themselves. */
export function useRefresh() {
  const t = useTranslations('refresh');
  const word = useTranslations();
  const toast = useToast();
  const [{ fetching }, run] = useMutation(RefreshTrade);

  async function refresh(before: Standing & { id: string; orderNumber: string }) {
    const { data } = await run({ id: before.id });
    const result = data?.refreshTrade;
    const title = t('title', { number: before.orderNumber });
    if (result?.__typename !== 'TradeRefreshed') {
      const kind = result?.__typename ?? 'unanswered';
      toast({ color: 'yellow', autoClose: 20_000, title, message: t(`refusals.${kind}`) });
      return;
    }
    const now = result.abnormalOrder;
    const values = {
      total: formatYen(now.trade.total),
      before: formatYen(before.trade.total),
      gatewayStatus: now.trade.gatewayStatus,
      money: word(`comparison.moneyWords.${now.trade.money}`),
      status: word(`status.${now.status}`),
    };
    const change = whatChanged(before, now);
    toast({
      color: change === 'same' ? undefined : 'green',
      autoClose: 20_000,
      title,
      message: t(`changes.${change}`, values),
    });
  }
  return { refresh, isBusy: fetching };
}

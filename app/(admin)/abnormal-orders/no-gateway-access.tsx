'use client';
import { Code } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useQuery } from 'urql';
import { AdminFrameQuery } from '../admin-frame-query';

/** API接続が設定されていません: and where to set it up. */
export function NoGatewayAccess() {
  const t = useTranslations('gatewayAccess');
  const [{ data }] = useQuery({ query: AdminFrameQuery });
  const shop = data?.viewer?.shop.gmopgShopId ?? 'SHOP';
  return (
    <>
      {t('missing')}{' '}
      <Code>{`npm run -s cli -- shop gateway --shop ${shop} --endpoint https://p01.mul-pay.jp`}</Code>
    </>
  );
}

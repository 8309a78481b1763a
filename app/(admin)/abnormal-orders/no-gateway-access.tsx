'use client';
import { Anchor } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { PageLink } from '../page-link';

/** API接続が設定されていません: and where to set it up. */
export function NoGatewayAccess() {
  const t = useTranslations('gatewayAccess');
  return (
    <>
      {t('missing')}{' '}
      <Anchor component={PageLink} href="/settings/gateway-access">
        {t('go')}
      </Anchor>
    </>
  );
}

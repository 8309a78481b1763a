'use client';
import { Alert, Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useQuery } from 'urql';
import { FailedState, LoadingRows } from '../../drawn-state';
import panel from '../../panel.module.css';
import { AccountQuery } from './account-query';
import { DisplayChoices } from './display-choices';
import { NameForm } from './name-form';
import { PasswordForm } from './password-form';
import { SessionList } from './session-list';
import { TotpBox } from './totp-box';

/** アカウント: what somebody decides for themselves. */
export function AccountScreen() {
  const t = useTranslations('accountPage');
  const [{ data, error }, ask] = useQuery({ query: AccountQuery, requestPolicy: 'cache-and-network' });
  const askAnew = () => ask({ requestPolicy: 'network-only' });
  const roleWithTotp = data?.viewer?.roleWithTotp;
  return (
    <>
      <div className={panel.head}>
        <Title order={1}>{t('title')}</Title>
      </div>
      {error && !data && <FailedState error={error} onRetry={askAnew} />}
      {!error && !data && <LoadingRows />}
      {roleWithTotp && (
        <Alert variant="default" data-level="caution" title={t('heldBack')} mb={12}>
          {t('heldBackNext', { shop: data?.viewer?.shop.name ?? '', role: t(`roles.${roleWithTotp}`) })}
        </Alert>
      )}
      {data && (
        <div className={panel.grid}>
          <div className={panel.stack}>
            <TotpBox account={data.account} onChanged={askAnew} />
            <SessionList sessions={data.account.sessions} onChanged={askAnew} />
          </div>
          <div className={panel.stack}>
            <NameForm key={data.account.name} name={data.account.name} email={data.account.email} />
            <PasswordForm email={data.account.email} onChanged={askAnew} />
            <DisplayChoices />
          </div>
        </div>
      )}
    </>
  );
}

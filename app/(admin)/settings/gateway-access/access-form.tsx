'use client';
import { Alert, Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import panel from '../../panel.module.css';
import { useToast } from '../../use-toast';
import settingsClasses from '../settings.module.css';
import { useWarnBeforeLeaving } from '../use-warn-before-leaving';
import { endpointKind } from './endpoint-kind';
import { useSetAccess } from './use-set-access';

interface AccessFormProps {
  shop: {
    gmopgShopId: string;
    hasGatewayAccess: boolean;
    gatewayEndpoint: string | null;
    isPractice: boolean;
  };
  endpoints: string[];
  onSaved: () => void;
}

/** Where GMOPG's API is and the ShopPass that opens it. The password goes in and never comes out again. */
export function AccessForm({ shop, endpoints, onSaved }: AccessFormProps) {
  const t = useTranslations('accessSettings');
  const toast = useToast();
  const { set, refusal, isBusy } = useSetAccess();
  const choices = [...new Set([...(shop.gatewayEndpoint ? [shop.gatewayEndpoint] : []), ...endpoints])];
  const before = shop.gatewayEndpoint ?? choices[0] ?? '';
  const [endpoint, setEndpoint] = useState(before);
  const [shopPass, setShopPass] = useState('');
  const isChanged = endpoint !== before || shopPass !== '';
  useWarnBeforeLeaving(isChanged);
  const isWrong = (path: string) => refusal?.kind === 'INVALID' && refusal.paths.includes(path);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!(await set({ endpoint, shopPass: shopPass === '' ? null : shopPass }))) return;
    setShopPass('');
    toast({ color: 'green', message: t('saved') });
    onSaved();
  }

  return (
    <form className={panel.box} aria-label={t('form')} onSubmit={submit}>
      <h2>{t(shop.hasGatewayAccess ? 'isSet' : 'isMissing')}</h2>
      {shop.isPractice && <p>{t('practice')}</p>}
      <div className={settingsClasses.fields}>
        <NativeSelect
          label={t('endpoint')}
          description={t('aboutEndpoint')}
          value={endpoint}
          error={isWrong('endpoint') && t('problems.endpoint')}
          data={choices.map((choice) => ({
            value: choice,
            label: t(`endpoints.${endpointKind(choice)}`, { endpoint: choice }),
          }))}
          onChange={({ currentTarget }) => setEndpoint(currentTarget.value)}
        />
        <TextInput
          label={t('gmopgShopId')}
          description={t('aboutShopId')}
          value={shop.gmopgShopId}
          readOnly
        />
        <PasswordInput
          label={t('shopPass')}
          description={t(shop.hasGatewayAccess ? 'aboutStoredPass' : 'aboutShopPass')}
          autoComplete="new-password"
          maxLength={64}
          value={shopPass}
          error={isWrong('shopPass') && t(shopPass === '' ? 'problems.noShopPass' : 'problems.shopPass')}
          visibilityToggleButtonProps={{ 'aria-label': t('showPass') }}
          onChange={({ currentTarget }) => setShopPass(currentTarget.value)}
        />
      </div>
      {refusal?.kind === 'UNANSWERED' && (
        <Alert mt="sm" variant="default" data-level="stop" role="alert" title={t('unanswered.cause')}>
          {t('unanswered.next')}
        </Alert>
      )}
      <div className={settingsClasses.buttons}>
        <Button type="submit" loading={isBusy} disabled={!isChanged && shop.hasGatewayAccess}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

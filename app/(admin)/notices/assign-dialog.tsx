'use client';
import { Alert, Button, NativeSelect } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { formatYen } from '../../format-yen';
import { Dialog } from '../dialog';
import dialog from '../dialog.module.css';
import { useLastKnown } from '../use-last-known';
import { useAssign } from './use-assign';

interface Shop {
  id: string;
  name: string;
  gmopgShopId: string;
}

/** A notice that is no fact of any shop yet. */
export interface KeptNotice {
  id: string;
  gmopgShopId: string | null;
  gatewayOrderId: string | null;
  total: number | null;
  sourceAddress: string | null;
}

interface AssignDialogProps {
  notice: KeptNotice | null;
  shops: readonly Shop[];
  onClose: () => void;
  onDone: () => void;
}

export function AssignDialog({ notice, shops, onClose, onDone }: AssignDialogProps) {
  const t = useTranslations('quarantine');
  const shown = useLastKnown(notice);
  return (
    <Dialog isOpen={notice !== null} onClose={onClose} size={560} title={t('assignTitle')} close={t('close')}>
      {shown && <AssignForm key={shown.id} {...{ notice: shown, shops, onClose, onDone }} />}
    </Dialog>
  );
}

function AssignForm({ notice, shops, onClose, onDone }: AssignDialogProps & { notice: KeptNotice }) {
  const t = useTranslations('quarantine');
  const [shopId, setShopId] = useState('');
  const { assign, refusal, isBusy } = useAssign(onDone);
  const shop = shops.find(({ id }) => id === shopId);
  const differs = shop && notice.gmopgShopId !== null && notice.gmopgShopId !== shop.gmopgShopId;
  return (
    <div className={dialog.body}>
      <p className={dialog.hint}>
        {t('assignWhat', {
          id: notice.gatewayOrderId ?? '-',
          total: notice.total === null ? '-' : formatYen(notice.total),
          shopId: notice.gmopgShopId ?? '-',
          address: notice.sourceAddress ?? '-',
        })}
      </p>
      <NativeSelect
        label={t('toShop')}
        value={shopId}
        data={[
          { value: '', label: t('chooseShop') },
          ...shops.map(({ id, name, gmopgShopId }) => ({ value: id, label: `${name} (${gmopgShopId})` })),
        ]}
        onChange={({ currentTarget }) => setShopId(currentTarget.value)}
      />
      {differs && (
        <Alert variant="default" data-level="caution" title={t('differs.cause')}>
          {t('differs.next', { own: shop.gmopgShopId })}
        </Alert>
      )}
      <footer className={dialog.foot}>
        <p className={dialog.hint}>{t('assignEffect')}</p>
        {refusal && (
          <Alert variant="default" data-level="stop" role="alert" title={t(`refusals.${refusal}.cause`)}>
            {t(`refusals.${refusal}.next`)}
          </Alert>
        )}
        <div className={dialog.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
          <Button disabled={!shop} loading={isBusy} onClick={() => assign(notice.id, shopId)}>
            {t('assign')}
          </Button>
        </div>
      </footer>
    </div>
  );
}

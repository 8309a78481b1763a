'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { PageLink } from '../../page-link';
import panel from '../../panel.module.css';
import { PrintButton } from '../../print-button';
import { CancelDialog } from '../cancel-dialog';
import { DeleteDialog } from '../delete-dialog';
import { MailDialog } from '../mail-dialog';
import { RestoreDialog } from '../restore-dialog';
import { TradeTools } from '../trade-tools';
import { UndeleteButton } from '../undelete-button';
import { RowActions_abnormalOrder } from './row-actions.fragment';

const question = { kind: 'PREFERENCE_REQUEST', to: null, draft: null } as const;

/** What this viewer may do with it now, as the server says. */
export function RowActions({ order: masked }: { order: FragmentOf<typeof RowActions_abnormalOrder> }) {
  const t = useTranslations('abnormalOrder');
  const row = readFragment(RowActions_abnormalOrder, masked);
  const { id, orderNumber, allowedActions, order } = row;
  const [open, setOpen] = useState<'restore' | 'delete' | 'cancel' | 'preference' | null>(null);
  const close = () => setOpen(null);
  return (
    <div className={panel.actions}>
      {allowedActions.includes('RESTORE') && (
        <Button onClick={() => setOpen('restore')}>{t('restore')}</Button>
      )}
      {order && (
        <Button component={PageLink} href={`/orders/${order.id}`} variant="default">
          {t('showOrder')}
        </Button>
      )}
      {allowedActions.includes('SEND_CONFIRMATION_MAIL') && order && (
        <Button component={PageLink} href={`/orders/${order.id}#mail`} variant="default">
          {t('sendMail')}
        </Button>
      )}
      {allowedActions.includes('REQUEST_PREFERENCE') && (
        <Button variant="default" onClick={() => setOpen('preference')}>
          {t('askPreference')}
        </Button>
      )}
      {allowedActions.includes('DELETE') && (
        <Button variant="default" onClick={() => setOpen('delete')}>
          {t('delete')}
        </Button>
      )}
      {allowedActions.includes('UNDELETE') && <UndeleteButton id={id} number={orderNumber} />}
      <PrintButton />
      <TradeTools order={row} onCancel={() => setOpen('cancel')} />
      <RestoreDialog id={open === 'restore' ? id : null} onClose={close} />
      <DeleteDialog id={open === 'delete' ? id : null} onClose={close} />
      <MailDialog id={open === 'preference' ? id : null} start={question} onClose={close} />
      <CancelDialog id={open === 'cancel' ? id : null} onClose={close} />
    </div>
  );
}

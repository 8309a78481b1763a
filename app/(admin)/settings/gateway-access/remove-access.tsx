'use client';
import { Alert, Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Dialog } from '../../dialog';
import dialog from '../../dialog.module.css';
import { useToast } from '../../use-toast';
import settingsClasses from '../settings.module.css';
import { useSetAccess } from './use-set-access';

/** 接続を外す: asks first, since the password is gone then. */
export function RemoveAccess({ onRemoved }: { onRemoved: () => void }) {
  const t = useTranslations('accessSettings');
  const toast = useToast();
  const [asks, setAsks] = useState(false);
  const { set, refusal, isBusy } = useSetAccess();

  async function remove() {
    if (!(await set({ endpoint: null, shopPass: null }))) return;
    setAsks(false);
    onRemoved();
    toast({ color: 'green', message: t('removed') });
  }

  return (
    <div className={settingsClasses.buttons}>
      <Button variant="default" onClick={() => setAsks(true)}>
        {t('remove')}
      </Button>
      <Dialog isOpen={asks} onClose={() => setAsks(false)} size={520} title={t('remove')} close={t('close')}>
        <div className={dialog.body}>
          <p className={dialog.hint}>{t('removeAsk')}</p>
          <footer className={dialog.foot}>
            {refusal && (
              <Alert variant="default" data-level="stop" role="alert" title={t('unanswered.cause')}>
                {t('unanswered.next')}
              </Alert>
            )}
            <div className={dialog.buttons}>
              <Button variant="default" onClick={() => setAsks(false)}>
                {t('close')}
              </Button>
              <Button color="red" loading={isBusy} onClick={remove}>
                {t('removeYes')}
              </Button>
            </div>
          </footer>
        </div>
      </Dialog>
    </div>
  );
}

'use client';
import { Alert, Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Dialog } from '../../dialog';
import dialog from '../../dialog.module.css';
import type { MailDraft } from '../../mail-editor';
import type { MailKind } from '../../mail-kind';
import classes from './template-editor.module.css';
import { useTemplateChanges } from './use-template-changes';

interface TemplateButtonsProps {
  kind: MailKind;
  draft: MailDraft | null;
  isBuiltIn: boolean;
  hasProblem: boolean;
  onDone: () => void;
  onDiscard: () => void;
}

/** 保存 and 既定に戻す; going back asks first, since the shop's own words are gone then. */
export function TemplateButtons({
  kind,
  draft,
  isBuiltIn,
  hasProblem,
  onDone,
  onDiscard,
}: TemplateButtonsProps) {
  const t = useTranslations('mailTemplates');
  const word = useTranslations('mailKinds');
  const [asks, setAsks] = useState(false);
  const { save, reset, refusal, isBusy } = useTemplateChanges(kind, () => {
    setAsks(false);
    onDone();
  });
  const alert = refusal && (
    <Alert variant="default" data-level="stop" role="alert" title={refusal.cause}>
      {refusal.next}
    </Alert>
  );
  return (
    <>
      <div className={classes.buttons}>
        {!asks && alert}
        <span>{t(draft ? 'notSaved' : 'saved')}</span>
        {!isBuiltIn && (
          <Button variant="default" disabled={isBusy} onClick={() => setAsks(true)}>
            {t('reset')}
          </Button>
        )}
        {draft && (
          <Button variant="default" disabled={isBusy} onClick={onDiscard}>
            {t('discard')}
          </Button>
        )}
        <Button
          loading={isBusy && !asks}
          disabled={!draft || hasProblem}
          onClick={() => draft && save(draft)}
        >
          {t('save')}
        </Button>
      </div>
      <Dialog
        isOpen={asks}
        onClose={() => setAsks(false)}
        size={520}
        title={t('resetTitle')}
        close={t('close')}
      >
        <div className={dialog.body}>
          <p className={dialog.hint}>{t('resetAsk', { kind: word(kind) })}</p>
          <footer className={dialog.foot}>
            {alert}
            <div className={dialog.buttons}>
              <Button variant="default" onClick={() => setAsks(false)}>
                {t('close')}
              </Button>
              <Button loading={isBusy} onClick={reset}>
                {t('resetYes')}
              </Button>
            </div>
          </footer>
        </div>
      </Dialog>
    </>
  );
}

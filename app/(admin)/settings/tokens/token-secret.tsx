'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import panel from '../../panel.module.css';
import { CopyField } from '../copy-field';
import { NotCopied } from '../not-copied';
import settingsClasses from '../settings.module.css';
import { useShownOnce } from '../use-shown-once';

export interface MadeToken {
  name: string;
  secret: string;
}

/** The one time that a token is shown. */
export function TokenSecret({ made, onClose }: { made: MadeToken; onClose: () => void }) {
  const t = useTranslations('tokens.made');
  const { close, onCopied, asks } = useShownOnce(true, onClose);
  return (
    <section className={panel.box} data-caution aria-label={t('title', { name: made.name })}>
      <h2>{t('title', { name: made.name })}</h2>
      <p>{t('once')}</p>
      <CopyField label={t('label')} value={made.secret} onCopied={onCopied} />
      <p>{t('use')}</p>
      {asks && <NotCopied onClose={onClose} />}
      <div className={settingsClasses.buttons}>
        <Button variant="default" onClick={close}>
          {t('close')}
        </Button>
      </div>
    </section>
  );
}

'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import panel from '../../panel.module.css';
import { CopyField } from '../copy-field';
import settingsClasses from '../settings.module.css';

export interface MadeToken {
  name: string;
  secret: string;
}

/** The one time that a token is shown. */
export function TokenSecret({ made, onClose }: { made: MadeToken; onClose: () => void }) {
  const t = useTranslations('tokens.made');
  return (
    <section className={panel.box} data-caution aria-label={t('title', { name: made.name })}>
      <h2>{t('title', { name: made.name })}</h2>
      <p>{t('once')}</p>
      <CopyField label={t('label')} value={made.secret} />
      <p>{t('use')}</p>
      <div className={settingsClasses.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </section>
  );
}

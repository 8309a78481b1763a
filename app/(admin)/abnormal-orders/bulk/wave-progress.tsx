'use client';
import { Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import dialog from '../../dialog.module.css';
import classes from './bulk-dialog.module.css';

interface WaveProgressProps {
  done: number;
  of: number;
  isStopping: boolean;
  onStop: () => void;
}

/** How far it has come, and the way to end it after what is under way. */
export function WaveProgress({ done, of, isStopping, onStop }: WaveProgressProps) {
  const t = useTranslations('bulk.progress');
  return (
    <div className={dialog.body}>
      <p role="status" className={classes.lead}>
        {t(isStopping ? 'stopping' : 'running', { done, of })}
      </p>
      <progress className={classes.progress} value={done} max={of} aria-label={t('label')} />
      <p className={dialog.hint}>{t('hint')}</p>
      <div className={dialog.buttons}>
        <Button variant="default" onClick={onStop} disabled={isStopping}>
          {t('stop')}
        </Button>
      </div>
    </div>
  );
}

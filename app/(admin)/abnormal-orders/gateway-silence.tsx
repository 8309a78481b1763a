'use client';
import { Alert, Button, Checkbox } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import dialog from '../dialog.module.css';

interface GatewaySilenceProps {
  cause: string;
  next: string;
  isBusy: boolean;
  onGoOn: () => void;
}

/** GMOPG did not answer: going on without its word is a second, deliberate step that names the risk. */
export function GatewaySilence({ cause, next, isBusy, onGoOn }: GatewaySilenceProps) {
  const t = useTranslations('restore.silence');
  const [takesRisk, setTakesRisk] = useState(false);
  return (
    <Alert variant="default" data-level="caution" role="alert" title={cause}>
      <div className={dialog.column}>
        <span>{next}</span>
        <Checkbox
          label={t('risk')}
          checked={takesRisk}
          onChange={({ currentTarget }) => setTakesRisk(currentTarget.checked)}
        />
        <div>
          <Button variant="default" size="xs" loading={isBusy} disabled={!takesRisk} onClick={onGoOn}>
            {t('goOn')}
          </Button>
        </div>
      </div>
    </Alert>
  );
}

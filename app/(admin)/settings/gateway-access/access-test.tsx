'use client';
import { Alert, Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import panel from '../../panel.module.css';
import type { TestedAccess, useTestAccess } from './use-test-access';

interface AccessTestProps {
  test: ReturnType<typeof useTestAccess>;
  hasAccess: boolean;
}

/** 接続の確認, and what GMOPG said to it. Moves no money. */
export function AccessTest({ test, hasAccess }: AccessTestProps) {
  const t = useTranslations('accessSettings.test');
  return (
    <section className={panel.box} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p>{t(hasAccess ? 'lead' : 'notYet')}</p>
      <Button variant="default" loading={test.isBusy} disabled={!hasAccess} onClick={test.run}>
        {t('run')}
      </Button>
      <div role="status">{test.tested && <Result tested={test.tested} />}</div>
    </section>
  );
}

function Result({ tested }: { tested: TestedAccess }) {
  const t = useTranslations('accessSettings.test');
  if (tested.__typename === 'GatewayAnswers')
    return (
      <Alert mt="sm" variant="default" data-level="done" title={t('GatewayAnswers.cause')}>
        {t('GatewayAnswers.next', { milliseconds: tested.milliseconds })}
      </Alert>
    );
  const codes = tested.__typename === 'GatewayRefuses' ? tested.errors.map(({ info }) => info) : [];
  const kind = codes.includes('E01030002') ? 'wrongPass' : tested.__typename;
  return (
    <Alert mt="sm" variant="default" data-level="stop" title={t(`${kind}.cause`)}>
      {t(`${kind}.next`, { codes: codes.join(', ') })}
    </Alert>
  );
}

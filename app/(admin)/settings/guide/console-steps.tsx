'use client';
import { Alert, Anchor } from '@mantine/core';
import { useTranslations } from 'next-intl';
import panel from '../../panel.module.css';
import { CopyField } from '../copy-field';
import { isReachable } from '../setup-steps';

/** GMOPG's consoles, of its live and of its test environment. */
const consoles = { live: 'https://k01.mul-pay.jp', test: 'https://kt01.mul-pay.jp' } as const;
const events = ['CAPTURE', 'AUTH', 'SALES', 'VOID', 'RETURN'] as const;

/** What is done in GMOPG's own console. Its manuals are not public: what nobody here has seen is said to be unseen. */
export function ConsoleSteps({ noticeUrl, gmopgShopId }: { noticeUrl: string; gmopgShopId: string }) {
  const t = useTranslations('guide');
  const box = (step: 'console' | 'url' | 'boxes' | 'firewall') => ({ className: panel.box, id: step });
  return (
    <>
      <li {...box('console')}>
        <h2>{t('console.title')}</h2>
        <p>{t('console.open', { shop: gmopgShopId })}</p>
        <ul>
          {(['live', 'test'] as const).map((environment) => (
            <li key={environment}>
              {t(`console.${environment}`)}{' '}
              <Anchor
                inherit
                underline="always"
                href={consoles[environment]}
                target="_blank"
                rel="noreferrer"
              >
                {consoles[environment]}
              </Anchor>
            </li>
          ))}
        </ul>
        <p>{t('console.unknown')}</p>
      </li>
      <li {...box('url')}>
        <h2>{t('url.title')}</h2>
        <CopyField label={t('url.label')} value={noticeUrl} />
        {!isReachable(noticeUrl) && (
          <Alert mb="sm" variant="default" data-level="caution" title={t('url.near.cause')}>
            {t('url.near.next')}
          </Alert>
        )}
        <ul>
          <li>{t('url.whole')}</li>
          <li>{t('url.secret')}</li>
          <li>{t('url.tooLong')}</li>
        </ul>
      </li>
      <li {...box('boxes')}>
        <h2>{t('boxes.title')}</h2>
        <p>{t('boxes.lead')}</p>
        <ul>
          {events.map((event) => (
            <li key={event}>{t(`boxes.events.${event}`)}</li>
          ))}
        </ul>
        <p>{t('boxes.unknown')}</p>
      </li>
      <li {...box('firewall')}>
        <h2>{t('firewall.title')}</h2>
        <ul>
          <li>{t('firewall.inbound')}</li>
          <li>{t('firewall.addresses')}</li>
          <li>{t('firewall.bare')}</li>
          <li>{t('firewall.retries')}</li>
        </ul>
      </li>
    </>
  );
}

'use client';
import { Anchor } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { formatDateTime } from '../../../format-date-time';
import { PageLink } from '../../page-link';
import panel from '../../panel.module.css';
import settingsClasses from '../settings.module.css';
import { type SetupFacts, type SetupStep, setupStates } from '../setup-steps';
import { StateMark } from '../state-mark';

/** Where each step is done. */
const places: Record<SetupStep, string> = {
  testNotice: '#test-notice',
  firstNotice: '/notices',
  gatewayAccess: '/settings/gateway-access',
  cart: '#cart',
  mail: '/settings/mail-templates',
};

/** How far the shop is: what is done, what is next and where. */
export function SetupChecklist({ facts }: { facts: SetupFacts }) {
  const t = useTranslations('guide.checklist');
  const states = setupStates(facts);
  const done = states.filter(({ isDone }) => isDone).length;
  return (
    <section className={panel.box} aria-label={t('title')}>
      <h2>{t('progress', { done, all: states.length })}</h2>
      <ol className={settingsClasses.plain}>
        {states.map(({ step, isDone, at }) => (
          <li key={step} className={settingsClasses.step} data-tone={isDone ? 'done' : 'todo'}>
            <StateMark tone={isDone ? 'done' : 'todo'} label={t(isDone ? 'done' : 'todo')} />
            <div>
              <strong>{t(`${step}.name`)}</strong>
              {at && <span className="figure">{formatDateTime(at)}</span>}
              <p>
                {t(isDone ? `${step}.done` : `${step}.todo`)}
                {!isDone && (
                  <>
                    {' '}
                    <Anchor inherit underline="always" component={PageLink} href={places[step]}>
                      {t(`${step}.go`)}
                    </Anchor>
                  </>
                )}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

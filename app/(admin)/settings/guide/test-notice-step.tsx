'use client';
import { Alert, Button } from '@mantine/core';
import { useTranslations } from 'next-intl';
import panel from '../../panel.module.css';
import settingsClasses from '../settings.module.css';
import { StateMark } from '../state-mark';
import { type TestedStep, toneOfStep } from './tone-of-step';
import { useTestNotice } from './use-test-notice';

/** テスト通知: the whole way of a notice, and at which step it ended. */
export function TestNoticeStep({ mayTest }: { mayTest: boolean }) {
  const t = useTranslations('guide.test');
  const { send, sent, isUnanswered, isBusy } = useTestNotice();
  const isWell = sent?.steps.every(({ isOk }) => isOk) ?? false;
  return (
    <li className={panel.box} id="test-notice">
      <h2>{t('title')}</h2>
      <p>{t('lead')}</p>
      {mayTest ? (
        <Button loading={isBusy} onClick={send}>
          {t(sent ? 'again' : 'send')}
        </Button>
      ) : (
        <p>{t('managersOnly')}</p>
      )}
      <div role="status">
        {isUnanswered && (
          <Alert mt="sm" variant="default" data-level="stop" title={t('unanswered.cause')}>
            {t('unanswered.next')}
          </Alert>
        )}
        {sent && (
          <>
            <ol className={settingsClasses.plain}>
              {sent.steps.map((step) => (
                <Step key={step.kind} step={step} milliseconds={sent.milliseconds} />
              ))}
            </ol>
            <p>{t(isWell ? 'well' : 'notWell')}</p>
          </>
        )}
      </div>
    </li>
  );
}

function Step({ step, milliseconds }: { step: TestedStep; milliseconds: number }) {
  const t = useTranslations('guide.test');
  const tone = toneOfStep(step);
  return (
    <li className={settingsClasses.step} data-tone={tone}>
      <StateMark tone={tone} label={t(`tones.${tone}`)} />
      <div>
        <strong>{t(`steps.${step.kind}`)}</strong>
        <span>
          {step.kind === 'ANSWERED' && step.isOk ? t('milliseconds', { milliseconds }) : t(`tones.${tone}`)}
        </span>
        {step.fault && (
          <p>
            {t(`faults.${step.fault}.cause`)}
            {step.detail && ` (${step.detail}) `}
            {t(`faults.${step.fault}.next`)}
          </p>
        )}
      </div>
    </li>
  );
}

'use client';
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import panel from '../../panel.module.css';
import { type AlertDraft, isSurgeSize } from './alert-draft';
import classes from './alerts.module.css';

interface AlertTimesProps {
  draft: AlertDraft;
  onChange: (draft: AlertDraft) => void;
}

const days = ['EVERY_DAY', 'WEEKDAYS'] as const;

/** When each kind of alert goes out. */
export function AlertTimes({ draft, onChange }: AlertTimesProps) {
  const t = useTranslations('alerts');
  const write = (part: Partial<AlertDraft>) => onChange({ ...draft, ...part });
  return (
    <div className={classes.kinds}>
      <section className={panel.box}>
        <h2>{t('kinds.digest')}</h2>
        <p>{t('about.digest')}</p>
        <div className={classes.fields}>
          <TextInput
            type="time"
            label={t('digestAt')}
            value={draft.digestAt}
            onChange={({ currentTarget }) => write({ digestAt: currentTarget.value.slice(0, 5) })}
          />
          <NativeSelect
            label={t('digestDays')}
            value={draft.digestDays}
            data={days.map((value) => ({ value, label: t(`days.${value}`) }))}
            onChange={({ currentTarget }) =>
              write({ digestDays: days.find((day) => day === currentTarget.value) ?? 'EVERY_DAY' })
            }
          />
        </div>
        <Checkbox
          label={t('whenNothingIsOpen')}
          checked={draft.digestWhenNothingIsOpen}
          onChange={({ currentTarget }) => write({ digestWhenNothingIsOpen: currentTarget.checked })}
        />
      </section>
      <section className={panel.box}>
        <h2>{t('kinds.outage')}</h2>
        <p>{t('about.outage')}</p>
        <TextInput
          inputMode="numeric"
          label={t('outageRows')}
          value={draft.outageRows}
          error={isSurgeSize(draft.outageRows) ? null : t('outageRowsProblem')}
          onChange={({ currentTarget }) => write({ outageRows: currentTarget.value })}
        />
      </section>
      <section className={panel.box}>
        <h2>{t('kinds.heartbeat')}</h2>
        <p>{t('about.heartbeat')}</p>
        <Checkbox
          label={t('watchesNotices')}
          checked={draft.watchesNotices}
          onChange={({ currentTarget }) => write({ watchesNotices: currentTarget.checked })}
        />
      </section>
    </div>
  );
}

'use client';
import { useTranslations } from 'next-intl';
import classes from '../abnormal-orders/status-tabs.module.css';
import { useCurrentInSight } from '../use-current-in-sight';
import type { NoticeTab } from './notices-url';

interface NoticeTabsProps {
  chosen: NoticeTab;
  /** null: not an administrator, who alone sees them. */
  unclaimed: number | null;
  onChoose: (tab: NoticeTab) => void;
}

export function NoticeTabs({ chosen, unclaimed, onChoose }: NoticeTabsProps) {
  const t = useTranslations('quarantine');
  const strip = useCurrentInSight<HTMLFieldSetElement>(chosen);
  const tabs: NoticeTab[] = ['shop', 'quarantined', ...(unclaimed === null ? [] : ['unclaimed' as const])];
  return (
    <fieldset ref={strip} className={classes.tabs}>
      <legend className={classes.legend}>{t('tabs.label')}</legend>
      {tabs.map((tab) => (
        <button
          type="button"
          key={tab}
          className={classes.tab}
          aria-pressed={tab === chosen}
          onClick={() => onChoose(tab)}
        >
          {t(`tabs.${tab}`)}
          {tab === 'unclaimed' && <span className={classes.count}>{unclaimed}</span>}
        </button>
      ))}
    </fieldset>
  );
}

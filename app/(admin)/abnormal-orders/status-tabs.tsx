'use client';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { useCurrentInSight } from '../use-current-in-sight';
import { type Tab, tabs } from './abnormal-orders-url';
import { StatusTabs_counts } from './status-tabs.fragment';
import classes from './status-tabs.module.css';

interface StatusTabsProps {
  chosen: Tab;
  counts: FragmentOf<typeof StatusTabs_counts> | null;
  onChoose: (tab: Tab) => void;
}

/** Choices among lists of one kind: pressed buttons, since each is the same table filtered. */
export function StatusTabs({ chosen, counts, onChoose }: StatusTabsProps) {
  const t = useTranslations('abnormalOrders.tabs');
  const strip = useCurrentInSight<HTMLFieldSetElement>(chosen);
  const numbers = readFragment(StatusTabs_counts, counts);
  return (
    <fieldset ref={strip} className={classes.tabs}>
      <legend className={classes.legend}>{t('label')}</legend>
      {tabs.map((tab) => (
        <button
          type="button"
          key={tab}
          className={classes.tab}
          data-tab={tab}
          aria-pressed={tab === chosen}
          onClick={() => onChoose(tab)}
        >
          {t(tab)}
          <span className={classes.count}>{numbers ? numbers[tab].toLocaleString('en-US') : ' '}</span>
        </button>
      ))}
    </fieldset>
  );
}

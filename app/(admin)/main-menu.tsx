'use client';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { BrandMark } from '../brand-mark';
import classes from './admin-frame.module.css';
import { PageLink } from './page-link';
import { useCurrentInSight } from './use-current-in-sight';

const work = ['abnormal-orders', 'orders', 'notices', 'reconciliations', 'totals'] as const;
const entries = [...work, 'settings'] as const;
const practiceEntries = [...work, 'practice', 'settings'] as const;

export function menuEntries(isPractice: boolean) {
  return isPractice ? practiceEntries : entries;
}

/** The guide's menu; the abnormal orders carry the number that somebody must act on. */
export function MainMenu({ openCount, isPractice }: { openCount: number; isPractice: boolean }) {
  const t = useTranslations('menu');
  const path = usePathname();
  const strip = useCurrentInSight(path);
  return (
    <nav ref={strip} className={classes.menu} aria-label={t('label')}>
      <PageLink href="/abnormal-orders" className={classes.brand} aria-label={t('home')}>
        <BrandMark />
        <span className={classes.brandName}>{t('brand')}</span>
      </PageLink>
      <span className={classes.group}>{t('group')}</span>
      {menuEntries(isPractice).map((entry) => (
        <PageLink
          key={entry}
          href={`/${entry}`}
          className={classes.entry}
          aria-current={path.startsWith(`/${entry}`) ? 'page' : undefined}
        >
          {t(entry)}
          {entry === 'abnormal-orders' && openCount > 0 && (
            <span className={classes.open} title={t('openCount', { count: openCount })}>
              {openCount}
            </span>
          )}
        </PageLink>
      ))}
    </nav>
  );
}

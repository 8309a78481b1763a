'use client';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { PageLink } from '../page-link';
import { useCurrentInSight } from '../use-current-in-sight';
import classes from './settings.module.css';

export const settingsEntries = [
  'shop',
  'guide',
  'gateway-access',
  'mail-templates',
  'staff',
  'tokens',
  'alerts',
  'audit-log',
] as const;

/** 設定 ›: each thing that the shop decides for itself is a page. */
export function SettingsMenu() {
  const t = useTranslations('settingsMenu');
  const path = usePathname();
  const strip = useCurrentInSight(path);
  return (
    <nav ref={strip} className={classes.menu} aria-label={t('label')}>
      <PageLink
        href="/settings"
        className={classes.entry}
        aria-current={path === '/settings' ? 'page' : undefined}
      >
        {t('group')}
      </PageLink>
      {settingsEntries.map((entry) => (
        <PageLink
          key={entry}
          href={`/settings/${entry}`}
          className={classes.entry}
          aria-current={path.startsWith(`/settings/${entry}`) ? 'page' : undefined}
        >
          {t(entry)}
        </PageLink>
      ))}
    </nav>
  );
}

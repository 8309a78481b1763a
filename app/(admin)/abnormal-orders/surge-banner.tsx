'use client';
import { Button } from '@mantine/core';
import { Waves } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { type ListUrl, noFilter } from './abnormal-orders-url';
import { exactMomentOf, momentInWords } from './jst-moment';
import { SurgeBanner_surge } from './surge-banner.fragment';
import classes from './surge-banner.module.css';

interface SurgeBannerProps {
  surge: FragmentOf<typeof SurgeBanner_surge>;
  onChange: (to: Partial<ListUrl>) => void;
}

/** Many rows came at once: since when, how many, and the way to exactly those, all of them ticked. */
export function SurgeBanner({ surge, onChange }: SurgeBannerProps) {
  const t = useTranslations('surge');
  const { since, rows } = readFragment(SurgeBanner_surge, surge);
  const receivedFrom = exactMomentOf(since);
  const isToday = receivedFrom.slice(0, 10) === exactMomentOf(new Date().toISOString()).slice(0, 10);
  const at = momentInWords(receivedFrom);
  return (
    <div className={classes.banner} role="status">
      <Waves size={18} aria-hidden="true" />
      <p>
        <strong>{t('title', { at: isToday ? at.slice(11) : at.slice(5), count: rows })}</strong> {t('next')}
      </p>
      <Button
        variant="default"
        onClick={() => onChange({ ...noFilter, tab: 'all', open: true, receivedFrom, select: 'all' })}
      >
        {t('select', { count: rows })}
      </Button>
    </div>
  );
}

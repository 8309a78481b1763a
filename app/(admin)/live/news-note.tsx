'use client';
import { Button } from '@mantine/core';
import { ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import classes from './live.module.css';

interface NewsNoteProps {
  newCount: number;
  leftCount: number;
  onShow: () => void;
}

/** Rows that wait to be shown, since somebody works among those that are. It takes no room of its own. */
export function NewsNote({ newCount, leftCount, onShow }: NewsNoteProps) {
  const t = useTranslations('live');
  const hasNews = newCount > 0 || leftCount > 0;
  return (
    <div className={classes.news} role="status">
      {hasNews && (
        <Button size="compact-sm" leftSection={<ArrowUp size={13} aria-hidden="true" />} onClick={onShow}>
          {newCount > 0 ? t('showNew', { count: newCount }) : t('showWithout', { count: leftCount })}
        </Button>
      )}
    </div>
  );
}

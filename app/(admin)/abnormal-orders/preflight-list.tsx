'use client';
import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { formatYen } from '../../format-yen';
import type { PreflightCheck, PreflightFacts } from './preflight';
import classes from './preflight-list.module.css';

const icons = { pass: CircleCheck, caution: TriangleAlert, stop: CircleX };

export function PreflightList({ checks, facts }: { checks: PreflightCheck[]; facts: PreflightFacts }) {
  const t = useTranslations('preflight');
  const values = {
    charged: formatYen(facts.charged),
    expected: facts.expected === null ? '-' : formatYen(facts.expected),
    count: facts.reorderCount,
  };
  return (
    <ul className={classes.checks} aria-label={t('label')}>
      {checks.map(({ level, finding }) => {
        const Icon = icons[level];
        return (
          <li key={finding} data-level={level}>
            <Icon size={16} aria-label={t(`levels.${level}`)} role="img" />
            <span>{t(`findings.${finding}`, values)}</span>
          </li>
        );
      })}
    </ul>
  );
}

'use client';
import { CircleCheck, CircleDashed, CircleX, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { formatYen } from '../../format-yen';
import type { CancelWay } from './cancel-way';
import type { PreflightCheck, PreflightFacts } from './preflight';
import classes from './preflight-list.module.css';

const icons = { pass: CircleCheck, later: CircleDashed, caution: TriangleAlert, stop: CircleX };

interface PreflightListProps {
  checks: PreflightCheck[];
  facts: PreflightFacts & { cancelWay: CancelWay };
}

export function PreflightList({ checks, facts }: PreflightListProps) {
  const t = useTranslations('preflight');
  const step = useTranslations('nextStep');
  const values = {
    charged: formatYen(facts.charged),
    expected: facts.expected === null ? '-' : formatYen(facts.expected),
    count: facts.reorderCount,
    cancel: step(`cancel.${facts.cancelWay}`),
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

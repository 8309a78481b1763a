'use client';
import { UnstyledButton } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatDateTime } from '../../../format-date-time';
import type { MailKind } from '../../mail-kind';
import { TemplateList_template } from './template-list.fragment';
import classes from './template-list.module.css';

interface TemplateListProps {
  templates: FragmentOf<typeof TemplateList_template>[];
  chosen: MailKind;
  unsaved: readonly MailKind[];
  onChoose: (kind: MailKind) => void;
}

/** The kinds of mail; each says whose words it goes out with, and since when. */
export function TemplateList({ templates, chosen, unsaved, onChoose }: TemplateListProps) {
  const t = useTranslations('mailTemplates');
  const word = useTranslations('mailKinds');
  return (
    <ul className={classes.list} aria-label={t('list')}>
      {readFragment(TemplateList_template, templates).map(({ kind, isBuiltIn, updatedAt, problem }) => (
        <li key={kind}>
          <UnstyledButton
            className={classes.kind}
            aria-current={kind === chosen ? 'true' : undefined}
            onClick={() => onChoose(kind)}
          >
            <strong>{word(kind)}</strong>
            <span>
              {isBuiltIn || !updatedAt ? t('builtIn') : t('own', { at: formatDateTime(updatedAt) })}
            </span>
            {unsaved.includes(kind) && <em>{t('unsaved')}</em>}
            {problem && <em>{t('notFilling')}</em>}
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

'use client';
import { UnstyledButton } from '@mantine/core';
import { useMessages, useTranslations } from 'next-intl';
import classes from './template-editor.module.css';
import { variableKey } from './variable-key';

interface VariableListProps {
  variables: ReadonlyArray<{ name: string; meaning: string; markup: string }>;
  /** `null`: one may only read. */
  onInsert: ((markup: string) => void) | null;
}

/** What a template of this kind may name; a click puts its markup where the caret stands. */
export function VariableList({ variables, onInsert }: VariableListProps) {
  const t = useTranslations('mailTemplates');
  const words: Record<string, string> = useMessages().mailVariables;
  return (
    <ul className={classes.variables}>
      {variables.map(({ name, meaning, markup }) => {
        const word = words[variableKey(name)] ?? meaning;
        const face = (
          <>
            <span>{word}</span>
            <code>{name}</code>
          </>
        );
        return (
          <li key={name}>
            {onInsert ? (
              <UnstyledButton
                className={classes.variable}
                aria-label={t('insert', { meaning: word, name })}
                onClick={() => onInsert(markup)}
              >
                {face}
              </UnstyledButton>
            ) : (
              <span className={classes.variable}>{face}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

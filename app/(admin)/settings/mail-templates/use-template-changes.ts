'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import type { MailDraft } from '../../mail-editor';
import type { MailKind } from '../../mail-kind';
import { useToast } from '../../use-toast';
import { useTemplateProblems } from './use-template-problems';

const SaveMailTemplate = graphql(`
  mutation SaveMailTemplate($input: SaveMailTemplateInput!) {
    saveMailTemplate(input: $input) {
      __typename
      ... on MailTemplateSaved { template { kind subject body isBuiltIn updatedAt problem } }
      ... on InvalidInput { problems { path message fault about } }
    }
  }
`);

const ResetMailTemplate = graphql(`
  mutation ResetMailTemplate($kind: MailKind!) {
    resetMailTemplate(kind: $kind) {
      __typename
      ... on MailTemplateReset { template { kind subject body isBuiltIn updatedAt problem } }
    }
  }
`);

/** Saves a template or goes back to the built-in one; on success calls `onDone` and says so, else keeps cause and next step. */
export function useTemplateChanges(kind: MailKind, onDone: () => void) {
  const t = useTranslations('mailTemplates');
  const word = useTranslations('mailKinds');
  const saysProblems = useTemplateProblems();
  const toast = useToast();
  const [saving, runSave] = useMutation(SaveMailTemplate);
  const [resetting, runReset] = useMutation(ResetMailTemplate);
  const [refusal, setRefusal] = useState<{ cause: string; next: string } | null>(null);

  function settle(isDone: boolean, sentence: 'savedAs' | 'wentBack', detail?: string) {
    if (!isDone) {
      const why = detail === undefined ? 'unanswered' : 'invalid';
      setRefusal({ cause: t(`refusals.${why}.cause`), next: detail ?? t('refusals.unanswered.next') });
      return;
    }
    setRefusal(null);
    onDone();
    toast({ color: 'green', message: t(sentence, { kind: word(kind) }) });
  }

  async function save({ subject, body }: MailDraft) {
    const result = (await runSave({ input: { kind, subject, body } })).data?.saveMailTemplate;
    const detail = result?.__typename === 'InvalidInput' ? saysProblems(result.problems) : undefined;
    settle(result?.__typename === 'MailTemplateSaved', 'savedAs', detail);
  }

  async function reset() {
    const result = (await runReset({ kind })).data?.resetMailTemplate;
    settle(result?.__typename === 'MailTemplateReset', 'wentBack');
  }

  return { save, reset, refusal, isBusy: saving.fetching || resetting.fetching };
}

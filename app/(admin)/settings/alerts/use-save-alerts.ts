'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import { useToast } from '../../use-toast';
import type { inputOf } from './alert-draft';
import { AlertForm_settings } from './alert-form.fragment';

const UpdateAlertSettings = graphql(
  `
  mutation UpdateAlertSettings($input: AlertSettingsInput!) {
    updateAlertSettings(input: $input) {
      __typename
      ... on AlertSettingsUpdated { settings { ...AlertForm_settings } }
      ... on InvalidInput { problems { path message } }
    }
  }
`,
  [AlertForm_settings],
);

/** Saves all of it; on success says so and calls `onSaved`, else keeps cause and next step. */
export function useSaveAlerts(onSaved: () => void) {
  const t = useTranslations('alerts');
  const toast = useToast();
  const [{ fetching }, run] = useMutation(UpdateAlertSettings);
  const [refusal, setRefusal] = useState<{ cause: string; next: string } | null>(null);

  async function save(input: ReturnType<typeof inputOf>) {
    const { data } = await run({ input }, { additionalTypenames: ['AlertSettings'] });
    const result = data?.updateAlertSettings;
    if (result?.__typename === 'AlertSettingsUpdated') {
      setRefusal(null);
      onSaved();
      toast({ color: 'green', message: t('savedNow') });
      return;
    }
    const kind = result?.__typename === 'InvalidInput' ? whatIsWrong(result.problems) : 'unanswered';
    setRefusal({ cause: t(`refusals.${kind}.cause`), next: t(`refusals.${kind}.next`) });
  }

  return { save, refusal, isBusy: fetching };
}

function whatIsWrong(problems: ReadonlyArray<{ path: string; message: string }>) {
  const isAddress = problems.some(({ path }) => path.endsWith('email'));
  return isAddress ? 'address' : 'invalid';
}

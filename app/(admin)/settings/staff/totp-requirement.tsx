'use client';
import { Alert, Anchor, Button, Radio, Stack } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import { PageLink } from '../../page-link';
import panel from '../../panel.module.css';
import { useToast } from '../../use-toast';
import classes from './staff.module.css';

const SetTotpRequirement = graphql(`
  mutation SetTotpRequirement($requirement: TotpRequirement!) {
    setTotpRequirement(requirement: $requirement) { __typename }
  }
`);

const requirements = ['NONE', 'MANAGE', 'CANCEL'] as const;
type Requirement = (typeof requirements)[number];

interface TotpRequirementProps {
  requirement: Requirement;
  /** Whoever asks it of others has it. */
  isOwnOn: boolean;
  onChanged: () => void;
}

/** From which role on signing in takes a code; until somebody has it, they may only look. */
export function TotpRequirement({ requirement, isOwnOn, onChanged }: TotpRequirementProps) {
  const t = useTranslations('staffPage');
  const toast = useToast();
  const [chosen, setChosen] = useState<Requirement>(requirement);
  const [{ fetching, data, error }, run] = useMutation(SetTotpRequirement);
  const refusal = error
    ? 'unanswered'
    : data?.setTotpRequirement.__typename === 'TotpNotOn'
      ? 'OwnTotpNotOn'
      : null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const answer = await run({ requirement: chosen });
    if (answer.data?.setTotpRequirement.__typename !== 'TotpRequirementSet') return;
    toast({ color: 'green', message: t('requirementSet') });
    onChanged();
  }

  return (
    <section className={panel.panel} data-alone aria-label={t('requirement')}>
      <div className={classes.head}>
        <h2>{t('requirement')}</h2>
        <p>{t('requirementLead')}</p>
      </div>
      <form className={classes.requirement} onSubmit={submit}>
        <Radio.Group
          aria-label={t('requirement')}
          value={chosen}
          onChange={(value) => setChosen(requirements.find((one) => one === value) ?? chosen)}
        >
          <Stack gap={8}>
            {requirements.map((one) => (
              <Radio
                key={one}
                value={one}
                label={t(`requirements.${one}`)}
                disabled={one !== 'NONE' && !isOwnOn}
              />
            ))}
          </Stack>
        </Radio.Group>
        {!isOwnOn && (
          <p className={classes.first}>
            {t('ownFirst')}{' '}
            <Anchor underline="always" component={PageLink} href="/settings/account">
              {t('toAccount')}
            </Anchor>
          </p>
        )}
        {refusal && (
          <Alert variant="default" data-level="stop" role="alert" title={t(`refusals.${refusal}.cause`)}>
            {t(`refusals.${refusal}.next`)}
          </Alert>
        )}
        <div>
          <Button type="submit" loading={fetching} disabled={chosen === requirement}>
            {t('save')}
          </Button>
        </div>
      </form>
    </section>
  );
}

'use client';
import { Alert, Button, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import facts from '../../facts.module.css';
import panel from '../../panel.module.css';
import { useToast } from '../../use-toast';
import classes from './account.module.css';

const SetOwnName = graphql(`
  mutation SetOwnName($name: String!) {
    setOwnName(name: $name) { __typename ... on NameSet { name } }
  }
`);

export function NameForm({ name, email }: { name: string; email: string }) {
  const t = useTranslations('accountPage');
  const toast = useToast();
  const [written, setWritten] = useState(name);
  const [{ fetching, data, error }, run] = useMutation(SetOwnName);
  const isRefused = error !== undefined || data?.setOwnName.__typename === 'InvalidInput';

  async function submit(event: FormEvent) {
    event.preventDefault();
    // Everything that shows the name asks again.
    const answer = await run({ name: written }, { additionalTypenames: ['Viewer', 'Account'] });
    if (answer.data?.setOwnName.__typename === 'NameSet') toast({ color: 'green', message: t('nameSet') });
  }

  return (
    <section className={panel.box}>
      <h2>{t('profile')}</h2>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          value={written}
          maxLength={100}
          autoComplete="name"
          required
          withAsterisk={false}
          onChange={({ currentTarget }) => setWritten(currentTarget.value)}
        />
        <dl className={facts.facts}>
          <dt>{t('email')}</dt>
          <dd>{email}</dd>
        </dl>
        {isRefused && (
          <Alert variant="default" data-level="stop" role="alert" title={t('nameRefused')}>
            {t('nameRefusedNext')}
          </Alert>
        )}
        <Button type="submit" loading={fetching} disabled={written.trim() === '' || written.trim() === name}>
          {t('save')}
        </Button>
      </form>
    </section>
  );
}

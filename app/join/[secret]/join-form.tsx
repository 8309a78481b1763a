'use client';
import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { graphql } from '#graphql/tada';
import { PlainCard } from '../../sign-in/plain-card';
import { signIn } from '../../sign-in/sign-in';
import classes from '../../sign-in/sign-in.module.css';
import { askAsVisitor } from '../ask-as-visitor';
import { LinkEnded } from '../link-ended';

const AcceptInvitation = graphql(`
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      __typename
      ... on InvitationAccepted { email }
      ... on WrongPassword { secondsToWait }
    }
  }
`);

interface JoinFormProps {
  secret: string;
  invitation: {
    email: string;
    role: 'VIEW' | 'OPERATE' | 'CANCEL' | 'MANAGE';
    shopName: string;
    hasAccount: boolean;
  };
}

type Refusal = 'LinkUnusable' | 'WrongPassword' | 'InvalidInput' | 'tooMany' | 'unanswered';

/** Joins the shop, with a new password or with the one the address has already; then they are signed in. */
export function JoinForm({ secret, invitation: { email, role, shopName, hasAccount } }: JoinFormProps) {
  const t = useTranslations('join');
  const page = useTranslations('staffPage');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, password] = [String(form.get('name') ?? ''), String(form.get('password'))];
    setIsBusy(true);
    setRefusal(null);
    const data = await askAsVisitor(AcceptInvitation, { input: { secret, name, password } });
    const answer = data?.acceptInvitation;
    if (answer?.__typename === 'InvitationAccepted') {
      const refused = await signIn(email, password);
      return window.location.replace(refused ? '/sign-in?news=joined' : '/abnormal-orders');
    }
    setIsBusy(false);
    if (answer?.__typename === 'WrongPassword' && answer.secondsToWait != null) setRefusal('tooMany');
    else setRefusal(answer?.__typename ?? 'unanswered');
  }

  if (refusal === 'LinkUnusable') return <LinkEnded of="join" />;
  return (
    <PlainCard heading={t('heading', { shop: shopName })} onSubmit={submit}>
      <dl className={classes.facts}>
        <dt>{t('email')}</dt>
        <dd>{email}</dd>
        <dt>{t('role')}</dt>
        <dd>{t('roleMay', { name: page(`roles.${role}.name`), may: page(`roles.${role}.may`) })}</dd>
      </dl>
      <p className={classes.hint}>{t(hasAccount ? 'leadKnown' : 'leadNew')}</p>
      {refusal && (
        <Alert variant="default" data-level="stop" role="alert" title={t(`refusals.${refusal}.cause`)}>
          {t(`refusals.${refusal}.next`)}
        </Alert>
      )}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      {!hasAccount && (
        <TextInput
          name="name"
          label={t('name')}
          autoComplete="name"
          maxLength={100}
          required
          withAsterisk={false}
          autoFocus
          size="md"
        />
      )}
      <PasswordInput
        name="password"
        label={t(hasAccount ? 'passwordKnown' : 'passwordNew')}
        description={hasAccount ? undefined : t('passwordRule')}
        autoComplete={hasAccount ? 'current-password' : 'new-password'}
        minLength={hasAccount ? undefined : 12}
        maxLength={128}
        required
        withAsterisk={false}
        size="md"
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
      />
      <Button type="submit" size="md" loading={isBusy}>
        {t('submit')}
      </Button>
    </PlainCard>
  );
}

'use client';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '#graphql/tada';
import { type TotpFailure, whyRefused } from './why-refused';

const BeginTotp = graphql(`
  mutation BeginTotp($password: Secret!) {
    beginTotp(password: $password) {
      __typename
      ... on TotpBegun { key uri }
      ... on WrongPassword { secondsToWait }
    }
  }
`);
const ConfirmTotp = graphql(`
  mutation ConfirmTotp($code: Secret!) {
    confirmTotp(code: $code) {
      __typename
      ... on TotpTurnedOn { recoveryCodes }
      ... on WrongCode { secondsToWait }
    }
  }
`);

/** The key lives here alone, and is gone with the dialog. */
export function useEnrolment() {
  const [begun, setBegun] = useState<{ key: string; uri: string } | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [refusal, setRefusal] = useState<TotpFailure | null>(null);
  const [beginning, runBegin] = useMutation(BeginTotp);
  const [confirming, runConfirm] = useMutation(ConfirmTotp);

  async function begin(password: string) {
    setRefusal(null);
    const answer = (await runBegin({ password })).data?.beginTotp;
    if (answer?.__typename === 'TotpBegun') setBegun(answer);
    else setRefusal(whyRefused(answer));
  }

  async function confirm(code: string) {
    setRefusal(null);
    const context = { additionalTypenames: ['Viewer', 'Account', 'StaffMember'] };
    const answer = (await runConfirm({ code }, context)).data?.confirmTotp;
    if (answer?.__typename === 'TotpTurnedOn') setCodes(answer.recoveryCodes);
    else setRefusal(whyRefused(answer));
  }

  return { begun, codes, refusal, isBusy: beginning.fetching || confirming.fetching, begin, confirm };
}

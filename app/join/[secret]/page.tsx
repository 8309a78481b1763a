import type { Metadata } from 'next';
import { findInvitation } from '#graphql/people/accept-invitation';
import { runtime } from '#graphql/runtime';
import { requestTranslator } from '../../i18n/request-locale';
import { LinkEnded } from '../link-ended';
import { JoinForm } from './join-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('join.title'), referrer: 'no-referrer' };
}

/** Looking changes nothing: a mail scanner that follows the link uses nothing up. */
export default async function JoinPage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params;
  const { database, now } = runtime();
  const invitation = await findInvitation(database.db, secret, now());
  if (!invitation) return <LinkEnded of="join" />;
  const { email, role, shopName, hasAccount } = invitation;
  return <JoinForm secret={secret} invitation={{ email, role, shopName, hasAccount }} />;
}

import type { Metadata } from 'next';
import { runtime } from '#graphql/runtime';
import { findStaffLink } from '#recovery/shops/staff-link';
import { requestTranslator } from '../../i18n/request-locale';
import { LinkEnded } from '../../join/link-ended';
import { ResetForm } from './reset-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('resetPassword.title'), referrer: 'no-referrer' };
}

/** Looking changes nothing. */
export default async function ResetPasswordPage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params;
  const { database, now } = runtime();
  const link = await findStaffLink(database.db, 'PASSWORD_RESET', secret, now());
  return link ? <ResetForm secret={secret} email={link.email} /> : <LinkEnded of="resetPassword" />;
}

import type { Metadata } from 'next';
import { requestTranslator } from '../i18n/request-locale';
import { pathInside } from './path-inside';
import { SignInForm } from './sign-in-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('signIn.title') };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  return <SignInForm next={pathInside((await searchParams).next)} />;
}

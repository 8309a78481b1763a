import type { Metadata } from 'next';
import { requestTranslator } from '../i18n/request-locale';
import { pathInside } from './path-inside';
import { SignInForm, type SignInNews } from './sign-in-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestTranslator())('signIn.title') };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[]; news?: string | string[] }>;
}) {
  const { next, news } = await searchParams;
  return <SignInForm next={pathInside(next)} news={readNews(news)} />;
}

function readNews(news: string | string[] | undefined): SignInNews | null {
  return news === 'joined' || news === 'reset' ? news : null;
}

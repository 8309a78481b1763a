'use client';
import { useMessages, useTranslations } from 'next-intl';

/** GMOPG's Status in plain words, its own word beside it; one that is not known here stands alone. */
export function GatewayStatus({ status }: { status: string }) {
  const t = useTranslations('gatewayStatus');
  const words = useMessages().gatewayStatus;
  return <span>{isKnown(status, words) ? t('of', { word: t(status), status }) : status}</span>;
}

function isKnown<Words extends object>(
  status: string,
  words: Words,
): status is Exclude<Extract<keyof Words, string>, 'of'> {
  return status !== 'of' && Object.hasOwn(words, status);
}

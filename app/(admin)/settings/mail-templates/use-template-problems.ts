'use client';
import { useTranslations } from 'next-intl';
import type { graphql } from '#graphql/tada';

export interface TemplateProblem {
  path: string;
  message: string;
  fault: ReturnType<typeof graphql.scalar<'TemplateFault'>> | null;
  about: string | null;
}

/** Says in the screen's language what is wrong with a template; the server's own sentence where there is no word for it. */
export function useTemplateProblems() {
  const t = useTranslations('mailTemplates');
  return (problems: readonly TemplateProblem[]) =>
    problems
      .map(({ path, message, fault, about }) => {
        if (fault !== null) return t(`faults.${fault}`, { about: about ?? '' });
        return path === 'orderId' || path === 'abnormalOrderId' ? t('faults.NOT_ABOUT_THIS') : message;
      })
      .join(' ');
}

'use client';
import { useTranslations } from 'next-intl';
import { mailProblem } from './mail-problem';

/** Says in the screen's language why a mail was refused; the server's own sentence where there is no word for it. */
export function useMailProblems() {
  const t = useTranslations('mailProblems');
  return (problems: ReadonlyArray<{ path: string; message: string }>, body: string | null) =>
    problems
      .map(({ path, message }) => {
        const problem = mailProblem(path, body);
        return problem ? t(problem) : message;
      })
      .join(' ');
}

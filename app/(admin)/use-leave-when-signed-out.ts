import { usePathname } from 'next/navigation';
import { useEffect } from 'react';
import type { CombinedError } from 'urql';

/** Goes to sign in, and back from there, once the session is over; what is being written in a dialog is not thrown away. */
export function useLeaveWhenSignedOut(error: CombinedError | undefined): void {
  const path = usePathname();
  const isOver =
    error?.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED') ?? false;
  useEffect(() => {
    if (isOver && !document.querySelector('[role="dialog"]'))
      window.location.assign(`/sign-in?next=${encodeURIComponent(path)}`);
  }, [isOver, path]);
}

'use client';
import { createContext, type ReactNode, useContext, useMemo } from 'react';

/** What the person at the screen may do, and with what: as far as words depend on it. */
export interface Who {
  mayOperate: boolean;
  hasGatewayAccess: boolean;
}

const WhoContext = createContext<Who>({ mayOperate: true, hasGatewayAccess: true });

export function WhoProvider({ mayOperate, hasGatewayAccess, children }: Who & { children: ReactNode }) {
  const who = useMemo(() => ({ mayOperate, hasGatewayAccess }), [mayOperate, hasGatewayAccess]);
  return <WhoContext value={who}>{children}</WhoContext>;
}

export function useWho(): Who {
  return useContext(WhoContext);
}

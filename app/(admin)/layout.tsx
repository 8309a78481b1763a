import type { ReactNode } from 'react';
import { AdminFrame } from './admin-frame';
import { GraphqlProvider, WithFirstData } from './graphql-client';
import { LiveProvider } from './live/live-provider';
import { loadFrame } from './load-first-data';

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const frame = await loadFrame();
  // Nobody is signed in: the page below redirects, and it alone knows where to come back to.
  if (!frame) return children;
  return (
    <GraphqlProvider>
      <WithFirstData data={frame}>
        <LiveProvider>
          <AdminFrame>{children}</AdminFrame>
        </LiveProvider>
      </WithFirstData>
    </GraphqlProvider>
  );
}

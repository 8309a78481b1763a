'use client';
import { FlaskConical, ShieldAlert } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { AccountMenu } from './account-menu';
import classes from './admin-frame.module.css';
import { AdminFrameQuery } from './admin-frame-query';
import { KeyboardLayers, type Layer } from './keyboard/keyboard-layers';
import { useKeys } from './keyboard/use-keys';
import { LiveSign } from './live/live-sign';
import { useFollow } from './live/use-follow';
import { MainMenu } from './main-menu';
import { NoticeSilence } from './notice-silence';
import { PageLink } from './page-link';
import { ShopName } from './shop-name';
import { useLeaveWhenSignedOut } from './use-leave-when-signed-out';
import { WhoProvider } from './who';

export function AdminFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('frame');
  const path = usePathname();
  const [{ data, error }] = useQuery({
    query: AdminFrameQuery,
    requestPolicy: 'cache-and-network',
    context: frameContext,
  });
  useFollow({ query: AdminFrameQuery, variables: {}, context: frameContext });
  useLeaveWhenSignedOut(error);
  const viewer = data?.viewer;
  const [layer, setLayer] = useState<Layer | null>(null);
  useKeys((kind) => setLayer({ kind }));
  return (
    <>
      <a href="#main" className={classes.skip}>
        {t('skip')}
      </a>
      <header>
        <div className={classes.header}>
          <MainMenu
            openCount={data?.abnormalOrderCounts.open ?? 0}
            isPractice={viewer?.shop.isPractice ?? false}
          />
          {viewer && (
            <div className={classes.who}>
              <LiveSign />
              <ShopName current={viewer.shop} shops={viewer.shops} />
              <AccountMenu
                name={viewer.name}
                onPalette={() => setLayer({ kind: 'palette' })}
                onHelp={() => setLayer({ kind: 'help' })}
              />
            </div>
          )}
        </div>
        {viewer?.roleWithTotp && (
          <p className={classes.practice}>
            <ShieldAlert size={16} aria-hidden="true" />
            <span>{t('heldBack')}</span>
            {path !== '/settings/account' && <PageLink href="/settings/account">{t('toAccount')}</PageLink>}
          </p>
        )}
        {viewer?.shop.isPractice && (
          <p className={classes.practice}>
            <FlaskConical size={16} aria-hidden="true" />
            <span>{t('practice')}</span>
            {!path.startsWith('/practice') && <PageLink href="/practice">{t('toPractice')}</PageLink>}
          </p>
        )}
        <NoticeSilence silence={data?.noticeSilence ?? null} />
      </header>
      <main id="main" className={classes.main}>
        <WhoProvider
          mayOperate={viewer?.can.includes('OPERATE') ?? false}
          hasGatewayAccess={viewer?.shop.hasGatewayAccess ?? false}
        >
          {children}
        </WhoProvider>
      </main>
      <KeyboardLayers layer={layer} onShow={setLayer} isPractice={viewer?.shop.isPractice ?? false} />
    </>
  );
}

// The open count changes with every row, though it names none.
const frameContext = { additionalTypenames: ['AbnormalOrder'] };

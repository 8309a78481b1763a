'use client';
import { Title } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { EmptyState, FailedState, LoadingRows } from '../drawn-state';
import panel from '../panel.module.css';
import { usePolling } from '../use-polling';
import { PlayedCheckout } from './played-checkout';
import classes from './practice.module.css';
import { PracticeQuery } from './practice-query';
import { StoryForm } from './story-form';

const movingMs = 2_000;
const quietMs = 10_000;

export function PracticeScreen() {
  const t = useTranslations('practice');
  const [{ data, error }, ask] = useQuery({
    query: PracticeQuery,
    requestPolicy: 'cache-and-network',
    context: practiceContext,
  });
  const askAgain = useCallback(() => ask({ requestPolicy: 'network-only' }), [ask]);
  const [placed, setPlaced] = useState<string | null>(null);
  const practice = data?.practice;
  const checkouts = practice?.checkouts ?? [];
  // Somebody may restore or cancel in another window meanwhile.
  usePolling(true, askAgain, checkouts.some(({ isMoving }) => isMoving) ? movingMs : quietMs);
  const isThere = checkouts.some(({ orderNumber }) => orderNumber === placed);
  useEffect(() => {
    if (placed && isThere) document.getElementById(placed)?.scrollIntoView({ block: 'nearest' });
  }, [placed, isThere]);

  return (
    <>
      <div className={panel.head}>
        <Title order={1}>{t('title')}</Title>
        <p className={classes.intro}>{t('intro')}</p>
      </div>
      {error && !practice && <FailedState error={error} onRetry={askAgain} />}
      {!error && !data && <LoadingRows />}
      {data && !practice && (
        <EmptyState kind="nothingFound" title={t('notHere.title')}>
          {t('notHere.next')}
        </EmptyState>
      )}
      {practice && !practice.isReady && (
        <EmptyState kind="nothingFound" title={t('notReady.title')}>
          {t('notReady.next')}
        </EmptyState>
      )}
      {practice?.isReady && (
        <div className={classes.grid}>
          <div className={panel.stack}>
            <StoryForm goods={practice.goods} onPlaced={setPlaced} />
          </div>
          <section className={panel.box} aria-labelledby="happened">
            <h2 id="happened">{t('happened')}</h2>
            <p role="status">{placed ? t('placed', { number: placed }) : t('happenedHint')}</p>
            {checkouts.length === 0 && (
              <EmptyState kind="quiet" title={t('none')}>
                {t('noneNext')}
              </EmptyState>
            )}
            {checkouts.map((checkout, position) => (
              <PlayedCheckout key={checkout.orderNumber} of={checkout} isOpen={position < opened} />
            ))}
          </section>
        </div>
      )}
    </>
  );
}

/** The newest are spread out; of the others one line is enough. */
const opened = 2;

// The list is empty before the first one is placed, and names no type then.
const practiceContext = { additionalTypenames: ['PracticeCheckout', 'AbnormalOrder', 'Order'] };

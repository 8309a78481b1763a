'use client';
import { useTranslations } from 'next-intl';
import { useQuery } from 'urql';
import { graphql } from '#graphql/tada';
import panel from '../panel.module.css';

const ManagersQuery = graphql(`query Managers { shopSetup { managers } }`);

/** What stands here belongs to those with MANAGE; who they are. */
export function ManagersOnly() {
  const t = useTranslations('settings.managersOnly');
  const [{ data }] = useQuery({ query: ManagersQuery });
  return (
    <section className={panel.box} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p>{t('next')}</p>
      {data && <p>{t('who', { names: data.shopSetup.managers.join(t('and')) })}</p>}
    </section>
  );
}

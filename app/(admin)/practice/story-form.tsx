'use client';
import { Alert, NativeSelect, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { formatYen } from '../../format-yen';
import panel from '../panel.module.css';
import classes from './practice.module.css';
import { storyGroups } from './stories';
import { StoryForm_goods } from './story-form.fragment';
import { usePlaceCheckout } from './use-place-checkout';

interface StoryFormProps {
  goods: FragmentOf<typeof StoryForm_goods>[];
  onPlaced: (orderNumber: string) => void;
}

/** What is bought, and what goes wrong: one press plays it. */
export function StoryForm({ goods: given, onPlaced }: StoryFormProps) {
  const t = useTranslations('practice');
  const goods = readFragment(StoryForm_goods, given);
  const [sku, setSku] = useState(goods[0]?.sku ?? '');
  const [customerName, setCustomerName] = useState(t('defaultName'));
  const { place, playing, refusal } = usePlaceCheckout(onPlaced);
  const chosen = goods.find((one) => one.sku === sku);
  const isNameless = customerName.trim() === '';

  return (
    <>
      <section className={panel.box}>
        <h2>{t('wish')}</h2>
        <div className={classes.wish}>
          <NativeSelect
            label={t('goods')}
            value={sku}
            data={goods.map((one) => ({
              value: one.sku,
              label: t('goodsOf', { name: one.name, price: formatYen(one.unitPrice) }),
            }))}
            onChange={({ currentTarget }) => setSku(currentTarget.value)}
          />
          <TextInput
            label={t('customerName')}
            value={customerName}
            maxLength={50}
            error={isNameless ? t('nameMissing') : undefined}
            onChange={({ currentTarget }) => setCustomerName(currentTarget.value)}
          />
          <p className={classes.total}>
            <span>{t('total')}</span>
            <strong className="figure">{formatYen(chosen?.total ?? 0)}</strong>
            <span>{t('shipping', { fee: formatYen(chosen?.shippingFee ?? 0) })}</span>
          </p>
        </div>
      </section>
      <section className={panel.box} aria-busy={playing !== null}>
        <h2>{t('choose')}</h2>
        <p>{t('chooseHint')}</p>
        {refusal && (
          <Alert ref={showAlert} data-level="stop" role="alert" title={refusal.cause} mb={10}>
            {refusal.next}
          </Alert>
        )}
        {storyGroups.map(({ group, stories }) => (
          <div key={group} className={classes.group} data-group={group}>
            <h3>{t(`groups.${group}`)}</h3>
            <div className={classes.stories}>
              {stories.map((story) => (
                <button
                  key={story}
                  type="button"
                  className={classes.story}
                  aria-label={t(`stories.${story}.title`)}
                  aria-describedby={`effect-${story}`}
                  data-playing={playing === story || undefined}
                  disabled={playing !== null || isNameless}
                  onClick={() => place({ story, sku, customerName })}
                >
                  <strong>{t(`stories.${story}.title`)}</strong>
                  <span id={`effect-${story}`}>{t(`stories.${story}.effect`)}</span>
                </button>
              ))}
            </div>
          </div>
        ))}
      </section>
    </>
  );
}

/** On a telephone the story that was pressed can be screens below it. */
function showAlert(alert: HTMLElement | null) {
  alert?.scrollIntoView({ block: 'nearest' });
}

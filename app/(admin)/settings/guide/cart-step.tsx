'use client';
import { Anchor } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { PageLink } from '../../page-link';
import panel from '../../panel.module.css';

const snippet = `curl https://…/api/graphql \\
  -H "Authorization: Bearer fkk_…" -H "Content-Type: application/json" \\
  -d '{"query":"mutation ($input: CheckoutInput!) { registerCheckout(input: $input) { __typename } }",
       "variables":{"input":{ "orderNumber":"A-1001", … }}}'`;

/** What the cart has to tell, when, and with which token. */
export function CartStep() {
  const t = useTranslations('guide.cart');
  return (
    <>
      <li className={panel.box} id="cart">
        <h2>{t('title')}</h2>
        <p>{t('lead')}</p>
        <ul>
          <li>{t('before')}</li>
          <li>{t('after')}</li>
          <li>{t('others')}</li>
          <li>{t('sellOn')}</li>
        </ul>
        <section aria-label={t('example')}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by keyboard. */}
          <pre tabIndex={0}>{snippet}</pre>
        </section>
        <Anchor inherit underline="always" component={PageLink} href="/settings/tokens?new=cart">
          {t('makeToken')}
        </Anchor>
      </li>
      <li className={panel.box} id="first-sale">
        <h2>{t('firstSale.title')}</h2>
        <p>
          {t('firstSale.text')}{' '}
          <Anchor inherit underline="always" component={PageLink} href="/notices">
            {t('firstSale.go')}
          </Anchor>
        </p>
      </li>
    </>
  );
}

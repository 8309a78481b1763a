'use client';
import { useTranslations } from 'next-intl';
import { type FragmentOf, readFragment } from '#graphql/tada';
import { ShipmentList_shipment } from './shipment-list.fragment';
import classes from './shipment-list.module.css';

export function ShipmentList({ shipments }: { shipments: FragmentOf<typeof ShipmentList_shipment>[] }) {
  const t = useTranslations('order');
  return (
    <ol className={classes.list} aria-label={t('shipments')}>
      {readFragment(ShipmentList_shipment, shipments).map((shipment, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a snapshot's shipments have no identity but their place.
        <li key={position}>
          <strong>{t('shipTo', { name: shipment.name })}</strong>{' '}
          {shipment.postalCode && t('postalCode', { code: shipment.postalCode })} {shipment.address}
          {shipment.phone && ` ${shipment.phone}`}
          {(shipment.deliveryDate || shipment.deliveryTime) && (
            <span>
              {t('delivery', { date: shipment.deliveryDate ?? '-', time: shipment.deliveryTime ?? '-' })}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

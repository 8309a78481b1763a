'use client';
import { Menu, UnstyledButton } from '@mantine/core';
import { ChevronDown, Store } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { rememberChoice } from '../remember-choice';
import classes from './admin-frame.module.css';

interface ShopNameProps {
  current: { id: string; name: string };
  shops: { id: string; name: string }[];
}

/** The shop whose orders these are, and the way to another where the viewer works for several. */
export function ShopName({ current, shops }: ShopNameProps) {
  const t = useTranslations('frame');
  if (shops.length < 2) {
    return (
      <span className={classes.shop}>
        <Store size={15} aria-hidden="true" />
        <span>{current.name}</span>
      </span>
    );
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <UnstyledButton className={classes.button} aria-label={t('switchShop', { name: current.name })}>
          <Store size={15} aria-hidden="true" />
          <span>{current.name}</span>
          <ChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {shops.map((shop) => (
          <Menu.Item key={shop.id} disabled={shop.id === current.id} onClick={() => switchShop(shop.id)}>
            {shop.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** A whole new page: nothing of one shop may stay in memory beside another's. */
function switchShop(id: string) {
  rememberChoice('fukkyu_shop', id);
  window.location.assign('/abnormal-orders');
}

'use client';
import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { Check, ChevronDown, CircleUser, Keyboard, LogOut, Search, Settings2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { localeCookie, locales } from '../i18n/locale';
import { rememberChoice } from '../remember-choice';
import classes from './admin-frame.module.css';
import { PageLink } from './page-link';
import { signOut } from './sign-out';

const schemes = ['auto', 'light', 'dark'] as const;

interface AccountMenuProps {
  name: string;
  onPalette: () => void;
  onHelp: () => void;
}

export function AccountMenu({ name, onPalette, onHelp }: AccountMenuProps) {
  const t = useTranslations('account');
  const router = useRouter();
  const locale = useLocale();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.button} aria-label={t('label', { name })}>
          <CircleUser size={17} aria-hidden="true" />
          <span>{name}</span>
          <ChevronDown size={14} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('language')}</Menu.Label>
        {locales.map((choice) => (
          <Menu.Item
            key={choice}
            lang={choice}
            rightSection={chosen(choice === locale)}
            onClick={() => {
              rememberChoice(localeCookie, choice);
              router.refresh();
            }}
          >
            {t(`languages.${choice}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('appearance')}</Menu.Label>
        {schemes.map((scheme) => (
          <Menu.Item
            key={scheme}
            rightSection={chosen(scheme === colorScheme)}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`schemes.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<Search size={15} />}
          rightSection={<kbd className={classes.key}>⌘/Ctrl K</kbd>}
          onClick={onPalette}
        >
          {t('palette')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Keyboard size={15} />}
          rightSection={<kbd className={classes.key}>?</kbd>}
          onClick={onHelp}
        >
          {t('keyboard')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item component={PageLink} href="/settings/account" leftSection={<Settings2 size={15} />}>
          {t('settings')}
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={15} />} onClick={signOut}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function chosen(is: boolean) {
  return is ? <Check size={15} aria-hidden="true" /> : null;
}

'use client';
import { useMantineColorScheme } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { localeCookie, locales } from '../../i18n/locale';
import { rememberChoice } from '../../remember-choice';
import { menuEntries } from '../main-menu';
import { settingsEntries } from '../settings/settings-menu';
import { signOut } from '../sign-out';
import type { Layer } from './keyboard-layers';
import type { Command } from './match-commands';

export type PaletteCommand = Command & { run: () => void };

interface CommandsOf {
  query: string;
  isPractice: boolean;
  onShow: (layer: Layer) => void;
}

/** What the palette offers: searches for what was typed, screens, actions. */
export function useCommands({ query, isPractice, onShow }: CommandsOf) {
  const actions = useActions(onShow);
  return { searches: useSearches(query, onShow), screens: useScreens(isPractice), actions };
}

const searched = ['abnormal-orders', 'orders', 'notices'] as const;

function useSearches(query: string, onShow: (layer: Layer) => void): PaletteCommand[] {
  const t = useTranslations('palette.searches');
  const router = useRouter();
  if (query === '') return [];
  return [
    ...searched.map((list) => ({
      id: `search ${list}`,
      label: t(list, { query }),
      keywords: '',
      run: () => router.push(`/${list}?q=${encodeURIComponent(query)}`),
    })),
    {
      id: 'look up',
      label: t('lookUp', { query }),
      keywords: '',
      run: () => onShow({ kind: 'lookUp', number: query }),
    },
  ];
}

function useScreens(isPractice: boolean): PaletteCommand[] {
  const word = useTranslations();
  const router = useRouter();
  const screen = (path: string, label: string) => ({
    id: path,
    label,
    keywords: path,
    run: () => router.push(path),
  });
  return [
    ...menuEntries(isPractice).map((entry) => screen(`/${entry}`, word(`menu.${entry}`))),
    ...settingsEntries.map((entry) =>
      screen(`/settings/${entry}`, `${word('settingsMenu.group')} ${word(`settingsMenu.${entry}`)}`),
    ),
  ];
}

const schemes = ['auto', 'light', 'dark'] as const;

function useActions(onShow: (layer: Layer) => void): PaletteCommand[] {
  const t = useTranslations('palette.actions');
  const account = useTranslations('account');
  const router = useRouter();
  const { setColorScheme } = useMantineColorScheme();
  return [
    {
      id: 'look up a number',
      label: t('lookUp'),
      keywords: 'lookup gmopg',
      run: () => onShow({ kind: 'lookUp', number: '' }),
    },
    ...schemes.map((scheme) => ({
      id: scheme,
      label: t('appearance', { scheme: account(`schemes.${scheme}`) }),
      keywords: `theme ${scheme}`,
      run: () => setColorScheme(scheme),
    })),
    ...locales.map((locale) => ({
      id: locale,
      label: t('language', { language: account(`languages.${locale}`) }),
      keywords: `language ${locale}`,
      run: () => {
        rememberChoice(localeCookie, locale);
        router.refresh();
      },
    })),
    { id: 'help', label: t('help'), keywords: 'keyboard help', run: () => onShow({ kind: 'help' }) },
    { id: 'sign out', label: account('signOut'), keywords: 'sign out logout', run: () => void signOut() },
  ];
}

'use client';
import { Radio, Stack, useMantineColorScheme } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { localeCookie, locales } from '../../../i18n/locale';
import { rememberChoice } from '../../../remember-choice';
import panel from '../../panel.module.css';

const schemes = ['auto', 'light', 'dark'] as const;

/** Language and light are this browser's, as in the menu at the top. */
export function DisplayChoices() {
  const t = useTranslations('account');
  const page = useTranslations('accountPage');
  const router = useRouter();
  const locale = useLocale();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <section className={panel.box}>
      <h2>{page('display')}</h2>
      <Stack gap="md">
        <Radio.Group
          label={t('language')}
          value={locale}
          onChange={(value) => {
            rememberChoice(localeCookie, locales.find((one) => one === value) ?? locale);
            router.refresh();
          }}
        >
          <Stack gap={6} mt={6}>
            {locales.map((one) => (
              <Radio key={one} value={one} label={t(`languages.${one}`)} lang={one} />
            ))}
          </Stack>
        </Radio.Group>
        <Radio.Group
          label={t('appearance')}
          value={colorScheme}
          onChange={(value) => setColorScheme(schemes.find((one) => one === value) ?? 'auto')}
        >
          <Stack gap={6} mt={6}>
            {schemes.map((one) => (
              <Radio key={one} value={one} label={t(`schemes.${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
      </Stack>
    </section>
  );
}

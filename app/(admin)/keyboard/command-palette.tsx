'use client';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import classes from './command-palette.module.css';
import type { Layer } from './keyboard-layers';
import { matchCommands } from './match-commands';
import { type PaletteCommand, useCommands } from './use-commands';

interface CommandPaletteProps {
  isPractice: boolean;
  onShow: (layer: Layer) => void;
  onClose: () => void;
}

/** ⌘K: to every screen, to every action, and to whatever is searched for, by a few letters. */
export function CommandPalette({ isPractice, onShow, onClose }: CommandPaletteProps) {
  const t = useTranslations('palette');
  const [query, setQuery] = useState('');
  const { searches, screens, actions } = useCommands({ query: query.trim(), isPractice, onShow });
  useEffect(() => spotlight.open(), []);
  const groups = [
    { label: t('groups.screens'), commands: matchCommands(screens, query) },
    { label: t('groups.actions'), commands: matchCommands(actions, query) },
    // Last: Enter on 「設定」 goes there, Enter on a number searches for it.
    { label: t('groups.search'), commands: searches },
  ].filter(({ commands }) => commands.length > 0);
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      scrollable
      maxHeight={440}
      lockScroll={false}
      overlayProps={{ backgroundOpacity: 0.45, blur: 0 }}
      transitionProps={{ duration: 0 }}
      classNames={{ content: classes.content }}
      attributes={{ content: { 'aria-label': t('label') } }}
    >
      <Spotlight.Search
        placeholder={t('placeholder')}
        aria-label={t('placeholder')}
        leftSection={<Search size={16} aria-hidden="true" />}
      />
      <Spotlight.ActionsList aria-label={t('label')}>
        {groups.map(({ label, commands }) => (
          <Spotlight.ActionsGroup key={label} label={label} className={classes.group}>
            {commands.map((command) => (
              <CommandAction key={command.id} command={command} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>{t('nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function CommandAction({ command: { label, run } }: { command: PaletteCommand }) {
  return <Spotlight.Action label={label} onClick={run} className={classes.action} />;
}

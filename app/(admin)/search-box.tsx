'use client';
import { CloseButton, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import classes from './search-box.module.css';

interface SearchBoxProps {
  label: string;
  placeholder: string;
  value: string;
  onSearch: (search: string) => void;
}

/** Searches when typing pauses, or at once on Enter. */
export function SearchBox({ label, placeholder, value, onSearch }: SearchBoxProps) {
  const t = useTranslations('search');
  const [draft, setDraft] = useState(value);
  const [isComposing, setComposing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setDraft(value), [value]);
  // What was typed before the page came alive is a search too.
  useEffect(() => setDraft((known) => input.current?.value || known), []);
  useEffect(() => {
    // Kana that still wait for their kanji are no search yet.
    if (draft === value || isComposing) return;
    const pause = setTimeout(() => onSearch(draft), 350);
    return () => clearTimeout(pause);
  }, [draft, value, isComposing, onSearch]);

  function submit(event: FormEvent) {
    event.preventDefault();
    onSearch(draft);
  }

  return (
    <search>
      <form onSubmit={submit}>
        <TextInput
          ref={input}
          aria-label={label}
          placeholder={placeholder}
          size="sm"
          value={draft}
          onChange={({ currentTarget }) => setDraft(currentTarget.value)}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          leftSection={<Search size={15} aria-hidden="true" />}
          rightSectionPointerEvents="all"
          rightSection={
            draft ? (
              <CloseButton
                size="sm"
                aria-label={t('clear')}
                onClick={() => {
                  setDraft('');
                  onSearch('');
                }}
              />
            ) : (
              <span className={classes.key} aria-hidden="true">
                /
              </span>
            )
          }
        />
      </form>
    </search>
  );
}

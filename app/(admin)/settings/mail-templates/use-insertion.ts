'use client';
import { type RefObject, useEffect, useRef } from 'react';
import type { MailDraft } from '../../mail-editor';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Puts text where the caret stands, in the field that was written in last: the body until somebody touched the subject. */
export function useInsertion(words: MailDraft, write: (part: Partial<MailDraft>) => void) {
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const last = useRef<keyof MailDraft>('body');
  const caret = useRef<number | null>(null);
  // The caret can be set once the new words stand in the field.
  useEffect(() => {
    const field: RefObject<Field | null> = last.current === 'subject' ? subject : body;
    if (caret.current === null || !field.current) return;
    field.current.focus();
    field.current.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });

  function insert(markup: string) {
    const name = last.current;
    const field: Field | null = name === 'subject' ? subject.current : body.current;
    const text = words[name];
    const [start, end] = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length];
    caret.current = start + markup.length;
    write({ [name]: text.slice(0, start) + markup + text.slice(end) });
  }

  const touch = (name: keyof MailDraft) => () => {
    last.current = name;
  };
  return {
    subjectField: { ref: subject, onFocus: touch('subject') },
    bodyField: { ref: body, onFocus: touch('body') },
    insert,
  };
}

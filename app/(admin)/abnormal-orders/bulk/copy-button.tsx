'use client';
import { Button } from '@mantine/core';
import { Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

/** Copies text and says so; where the browser forbids it, says that. */
export function CopyButton({ text }: { text: () => string }) {
  const t = useTranslations('bulk.copy');
  const [state, setState] = useState<'copy' | 'copied' | 'failed'>('copy');
  async function copy() {
    try {
      await navigator.clipboard.writeText(text());
      setState('copied');
    } catch {
      setState('failed');
    }
  }
  return (
    <Button variant="default" leftSection={<Copy size={14} aria-hidden="true" />} onClick={copy}>
      {t(state)}
    </Button>
  );
}

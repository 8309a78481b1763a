'use client';
import { useTranslations } from 'next-intl';
import classes from './raw-fields.module.css';

/** A notice's fields as received; names and values come from outside and are shown as text. */
export function RawFields({ fields }: { fields: unknown }) {
  const t = useTranslations('notice');
  const entries = typeof fields === 'object' && fields !== null ? Object.entries(fields) : [];
  if (entries.length === 0) return null;
  return (
    <details className={classes.raw}>
      <summary>{t('raw', { count: entries.length })}</summary>
      <dl>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{shown(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join(' | ');
  if (value === null || value === '') return '-';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

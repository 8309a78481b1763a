import { Circle, CircleAlert, CircleCheck, CircleX } from 'lucide-react';
import classes from './settings.module.css';

export type Tone = 'done' | 'todo' | 'failed' | 'plain';

const icons = { done: CircleCheck, todo: CircleAlert, failed: CircleX, plain: Circle } as const;

/** The sign before a state; `label` is the word that stands for it. */
export function StateMark({ tone, label }: { tone: Tone; label: string }) {
  const Icon = icons[tone];
  return (
    <span className={classes.mark}>
      <Icon size={17} role="img" aria-label={label} />
    </span>
  );
}

'use client';
import { Button, Popover } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import classes from './filter-form.module.css';

interface ToolPopoverProps {
  icon: LucideIcon;
  /** The word on the button. */
  button: string;
  title: string;
  width: string;
  side?: 'bottom-start' | 'bottom-end';
  /** Loads what is inside; called as soon as somebody comes near the button. */
  load: () => Promise<unknown>;
  children: (close: () => void) => ReactNode;
}

/** A tool of the list that opens below its button. */
export function ToolPopover({
  icon: Icon,
  button,
  title,
  width,
  side = 'bottom-start',
  load,
  children,
}: ToolPopoverProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position={side} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          onPointerEnter={load}
          onFocus={load}
          leftSection={<Icon size={14} aria-hidden="true" />}
          onClick={() => setOpen(!isOpen)}
        >
          {button}
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        className={classes.dropdown}
        aria-label={title}
        w={`min(${width}, calc(100vw - 1.5rem))`}
      >
        {children(() => setOpen(false))}
      </Popover.Dropdown>
    </Popover>
  );
}

'use client';
import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useToast } from './use-toast';

interface Undoable {
  title: string;
  message: string;
  /** How long the toast stands. */
  milliseconds: number;
  undo: string;
  onUndo: () => void;
}

/** A toast that says what was done and takes it back. */
export function useUndoToast(): (undoable: Undoable) => void {
  const toast = useToast();
  return ({ title, message, milliseconds, undo, onUndo }) => {
    const shown = toast({
      autoClose: milliseconds,
      title,
      message: (
        <Group justify="space-between" wrap="nowrap">
          {message}
          <Button
            size="compact-sm"
            variant="default"
            flex="none"
            onClick={() => {
              notifications.hide(shown);
              onUndo();
            }}
          >
            {undo}
          </Button>
        </Group>
      ),
    });
  };
}

'use client';
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './dialog.module.css';

interface DialogProps {
  isOpen: boolean;
  title: string;
  /** The word on the cross: 閉じる, since キャンセル would also mean cancelling an order. */
  close: string;
  size: number;
  onClose: () => void;
  children: ReactNode;
}

/** A click beside it does not close it: what was written in it would be lost. */
export function Dialog({ isOpen, title, close, size, onClose, children }: DialogProps) {
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size={size}
      yOffset="5vh"
      closeOnClickOutside={false}
      // Locking the page's scroll makes everything behind the dialog jump by the width of the scroll bar.
      lockScroll={false}
    >
      <Modal.Overlay backgroundOpacity={0.45} />
      <Modal.Content radius={6}>
        <div className={classes.head}>
          <Modal.Title className={classes.title}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={close} />
        </div>
        <Modal.Body className={classes.content}>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

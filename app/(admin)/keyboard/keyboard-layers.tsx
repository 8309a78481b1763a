'use client';
import dynamic from 'next/dynamic';

const KeyboardHelp = dynamic(async () => (await import('./keyboard-help')).KeyboardHelp);
const CommandPalette = dynamic(async () => (await import('./command-palette')).CommandPalette);
const LookUpDialog = dynamic(async () => (await import('../abnormal-orders/look-up-dialog')).LookUpDialog);

/** `number`: what 注文番号で照会 opens with. */
export type Layer = { kind: 'help' } | { kind: 'palette' } | { kind: 'lookUp'; number: string };

interface KeyboardLayersProps {
  layer: Layer | null;
  onShow: (layer: Layer | null) => void;
  isPractice: boolean;
}

/** What opens over any screen. None of it is loaded before it is wanted. */
export function KeyboardLayers({ layer, onShow, isPractice }: KeyboardLayersProps) {
  const close = () => onShow(null);
  return (
    <>
      {layer?.kind === 'help' && <KeyboardHelp onClose={close} />}
      {layer?.kind === 'palette' && (
        <CommandPalette isPractice={isPractice} onShow={onShow} onClose={close} />
      )}
      {layer?.kind === 'lookUp' && <LookUpDialog number={layer.number} onClose={close} />}
    </>
  );
}

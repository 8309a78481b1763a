'use client';
import { useRef, useState } from 'react';
import { runWaves, type Waves } from './run-waves';

/** How far the waves have come; null: none is under way. */
export type WaveState = { done: number; of: number } | null;

/** Runs waves, tells how far they have come, and can be told to end after the one that is under way. */
export function useWaves() {
  const [progress, setProgress] = useState<WaveState>(null);
  const [isStopping, setIsStopping] = useState(false);
  const stops = useRef(false);

  async function run<Result>(ids: readonly string[], { size, send, onWave }: Waves<Result>) {
    stops.current = false;
    setProgress({ done: 0, of: ids.length });
    await runWaves(ids, {
      size,
      send,
      onWave(wave, results) {
        setProgress((before) => before && { ...before, done: before.done + wave.length });
        return onWave(wave, results) && !stops.current;
      },
    });
    setProgress(null);
    setIsStopping(false);
  }
  function stop() {
    stops.current = true;
    setIsStopping(true);
  }
  return { run, progress, isStopping, stop };
}

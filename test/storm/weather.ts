import { setTimeout as sleep } from 'node:timers/promises';
import type { Outage } from '#gmopg/simulator/outages';
import type { World } from './start-world';

export interface Weather {
  /** From 0 to 1: how many of the trades are made. */
  progress(): number;
  isOver(): boolean;
  isKilled: boolean;
  log(line: string): void;
}

const outages: readonly { at: number; outage: Outage; milliseconds: number }[] = [
  { at: 0.2, outage: 'UNAVAILABLE', milliseconds: 800 },
  { at: 0.4, outage: 'RESET', milliseconds: 800 },
  { at: 0.7, outage: 'REFUSED', milliseconds: 800 },
  { at: 0.85, outage: 'SILENT', milliseconds: 400 },
];

/** GMOPG's API goes down four times, in four ways; when half of the trades are made both servers may be killed. */
export async function blowWeather(world: World, { progress, isOver, isKilled, log }: Weather): Promise<void> {
  const until = async (at: number) => {
    while (progress() < at && !isOver()) await sleep(50);
    return !isOver();
  };
  const goDown = async () => {
    for (const { at, outage, milliseconds } of outages) {
      if (!(await until(at))) return;
      log(`GMOPG is ${outage}.`);
      await world.simulator.setOutage(outage);
      await sleep(milliseconds);
      await world.simulator.setOutage(null);
    }
  };
  const kill = async () => {
    if (!isKilled || !(await until(0.5))) return;
    log('kill -9.');
    await world.killAndRestart();
    log('Both servers are ready again.');
  };
  await Promise.all([goDown(), kill()]);
}

import { createCart } from './cart';
import { type Desk, workAtDesk } from './clerk';
import { type Forgeries, forgeNotices } from './forger';
import { planStory } from './plan-story';
import { playStory } from './play-story';
import type { World } from './start-world';
import { knownShops } from './storm-shops';
import { blowWeather } from './weather';

export interface Storm {
  seed: number;
  /** Customers come until GMOPG's ledger has so many. */
  trades: number;
  isKilled: boolean;
  log(line: string): void;
}

const customersAtOnce = 32;

/** All customers, with clerks, a forger and the weather at work until the last of them has gone. */
export async function blowStorm(world: World, desk: Desk, storm: Storm): Promise<Forgeries> {
  const { simulator } = world;
  const startedAt = new Date();
  let customers = 0;
  let isOver = false;

  const progress = () => simulator.ledger.trades().length / storm.trades;
  async function serve(): Promise<void> {
    while (progress() < 1 && !isOver) {
      const story = planStory(desk.chance, ++customers, startedAt);
      const isKnown = knownShops.some(({ name }) => name === story.shop);
      const cart = isKnown ? createCart(story.shop, desk) : null;
      await playStory(story, { simulator, chance: desk.chance, cart });
    }
  }

  const over = () => isOver;
  const noticeUrl = world.noticeUrls.get('north') ?? '';
  const knowsUrl = () => progress() < 0.5;
  const forger = forgeNotices(simulator, { seed: storm.seed, noticeUrl, knowsUrl }, over);
  const others = [
    ...knownShops.map(({ name }) => workAtDesk(desk, name, over)),
    blowWeather(world, { ...storm, progress, isOver: over }),
    forger,
  ];
  try {
    const served = Promise.all(Array.from({ length: customersAtOnce }, serve));
    await Promise.race([served, ...others.map((other) => other.then(() => served))]);
  } finally {
    isOver = true;
    await Promise.allSettled(others);
  }
  await Promise.all(others);
  return forger;
}

import type { Actor } from '../../common/actor/actor.constants.js';
import type { DemoReplayService } from './demo-replay.service.js';

/** One use case of the replay: one call of one service in one transaction. */
export interface DemoStep {
  /** Unique key, in the sort order of the steps. */
  key: string;
  at: Date;
  run: (services: DemoReplayService) => Promise<unknown>;
}

/** The action of a step. */
export type Run = (services: DemoReplayService, actor: Actor) => Promise<unknown>;

/** Adds a step to the history. */
export type AddStep = (name: string, at: Date, actor: Actor, run: Run) => void;

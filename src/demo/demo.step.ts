import type { Actor } from '../common/actor/actor.js';
import type { DemoServices } from './demo.services.js';

/** One use case of the replay: one call of one service, in one transaction. */
export interface DemoStep {
  /** Unique, and sorted as the steps are. */
  key: string;
  at: Date;
  run: (services: DemoServices) => Promise<unknown>;
}

/** What somebody does in a step. */
export type Run = (services: DemoServices, actor: Actor) => Promise<unknown>;

/** Adds a step to the history that is being laid out. */
export type AddStep = (name: string, at: Date, actor: Actor, run: Run) => void;

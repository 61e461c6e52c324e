import { getStagePosition, STAGES } from '../../leads/pipeline/lead-stages.rules.js';
import type { Stage } from '../../leads/pipeline/lead.constants.js';
import { type Gap, type Gaps, findMissingFields, type GapSums } from './missing-fields.rules.js';
import { decodeRequiredFields, applyMask, buildMask } from './required-fields-encoding.rules.js';

/**
 * Leads that are equal to the gate of a stage: the number that are in the stage or past it, and the number that come to
 * it next.
 */
interface Kind {
  gaps: Gaps;
  own: number;
  next: number;
}

/**
 * Adds up the missing fields of leads: `own` for the fields required by their stage and those before it, `next` for
 * those that the next stage adds. Leads differ in thirty facts, but one gate checks only a few of them. Each gate
 * therefore judges each kind of lead once instead of each lead.
 */
export class GapCount {
  private readonly gates = STAGES.map(({ stage }, place) => ({
    place,
    mask: buildMask(stage),
    kinds: new Map<number, Kind>(),
  }));
  private readonly incompleteOf = new Map<string, number>();

  constructor(private readonly asOf: string) {}

  /** Adds leads of an owner in a stage; each is a number as described in `required-fields-encoding.rules.ts`. */
  add(ownerId: string, stage: Stage, leads: readonly number[]): void {
    const place = getStagePosition(stage);
    const passed = this.gates.slice(0, place + 1);
    const ahead = this.gates[place + 1];
    let incomplete = 0;
    for (const known of leads) {
      let lacks = false;
      for (const gate of passed) {
        const kind = this.getKind(gate, known);
        kind.own++;
        if (kind.gaps.own.length > 0) lacks = true;
      }
      if (lacks) incomplete++;
      if (ahead) this.getKind(ahead, known).next++;
    }
    if (incomplete > 0) this.incompleteOf.set(ownerId, (this.incompleteOf.get(ownerId) ?? 0) + incomplete);
  }

  computeSums(): GapSums {
    const [missing, neededNext] = [new Map<Gap, number>(), new Map<Gap, number>()];
    for (const { gaps, own, next } of this.gates.flatMap(({ kinds }) => [...kinds.values()])) {
      if (own > 0) for (const gap of gaps.own) missing.set(gap, (missing.get(gap) ?? 0) + own);
      if (next > 0) for (const gap of gaps.next) neededNext.set(gap, (neededNext.get(gap) ?? 0) + next);
    }
    const incomplete = [...this.incompleteOf.values()].reduce((sum, leads) => sum + leads, 0);
    return { incomplete, incompleteOf: this.incompleteOf, missing, neededNext };
  }

  private getKind({ place, mask, kinds }: (typeof this.gates)[number], known: number): Kind {
    const looked = applyMask(mask, known);
    let kind = kinds.get(looked);
    if (!kind) {
      // The facts that this gate does not check can have any value.
      const gaps = findMissingFields(
        place,
        { stage: STAGES[place]!.stage, ...decodeRequiredFields(looked) },
        this.asOf,
      );
      kinds.set(looked, (kind = { gaps, own: 0, next: 0 }));
    }
    return kind;
  }
}

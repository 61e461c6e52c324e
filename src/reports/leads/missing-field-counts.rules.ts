import { getStagePosition, STAGES } from '../../leads/pipeline/lead-stages.rules.js';
import type { Stage } from '../../leads/pipeline/lead.constants.js';
import {
  type MissingField,
  type MissingFields,
  findMissingFields,
  type MissingFieldSums,
} from './missing-fields.rules.js';
import { decodeRequiredFields, applyMask, buildMask } from './required-fields-encoding.rules.js';

/**
 * Leads that are equal to the gate of a stage: the number that are in the stage or past it, and the number that come to
 * it next.
 */
interface Kind {
  missingFields: MissingFields;
  own: number;
  next: number;
}

/**
 * Adds up the missing fields of leads: `own` for the fields required by their stage and those before it, `next` for
 * those that the next stage adds. Leads differ in thirty facts, but one gate checks only a few of them. Each gate
 * therefore judges each kind of lead once instead of each lead.
 */
export class MissingFieldCounts {
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
      let isIncomplete = false;
      for (const gate of passed) {
        const kind = this.getKind(gate, known);
        kind.own++;
        if (kind.missingFields.own.length > 0) isIncomplete = true;
      }
      if (isIncomplete) incomplete++;
      if (ahead) this.getKind(ahead, known).next++;
    }
    if (incomplete > 0) this.incompleteOf.set(ownerId, (this.incompleteOf.get(ownerId) ?? 0) + incomplete);
  }

  computeSums(): MissingFieldSums {
    const [missing, neededNext] = [new Map<MissingField, number>(), new Map<MissingField, number>()];
    for (const { missingFields, own, next } of this.gates.flatMap(({ kinds }) => [...kinds.values()])) {
      if (own > 0)
        for (const missingField of missingFields.own) missing.set(missingField, (missing.get(missingField) ?? 0) + own);
      if (next > 0)
        for (const missingField of missingFields.next)
          neededNext.set(missingField, (neededNext.get(missingField) ?? 0) + next);
    }
    const incomplete = [...this.incompleteOf.values()].reduce((sum, leads) => sum + leads, 0);
    return { incomplete, incompleteOf: this.incompleteOf, missing, neededNext };
  }

  private getKind({ place, mask, kinds }: (typeof this.gates)[number], known: number): Kind {
    const masked = applyMask(mask, known);
    let kind = kinds.get(masked);
    if (!kind) {
      // The facts that this gate does not check can have any value.
      const missingFields = findMissingFields(
        place,
        { stage: STAGES[place]!.stage, ...decodeRequiredFields(masked) },
        this.asOf,
      );
      kinds.set(masked, (kind = { missingFields, own: 0, next: 0 }));
    }
    return kind;
  }
}

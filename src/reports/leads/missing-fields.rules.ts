import { getStagePosition, STAGES } from '../../leads/pipeline/lead-stages.rules.js';
import type { Stage } from '../../leads/pipeline/lead.constants.js';

/** A required field that leads lack. */
export interface MissingField {
  /** The name of the field in the API, dotted. */
  field: string;
  /** The stage that requires the field. */
  stage: Stage;
}

/** Every field that a stage requires, once, in the order of the stages. Each missing field is one of these objects. */
export const STAGE_REQUIRED_FIELDS: readonly MissingField[] = STAGES.flatMap(({ stage, required }) =>
  [...new Set(required.map(({ field }) => field))].map((field) => ({ stage, field })),
);

/** The leads of an owner in one stage: those that are incomplete, and those that lack each required field. */
export interface MissingFieldCounts {
  ownerId: string;
  stage: Stage;
  incomplete: number;
  /** The number of leads that lack each of {@link STAGE_REQUIRED_FIELDS}. */
  lacking: readonly number[];
}

/** The missing fields of many leads, added up. */
export interface MissingFieldSums {
  /** The number of leads that lack a field required by their stage or one before it: in all, and by owner. */
  incomplete: number;
  incompleteOf: Map<string, number>;
  /** The number of leads that lack each field: fields required so far, and fields that the next stage adds. */
  missing: Map<MissingField, number>;
  neededNext: Map<MissingField, number>;
}

/** Adds up the leads of all owners and stages. A field of a later stage than that of the lead is needed next. */
export function sumMissingFields(counts: readonly MissingFieldCounts[]): MissingFieldSums {
  const sums: MissingFieldSums = { incomplete: 0, incompleteOf: new Map(), missing: new Map(), neededNext: new Map() };
  for (const { ownerId, stage, incomplete, lacking } of counts) {
    sums.incomplete += incomplete;
    addTo(sums.incompleteOf, ownerId, incomplete);
    const position = getStagePosition(stage);
    for (const [index, field] of STAGE_REQUIRED_FIELDS.entries()) {
      addTo(getStagePosition(field.stage) <= position ? sums.missing : sums.neededNext, field, lacking[index]!);
    }
  }
  return sums;
}

/** Adds a number of leads to a key. A key without leads is left out. */
function addTo<Key>(sums: Map<Key, number>, key: Key, leads: number): void {
  if (leads > 0) sums.set(key, (sums.get(key) ?? 0) + leads);
}

import * as fc from 'fast-check';
import { getStagePosition, STAGES } from '../../leads/pipeline/lead-stages.rules.js';
import { CHANNELS, SCREENING_STATUSES, STAGE_NAMES } from '../../leads/pipeline/lead.constants.js';
import { type MissingField, findMissingFields } from './missing-fields.rules.js';
import { MissingFieldCounts } from './missing-field-counts.rules.js';
import { CHANNEL_WEIGHT, decodeRequiredFields, SCREENING_WEIGHT } from './required-fields-encoding.rules.js';

const TODAY = '2026-06-30';
const OWNERS = ['Ann', 'Bert'];

/** Generates a lead: its owner, its stage, and the number that encodes its other facts. */
const anyLead = fc.record({
  owner: fc.constantFrom(...OWNERS),
  stage: fc.constantFrom(...STAGE_NAMES),
  known: fc
    .tuple(
      fc.integer({ min: 0, max: CHANNEL_WEIGHT - 1 }),
      fc.nat(CHANNELS.length - 1),
      fc.nat(SCREENING_STATUSES.length - 1),
    )
    .map(([bits, channel, status]) => bits + channel * CHANNEL_WEIGHT + status * SCREENING_WEIGHT),
});

const add = (sums: Map<MissingField, number>, fields: readonly MissingField[]) => {
  for (const field of fields) sums.set(field, (sums.get(field) ?? 0) + 1);
};

describe('The number of missing fields of many leads', () => {
  it('is the sum of the fields that each lead lacks by the gates of its stage, the stages before it and the next one', () => {
    fc.assert(
      fc.property(fc.array(anyLead, { maxLength: 20 }), (leads) => {
        const count = new MissingFieldCounts(TODAY);
        const [missing, neededNext, incompleteOf] = [new Map(), new Map(), new Map<string, number>()];
        for (const { owner, stage, known } of leads) {
          count.add(owner, stage, [known]);
          const place = getStagePosition(stage);
          const lead = { stage, ...decodeRequiredFields(known) };
          const own = STAGES.slice(0, place + 1).flatMap((_, before) => findMissingFields(before, lead, TODAY).own);
          add(missing, own);
          if (STAGES[place + 1]) add(neededNext, findMissingFields(place + 1, lead, TODAY).next);
          if (own.length > 0) incompleteOf.set(owner, (incompleteOf.get(owner) ?? 0) + 1);
        }
        const incomplete = OWNERS.reduce((sum, owner) => sum + (incompleteOf.get(owner) ?? 0), 0);
        expect(count.computeSums()).toEqual({ incomplete, incompleteOf, missing, neededNext });
      }),
      { numRuns: 500 },
    );
  });
});

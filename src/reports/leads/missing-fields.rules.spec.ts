import { getStagePosition, STAGES } from '../../leads/pipeline/lead-stages.rules.js';
import {
  findMissingFields,
  REQUIRED_FIELDS,
  type RequiredField,
  type RequiredFieldFacts,
} from './missing-fields.rules.js';

const TODAY = '2026-06-30';

function lead(change: Partial<RequiredFieldFacts>, known: (name: RequiredField) => boolean): RequiredFieldFacts {
  return {
    stage: 'first_contact',
    channel: 'web',
    screeningStatus: 'cleared',
    consideringElsewhere: false,
    capexUndisclosed: false,
    isReceivedInFuture: false,
    isAnnouncedInFuture: false,
    isSet: Object.fromEntries(REQUIRED_FIELDS.map((name) => [name, known(name)])) as RequiredFieldFacts['isSet'],
    ...change,
  };
}

/**
 * Returns the fields that a lead lacks: those required by its stage and the stages before, and those that the next
 * stage adds.
 */
function listMissing(one: RequiredFieldFacts, asOf: string) {
  const place = getStagePosition(one.stage);
  const own = STAGES.slice(0, place + 1).flatMap((_, before) => findMissingFields(before, one, asOf).own);
  return { own, next: STAGES[place + 1] ? findMissingFields(place + 1, one, asOf).next : [] };
}

describe('The missing fields of a lead', () => {
  it.each(STAGES.map(({ stage }) => [stage]))('are none in %s if everything is known', (stage) => {
    expect(
      listMissing(
        lead({ stage }, () => true),
        TODAY,
      ),
    ).toEqual({ own: [], next: [] });
  });

  it.each(STAGES.slice(0, -1).map(({ stage }, place) => [stage, STAGES[place + 1]!.stage] as const))(
    'in %s, if nothing is known, are all fields of it and the stages before, and those that %s adds',
    (stage, following) => {
      const { own, next } = listMissing(
        lead({ stage }, (name) => name === 'title'),
        TODAY,
      );
      expect(own.some((field) => field.stage === stage)).toBe(stage !== 'first_contact');
      expect(new Set(next.map((field) => field.stage))).toEqual(new Set([following]));
    },
  );

  it('include only requirements that apply', () => {
    const fields = (change: Partial<RequiredFieldFacts>, missing: RequiredField) =>
      listMissing(
        lead({ stage: 'qualified', ...change }, (name) => name !== missing),
        TODAY,
      ).own.map(({ field }) => field);
    expect(fields({ channel: 'activity' }, 'sourceActivity')).toEqual(['source.activityId']);
    expect(fields({ channel: 'web' }, 'sourceActivity')).toEqual([]);
    expect(fields({ consideringElsewhere: true }, 'competitors')).toEqual(['competitorLocations']);
    expect(fields({ consideringElsewhere: false }, 'competitors')).toEqual([]);
    expect(fields({ capexUndisclosed: true }, 'capexAmount')).toEqual([]);
    expect(fields({ isReceivedInFuture: true }, 'involvement')).toEqual(['receivedOn']);
  });

  it('leave out requirements that are checked at the transition only', () => {
    const withdrawn = { stage: 'announced', screeningStatus: 'withdrawn' } as const;
    expect(
      listMissing(
        lead(withdrawn, () => true),
        TODAY,
      ).own,
    ).toEqual([]);
    expect(
      listMissing(
        lead({ ...withdrawn, stage: 'negotiation' }, () => true),
        TODAY,
      ).next,
    ).toEqual([{ field: 'screening.status', stage: 'announced' }]);
  });
});

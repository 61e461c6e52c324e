import { getStagePosition, STAGES } from '../../leads/pipeline/lead-stages.rules.js';
import { findMissingFields, KNOWABLE, type Knowable, type Known } from './missing-fields.rules.js';

const TODAY = '2026-06-30';

function lead(change: Partial<Known>, known: (name: Knowable) => boolean): Known {
  return {
    stage: 'first_contact',
    channel: 'web',
    screeningStatus: 'cleared',
    consideringElsewhere: false,
    capexUndisclosed: false,
    receivedAhead: false,
    announcedAhead: false,
    known: Object.fromEntries(KNOWABLE.map((name) => [name, known(name)])) as Known['known'],
    ...change,
  };
}

/**
 * Returns the fields that a lead lacks: those required by its stage and the stages before, and those that the next
 * stage adds.
 */
function gapsOf(one: Known, asOf: string) {
  const place = getStagePosition(one.stage);
  const own = STAGES.slice(0, place + 1).flatMap((_, before) => findMissingFields(before, one, asOf).own);
  return { own, next: STAGES[place + 1] ? findMissingFields(place + 1, one, asOf).next : [] };
}

describe('The gaps of a lead', () => {
  it.each(STAGES.map(({ stage }) => [stage]))('are none in %s where everything is known', (stage) => {
    expect(
      gapsOf(
        lead({ stage }, () => true),
        TODAY,
      ),
    ).toEqual({ own: [], next: [] });
  });

  it.each(STAGES.slice(0, -1).map(({ stage }, place) => [stage, STAGES[place + 1]!.stage] as const))(
    'in %s, where nothing is known, are all that it and those before ask, and what %s adds',
    (stage, following) => {
      const { own, next } = gapsOf(
        lead({ stage }, (name) => name === 'title'),
        TODAY,
      );
      expect(own.some((gap) => gap.stage === stage)).toBe(stage !== 'first_contact');
      expect(new Set(next.map((gap) => gap.stage))).toEqual(new Set([following]));
    },
  );

  it('are only what applies', () => {
    const fields = (change: Partial<Known>, missing: Knowable) =>
      gapsOf(
        lead({ stage: 'qualified', ...change }, (name) => name !== missing),
        TODAY,
      ).own.map(({ field }) => field);
    expect(fields({ channel: 'activity' }, 'sourceActivity')).toEqual(['source.activityId']);
    expect(fields({ channel: 'web' }, 'sourceActivity')).toEqual([]);
    expect(fields({ consideringElsewhere: true }, 'competitors')).toEqual(['competitorLocations']);
    expect(fields({ consideringElsewhere: false }, 'competitors')).toEqual([]);
    expect(fields({ capexUndisclosed: true }, 'capexAmount')).toEqual([]);
    expect(fields({ receivedAhead: true }, 'involvement')).toEqual(['receivedOn']);
  });

  it('leave out what is asked at the door only', () => {
    const withdrawn = { stage: 'announced', screeningStatus: 'withdrawn' } as const;
    expect(
      gapsOf(
        lead(withdrawn, () => true),
        TODAY,
      ).own,
    ).toEqual([]);
    expect(
      gapsOf(
        lead({ ...withdrawn, stage: 'negotiation' }, () => true),
        TODAY,
      ).next,
    ).toEqual([{ field: 'screening.status', stage: 'announced' }]);
  });
});

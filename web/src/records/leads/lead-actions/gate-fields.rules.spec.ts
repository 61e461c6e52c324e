import { ProblemError } from '../../../shared/api/api.errors';
import {
  buildGateAdditions,
  findDemanded,
  getGatePointer,
  removeRepeatedFields,
  mustChooseSite,
  isLeftToAnother,
} from './gate-fields.rules';

describe('the request of a transition', () => {
  it('takes what was entered, and leaves out what was not', () => {
    const values = { jobsExpected: 0, requirements: '', consideringElsewhere: false, contactIds: [] };
    expect(buildGateAdditions(values, [], false)).toEqual({
      changes: { jobsExpected: 0, consideringElsewhere: false },
    });
  });

  it('places evidence, realisations and an interaction beside the changes', () => {
    const values = {
      evidence: { kind: 'press_release' },
      realisations: { asOf: '2026-11-01', jobs: 3, capexEur: 1 },
      interactions: { kind: 'call', subject: 'Plans', day: '2026-11-20' },
    };
    expect(buildGateAdditions(values, [], false)).toEqual({
      evidence: [{ kind: 'press_release' }],
      realisations: [{ asOf: '2026-11-01', jobs: 3, capexEur: 1 }],
      interaction: { kind: 'call', subject: 'Plans', occurredAt: '2026-11-20T12:00:00Z' },
    });
  });

  it('dates an interaction of today by the clock, so that it does not lie in the future', () => {
    const now = new Date('2026-11-27T08:00:00Z');
    const interaction = { kind: 'call', subject: 'Plans', day: '2026-11-27' };
    expect(buildGateAdditions({ interactions: interaction }, [], false, now).interaction).toMatchObject({
      occurredAt: '2026-11-27T08:00:00.000Z',
    });
  });

  it('writes an undisclosed amount as such, and any other in euro', () => {
    expect(buildGateAdditions({ capex: { isUndisclosed: true, amount: 5 } }, [], false)).toEqual({
      changes: { capexUndisclosed: true },
    });
    expect(buildGateAdditions({ capex: { amount: 5_000_000 } }, [], false)).toEqual({
      changes: { capex: { amount: 5_000_000, currency: 'EUR' } },
    });
  });

  it('marks a known site as chosen, and adds an unknown one', () => {
    const sites = [{ name: 'Genk-Zuid', shortlisted: true, chosen: false }, { name: 'Lommel' }];
    expect(buildGateAdditions({ sites: 'Genk-Zuid' }, sites, true).changes).toEqual({
      sites: [{ name: 'Genk-Zuid', shortlisted: true, chosen: true }, { name: 'Lommel' }],
    });
    expect(buildGateAdditions({ sites: 'Tongeren' }, [], false).changes).toEqual({
      sites: [{ name: 'Tongeren', shortlisted: true }],
    });
  });

  it('reads several countries from one line', () => {
    expect(buildGateAdditions({ competitorLocations: 'nl, de' }, [], false).changes).toEqual({
      competitorLocations: [{ country: 'NL' }, { country: 'DE' }],
    });
  });

  it('finds the place of a field that the server names', () => {
    expect(getGatePointer('jobsExpected')).toBe('/changes/jobsExpected');
    expect(getGatePointer('screening.status')).toBe('/changes/screening/status');
    expect(getGatePointer('interactions')).toBe('/interaction');
  });
});

describe('the fields that a stage needs', () => {
  const build = (field: string, code = 'required') => ({
    stage: 'qualified' as const,
    field,
    pointer: `/changes/${field}`,
    code,
    detail: `Name the ${field}.`,
  });

  it('include those that the errors of a response ask for', () => {
    const { stage: _, field: __, ...error } = build('competitorLocations', 'at_least_one');
    const problem = new ProblemError(422, {
      code: 'lead.gate_unmet',
      errors: [error, { ...error, pointer: '/other' }],
    });
    expect(findDemanded(problem, 'qualified')).toEqual([build('competitorLocations', 'at_least_one')]);
    expect(findDemanded(new Error('No answer'), 'qualified')).toEqual([]);
  });

  it('are asked for once each', () => {
    const sites = build('sites', 'at_least_one');
    expect(removeRepeatedFields([sites, build('sites', 'one_chosen'), build('sector')])).toEqual([
      sites,
      build('sector'),
    ]);
  });

  it('tell that a site must be chosen, also when a stage is skipped that needs only one on the shortlist', () => {
    const sites = build('sites', 'at_least_one');
    expect(mustChooseSite([sites, build('sites', 'one_chosen')])).toBe(true);
    expect(mustChooseSite([sites])).toBe(false);
  });
});

describe('A field that a verification confirms', () => {
  const VERIFIERS = [{ id: 'm1', name: 'An Janssens' }];
  const listMissing = (...fields: string[]) =>
    fields.map((field) => ({ stage: 'invested' as const, field, pointer: `/${field}`, code: 'missing', detail: '' }));
  const GATE = { missing: listMissing('realisations'), verifiers: VERIFIERS, noteRequired: false };

  it.each(['announcedOn', 'announcedJobs', 'announcedCapexEur', 'evidence', 'realisations'])(
    'must come from another user than the one who may verify: %s',
    (field) => {
      expect(isLeftToAnother(field, GATE)).toBe(true);
    },
  );

  it('may come from a user who may not verify', () => {
    expect(isLeftToAnother('realisations', { ...GATE, missing: listMissing('realisations', 'mover') })).toBe(false);
  });

  it('may come from an administrator as the last resort, about which the server decides', () => {
    expect(isLeftToAnother('realisations', { ...GATE, noteRequired: true })).toBe(false);
  });

  it('may come from anybody where no second person verifies', () => {
    expect(isLeftToAnother('evidence', { missing: listMissing('evidence') })).toBe(false);
  });

  it('is not one that only places or judges the investment', () => {
    for (const field of ['localCompanyId', 'involvement']) expect(isLeftToAnother(field, GATE)).toBe(false);
  });
});

import { ProblemError } from '../../../shared/api/api.errors';
import {
  addDependentFields,
  buildGateAdditions,
  findDemanded,
  getGatePointer,
  removeRepeatedFields,
  mustChooseSite,
  proposeValues,
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
    expect(buildGateAdditions({ sites: { name: 'Genk-Zuid' } }, sites, true).changes).toEqual({
      sites: [{ name: 'Genk-Zuid', shortlisted: true, chosen: true }, { name: 'Lommel' }],
    });
    expect(buildGateAdditions({ sites: { name: 'Hall 3', municipality: 'Tongeren' } }, [], false).changes).toEqual({
      sites: [{ name: 'Hall 3', municipality: 'Tongeren', shortlisted: true }],
    });
  });

  it('takes the countries that were chosen as locations', () => {
    expect(buildGateAdditions({ competitorLocations: ['NL', 'DE'] }, [], false).changes).toEqual({
      competitorLocations: [{ country: 'NL' }, { country: 'DE' }],
    });
  });

  it('records a site visit as an interaction, in place of another one, or says why none is needed (W26)', () => {
    const now = new Date('2026-11-27T08:00:00Z');
    const build = (siteVisitWaivedReason: object) =>
      buildGateAdditions(
        { siteVisitWaivedReason, interactions: { kind: 'call', subject: 'Plans', day: '2026-11-20' } },
        [],
        false,
        now,
      );
    expect(build({ subject: ' Genk-Zuid ', day: '2026-11-24' })).toEqual({
      interaction: { kind: 'site_visit', subject: 'Genk-Zuid', occurredAt: '2026-11-24T12:00:00Z' },
    });
    expect(build({ isWaived: true, reason: ' They know it ', subject: 'Genk' })).toMatchObject({
      changes: { siteVisitWaivedReason: 'They know it' },
      interaction: { kind: 'call' },
    });
    expect(build({})).toEqual({ interaction: expect.objectContaining({ kind: 'call' }) });
  });

  it('proposes what was expected as announced, and the only site on the shortlist as chosen (W25)', () => {
    const site = { name: 'Genk-Zuid', municipality: null, shortlisted: true, chosen: false };
    const lead = { jobsExpected: 35, capexEur: 4_500_000, sites: [{ ...site, shortlisted: false }, site] };
    expect(proposeValues(lead)).toEqual({ announcedJobs: 35, announcedCapexEur: 4_500_000, sites: site });
    expect(proposeValues({ ...lead, sites: [site, site] })).not.toHaveProperty('sites');
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

  it('include the locations elsewhere once the investor considers any, and no interaction beside a site visit', () => {
    const asked = ['consideringElsewhere', 'interactions'].map((field) => ({
      field,
      code: 'required',
      sentence: '',
      fromAnother: false,
    }));
    const list = (values: object, hasLocations = false) =>
      addDependentFields(asked, values as never, hasLocations).map(({ field }) => field);
    expect(list({})).toEqual(['consideringElsewhere', 'interactions']);
    expect(list({ consideringElsewhere: true })).toEqual([
      'consideringElsewhere',
      'competitorLocations',
      'interactions',
    ]);
    expect(list({ consideringElsewhere: true }, true)).toEqual(['consideringElsewhere', 'interactions']);
    expect(list({ siteVisitWaivedReason: { subject: 'Genk' } })).toEqual(['consideringElsewhere']);
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

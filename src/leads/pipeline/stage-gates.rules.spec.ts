import { buildFactsAt, TODAY, UNKNOWN, VERIFICATION, VERIFIER } from '../../../test/support/lead.facts.js';
import type { LeadFacts } from './lead-facts.rules.js';
import { findNewlyMissingFields, buildGates, findMissingFields, type MissingField } from './stage-gates.rules.js';
import { LEAD_STATUSES, STAGE_NAMES, type Stage } from './lead.constants.js';

const named = (missing: MissingField[]): string[] => missing.map(({ field, code }) => `${field} ${code}`);

describe('The list of fields that a stage lacks', () => {
  it.each(STAGE_NAMES)('is empty for %s once every field up to it is filled in', (stage) => {
    expect(findMissingFields(stage, buildFactsAt(stage))).toEqual([]);
  });

  it.each(STAGE_NAMES.slice(1))(
    'is not empty for %s while only the fields of the stage before are filled in',
    (stage) => {
      const before = STAGE_NAMES[STAGE_NAMES.indexOf(stage) - 1] as Stage;
      const missing = findMissingFields(stage, buildFactsAt(before));
      expect(missing.length).toBeGreaterThan(0);
      expect(new Set(missing.map((field) => field.stage))).toEqual(new Set([stage]));
    },
  );

  it('contains stage, field, pointer, code and a sentence', () => {
    const source = { channel: 'activity' as const, activityId: null, agreementId: null, referrerCompanyId: null };
    expect(findMissingFields('first_contact', buildFactsAt('first_contact', { source }))).toEqual([
      {
        stage: 'first_contact',
        field: 'source.activityId',
        pointer: '/source/activityId',
        code: 'required',
        detail: 'Name the delegation, roadshow or seminar it came from.',
      },
    ]);
  });

  it('covers every stage on the way, and names the stage that requires each field', () => {
    const stages = findMissingFields('invested', UNKNOWN).map(({ stage }) => stage);
    expect([...new Set(stages)]).toEqual([...STAGE_NAMES]);
  });

  const cases: [scenario: string, stage: Stage, change: Partial<LeadFacts>, missing: string[]][] = [
    ['a title of blanks is no title', 'first_contact', { title: '  ' }, ['title required']],
    ['a lead without company', 'first_contact', { companyId: null }, ['companyId required']],
    ['a lead without owner', 'first_contact', { ownerId: null }, ['ownerId required']],
    ['a lead received tomorrow', 'first_contact', { receivedOn: '2026-06-16' }, ['receivedOn not_in_future']],
    ['a lead received today', 'first_contact', { receivedOn: TODAY }, []],
    ['a lead without date', 'first_contact', { receivedOn: null }, ['receivedOn required']],
    ['no channel', 'first_contact', { source: UNKNOWN.source }, ['source.channel required']],
    [
      'an agreement that is not named',
      'first_contact',
      { source: { ...UNKNOWN.source, channel: 'agreement', activityId: 'activity-1' } },
      ['source.agreementId required'],
    ],
    [
      'a referral by nobody',
      'first_contact',
      { source: { ...UNKNOWN.source, channel: 'referral' } },
      ['source.referrerCompanyId required'],
    ],
    [
      'an activity that is named',
      'first_contact',
      { source: { ...UNKNOWN.source, channel: 'activity', activityId: 'activity-1' } },
      [],
    ],
    ['no contact', 'qualified', { contactCount: 0 }, ['contactIds at_least_one']],
    ['no investment type', 'qualified', { investmentType: null }, ['investmentType required']],
    ['no business activity', 'qualified', { businessActivity: null }, ['businessActivity required']],
    ['no sector', 'qualified', { sector: '' }, ['sector required']],
    ['no requirements', 'qualified', { requirements: null }, ['requirements required']],
    ['no decision date', 'qualified', { expectedDecisionOn: null }, ['expectedDecisionOn required']],
    ['capex neither given nor undisclosed', 'qualified', { capexAmount: null }, ['capex required']],
    ['undisclosed capex', 'qualified', { capexAmount: null, capexUndisclosed: true }, []],
    ['a capex of 0 is known', 'qualified', { capexAmount: 0, capexUndisclosed: null }, []],
    ['jobs not known', 'qualified', { jobsExpected: null }, ['jobsExpected required']],
    ['0 jobs is known', 'qualified', { jobsExpected: 0 }, []],
    ['not asked about elsewhere', 'qualified', { consideringElsewhere: null }, ['consideringElsewhere required']],
    ['elsewhere, but where', 'qualified', { consideringElsewhere: true }, ['competitorLocations at_least_one']],
    ['elsewhere, named', 'qualified', { consideringElsewhere: true, competitorLocationCount: 1 }, []],
    ['nobody spoke to them', 'qualified', { interactionCount: 0 }, ['interactions at_least_one']],
    ['no project manager', 'proposal', { projectManagerId: null }, ['projectManagerId required']],
    ['no likelihood', 'proposal', { likelihood: null }, ['likelihood required']],
    ['screening not assessed', 'proposal', { screeningStatus: 'not_assessed' }, ['screening.status must_be_known']],
    ['screening to be filed is enough for a proposal', 'proposal', { screeningStatus: 'to_file' }, []],
    ['no proposition', 'shortlisted', { propositionSentOn: null }, ['propositionSentOn required']],
    ['no visit', 'shortlisted', { siteVisitCount: 0 }, ['siteVisitWaivedReason at_least_one']],
    ['a visit waived', 'shortlisted', { siteVisitCount: 0, siteVisitWaivedReason: 'Knows the site' }, []],
    [
      'a visit waived with blanks',
      'shortlisted',
      { siteVisitCount: 0, siteVisitWaivedReason: ' ' },
      ['siteVisitWaivedReason at_least_one'],
    ],
    ['no site', 'negotiation', { sites: [] }, ['sites at_least_one']],
    [
      'no site on the shortlist',
      'negotiation',
      { sites: [{ shortlisted: false, chosen: false }] },
      ['sites at_least_one'],
    ],
    ['incentives not asked about', 'negotiation', { incentivesRequested: null }, ['incentivesRequested required']],
    ['incentives wanted', 'negotiation', { incentivesRequested: true }, []],
    ['an announcement tomorrow', 'announced', { announcedOn: '2026-06-16' }, ['announcedOn not_in_future']],
    ['no announcement', 'announced', { announcedOn: null }, ['announcedOn required']],
    ['announced jobs not known', 'announced', { announcedJobs: null }, ['announcedJobs required']],
    ['0 jobs and 0 euro announced', 'announced', { announcedJobs: 0, announcedCapexEur: 0 }, []],
    ['announced capex not known', 'announced', { announcedCapexEur: null }, ['announcedCapexEur required']],
    ['no site chosen', 'announced', { sites: [{ shortlisted: true, chosen: false }] }, ['sites one_chosen']],
    ['no evidence', 'announced', { evidenceCount: 0 }, ['evidence at_least_one']],
    ['no local company', 'invested', { localCompanyId: null }, ['localCompanyId required']],
    ['nothing realised', 'invested', { realisationCount: 0 }, ['realisations at_least_one']],
    ['involvement not judged', 'invested', { involvement: null }, ['involvement required']],
    ['no involvement is a judgement', 'invested', { involvement: 'none' }, []],
  ];
  it.each(cases)('%s (%s)', (_scenario, stage, change, missing) => {
    expect(named(findMissingFields(stage, buildFactsAt(stage, change)))).toEqual(missing);
  });

  it.each([
    ['not_assessed', false],
    ['out_of_scope', true],
    ['to_file', false],
    ['filed', false],
    ['cleared', true],
    ['cleared_with_conditions', true],
    ['refused', false],
    ['withdrawn', false],
  ] as const)('with a screening that is %s allows the announcement: %s', (screeningStatus, may) => {
    const missing = named(findMissingFields('announced', buildFactsAt('announced', { screeningStatus })));
    expect(missing.includes('screening.status cleared_needed')).toBe(!may);
  });
});

describe('The gates of a lead', () => {
  it.each([
    ['first_contact', 6],
    ['negotiation', 2],
    ['invested', 0],
  ] as const)('from %s are those of the %i later stages, in order', (stage, count) => {
    const gates = buildGates(buildFactsAt(stage), VERIFIER, VERIFICATION);
    expect(gates.map((gate) => gate.stage)).toEqual(STAGE_NAMES.slice(STAGE_NAMES.length - count));
  });

  it('are open up to the first stage that lacks a field, and closed from there on', () => {
    const gates = buildGates(buildFactsAt('first_contact', {}, 'shortlisted'), VERIFIER, VERIFICATION);
    expect(gates.map(({ allowed }) => allowed)).toEqual([true, true, true, false, false, false]);
    expect(gates.every(({ allowed, missing }) => allowed === (missing.length === 0))).toBe(true);
  });

  it.each([
    ['somebody who may verify it', 'user-manager', 'manager', true],
    ['a manager who may not', 'user-owner', 'manager', false],
    ['an administrator who may not', 'user-admin', 'admin', false],
    ['a business development manager', 'user-other', 'bdm', false],
    ['nobody', '', 'system', false],
  ])('open invested for %s: %s %s %s', (_who, userId, role, allowed) => {
    const gates = buildGates(buildFactsAt('announced', {}, 'invested'), { userId, role }, VERIFICATION);
    expect(gates).toHaveLength(1);
    expect(gates[0]).toMatchObject({ allowed, ...VERIFICATION });
    expect(named(gates[0]?.missing ?? [])).toEqual(allowed ? [] : ['mover second_pair_of_eyes']);
    if (!allowed) expect(gates[0]?.missing[0]?.detail).toContain('These managers may: An.');
  });

  it('require no particular user before invested', () => {
    const [gate] = buildGates(
      buildFactsAt('negotiation', {}, 'announced'),
      { userId: 'user-owner', role: 'bdm' },
      VERIFICATION,
    );
    expect(gate).toEqual({ stage: 'announced', allowed: true, missing: [] });
  });

  it.each(LEAD_STATUSES.filter((status) => status !== 'open'))('are all closed while the lead is %s', (status) => {
    const gates = buildGates(buildFactsAt('first_contact', { status }, 'invested'), VERIFIER, VERIFICATION);
    expect(gates.map(({ stage, allowed, missing }) => [stage, allowed, named(missing)])).toEqual(
      STAGE_NAMES.slice(1).map((stage) => [stage, false, ['status status_not_open']]),
    );
  });
});

describe('The fields that an edit may not clear', () => {
  const cases: [
    scenario: string,
    stage: Stage,
    before: Partial<LeadFacts>,
    after: Partial<LeadFacts>,
    emptied: string[],
  ][] = [
    ['a field of the present stage', 'qualified', {}, { sector: null }, ['sector required']],
    ['a field of an earlier stage', 'negotiation', {}, { jobsExpected: null }, ['jobsExpected required']],
    ['two at once', 'qualified', {}, { sector: null, requirements: '' }, ['sector required', 'requirements required']],
    ['a field that only a later stage asks for', 'qualified', { likelihood: 'high' }, { likelihood: null }, []],
    ['a value replaced by another', 'qualified', {}, { sector: '26.11', jobsExpected: 0 }, []],
    ['a field that was empty before', 'qualified', { sector: null }, { sector: null, requirements: 'Rail' }, []],
    ['capex replaced by undisclosed', 'qualified', {}, { capexAmount: null, capexUndisclosed: true }, []],
    ['the last contact', 'qualified', {}, { contactCount: 0 }, ['contactIds at_least_one']],
    ['the only shortlisted site', 'negotiation', {}, { sites: [] }, ['sites at_least_one']],
    [
      'the activity of a lead that came by one',
      'first_contact',
      { source: { ...UNKNOWN.source, channel: 'activity', activityId: 'activity-1' } },
      { source: { ...UNKNOWN.source, channel: 'activity' } },
      ['source.activityId required'],
    ],
    [
      'a channel that calls for an agreement nobody names',
      'first_contact',
      {},
      { source: { ...UNKNOWN.source, channel: 'agreement' } },
      ['source.agreementId required'],
    ],
    [
      'another channel together with what it calls for',
      'first_contact',
      {},
      { source: { ...UNKNOWN.source, channel: 'agreement', agreementId: 'agreement-1' } },
      [],
    ],
    [
      'a screening back to not assessed',
      'proposal',
      {},
      { screeningStatus: 'not_assessed' },
      ['screening.status must_be_known'],
    ],
    ['a clearance that was withdrawn is a fact', 'announced', {}, { screeningStatus: 'refused' }, []],
  ];
  it.each(cases)('%s, at %s', (_scenario, stage, before, after, emptied) => {
    const old = buildFactsAt(stage, before);
    expect(named(findNewlyMissingFields(old, { ...old, ...after }))).toEqual(emptied);
  });
});

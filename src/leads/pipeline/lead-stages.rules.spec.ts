import { UNKNOWN } from '../../../test/support/lead.facts.js';
import { getStageDefinition, getStagePosition, STAGES } from './lead-stages.rules.js';
import { STAGE_NAMES } from './lead.constants.js';

describe('the stages of the pipeline', () => {
  it('are the seven of the contract with their probabilities', () => {
    expect(STAGES.map(({ stage, probability }) => [stage, probability])).toEqual([
      ['first_contact', 5],
      ['qualified', 15],
      ['proposal', 30],
      ['shortlisted', 50],
      ['negotiation', 70],
      ['announced', 90],
      ['invested', 100],
    ]);
  });

  it.each([
    [
      'first_contact',
      'title companyId ownerId receivedOn source.channel source.activityId source.agreementId source.referrerCompanyId',
    ],
    [
      'qualified',
      'contactIds investmentType businessActivity sector requirements expectedDecisionOn capex jobsExpected consideringElsewhere competitorLocations interactions',
    ],
    ['proposal', 'projectManagerId likelihood screening.status'],
    ['shortlisted', 'propositionSentOn siteVisitWaivedReason'],
    ['negotiation', 'sites incentivesRequested'],
    ['announced', 'announcedOn announcedJobs announcedCapexEur sites evidence screening.status'],
    ['invested', 'localCompanyId realisations involvement'],
  ] as const)('require the fields of the contract at %s', (stage, fields) => {
    const asked = new Set(getStageDefinition(stage).required.map(({ field }) => field));
    expect([...asked]).toEqual(fields.split(' '));
  });

  it('require verification at invested only, which is also the only stage that wins', () => {
    const special = STAGES.filter(({ actorRule, setsStatus }) => actorRule ?? setsStatus);
    expect(special.map(({ stage, setsStatus }) => [stage, setsStatus])).toEqual([['invested', 'won']]);
  });

  it('are in the order of the list of stage names', () => {
    expect(STAGE_NAMES.map(getStagePosition)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('have no requirement that an empty lead meets', () => {
    const free = STAGES.flatMap(({ required }) => required)
      .filter(({ appliesTo }) => !appliesTo || appliesTo.isMet(UNKNOWN))
      .filter((requirement) => requirement.isMet(UNKNOWN));
    expect(free).toEqual([]);
  });
});

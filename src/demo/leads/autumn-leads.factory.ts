import type { Actor } from '../../common/actor/actor.constants.js';
import { CreateCompany } from '../../companies/companies/company.dto.js';
import { CreateInteraction } from '../../interactions/interactions/interaction.dto.js';
import { CreateRealisation } from '../../leads/evidence/lead-evidence.dto.js';
import { CreateTransition, SetStatus } from '../../leads/transitions/lead-transition.dto.js';
import { CreateTouch } from '../../leads/touches/lead-touch.dto.js';
import { CreateLead, UpdateLead } from '../../leads/records/lead.dto.js';
import { buildActor } from '../seeding/demo-accounts.constants.js';
import { AUTUMN_ENTERED } from '../activities/autumn-activities.factory.js';
import type { DemoCalendar } from '../seeding/demo-calendar.rules.js';
import { DEMO_TAG } from './lead-schedule.factory.js';
import { getDemoId, DEMO_STORY, DEMO_USERS, getInteractionId } from '../seeding/demo-ids.constants.js';
import { parseBody } from '../seeding/demo-input.reader.js';
import { getInvestorId } from '../companies/investors.constants.js';
import type { AddStep, Run } from '../seeding/demo-plan.rules.js';

const WON = getDemoId(342);
const LOST = getDemoId(343);
const ABANDONED = getDemoId(344);
const LOCAL_COMPANY = getDemoId(150);

/** The project of the investor that came, as it was finally known. */
const PROJECT = {
  investmentType: 'greenfield' as const,
  businessActivity: 'assembly' as const,
  sector: '27.40',
  requirements: '1,800 m² for assembly and tests, near growers.',
  jobsExpected: 20,
  capex: { amount: 2_600_000, currency: 'EUR' },
  consideringElsewhere: true,
  competitorLocations: [{ country: 'NL', region: 'Limburg' }],
  expectedDecisionOn: '2017-06-30',
  projectManagerId: DEMO_USERS.mei,
  likelihood: 'high' as const,
  screening: { status: 'out_of_scope' as const },
  propositionSentOn: '2017-02-14',
  incentivesRequested: true,
  sites: [{ name: 'Kinrooi, Agropolis plot 3', municipality: 'Kinrooi', shortlisted: true, chosen: true }],
  announcedOn: '2017-09-12',
  announcedJobs: 18,
  announcedCapexEur: 2_400_000,
  localCompanyId: LOCAL_COMPANY,
  involvement: 'decisive' as const,
};

/** Its transitions, months apart. */
const TRANSITIONS = [
  { to: 'qualified' as const, occurredOn: '2016-12-06' },
  { to: 'negotiation' as const, occurredOn: '2017-04-11' },
  {
    to: 'announced' as const,
    occurredOn: '2017-09-12',
    evidence: [{ kind: 'press_release' as const, url: 'https://www.xingyao-light.example/news/limburg' }],
  },
];

/**
 * Adds the steps of the fictitious leads that came from the signing of May 2016 and the autumn after it: one invested,
 * one went elsewhere, one became inactive. They are entered from the paper file with the days of the events.
 */
export function seedAutumnLeads(addStep: AddStep, calendar: DemoCalendar): void {
  let minute = 120;
  const stefan = buildActor('stefan');
  const add = (name: string, run: Run, actor: Actor = stefan) =>
    addStep(`leads of 2016: ${name}`, calendar.toInstant(AUTUMN_ENTERED, minute++), actor, run);
  const take = (id: string, body: Omit<CreateLead, 'tags' | 'ownerId'>) =>
    add(body.title, ({ leads }, actor) =>
      leads.create(parseBody(CreateLead, { ...body, ownerId: DEMO_USERS.stefan, tags: [DEMO_TAG] }), actor, id),
    );
  const addTransition = (id: string, body: CreateTransition, actor?: Actor) =>
    add(
      `${id.slice(-3)} ${body.to}`,
      ({ leadTransitions }, by) => leadTransitions.transition(id, parseBody(CreateTransition, body), undefined, by),
      actor,
    );
  const end = (id: string, body: SetStatus) =>
    add(`${id.slice(-3)} ${body.status}`, ({ leadTransitions }, actor) =>
      leadTransitions.setStatus(id, parseBody(SetStatus, body), undefined, actor),
    );

  take(WON, {
    title: 'Assembly of light for greenhouses in Kinrooi',
    companyId: getInvestorId('xingyao'),
    contactIds: [getDemoId(260)],
    receivedOn: '2016-10-19',
    source: { channel: 'activity', activityId: DEMO_STORY.seminar2016 },
  });
  const visit = {
    kind: 'site_visit' as const,
    occurredAt: '2017-03-21T09:00:00Z',
    subject: 'Visit to Agropolis',
    leadId: WON,
    contactIds: [getDemoId(260)],
  };
  add('site visit', ({ interactions }, actor) =>
    interactions.create(parseBody(CreateInteraction, visit), actor, getInteractionId(342, 1)),
  );
  const company = {
    name: 'Xingyao Grow Light Belgium BV',
    country: 'BE',
    subdivision: 'BE-VLI',
    city: 'Kinrooi',
    parentId: getInvestorId('xingyao'),
    tags: [DEMO_TAG],
  };
  add('local company', ({ companies }, actor) =>
    companies.create(parseBody(CreateCompany, company), actor, LOCAL_COMPANY),
  );
  add('project', ({ leads }, actor) => leads.update(WON, parseBody(UpdateLead, PROJECT), undefined, actor));
  // The signing influenced them before they met the agency.
  const signing = { agreementId: DEMO_STORY.partnership, occurredOn: '2016-05-24', note: 'They read of the signing.' };
  add('touch', ({ touches }, actor) => touches.create(WON, parseBody(CreateTouch, signing), actor));
  for (const body of TRANSITIONS) addTransition(WON, body);
  const realised = { asOf: '2018-03-01', jobs: 15, capexEur: 2_100_000 };
  add('realised', ({ leadEvidence }, actor) =>
    leadEvidence.addRealisation(WON, parseBody(CreateRealisation, realised), actor),
  );
  addTransition(WON, { to: 'invested', occurredOn: '2018-03-06' }, buildActor('an'));

  take(LOST, {
    title: 'Showroom for light at home',
    companyId: getInvestorId('mingju'),
    contactIds: [getDemoId(261)],
    receivedOn: '2016-10-20',
    source: { channel: 'activity', activityId: DEMO_STORY.roadshow2016 },
  });
  end(LOST, {
    status: 'lost',
    reason: 'other',
    lostToCountry: 'NL',
    note: 'Followed a customer to Eindhoven.',
    occurredOn: '2017-02-07',
  });

  take(ABANDONED, {
    title: 'Light for classrooms, a pilot with schools',
    companyId: getInvestorId('zhiguang'),
    contactIds: [getDemoId(262)],
    receivedOn: '2016-05-24',
    source: { channel: 'agreement', agreementId: DEMO_STORY.partnership, detail: 'Came with GSC to the signing' },
  });
  end(ABANDONED, { status: 'abandoned', reason: 'no_response', occurredOn: '2016-11-29' });
}

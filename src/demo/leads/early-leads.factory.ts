import type { Actor } from '../../common/actor/actor.constants.js';
import { CreateCompany } from '../../companies/companies/company.dto.js';
import { CreateContact } from '../../companies/contacts/contact.dto.js';
import { CreateInteraction } from '../../interactions/interactions/interaction.dto.js';
import { CreateRealisation } from '../../leads/evidence/lead-evidence.dto.js';
import { CreateTransition } from '../../leads/transitions/lead-transition.dto.js';
import { CreateLead, UpdateLead } from '../../leads/records/lead.dto.js';
import type { BusinessActivity, Channel, InvestmentType, Involvement } from '../../leads/pipeline/lead.constants.js';
import { buildActor } from '../seeding/demo-accounts.constants.js';
import { AUTUMN_ENTERED } from '../activities/autumn-activities.factory.js';
import type { DemoCalendar } from '../seeding/demo-calendar.rules.js';
import { DEMO_TAG } from './lead-schedule.factory.js';
import { getDemoId, DEMO_USERS, getInteractionId } from '../seeding/demo-ids.constants.js';
import { parseBody } from '../seeding/demo-input.reader.js';
import type { AddStep, Run } from '../seeding/demo-plan.rules.js';

/** A fictitious investment of the years before the CRM. Days count back from the day of seeding. */
interface EarlyInvestment {
  /** Numbers of the lead, its investor, the company that it established here, and the contact. */
  ids: [lead: number, investor: number, local: number, contact: number];
  title: string;
  investor: { name: string; country: string; city: string; domain: string };
  person: { name: string; title: string };
  local: { name: string; municipality: string; site: string };
  type: InvestmentType;
  activity: BusinessActivity;
  sector: string;
  channel: Exclude<Channel, 'activity' | 'agreement' | 'referral'>;
  involvement: Involvement;
  announced: [jobs: number, capexEur: number];
  received: number;
  qualified: number;
  negotiation: number;
  announcedDaysAgo: number;
  invested: number;
  /**
   * Age in days, and the jobs and euro reached by then. Those after the introduction of the CRM were entered when they
   * were reported.
   */
  realised: [daysAgo: number, jobs: number, capexEur: number][];
}

/** The realised figures are above the announcement, below it, equal to it, or still in progress. */
const EARLY: readonly EarlyInvestment[] = [
  {
    ids: [345, 151, 152, 271],
    title: 'Plant for optical components',
    investor: { name: 'Hokuto Optical Works', country: 'JP', city: 'Nagoya', domain: 'hokuto-optical.example' },
    person: { name: 'Kobayakawa Jun', title: 'Director Europe' },
    local: { name: 'Hokuto Optical Belgium NV', municipality: 'Genk', site: 'Genk-Zuid, plot 2' },
    type: 'greenfield',
    activity: 'manufacturing',
    sector: '26.70',
    channel: 'cold_outreach',
    involvement: 'decisive',
    announced: [60, 14_000_000],
    received: 2_720,
    qualified: 2_640,
    negotiation: 2_500,
    announcedDaysAgo: 2_400,
    invested: 1_690,
    realised: [
      [1_700, 41, 12_100_000],
      [900, 66, 15_200_000],
    ],
  },
  {
    ids: [346, 153, 154, 272],
    title: 'Distribution of lighting for the Benelux',
    investor: { name: 'Nordlager Leuchten', country: 'DE', city: 'Münster', domain: 'nordlager.example' },
    person: { name: 'Silke Brandhorster', title: 'Leiterin Logistik' },
    local: { name: 'Nordlager Benelux BV', municipality: 'Tongeren', site: 'Tongeren-Oost, hall 4' },
    type: 'relocation',
    activity: 'logistics',
    sector: '52.10',
    channel: 'partner_network',
    involvement: 'significant',
    announced: [45, 9_500_000],
    received: 2_300,
    qualified: 2_240,
    negotiation: 2_100,
    announcedDaysAgo: 2_010,
    invested: 1_290,
    realised: [
      [1_300, 22, 7_000_000],
      [800, 31, 8_100_000],
    ],
  },
  {
    ids: [347, 155, 156, 273],
    title: 'Development of sensors for growers',
    investor: { name: 'Polderveld Sensing', country: 'NL', city: 'Wageningen', domain: 'polderveld.example' },
    person: { name: 'Marjolein Terpsma', title: 'Directeur' },
    local: { name: 'Polderveld Limburg BV', municipality: 'Sint-Truiden', site: 'Fruit campus, wing B' },
    type: 'expansion',
    activity: 'research_development',
    sector: '72.10',
    channel: 'web',
    involvement: 'supporting',
    announced: [18, 3_200_000],
    received: 1_980,
    qualified: 1_930,
    negotiation: 1_750,
    announcedDaysAgo: 1_640,
    invested: 990,
    realised: [[1_000, 18, 3_200_000]],
  },
  {
    ids: [348, 157, 158, 274],
    title: 'Assembly of drives for greenhouses',
    investor: { name: 'Prairie Drive Systems', country: 'US', city: 'Moline', domain: 'prairie-drive.example' },
    person: { name: 'Colleen Ashgrove', title: 'VP Operations' },
    local: {
      name: 'Prairie Drive Europe NV',
      municipality: 'Houthalen-Helchteren',
      site: 'Centrum-Zuid, plot 21',
    },
    type: 'greenfield',
    activity: 'assembly',
    sector: '27.11',
    channel: 'other',
    involvement: 'none',
    announced: [90, 22_000_000],
    received: 1_700,
    qualified: 1_600,
    negotiation: 1_400,
    announcedDaysAgo: 1_250,
    invested: 790,
    realised: [
      [800, 24, 9_800_000],
      [200, 57, 16_400_000],
    ],
  },
];

/** Age in days of the day on which they were entered from the paper file. */
const ENTERED = AUTUMN_ENTERED - 3;

/**
 * Adds the steps of the fictitious investments that were announced at least three years ago, so that their realisation
 * can be judged.
 */
export function seedEarlyLeads(addStep: AddStep, calendar: DemoCalendar): void {
  let minute = 0;
  const mei = buildActor('mei');
  for (const plan of EARLY) {
    const [leadId, investorId, localId, contactId] = plan.ids.map((number) => getDemoId(number)) as [
      string,
      string,
      string,
      string,
    ];
    const add = (name: string, run: Run, actor: Actor = mei, at = calendar.toInstant(ENTERED, minute++)) =>
      addStep(`early ${plan.ids[0]} ${name}`, at, actor, run);
    const addCompany = (id: string, body: Omit<CreateCompany, 'tags'>) =>
      add('company', ({ companies }, actor) =>
        companies.create(parseBody(CreateCompany, { ...body, tags: [DEMO_TAG] }), actor, id),
      );
    const addTransition = (
      to: CreateTransition['to'],
      daysAgo: number,
      actor?: Actor,
      evidence?: CreateTransition['evidence'],
    ) =>
      add(
        to,
        ({ leadTransitions }, by) =>
          leadTransitions.transition(
            leadId,
            parseBody(CreateTransition, { to, occurredOn: calendar.toDate(daysAgo), evidence }),
            undefined,
            by,
          ),
        actor,
      );

    const { name, country, city, domain } = plan.investor;
    addCompany(investorId, { name, country, city, website: `https://www.${domain}` });
    const { municipality } = plan.local;
    addCompany(localId, {
      name: plan.local.name,
      country: 'BE',
      subdivision: 'BE-VLI',
      city: municipality,
      parentId: investorId,
    });
    const person = { fullName: plan.person.name, jobTitle: plan.person.title, companyId: investorId, tags: [DEMO_TAG] };
    add('contact', ({ contacts }, actor) => contacts.create(parseBody(CreateContact, person), actor, contactId));
    const lead = {
      title: plan.title,
      companyId: investorId,
      contactIds: [contactId],
      ownerId: DEMO_USERS.mei,
      receivedOn: calendar.toDate(plan.received),
      source: { channel: plan.channel, detail: 'From the paper file' },
      tags: [DEMO_TAG],
    };
    add('lead', ({ leads }, actor) => leads.create(parseBody(CreateLead, lead), actor, leadId));
    const visit = {
      kind: 'site_visit' as const,
      occurredAt: `${calendar.toDate(plan.negotiation + 7)}T09:00:00Z`,
      subject: `Visit to ${municipality}`,
      leadId,
      contactIds: [contactId],
    };
    add('visit', ({ interactions }, actor) =>
      interactions.create(parseBody(CreateInteraction, visit), actor, getInteractionId(plan.ids[0], 1)),
    );
    const project = buildProject(plan, calendar, localId);
    add('project', ({ leads }, actor) => leads.update(leadId, parseBody(UpdateLead, project), undefined, actor));
    const url = `https://www.${domain}/news/limburg`;
    addTransition('qualified', plan.qualified);
    addTransition('negotiation', plan.negotiation);
    addTransition('announced', plan.announcedDaysAgo, mei, [{ kind: 'press_release', url }]);
    for (const [daysAgo, jobs, capexEur] of plan.realised) {
      const body = { asOf: calendar.toDate(daysAgo), jobs, capexEur };
      const at = daysAgo < ENTERED ? calendar.toInstant(daysAgo, plan.ids[0] - 300) : undefined;
      add(
        `realised ${daysAgo}`,
        ({ leadEvidence }, actor) => leadEvidence.addRealisation(leadId, parseBody(CreateRealisation, body), actor),
        mei,
        at,
      );
    }
    addTransition('invested', plan.invested, buildActor('an'));
  }
}

/** Returns the project as it was finally known. */
function buildProject(plan: EarlyInvestment, calendar: DemoCalendar, localCompanyId: string) {
  const [jobs, capexEur] = plan.announced;
  const { site, municipality } = plan.local;
  return {
    investmentType: plan.type,
    businessActivity: plan.activity,
    sector: plan.sector,
    requirements: `${site}, or the like of it.`,
    jobsExpected: jobs,
    capex: { amount: capexEur, currency: 'EUR' },
    consideringElsewhere: false,
    expectedDecisionOn: calendar.toDate(plan.announcedDaysAgo),
    projectManagerId: DEMO_USERS.stefan,
    likelihood: 'high' as const,
    screening: { status: 'out_of_scope' as const },
    propositionSentOn: calendar.toDate(plan.negotiation + 30),
    incentivesRequested: false,
    sites: [{ name: site, municipality, shortlisted: true, chosen: true }],
    announcedOn: calendar.toDate(plan.announcedDaysAgo),
    announcedJobs: jobs,
    announcedCapexEur: capexEur,
    localCompanyId,
    involvement: plan.involvement,
  };
}

import { SYSTEM, type Actor } from '../common/actor/actor.constants.js';
import { addDays } from '../common/time/calendar-dates.rules.js';
import { CreateMembership } from '../companies/memberships/company-membership.dto.js';
import { CreateCompany } from '../companies/companies/company.dto.js';
import { CreateContact } from '../companies/contacts/contact.dto.js';
import { CreateUser } from '../identity/users/user.dto.js';
import { CreateInteraction } from '../interactions/interactions/interaction.dto.js';
import { CreateTask, UpdateTask } from '../interactions/tasks/task.dto.js';
import { CreateRealisation } from '../leads/evidence/lead-evidence.dto.js';
import { CreateTouch } from '../leads/touches/lead-touch.dto.js';
import { CreateTransition, SetStatus } from '../leads/transitions/lead-transition.dto.js';
import { CreateLead, UpdateLead } from '../leads/records/lead.dto.js';
import { CreateReportLock } from '../reports/locks/report-lock.dto.js';
import { CreateReportSchedule } from '../reports/schedules/report-schedule.dto.js';
import { buildActor, DEMO_ACCOUNTS, makeDemoPassword } from './seeding/demo-accounts.constants.js';
import type { DemoPasswords, AddStep, DemoStep, Run } from './seeding/demo-plan.rules.js';
import { AUTUMN_ENTERED, AUTUMN_GUESTS, seedAutumn } from './activities/autumn-activities.factory.js';
import { seedAutumnLeads } from './leads/autumn-leads.factory.js';
import type { DemoCalendar } from './seeding/demo-calendar.rules.js';
import { seedEarlyLeads } from './leads/early-leads.factory.js';
import { buildScheduledActions, DEMO_TAG } from './leads/lead-schedule.factory.js';
import type { LeadAction, LeadPlan } from './leads/lead-plan.rules.js';
import { findFirstInvitation, seedActivities } from './activities/activity-steps.factory.js';
import {
  DEMO_DOUBLE_LEAD,
  DEMO_EXAMPLE,
  DEMO_STORY,
  DEMO_USERS,
  getDemoId,
  type DemoUser,
  getInteractionId,
  getMembershipId,
  getTaskId,
} from './seeding/demo-ids.constants.js';
import {
  DEMO_DUPLICATES,
  DEMO_INVESTORS,
  DEMO_LOCAL_COMPANIES,
  DEMO_SALES_OFFICE,
  type DemoInvestor,
  getInvestorId,
  type InvestorKey,
} from './companies/investors.constants.js';
import { OPEN_LEADS } from './leads/open-leads.constants.js';
import { ADVANCED_LEADS } from './leads/advanced-leads.constants.js';
import { RESTING_LEADS } from './leads/resting-leads.constants.js';
import { WON_LEADS } from './leads/won-leads.constants.js';
import { DEMO_HELPERS, DEMO_PEOPLE, type DemoPerson } from './companies/people.constants.js';
import { parseBody } from './seeding/demo-input.reader.js';
import { STORY_ORGANISATIONS, STORY_PEOPLE, STORY_TAG } from './companies/announcement-partners.constants.js';
import { seedAgreements, seedTwinning } from './activities/twinning-steps.factory.js';
import { seedVisit } from './activities/visit-programme.factory.js';
import { DEMO_CONNECTION, DEMO_DECISION, DEMO_DELIVERIES } from './activities/seminar-form.constants.js';

/** Age in days of the day on which the CRM was filled with earlier data. */
const OPENING = 745;

/** The summary of the past month, created on the first day of the next. */
const DEPUTY_SCHEDULE = {
  name: 'Pipeline for the deputy',
  cron: '0 6 1 * *',
  report: 'pipeline-summary',
  parameters: { asOf: 'previous_month_end', from: 'previous_month_start' },
  format: 'pdf',
  lang: 'nl',
  folder: 'deputy',
  enabled: false,
} as const;

/** All fictitious leads. */
export const DEMO_LEADS: readonly LeadPlan[] = [...OPEN_LEADS, ...ADVANCED_LEADS, ...RESTING_LEADS, ...WON_LEADS];

/**
 * Builds the two years of the demo as steps in the order of time. The result is the same for the same instant of
 * seeding, so that an interrupted replay can continue.
 */
export function buildHistory(calendar: DemoCalendar, passwords: DemoPasswords = 'default'): DemoStep[] {
  const history = new HistoryBuilder(calendar, passwords);
  history.addOpening();
  history.addActivities();
  history.addCompanies();
  history.addCorrections();
  history.addTouches();
  history.addReports();
  history.addRegistrations();
  for (const plan of DEMO_LEADS) history.addLead(plan);
  return history.sortSteps();
}

/** A lead while its steps are built. */
interface LeadProgress {
  number: number;
  interactionCount: number;
  /** Ids of its tasks, by the name in the plan. */
  tasks: Map<string, string>;
}

class HistoryBuilder {
  private readonly steps: { name: string; at: Date; run: DemoStep['run'] }[] = [];

  constructor(
    private readonly calendar: DemoCalendar,
    private readonly passwords: DemoPasswords,
  ) {}

  /** Adds the people of the agency, and the part of the announcement's story before the CRM. */
  addOpening(): void {
    let minute = 0;
    const add = (name: string, run: Run, actor: Actor = buildActor('admin')) =>
      this.add(name, this.calendar.toInstant(OPENING, minute++), actor, run);
    for (const { user, account } of DEMO_ACCOUNTS) {
      const { email, role, name: fullName } = account;
      const password = makeDemoPassword(this.passwords);
      const create: Run = ({ users }, actor) =>
        users.create(parseBody(CreateUser, { email, role, password, fullName }), actor, DEMO_USERS[user]);
      add(`user ${user}`, create, SYSTEM);
    }
    for (const { id, ...organisation } of STORY_ORGANISATIONS) {
      const body = { ...organisation, tags: [STORY_TAG] };
      add(`organisation ${body.name}`, ({ companies }, actor) =>
        companies.create(parseBody(CreateCompany, body), actor, id),
      );
    }
    for (const { id, ...person } of STORY_PEOPLE) {
      const body = { ...person, tags: [STORY_TAG] };
      add(`contact ${body.fullName}`, ({ contacts }, actor) =>
        contacts.create(parseBody(CreateContact, body), actor, id),
      );
    }
    seedTwinning(add);
  }

  /** Adds the agreements and activities of the autumn of 2016 and of the two fictitious years. */
  addActivities(): void {
    const add: AddStep = (name, at, actor, run) => this.add(name, at, actor, run);
    seedAutumn(add, this.calendar);
    seedAutumnLeads(add, this.calendar);
    seedEarlyLeads(add, this.calendar);
    seedActivities(add, this.calendar);
    seedVisit(add, this.calendar);
    seedAgreements(add, this.calendar);
    for (const helper of DEMO_HELPERS) this.addContact(helper, findFirstInvitation(helper.number)! + 1, 'an', 4);
  }

  /** Adds the investors and their people before a lead first names them or they are first invited. */
  addCompanies(): void {
    for (const [key, investor] of Object.entries(DEMO_INVESTORS) as [InvestorKey, DemoInvestor][]) {
      const { daysAgo, by } = getFirstMention(key);
      this.addCompany(investor, daysAgo, by);
      const people = DEMO_PEOPLE.filter(({ company }) => company === key);
      for (const [index, person] of people.entries()) this.addContact(person, daysAgo, by, 4 + index);
    }
    for (const [key, company] of Object.entries(DEMO_LOCAL_COMPANIES)) {
      const lead = WON_LEADS.find(({ result }) => result?.local === key)!;
      const won = lead.transitions!.find(([stage]) => stage === 'invested')![1];
      this.addCompany(company, won + 6, lead.owner);
    }
    const { daysAgo, by } = getFirstMention('lumenova');
    this.addCompany(DEMO_SALES_OFFICE, daysAgo - 1, by, { allowDuplicate: true });
  }

  /** Adds typical errors and their corrections: duplicates, and a lead that was entered twice. */
  addCorrections(): void {
    const { merged, waiting } = DEMO_DUPLICATES;
    this.addCompany(merged, 396, 'mei', { allowDuplicate: true });
    const sourceId = getDemoId(merged.number);
    this.add('merge', this.calendar.toInstant(395, 20), buildActor('an'), ({ merges }, actor) =>
      merges.merge(getDemoId(DEMO_INVESTORS.haixu.number), { sourceId, dryRun: false }, undefined, actor),
    );
    this.addCompany(waiting, 5, 'mei', { allowDuplicate: true });
    const id = DEMO_DOUBLE_LEAD;
    const body = {
      title: 'Warehouse for e-commerce',
      companyId: getDemoId(DEMO_INVESTORS.huayao.number),
      source: { channel: 'web' as const, detail: 'Form "Your project in Limburg"' },
      description: 'Taken in twice by mistake.',
      tags: [DEMO_TAG],
    };
    this.add('double lead', this.calendar.toInstant(90, 20), buildActor('stefan'), ({ leads }, actor) =>
      leads.create(parseBody(CreateLead, body), actor, id),
    );
    this.add('double lead archived', this.calendar.toInstant(89, 20), buildActor('stefan'), ({ leads }, actor) =>
      leads.archive(id, undefined, actor),
    );
  }

  /** Adds the touches of a lead beside its source, as colleagues recorded them. */
  addTouches(): void {
    const touches = [
      {
        lead: 330,
        id: getDemoId(680),
        daysAgo: 560,
        body: { agreementId: DEMO_STORY.partnership, note: 'GSC vouched.' },
      },
      {
        lead: 310,
        id: getDemoId(681),
        daysAgo: 3,
        body: { channel: 'partner_network' as const, note: 'VOKA called.' },
      },
    ];
    for (const { lead, id, daysAgo, body } of touches) {
      this.add(`touch ${lead}`, this.calendar.toInstant(daysAgo, 400), buildActor('stefan'), (services, actor) =>
        services.touches.create(getDemoId(lead), parseBody(CreateTouch, body), actor, id),
      );
    }
  }

  /** Adds the form of a seminar and its deliveries. */
  addRegistrations(): void {
    const { id, daysAgo, buildBody: body } = DEMO_CONNECTION;
    this.add('connection', this.calendar.toInstant(daysAgo, 30), buildActor('an'), ({ forms }, actor) =>
      forms.connect(body(), actor, id),
    );
    for (const [index, sent] of DEMO_DELIVERIES.entries()) {
      const at = this.calendar.toInstant(sent.daysAgo, 60 + index * 25);
      this.add(`delivery ${sent.id}`, at, SYSTEM, ({ forms }, actor) => forms.receive(id, sent, actor));
    }
    const decided = { ...DEMO_DECISION, companyId: getDemoId(DEMO_INVESTORS[DEMO_DECISION.companyKey].number) };
    this.add('decision', this.calendar.toInstant(decided.daysAgo, 90), buildActor('stefan'), ({ forms }, actor) =>
      forms.decide(decided, DEMO_TAG, actor),
    );
  }

  /**
   * Adds one lead. Its actions of one day happen in order, some minutes apart, and no two leads have the same hours.
   */
  addLead(plan: LeadPlan): void {
    const lead: LeadProgress = { number: plan.number, interactionCount: 0, tasks: new Map() };
    let last = 0;
    for (const [index, { daysAgo, by, action }] of buildScheduledActions(plan, this.calendar).entries()) {
      const hour = this.calendar.toInstant(daysAgo, 45 + ((plan.number * 37) % 300)).getTime();
      // Several days of a weekend become one Friday. An action is never earlier than the one before it, and never after
      // the instant of seeding.
      last = Math.min(Math.max(hour, last + 7 * 60_000), this.calendar.now.getTime());
      const at = new Date(last);
      this.add(`lead ${plan.number} ${index} ${action.kind}`, at, buildActor(by), this.buildRun(action, at, lead));
    }
  }

  sortSteps(): DemoStep[] {
    // The sort is stable, so steps at the same instant stay in the order in which they depend on each other.
    const steps = this.steps.toSorted((a, b) => a.at.getTime() - b.at.getTime());
    return steps.map(({ name, at, run }, index) => ({ key: `${String(index).padStart(4, '0')} ${name}`, at, run }));
  }

  private buildRun(action: LeadAction, at: Date, lead: LeadProgress): Run {
    const leadId = getDemoId(lead.number);
    switch (action.kind) {
      case 'create':
        return ({ leads }, actor) => leads.create(parseBody(CreateLead, action.body), actor, leadId);
      case 'edit':
        return ({ leads }, actor) => leads.update(leadId, parseBody(UpdateLead, action.body), undefined, actor);
      case 'talk': {
        const body = { ...action.body, leadId, occurredAt: new Date(at.getTime() - 5 * 60_000).toISOString() };
        const id = getInteractionId(lead.number, ++lead.interactionCount);
        return ({ interactions }, actor) => interactions.create(parseBody(CreateInteraction, body), actor, id);
      }
      case 'move':
        return ({ leadTransitions }, actor) =>
          leadTransitions.transition(leadId, parseBody(CreateTransition, action.body), undefined, actor);
      case 'status':
        return ({ leadTransitions }, actor) =>
          leadTransitions.setStatus(leadId, parseBody(SetStatus, action.body), undefined, actor);
      case 'realise':
        return ({ leadEvidence }, actor) =>
          leadEvidence.addRealisation(leadId, parseBody(CreateRealisation, action.body), actor);
      case 'task': {
        const id = getTaskId(lead.number, lead.tasks.size + 1);
        lead.tasks.set(action.name, id);
        return ({ tasks }, actor) => tasks.create(parseBody(CreateTask, { ...action.body, leadId }), actor, id);
      }
      case 'close': {
        const id = lead.tasks.get(action.name)!;
        return ({ tasks }, actor) =>
          tasks.update(id, parseBody(UpdateTask, { status: action.status }), undefined, actor);
      }
    }
  }

  private addCompany(firm: DemoInvestor, daysAgo: number, by: DemoUser, more: { allowDuplicate?: boolean } = {}): void {
    const { number, domain, nace, identifier, memberOfGscSince, parent, ...own } = firm;
    const id = getDemoId(number);
    const body = {
      ...own,
      website: `https://www.${domain}`,
      identifiers: identifier ? [identifier] : [],
      nace: [{ version: '2.1' as const, code: nace, primary: true }],
      parentId: parent ? getDemoId(parent) : null,
      ownerId: DEMO_USERS[by],
      tags: [DEMO_TAG],
      ...more,
    };
    this.add(`company ${firm.name}`, this.calendar.toInstant(daysAgo, 2), buildActor(by), ({ companies }, actor) =>
      companies.create(parseBody(CreateCompany, body), actor, id),
    );
    if (memberOfGscSince === undefined) return;
    const membership = {
      companyId: DEMO_STORY.gsc,
      direction: 'member_of' as const,
      since: `${memberOfGscSince}-01-01`,
    };
    this.add(`membership ${firm.name}`, this.calendar.toInstant(daysAgo, 3), buildActor(by), ({ memberships }, actor) =>
      memberships.create(id, parseBody(CreateMembership, membership), actor, getMembershipId(number)),
    );
  }

  private addContact(person: DemoPerson, daysAgo: number, by: DemoUser, minute: number): void {
    const { number, company, ...own } = person;
    const at = this.calendar.toInstant(daysAgo, minute);
    const body = {
      ...own,
      companyId: company ? getInvestorId(company) : null,
      tags: [DEMO_TAG],
      consents: buildConsents(number),
    };
    this.add(`contact ${person.fullName}`, at, buildActor(by), ({ contacts }, actor) =>
      contacts.create(parseBody(CreateContact, body), actor, getDemoId(number)),
    );
  }

  /** Adds the deputy's reports: a schedule that is off until the files are wanted, and a locked month. */
  addReports(): void {
    this.add('report schedule', this.calendar.toInstant(36, 0), buildActor('an'), ({ schedules }, actor) =>
      schedules.create(parseBody(CreateReportSchedule, DEPUTY_SCHEDULE), actor, DEMO_EXAMPLE.reportSchedule),
    );
    const month = addDays(`${this.calendar.toDate(35).slice(0, 8)}01`, -1).slice(0, 7);
    const body = { report: 'pipeline-summary', month, note: 'As reported to the deputy' };
    this.add('report lock', this.calendar.toInstant(35, 0), buildActor('an'), ({ locks }, actor) =>
      locks.create(parseBody(CreateReportLock, body), actor, DEMO_EXAMPLE.reportLock),
    );
  }

  private add(name: string, at: Date, actor: Actor, run: Run): void {
    this.steps.push({ name, at, run: (services) => run(services, actor) });
  }
}

/**
 * Returns the time when an investor is first known: as the company of a lead, as a referrer, or as an invited guest.
 */
function getFirstMention(key: InvestorKey): { daysAgo: number; by: DemoUser } {
  const mentions = DEMO_LEADS.filter(
    ({ company, source }) => company === key || (source.channel === 'referral' && source.by === key),
  ).map(({ receivedDaysAgo: daysAgo, owner: by }) => ({ daysAgo, by }));
  for (const { number } of DEMO_PEOPLE.filter(({ company }) => company === key)) {
    const invited = findFirstInvitation(number);
    if (invited !== undefined) mentions.push({ daysAgo: invited + 1, by: mentions[0]?.by ?? 'stefan' });
    const inAutumn: readonly number[] = AUTUMN_GUESTS;
    if (inAutumn.includes(number)) mentions.push({ daysAgo: AUTUMN_ENTERED + 1, by: mentions[0]?.by ?? 'stefan' });
  }
  return mentions.reduce((a, b) => (b.daysAgo > a.daysAgo ? b : a));
}

/** Returns the consents to invitations and news: two of three people agreed to something, one of seven refused. */
function buildConsents(number: number) {
  if (number % 3 === 0) return [];
  return [
    {
      purpose: number % 2 === 0 ? ('marketing' as const) : ('event_invitation' as const),
      granted: number % 7 !== 0,
      wording: 'Yes, keep me informed of events and investment opportunities in Limburg by e-mail.',
      wordingVersion: '2024-01',
      source: 'Registration form of an event',
    },
  ];
}

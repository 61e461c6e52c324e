import { SYSTEM, type Actor } from '../common/actor/actor.js';
import { addDays } from '../common/reference/calendar.dates.js';
import { CreateMembership } from '../companies/company-membership.dto.js';
import { CreateCompany } from '../companies/company.dto.js';
import { CreateContact } from '../companies/contact.dto.js';
import { CreateUser } from '../identity/user.dto.js';
import { CreateInteraction } from '../interactions/interaction.dto.js';
import { CreateTask, UpdateTask } from '../interactions/task.dto.js';
import { CreateRealisation } from '../leads/lead-evidence.dto.js';
import { CreateTouch } from '../leads/lead-touch.dto.js';
import { CreateTransition, SetStatus } from '../leads/lead-move.dto.js';
import { CreateLead, UpdateLead } from '../leads/lead.dto.js';
import { CreateReportLock } from '../reports/locks/report-lock.dto.js';
import { CreateReportSchedule } from '../reports/schedules/report-schedule.dto.js';
import { actorOf, DEMO_ACCOUNTS, makeDemoPassword } from './demo.accounts.js';
import type { DemoPasswords } from './demo.rules.js';
import { AUTUMN_ENTERED, AUTUMN_GUESTS, layOutAutumn } from './demo.autumn.js';
import { layOutAutumnLeads } from './demo.autumn.leads.js';
import type { DemoCalendar } from './demo.calendar.js';
import { layOutEarlyLeads } from './demo.early.leads.js';
import { courseOf, DEMO_TAG } from './demo.course.js';
import type { LeadDeed } from './demo.deed.js';
import { firstInvitation, layOutActivities } from './demo.events.js';
import {
  DEMO_DOUBLE_LEAD,
  DEMO_EXAMPLE,
  DEMO_STORY,
  DEMO_USERS,
  demoId,
  type DemoUser,
  interactionId,
  membershipId,
  taskId,
} from './demo.ids.js';
import {
  DEMO_DUPLICATES,
  DEMO_INVESTORS,
  DEMO_LOCAL_COMPANIES,
  DEMO_SALES_OFFICE,
  type DemoInvestor,
  investorId,
  type InvestorKey,
} from './demo.investors.js';
import type { LeadPlan } from './demo.lead.plan.js';
import { OPEN_LEADS } from './demo.leads.js';
import { ADVANCED_LEADS } from './demo.leads.advanced.js';
import { RESTING_LEADS } from './demo.leads.resting.js';
import { WON_LEADS } from './demo.leads.won.js';
import { DEMO_HELPERS, DEMO_PEOPLE, type DemoPerson } from './demo.people.js';
import { checked } from './demo.input.js';
import type { AddStep, DemoStep, Run } from './demo.step.js';
import { STORY_ORGANISATIONS, STORY_PEOPLE, STORY_TAG } from './demo.story.js';
import { layOutAgreements, layOutTwinning } from './demo.twinning.steps.js';
import { layOutVisit } from './demo.visit.js';
import { DEMO_CONNECTION, DEMO_DECISION, DEMO_DELIVERIES } from './demo.intake.js';

/** When the CRM was filled with what was known before it, in days before the day of seeding. */
const OPENING = 745;

/** The summary of the month that is over, on the first of the next. */
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

/** Every invented lead. */
export const DEMO_LEADS: readonly LeadPlan[] = [...OPEN_LEADS, ...ADVANCED_LEADS, ...RESTING_LEADS, ...WON_LEADS];

/**
 * The two years of the demo as steps in the order of time. The same for the same instant of seeding, so that a replay
 * that was interrupted can go on.
 */
export function historyOf(calendar: DemoCalendar, passwords: DemoPasswords = 'default'): DemoStep[] {
  const history = new History(calendar, passwords);
  history.open();
  history.hold();
  history.meet();
  history.tidy();
  history.influence();
  history.report();
  history.register();
  for (const plan of DEMO_LEADS) history.follow(plan);
  return history.inOrder();
}

/** A lead while its steps are laid out. */
interface LeadSoFar {
  number: number;
  talks: number;
  /** Ids of its tasks, by the name the course calls them. */
  tasks: Map<string, string>;
}

class History {
  private readonly steps: { name: string; at: Date; run: DemoStep['run'] }[] = [];

  constructor(
    private readonly calendar: DemoCalendar,
    private readonly passwords: DemoPasswords,
  ) {}

  /** The people of the agency, and the story of the announcement as far as it goes back before the CRM. */
  open(): void {
    let minute = 0;
    const add = (name: string, run: Run, actor: Actor = actorOf('admin')) =>
      this.add(name, this.calendar.instant(OPENING, minute++), actor, run);
    for (const { user, account } of DEMO_ACCOUNTS) {
      const { email, role, name: fullName } = account;
      const password = makeDemoPassword(this.passwords);
      const create: Run = ({ users }, actor) =>
        users.create(checked(CreateUser, { email, role, password, fullName }), actor, DEMO_USERS[user]);
      add(`user ${user}`, create, SYSTEM);
    }
    for (const { id, ...organisation } of STORY_ORGANISATIONS) {
      const body = { ...organisation, tags: [STORY_TAG] };
      add(`organisation ${body.name}`, ({ companies }, actor) =>
        companies.create(checked(CreateCompany, body), actor, id),
      );
    }
    for (const { id, ...person } of STORY_PEOPLE) {
      const body = { ...person, tags: [STORY_TAG] };
      add(`contact ${body.fullName}`, ({ contacts }, actor) =>
        contacts.create(checked(CreateContact, body), actor, id),
      );
    }
    layOutTwinning(add);
  }

  /** What was agreed and organised: in the autumn of 2016, and in the two invented years. */
  hold(): void {
    const add: AddStep = (name, at, actor, run) => this.add(name, at, actor, run);
    layOutAutumn(add, this.calendar);
    layOutAutumnLeads(add, this.calendar);
    layOutEarlyLeads(add, this.calendar);
    layOutActivities(add, this.calendar);
    layOutVisit(add, this.calendar);
    layOutAgreements(add, this.calendar);
    for (const helper of DEMO_HELPERS) this.contact(helper, firstInvitation(helper.number)! + 1, 'an', 4);
  }

  /** The investors and their people, each met when a lead first names them, or before they are first invited. */
  meet(): void {
    for (const [key, investor] of Object.entries(DEMO_INVESTORS) as [InvestorKey, DemoInvestor][]) {
      const { daysAgo, by } = firstMention(key);
      this.company(investor, daysAgo, by);
      const people = DEMO_PEOPLE.filter(({ company }) => company === key);
      for (const [index, person] of people.entries()) this.contact(person, daysAgo, by, 4 + index);
    }
    for (const [key, company] of Object.entries(DEMO_LOCAL_COMPANIES)) {
      const lead = WON_LEADS.find(({ result }) => result?.local === key)!;
      const won = lead.moves!.find(([stage]) => stage === 'invested')![1];
      this.company(company, won + 6, lead.owner);
    }
    const { daysAgo, by } = firstMention('lumenova');
    this.company(DEMO_SALES_OFFICE, daysAgo - 1, by, { allowDuplicate: true });
  }

  /** What goes wrong in any database, and how it was put right: doubles, and a lead taken in twice. */
  tidy(): void {
    const { merged, waiting } = DEMO_DUPLICATES;
    this.company(merged, 396, 'mei', { allowDuplicate: true });
    const sourceId = demoId(merged.number);
    this.add('merge', this.calendar.instant(395, 20), actorOf('an'), ({ merges }, actor) =>
      merges.merge(demoId(DEMO_INVESTORS.haixu.number), { sourceId, dryRun: false }, undefined, actor),
    );
    this.company(waiting, 5, 'mei', { allowDuplicate: true });
    const id = DEMO_DOUBLE_LEAD;
    const body = {
      title: 'Warehouse for e-commerce',
      companyId: demoId(DEMO_INVESTORS.huayao.number),
      source: { channel: 'web' as const, detail: 'Form "Your project in Limburg"' },
      description: 'Taken in twice by mistake.',
      tags: [DEMO_TAG],
    };
    this.add('double lead', this.calendar.instant(90, 20), actorOf('stefan'), ({ leads }, actor) =>
      leads.create(checked(CreateLead, body), actor, id),
    );
    this.add('double lead archived', this.calendar.instant(89, 20), actorOf('stefan'), ({ changes }, actor) =>
      changes.archive(id, undefined, actor),
    );
  }

  /** What influenced a lead besides what it came from, as colleagues noted it. */
  influence(): void {
    const touches = [
      { lead: 330, id: demoId(680), daysAgo: 560, body: { agreementId: DEMO_STORY.partnership, note: 'GSC vouched.' } },
      { lead: 310, id: demoId(681), daysAgo: 3, body: { channel: 'partner_network' as const, note: 'VOKA called.' } },
    ];
    for (const { lead, id, daysAgo, body } of touches) {
      this.add(`touch ${lead}`, this.calendar.instant(daysAgo, 400), actorOf('stefan'), (services, actor) =>
        services.touches.create(demoId(lead), checked(CreateTouch, body), actor, id),
      );
    }
  }

  /** The form of a seminar, and what came in by it. */
  register(): void {
    const { id, daysAgo, body } = DEMO_CONNECTION;
    this.add('connection', this.calendar.instant(daysAgo, 30), actorOf('an'), ({ forms }, actor) =>
      forms.connect(body(), actor, id),
    );
    for (const [index, sent] of DEMO_DELIVERIES.entries()) {
      const at = this.calendar.instant(sent.daysAgo, 60 + index * 25);
      this.add(`delivery ${sent.id}`, at, SYSTEM, ({ forms }, actor) => forms.takeIn(id, sent, actor));
    }
    const decided = { ...DEMO_DECISION, companyId: demoId(DEMO_INVESTORS[DEMO_DECISION.companyKey].number) };
    this.add('decision', this.calendar.instant(decided.daysAgo, 90), actorOf('stefan'), ({ forms }, actor) =>
      forms.decide(decided, DEMO_TAG, actor),
    );
  }

  /** One lead. What it does on one day happens in turn, some minutes apart, and no two leads keep the same hours. */
  follow(plan: LeadPlan): void {
    const lead: LeadSoFar = { number: plan.number, talks: 0, tasks: new Map() };
    let last = 0;
    for (const [turn, { daysAgo, by, deed }] of courseOf(plan, this.calendar).entries()) {
      const hour = this.calendar.instant(daysAgo, 45 + ((plan.number * 37) % 300)).getTime();
      // Days of a weekend become one Friday; never before what came before, never after the instant of seeding.
      last = Math.min(Math.max(hour, last + 7 * 60_000), this.calendar.now.getTime());
      const at = new Date(last);
      this.add(`lead ${plan.number} ${turn} ${deed.kind}`, at, actorOf(by), this.executed(deed, at, lead));
    }
  }

  inOrder(): DemoStep[] {
    // Sorting is stable: of what happens at one instant, the order of adding is the order of need.
    const steps = this.steps.toSorted((a, b) => a.at.getTime() - b.at.getTime());
    return steps.map(({ name, at, run }, index) => ({ key: `${String(index).padStart(4, '0')} ${name}`, at, run }));
  }

  private executed(deed: LeadDeed, at: Date, lead: LeadSoFar): Run {
    const leadId = demoId(lead.number);
    switch (deed.kind) {
      case 'create':
        return ({ leads }, actor) => leads.create(checked(CreateLead, deed.body), actor, leadId);
      case 'edit':
        return ({ changes }, actor) => changes.update(leadId, checked(UpdateLead, deed.body), undefined, actor);
      case 'talk': {
        const body = { ...deed.body, leadId, occurredAt: new Date(at.getTime() - 5 * 60_000).toISOString() };
        const id = interactionId(lead.number, ++lead.talks);
        return ({ interactions }, actor) => interactions.create(checked(CreateInteraction, body), actor, id);
      }
      case 'move':
        return ({ moves }, actor) => moves.move(leadId, checked(CreateTransition, deed.body), undefined, actor);
      case 'status':
        return ({ moves }, actor) => moves.setStatus(leadId, checked(SetStatus, deed.body), undefined, actor);
      case 'realise':
        return ({ proof }, actor) => proof.addRealisation(leadId, checked(CreateRealisation, deed.body), actor);
      case 'task': {
        const id = taskId(lead.number, lead.tasks.size + 1);
        lead.tasks.set(deed.name, id);
        return ({ tasks }, actor) => tasks.create(checked(CreateTask, { ...deed.body, leadId }), actor, id);
      }
      case 'close': {
        const id = lead.tasks.get(deed.name)!;
        return ({ tasks }, actor) => tasks.update(id, checked(UpdateTask, { status: deed.status }), undefined, actor);
      }
    }
  }

  private company(firm: DemoInvestor, daysAgo: number, by: DemoUser, more: { allowDuplicate?: boolean } = {}): void {
    const { number, domain, nace, identifier, memberOfGscSince, parent, ...own } = firm;
    const id = demoId(number);
    const body = {
      ...own,
      website: `https://www.${domain}`,
      identifiers: identifier ? [identifier] : [],
      nace: [{ version: '2.1' as const, code: nace, primary: true }],
      parentId: parent ? demoId(parent) : null,
      ownerId: DEMO_USERS[by],
      tags: [DEMO_TAG],
      ...more,
    };
    this.add(`company ${firm.name}`, this.calendar.instant(daysAgo, 2), actorOf(by), ({ companies }, actor) =>
      companies.create(checked(CreateCompany, body), actor, id),
    );
    if (memberOfGscSince === undefined) return;
    const membership = {
      companyId: DEMO_STORY.gsc,
      direction: 'member_of' as const,
      since: `${memberOfGscSince}-01-01`,
    };
    this.add(`membership ${firm.name}`, this.calendar.instant(daysAgo, 3), actorOf(by), ({ memberships }, actor) =>
      memberships.create(id, checked(CreateMembership, membership), actor, membershipId(number)),
    );
  }

  private contact(person: DemoPerson, daysAgo: number, by: DemoUser, minute: number): void {
    const { number, company, ...own } = person;
    const at = this.calendar.instant(daysAgo, minute);
    const body = {
      ...own,
      companyId: company ? investorId(company) : null,
      tags: [DEMO_TAG],
      consents: consentsOf(number),
    };
    this.add(`contact ${person.fullName}`, at, actorOf(by), ({ contacts }, actor) =>
      contacts.create(checked(CreateContact, body), actor, demoId(number)),
    );
  }

  /** What the deputy gets: a schedule, off until somebody wants its files, and a month whose figures are locked. */
  report(): void {
    this.add('report schedule', this.calendar.instant(36, 0), actorOf('an'), ({ schedules }, actor) =>
      schedules.create(checked(CreateReportSchedule, DEPUTY_SCHEDULE), actor, DEMO_EXAMPLE.reportSchedule),
    );
    const month = addDays(`${this.calendar.date(35).slice(0, 8)}01`, -1).slice(0, 7);
    const body = { report: 'pipeline-summary', month, note: 'As reported to the deputy' };
    this.add('report lock', this.calendar.instant(35, 0), actorOf('an'), ({ locks }, actor) =>
      locks.create(checked(CreateReportLock, body), actor, DEMO_EXAMPLE.reportLock),
    );
  }

  private add(name: string, at: Date, actor: Actor, run: Run): void {
    this.steps.push({ name, at, run: (services) => run(services, actor) });
  }
}

/** When an investor is first known: named by a lead, as the one who referred another, or as a guest to be invited. */
function firstMention(key: InvestorKey): { daysAgo: number; by: DemoUser } {
  const mentions = DEMO_LEADS.filter(
    ({ company, source }) => company === key || (source.channel === 'referral' && source.by === key),
  ).map(({ receivedDaysAgo: daysAgo, owner: by }) => ({ daysAgo, by }));
  for (const { number } of DEMO_PEOPLE.filter(({ company }) => company === key)) {
    const invited = firstInvitation(number);
    if (invited !== undefined) mentions.push({ daysAgo: invited + 1, by: mentions[0]?.by ?? 'stefan' });
    const inAutumn: readonly number[] = AUTUMN_GUESTS;
    if (inAutumn.includes(number)) mentions.push({ daysAgo: AUTUMN_ENTERED + 1, by: mentions[0]?.by ?? 'stefan' });
  }
  return mentions.reduce((a, b) => (b.daysAgo > a.daysAgo ? b : a));
}

/** What people said to invitations and news: two of three agreed to something, one of seven refused. */
function consentsOf(number: number) {
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

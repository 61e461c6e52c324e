import type { CreateInteraction } from '../../interactions/interactions/interaction.dto.js';
import { STAGE_NAMES, type Stage } from '../../leads/pipeline/lead.constants.js';
import { DEMO_ACTIVITIES } from '../activities/demo-activities.constants.js';
import type { DemoCalendar } from '../seeding/demo-calendar.rules.js';
import type { ScheduledAction, LeadAction, LeadPlan, PlannedTransition, PlannedStatus } from './lead-plan.rules.js';
import { getDemoId, DEMO_STORY, DEMO_USERS, type DemoUser } from '../seeding/demo-ids.constants.js';
import { DEMO_INVESTORS, getInvestorId, getLocalCompanyId } from '../companies/investors.constants.js';
import {
  buildConditionsMeeting,
  buildFirstAnswer,
  getFollowUp,
  buildIntakeCall,
  buildOpening,
  buildPlanningCall,
  buildPropositionEmail,
  buildSiteVisit,
  type PlannedInteraction,
} from './lead-interactions.factory.js';

/** Tag of every fictitious record. */
export const DEMO_TAG = 'demo';

/** Channels whose enquiries wait for an answer, so that a task is created for them. */
const ANSWERED_CHANNELS = ['web', 'agreement', 'partner_network', 'other'];

/**
 * Builds everything that happens to a fictitious lead, oldest first: its intake, the first answer, the interactions,
 * and before each stage the fields that the stage requires, filled in step by step as people do it.
 */
export function buildScheduledActions(plan: LeadPlan, calendar: DemoCalendar): ScheduledAction[] {
  const schedule = new LeadSchedule(plan, calendar);
  schedule.addIntake();
  for (const [index, transition] of (plan.transitions ?? []).entries()) schedule.addTransition(transition, index);
  for (const status of plan.statuses ?? []) schedule.addStatus(status);
  for (const [index, daysAgo] of (plan.interactions ?? []).entries())
    schedule.addInteraction(daysAgo, getFollowUp(plan, index));
  schedule.addScreening();
  schedule.addRealisations();
  schedule.addNextTask();
  return schedule.actions.toSorted((a, b) => b.daysAgo - a.daysAgo);
}

class LeadSchedule {
  readonly actions: ScheduledAction[] = [];

  constructor(
    private readonly plan: LeadPlan,
    private readonly calendar: DemoCalendar,
  ) {}

  addIntake(): void {
    const { plan, calendar } = this;
    const { receivedDaysAgo: received, owner, answeredAfter } = plan;
    this.add(received, owner, {
      kind: 'create',
      body: {
        title: plan.title,
        companyId: getInvestorId(plan.company),
        contactIds: plan.contacts.map((number) => getDemoId(number)),
        ownerId: DEMO_USERS[owner],
        teamIds: plan.team?.map((user) => DEMO_USERS[user]) ?? [],
        receivedOn: calendar.toDate(received),
        source: this.buildSource(),
        description: plan.description ?? null,
        tags: [DEMO_TAG],
        ...(plan.codename && { confidential: true, codename: plan.codename }),
      },
    });
    this.addInteraction(received, buildOpening(plan));
    const isAnswerOwed = ANSWERED_CHANNELS.includes(plan.source.channel) && answeredAfter !== null;
    if (isAnswerOwed) this.addTask(received, 'answer', 'Answer the enquiry', received - 2);
    if (answeredAfter === null) return;
    this.addInteraction(received - answeredAfter, buildFirstAnswer(plan));
    if (isAnswerOwed) this.add(received - answeredAfter, owner, { kind: 'close', name: 'answer', status: 'done' });
  }

  /**
   * Adds the actions of a transition. The first time a stage is reached, the fields that it and the skipped stages
   * require are filled in before.
   */
  addTransition([to, daysAgo, note]: PlannedTransition, index: number): void {
    const before = (this.plan.transitions ?? []).slice(0, index).map(([stage]) => stage);
    const known = Math.max(0, ...before.map((stage) => STAGE_NAMES.indexOf(stage)));
    for (const stage of STAGE_NAMES.slice(known + 1, STAGE_NAMES.indexOf(to) + 1)) this.addStageFields(stage, daysAgo);
    const isAnnounced = to === 'announced';
    this.add(
      isAnnounced ? daysAgo - 1 : daysAgo,
      to === 'invested' ? this.getVerifier() : this.getResponsibleUser(daysAgo),
      {
        kind: 'move',
        body: {
          to,
          // An announcement is published first and recorded on the day after.
          ...(isAnnounced && { occurredOn: this.calendar.toDate(daysAgo), evidence: [this.buildPressRelease()] }),
          ...(note && { note }),
        },
      },
    );
  }

  addStatus({ daysAgo, ...body }: PlannedStatus): void {
    const isWinReversed = body.status === 'open' && this.plan.result !== undefined;
    this.add(daysAgo, isWinReversed ? this.getVerifier() : this.getResponsibleUser(daysAgo), { kind: 'status', body });
  }

  addInteraction(daysAgo: number, interaction: PlannedInteraction): void {
    const { contacts, company } = this.plan;
    const contactIds = contacts
      .slice(0, interaction.kind === 'email' || interaction.kind === 'message' ? 1 : 2)
      .map(getDemoId);
    const body: Omit<CreateInteraction, 'occurredAt' | 'leadId'> = {
      ...interaction,
      companyId: getInvestorId(company),
      contactIds,
    };
    this.add(daysAgo, this.getResponsibleUser(daysAgo), { kind: 'talk', body });
  }

  /** Adds the result of the screening some time after the proposal. */
  addScreening(): void {
    const later = this.plan.screening?.later;
    if (!later) return;
    const { status, daysAgo, conditions } = later;
    const filed = status === 'filed' && {
      filedOn: this.calendar.toDate(daysAgo),
      dueOn: this.calendar.toDate(daysAgo - 28),
    };
    this.addEdit(daysAgo, { screening: { status, ...(conditions && { conditions }), ...filed } });
  }

  addRealisations(): void {
    for (const [daysAgo, jobs, capexEur] of this.plan.result?.realised ?? []) {
      const body = { asOf: this.calendar.toDate(daysAgo), jobs, capexEur };
      this.add(daysAgo, this.getResponsibleUser(daysAgo), { kind: 'realise', body });
    }
  }

  /** Adds the next task of an open lead, or for a closed lead the task that was cancelled with it. */
  addNextTask(): void {
    const { next, statuses, about } = this.plan;
    const lastInteraction = Math.min(
      ...this.actions.filter(({ action }) => action.kind === 'talk').map(({ daysAgo }) => daysAgo),
    );
    if (next) return this.addTask(lastInteraction, 'next', next[0], -next[1]);
    const end = statuses?.findLast(({ status }) => status === 'lost' || status === 'abandoned');
    if (!end) return;
    this.addTask(Math.max(lastInteraction, end.daysAgo + 1), 'next', `Keep in touch about ${about}`, end.daysAgo - 30);
    this.add(end.daysAgo, this.getResponsibleUser(end.daysAgo), { kind: 'close', name: 'next', status: 'dropped' });
  }

  private addStageFields(stage: Stage, daysAgo: number): void {
    const { plan, calendar } = this;
    switch (stage) {
      case 'first_contact':
        return;
      case 'qualified':
        this.addInteraction(daysAgo + 3, buildIntakeCall(plan));
        return this.addEdit(daysAgo, this.buildProject());
      case 'proposal':
        this.addInteraction(daysAgo + 2, buildPlanningCall(plan));
        return this.addEdit(daysAgo, {
          projectManagerId: DEMO_USERS[plan.manager ?? plan.owner],
          likelihood: plan.likelihood,
          screening: {
            status: plan.screening?.status,
            ...(plan.screening?.status === 'filed' && { filedOn: calendar.toDate(daysAgo) }),
          },
        });
      case 'shortlisted':
        this.addInteraction(daysAgo + 9, buildPropositionEmail(plan));
        this.addEdit(daysAgo + 9, {
          propositionSentOn: calendar.toDate(daysAgo + 9),
          sites: this.buildSites('proposed'),
        });
        if (!plan.visitWaived) return this.addInteraction(daysAgo + 1, buildSiteVisit(plan));
        return this.addEdit(daysAgo + 1, { siteVisitWaivedReason: plan.visitWaived });
      case 'negotiation':
        this.addInteraction(daysAgo + 4, buildConditionsMeeting(plan));
        return this.addEdit(daysAgo + 1, {
          sites: this.buildSites('shortlisted'),
          incentivesRequested: plan.incentives ?? false,
        });
      case 'announced':
        return this.addEdit(daysAgo - 1, {
          announcedOn: calendar.toDate(daysAgo),
          announcedJobs: plan.announcement?.jobs,
          announcedCapexEur: plan.announcement?.capexEur,
          sites: this.buildSites('chosen'),
          expectedLandingOn: calendar.toDate(daysAgo - 180),
        });
      case 'invested': {
        const { local, involvement } = plan.result!;
        return this.addEdit(daysAgo + 2, { localCompanyId: getLocalCompanyId(local), involvement });
      }
    }
  }

  private buildProject() {
    const { elsewhere = [], ...project } = this.plan.project!;
    return {
      investmentType: project.type,
      businessActivity: project.activity,
      sector: project.sector,
      requirements: project.requirements,
      jobsExpected: project.jobs,
      ...(project.safeguarded && { jobsSafeguarded: project.safeguarded }),
      ...(project.capex ? { capex: project.capex } : { capexUndisclosed: true }),
      consideringElsewhere: elsewhere.length > 0,
      competitorLocations: elsewhere.map(([country, region]) => ({ country, region })),
      drivers: project.drivers ?? [],
      expectedDecisionOn: this.calendar.toDate(-project.decidesIn),
    };
  }

  private buildSites(known: 'proposed' | 'shortlisted' | 'chosen') {
    return (this.plan.sites ?? []).map(([name, municipality], index) => ({
      name,
      municipality,
      shortlisted: known !== 'proposed' && index === 0,
      chosen: known === 'chosen' && index === 0,
    }));
  }

  private buildSource() {
    const { source } = this.plan;
    switch (source.channel) {
      case 'activity':
        return { channel: source.channel, activityId: DEMO_ACTIVITIES[source.activity].id };
      case 'agreement':
        return { channel: source.channel, agreementId: DEMO_STORY.partnership, detail: source.detail };
      case 'referral':
        return { channel: source.channel, referrerCompanyId: getInvestorId(source.by) };
      default:
        return { channel: source.channel, detail: source.detail };
    }
  }

  private buildPressRelease() {
    const { company, announcement } = this.plan;
    const url = `https://www.${DEMO_INVESTORS[company].domain}/news/limburg`;
    return { kind: 'press_release' as const, url, note: `${announcement?.jobs} jobs announced.` };
  }

  /** Returns the person who works on the lead: its owner, and from the proposal on its project manager. */
  private getResponsibleUser(daysAgo: number): DemoUser {
    const proposal = this.plan.transitions?.find(([stage]) => stage === 'proposal')?.[1];
    return proposal !== undefined && daysAgo < proposal ? (this.plan.manager ?? this.plan.owner) : this.plan.owner;
  }

  /** Returns a second person who verifies the win. */
  private getVerifier(): DemoUser {
    return this.plan.owner === 'an' || this.plan.manager === 'an' ? 'admin' : 'an';
  }

  private addEdit(daysAgo: number, body: Extract<LeadAction, { kind: 'edit' }>['body']): void {
    this.add(daysAgo, this.getResponsibleUser(daysAgo), { kind: 'edit', body });
  }

  private addTask(daysAgo: number, name: string, title: string, dueDaysAgo: number): void {
    const by = this.getResponsibleUser(daysAgo);
    const body = { title, dueOn: this.calendar.toDate(dueDaysAgo), assigneeId: DEMO_USERS[by] };
    this.add(daysAgo, by, { kind: 'task', name, body });
  }

  private add(daysAgo: number, by: DemoUser, action: LeadAction): void {
    this.actions.push({ daysAgo, by, action });
  }
}

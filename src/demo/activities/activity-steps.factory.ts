import type { Actor } from '../../common/actor/actor.constants.js';
import { CreateDelegation, UpdateDelegation } from '../../activities/delegations/delegation.dto.js';
import { CreateParticipant, UpdateParticipant } from '../../activities/delegations/participants/participant.dto.js';
import { CreateRoadshow, UpdateRoadshow } from '../../activities/roadshows/roadshow.dto.js';
import { CreateStop } from '../../activities/roadshows/stop.dto.js';
import {
  CreateRegistration,
  UpdateRegistration,
} from '../../activities/seminars/registrations/seminar-registration.dto.js';
import { CreateSeminar, UpdateSeminar } from '../../activities/seminars/seminar.dto.js';
import { CreateInteraction } from '../../interactions/interactions/interaction.dto.js';
import { UpdateTask } from '../../interactions/tasks/task.dto.js';
import { buildActor } from '../seeding/demo-accounts.constants.js';
import { DEMO_ACTIVITIES, type DemoActivity, type DemoGuest } from './demo-activities.constants.js';
import type { DemoCalendar } from '../seeding/demo-calendar.rules.js';
import { getDemoId, DEMO_USERS, getEventId } from '../seeding/demo-ids.constants.js';
import { parseBody } from '../seeding/demo-input.reader.js';
import type { DemoReplayService } from '../seeding/demo-replay.service.js';
import type { AddStep, Run } from '../seeding/demo-plan.rules.js';

/** Days before its start on which an activity is planned and its guests are invited. */
const PLANNED = 30;
const INVITED = 21;
/**
 * Days after the end on which the attendance is recorded and guests are thanked. From any day it is a working day
 * later.
 */
const TAKEN_UP = 3;
/** Ages in days on which future activities were planned and their guests invited. */
const PLANNED_AHEAD = 20;
const INVITED_AHEAD = 12;

const activities: readonly DemoActivity[] = Object.values(DEMO_ACTIVITIES);

/** Returns the age in days of a contact's first invitation to a fictitious activity. */
export function findFirstInvitation(contact: number): number | undefined {
  const days = activities.filter(({ guests = [] }) => guests.some(({ who }) => who === contact)).map(getInvitedDaysAgo);
  return days.length > 0 ? Math.max(...days) : undefined;
}

/** Adds the steps of the fictitious activities: planning, invitations, attendance and follow-up. */
export function seedActivities(add: AddStep, calendar: DemoCalendar): void {
  for (const activity of activities) new ActivitySteps(activity, add, calendar).addAll();
}

const getPlannedDaysAgo = ({ startsDaysAgo }: DemoActivity) => Math.max(startsDaysAgo + PLANNED, PLANNED_AHEAD);
const getInvitedDaysAgo = ({ startsDaysAgo }: DemoActivity) => Math.max(startsDaysAgo + INVITED, INVITED_AHEAD);

class ActivitySteps {
  private readonly actor: Actor;

  constructor(
    private readonly activity: DemoActivity,
    private readonly addStep: AddStep,
    private readonly calendar: DemoCalendar,
  ) {
    this.actor = buildActor(activity.owner);
  }

  addAll(): void {
    const { stops = [], guests = [], endsDaysAgo } = this.activity;
    this.add('planned', getPlannedDaysAgo(this.activity), 1, this.buildPlanningRun());
    for (const [index] of stops.entries()) this.addStop(index);
    for (const [index, guest] of guests.entries()) this.addGuest(guest, index);
    if (endsDaysAgo < 0) return;
    for (const [index, guest] of guests.entries()) this.addAttendance(guest, index);
    this.add('over', endsDaysAgo - TAKEN_UP, 30, this.buildCompletionRun());
    this.addThanks();
  }

  private buildPlanningRun(): Run {
    const { activity, calendar } = this;
    const { id, kind, title, timezone, country, agreementId, objectives, budgetEur, costEur } = activity;
    const startsOn = calendar.toDate(activity.startsDaysAgo);
    const endsOn = calendar.toDate(activity.endsDaysAgo);
    const common = { title, agreementId, objectives, budgetEur, costEur, ownerId: DEMO_USERS[activity.owner] };
    const { city, senderId, hostIds = [], hours = [], venue, capacity, roadshowStopId } = activity;
    switch (kind) {
      case 'delegation': {
        const people = { direction: 'inbound' as const, senderCompanyId: senderId, hostCompanyIds: [...hostIds] };
        const body = { ...common, ...people, startsOn, endsOn, timezone, country, city };
        return ({ delegations }, actor) => delegations.create(parseBody(CreateDelegation, body), actor, id);
      }
      case 'roadshow': {
        const body = { ...common, startsOn, endsOn, timezone, targetCountry: country };
        return ({ roadshows }, actor) => roadshows.create(parseBody(CreateRoadshow, body), actor, id);
      }
      case 'seminar': {
        const [startsAt, endsAt] = hours.map((hour) => `${startsOn}T${hour}`) as [string, string];
        const place = { timezone, country, city, venue, roadshowStopId };
        const body = { ...common, ...place, startsAt, endsAt, capacity, languages: ['en'] };
        return ({ seminars }, actor) => seminars.create(parseBody(CreateSeminar, body), actor, id);
      }
    }
  }

  private addStop(index: number): void {
    const { activity, calendar } = this;
    const { id, city, country, timezone, daysAgo, hours, target, counted, costEur } = activity.stops![index]!;
    const [startsAt, endsAt] = hours.map((hour) => `${calendar.toDate(daysAgo)}T${hour}`) as [string, string];
    const figures = { targetAttendance: target, countedAttendance: counted, costEur };
    const body = { city, country, timezone, startsAt, endsAt, ...figures };
    this.add(`stop ${city}`, getPlannedDaysAgo(activity), 2 + index, ({ stops }, actor) =>
      stops.create(activity.id, parseBody(CreateStop, body), actor, id),
    );
  }

  private addGuest({ who, role = 'member', unanswered, id: named }: DemoGuest, index: number): void {
    const { activity } = this;
    const id = named ?? getGuestId(activity, index);
    const contact = typeof who === 'number' ? { contactId: getDemoId(who) } : who;
    if (activity.kind === 'delegation') {
      const status = unanswered ? 'invited' : 'confirmed';
      const body = { contactId: getDemoId(who as number), role, status } as const;
      this.add(`guest ${index}`, getInvitedDaysAgo(activity), 30 + index, ({ participants }, actor) =>
        participants.create(activity.id, parseBody(CreateParticipant, body), actor, id),
      );
      return;
    }
    this.add(`guest ${index}`, getInvitedDaysAgo(activity), 30 + index, ({ registrations }, actor) =>
      registrations.register(activity.id, parseBody(CreateRegistration, contact), actor, id),
    );
  }

  /** Records whether a guest came. Guests on the waiting list are not asked. An absence is known at the end. */
  private addAttendance({ who, came, id: named }: DemoGuest, index: number): void {
    const { activity } = this;
    const id = named ?? getGuestId(activity, index);
    if (activity.kind === 'seminar' && (came === 'no_show' || typeof who !== 'number')) return;
    const status = came ?? ('attended' as const);
    this.add(`came ${index}`, activity.endsDaysAgo - TAKEN_UP, 1 + index, ({ participants, registrations }, actor) =>
      activity.kind === 'delegation'
        ? participants.update(activity.id, id, parseBody(UpdateParticipant, { status }), undefined, actor)
        : registrations.update(activity.id, id, parseBody(UpdateRegistration, { status }), undefined, actor),
    );
  }

  /** Ends the activity: absences are recorded, and each attendance creates a task of the owner. */
  private buildCompletionRun(): Run {
    const { id, kind } = this.activity;
    const body = { status: 'completed' as const };
    switch (kind) {
      case 'delegation':
        return ({ delegations }, actor) => delegations.update(id, parseBody(UpdateDelegation, body), undefined, actor);
      case 'roadshow':
        return ({ roadshows }, actor) => roadshows.update(id, parseBody(UpdateRoadshow, body), undefined, actor);
      case 'seminar':
        return ({ seminars }, actor) => seminars.update(id, parseBody(UpdateSeminar, body), undefined, actor);
    }
  }

  /** Adds a letter of thanks, and completes the tasks that it settles. */
  private addThanks(): void {
    const { activity, calendar } = this;
    const { id, title, thanked = [], endsDaysAgo } = activity;
    if (thanked.length === 0) return;
    const at = calendar.toInstant(endsDaysAgo - TAKEN_UP, 40);
    const letter = {
      kind: 'email' as const,
      direction: 'outbound' as const,
      occurredAt: new Date(at.getTime() - 5 * 60_000).toISOString(),
      subject: `Thank you for coming: ${title}`,
      activityId: id,
      contactIds: thanked.map(getDemoId),
    };
    this.add('thanks', endsDaysAgo - TAKEN_UP, 40, ({ interactions }, actor) =>
      interactions.create(parseBody(CreateInteraction, letter), actor, getEventId(activity.id, 90)),
    );
    for (const [index, contact] of thanked.entries()) {
      this.add(`thanked ${index}`, endsDaysAgo - TAKEN_UP, 41 + index, closeFollowUp(id, getDemoId(contact)));
    }
  }

  private add(what: string, daysAgo: number, minutes: number, run: Run): void {
    this.addStep(`${what}: ${this.activity.title}`, this.calendar.toInstant(daysAgo, minutes), this.actor, run);
  }
}

const getGuestId = ({ id }: DemoActivity, index: number): string => getEventId(id, index + 1);

/** Closes the task that the end of an activity created for a contact, if there is one. */
export function closeFollowUp(activityId: string, contactId: string): Run {
  return async (services: DemoReplayService, actor: Actor) => {
    const task = await services.findFollowUpTask(activityId, contactId);
    if (!task) return;
    await services.tasks.update(task, parseBody(UpdateTask, { status: 'done' }), undefined, actor);
  };
}

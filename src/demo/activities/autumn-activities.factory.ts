import { CreateRoadshow, UpdateRoadshow } from '../../activities/roadshows/roadshow.dto.js';
import { CreateStop } from '../../activities/roadshows/stop.dto.js';
import { CreateMeetingParty, UpdateMeetingParty } from '../../activities/meetings/parties/meeting-party.dto.js';
import { PutMeetingSlots } from '../../activities/meetings/programme/meeting-programme.dto.js';
import { CreateMeeting } from '../../activities/meetings/meeting.dto.js';
import {
  CreateRegistration,
  UpdateRegistration,
} from '../../activities/seminars/registrations/seminar-registration.dto.js';
import { CreateSeminar, UpdateSeminar } from '../../activities/seminars/seminar.dto.js';
import { CreateSession } from '../../activities/seminars/sessions/session.dto.js';
import { CreateInteraction } from '../../interactions/interactions/interaction.dto.js';
import type { Actor } from '../../common/actor/actor.constants.js';
import { buildActor } from '../seeding/demo-accounts.constants.js';
import type { DemoCalendar } from '../seeding/demo-calendar.rules.js';
import { closeFollowUp } from './activity-steps.factory.js';
import { getDemoId, DEMO_STORY, getEventId, getInteractionId } from '../seeding/demo-ids.constants.js';
import { parseBody } from '../seeding/demo-input.reader.js';
import type { AddStep, Run } from '../seeding/demo-plan.rules.js';

/** Age in days of the day on which the paper file of the autumn of 2016 was entered. */
export const AUTUMN_ENTERED = 740;

const SHANGHAI = 'Asia/Shanghai';
const { roadshow2016: ROADSHOW, seminar2016: SEMINAR } = DEMO_STORY;
const FOSHAN = getDemoId(421);

/** The fictitious contacts at the seminar, in the order of their registration. */
export const AUTUMN_GUESTS = [220, 216, 214, 260, 261, 262] as const;

/**
 * The roadshow and the seminar that the announcement promises for the autumn of 2016. All details, and that they took
 * place, are fictitious.
 */
const ROADSHOW_BODY = {
  title: 'Roadshow for the members of GSC, promised for autumn 2016',
  startsOn: '2016-10-17',
  endsOn: '2016-10-21',
  timezone: SHANGHAI,
  targetCountry: 'CN',
  sectors: ['27.40'],
  agreementId: DEMO_STORY.partnership,
  objectives: 'Let the members learn more about the innovative and dynamic province of Limburg.',
  notes: 'The announcement of 24 May 2016 promises it. Its days, stops and figures are invented.',
  budgetEur: 38_000,
  costEur: 14_200,
};

const STOPS = [
  {
    id: FOSHAN,
    city: 'Foshan',
    startsAt: '2016-10-19T09:00',
    endsAt: '2016-10-19T17:00',
    targetAttendance: 60,
    localPartnerId: DEMO_STORY.gsc,
    costEur: 6_300,
  },
  {
    id: getDemoId(422),
    city: 'Zhongshan',
    startsAt: '2016-10-20T14:00',
    endsAt: '2016-10-20T17:00',
    targetAttendance: 40,
    countedAttendance: 44,
    costEur: 4_100,
  },
  {
    id: getDemoId(423),
    city: 'Shenzhen',
    startsAt: '2016-10-21T09:30',
    endsAt: '2016-10-21T12:00',
    targetAttendance: 50,
    countedAttendance: 37,
    costEur: 5_400,
  },
];

const SEMINAR_BODY = {
  title: 'Seminar for the members of GSC, promised for autumn 2016',
  startsAt: '2016-10-19T09:00',
  endsAt: '2016-10-19T17:00',
  timezone: SHANGHAI,
  venue: 'Hall of the innovation centre',
  city: 'Foshan',
  country: 'CN',
  capacity: 60,
  languages: ['en', 'zh-Hans'],
  roadshowStopId: FOSHAN,
  agreementId: DEMO_STORY.partnership,
  notes: 'The announcement of 24 May 2016 promises it. Its day, programme and guests are invented.',
  budgetEur: 9_000,
  costEur: 8_600,
};

const SESSIONS = [
  {
    id: getDemoId(431),
    title: 'Limburg, testing ground for Europe',
    startsAt: '2016-10-19T10:30',
    endsAt: '2016-10-19T11:15',
    room: 'Great hall',
    language: 'en',
    speakers: [{ name: 'Stefan Raes', capacity: 'Business development manager' }],
  },
  {
    id: getDemoId(432),
    title: 'Light that cares',
    startsAt: '2016-10-19T11:15',
    endsAt: '2016-10-19T12:00',
    room: 'Great hall',
    language: 'zh-Hans',
    speakers: [{ name: 'He Guodong', contactId: getDemoId(216), companyId: getDemoId(113) }],
  },
];

const HOURS = ['14:00', '14:30', '15:00', '15:30', '16:00'].map((hour) => `2016-10-19T${hour}`);
const SLOTS = HOURS.slice(1).map((endsAt, index) => ({ startsAt: HOURS[index]!, endsAt }));
const getSlotId = (n: number) => getDemoId(404_100 + n);
const getVisitorId = (n: number) => getDemoId(404_200 + n);
const getHostId = (n: number) => getDemoId(404_300 + n);

/** Each organisation with the visitors that it wishes to meet, in order of preference. */
const HOSTS: readonly [companyId: string, wishes: readonly number[]][] = [
  [DEMO_STORY.locate, [2, 1]],
  [DEMO_STORY.uhasselt, [3]],
  [DEMO_STORY.agropolis, [1]],
];
/** Each company with its contact and the hosts that it wishes to meet, in order of preference. */
const VISITORS: readonly [company: number, contact: number, wishes: readonly number[]][] = [
  [116, 220, [1, 3]],
  [113, 216, [1, 2]],
  [112, 214, [2, 1]],
];

/** Adds the fictitious steps of the autumn of 2016. They are entered on one day from the paper file. */
export function seedAutumn(addStep: AddStep, calendar: DemoCalendar): void {
  let minute = 30;
  const stefan = buildActor('stefan');
  const add = (name: string, run: Run, actor: Actor = stefan) =>
    addStep(`autumn 2016: ${name}`, calendar.toInstant(AUTUMN_ENTERED, minute++), actor, run);

  add('roadshow', ({ roadshows }, actor) =>
    roadshows.create(parseBody(CreateRoadshow, ROADSHOW_BODY), actor, ROADSHOW),
  );
  for (const { id, ...stop } of STOPS) {
    const body = { ...stop, country: 'CN', timezone: SHANGHAI };
    add(`stop ${stop.city}`, ({ stops }, actor) => stops.create(ROADSHOW, parseBody(CreateStop, body), actor, id));
  }
  add('seminar', ({ seminars }, actor) => seminars.create(parseBody(CreateSeminar, SEMINAR_BODY), actor, SEMINAR));
  for (const { id, ...session } of SESSIONS) {
    add(session.title, ({ sessions }, actor) => sessions.create(SEMINAR, parseBody(CreateSession, session), actor, id));
  }
  for (const [index, number] of AUTUMN_GUESTS.entries()) {
    const id = getEventId(SEMINAR, index + 1);
    // Registration closed with the seminar.
    const guest = { contactId: getDemoId(number), override: true };
    add(`guest ${number}`, ({ registrations }, actor) =>
      registrations.register(SEMINAR, parseBody(CreateRegistration, guest), actor, id),
    );
    add(`guest ${number} came`, ({ registrations }, actor) =>
      registrations.update(SEMINAR, id, parseBody(UpdateRegistration, { status: 'attended' }), undefined, actor),
    );
  }
  seedMeetings(add);
  const over = { status: 'completed' as const };
  add('seminar over', ({ seminars }, actor) =>
    seminars.update(SEMINAR, parseBody(UpdateSeminar, over), undefined, actor),
  );
  add('roadshow over', ({ roadshows }, actor) =>
    roadshows.update(ROADSHOW, parseBody(UpdateRoadshow, over), undefined, actor),
  );
  const letter = {
    kind: 'letter' as const,
    direction: 'outbound' as const,
    occurredAt: '2016-10-24T08:00:00Z',
    subject: 'Thank you for coming to the seminar in Foshan (demo)',
    activityId: SEMINAR,
    contactIds: AUTUMN_GUESTS.map(getDemoId),
  };
  add('thanks', ({ interactions }, actor) =>
    interactions.create(parseBody(CreateInteraction, letter), actor, getInteractionId(0, 90)),
  );
  for (const number of AUTUMN_GUESTS) add(`guest ${number} thanked`, closeFollowUp(SEMINAR, getDemoId(number)));
}

/**
 * Adds the meetings of members and hosts in the afternoon. One was scheduled manually; the matchmaking proposes the
 * others.
 */
function seedMeetings(add: (name: string, run: Run) => void): void {
  const slots = { tables: 2, slots: SLOTS };
  const ids = SLOTS.map((_, index) => getSlotId(index + 1));
  add('slots', (services, actor) =>
    services.meetingProgrammes.replace(SEMINAR, parseBody(PutMeetingSlots, slots), undefined, actor, ids),
  );
  for (const [index, [companyId]] of HOSTS.entries()) {
    const body = { side: 'host' as const, companyId };
    add(`host ${index}`, ({ parties }, actor) =>
      parties.create(SEMINAR, parseBody(CreateMeetingParty, body), actor, getHostId(index + 1)),
    );
  }
  for (const [index, [company, contact, wished]] of VISITORS.entries()) {
    const wishes = wished.map((host, rank) => ({ partyId: getHostId(host), priority: rank + 1 }));
    const body = { side: 'visitor' as const, companyId: getDemoId(company), contactId: getDemoId(contact), wishes };
    add(`visitor ${index}`, ({ parties }, actor) =>
      parties.create(SEMINAR, parseBody(CreateMeetingParty, body), actor, getVisitorId(index + 1)),
    );
  }
  // Wishes name parties of the other side, which must exist before.
  for (const [index, [, wished]] of HOSTS.entries()) {
    const wishes = wished.map((visitor, rank) => ({ partyId: getVisitorId(visitor), priority: rank + 1 }));
    add(`wishes of host ${index}`, ({ parties }, actor) =>
      parties.update(SEMINAR, getHostId(index + 1), parseBody(UpdateMeetingParty, { wishes }), undefined, actor),
    );
  }
  const meeting = {
    slotId: getSlotId(1),
    table: 1,
    visitorId: getVisitorId(1),
    hostId: getHostId(1),
    status: 'confirmed' as const,
  };
  add('meeting', ({ meetings }, actor) =>
    meetings.create(SEMINAR, parseBody(CreateMeeting, meeting), actor, getDemoId(404_401)),
  );
}

import { CreateProgrammeItem, UpdateProgrammeItem } from '../../activities/delegations/programme/programme.dto.js';
import { WriteTravelDetails } from '../../activities/delegations/travel-details/travel-detail.dto.js';
import { buildActor } from '../seeding/demo-accounts.constants.js';
import { DEMO_ACTIVITIES } from './demo-activities.constants.js';
import type { DemoCalendar } from '../seeding/demo-calendar.rules.js';
import { getDemoId, DEMO_STORY } from '../seeding/demo-ids.constants.js';
import { parseBody } from '../seeding/demo-input.reader.js';
import type { AddStep } from '../seeding/demo-plan.rules.js';

const VISIT = DEMO_ACTIVITIES.delegationAhead;

/** The cancelled item of the programme. */
const DINNER = getDemoId(646);

type Item = Omit<CreateProgrammeItem, 'startsAt' | 'endsAt'> & { id: string; day: number; from: string; to: string };

/** The programme of the future visit. `day` counts its days from 0; weekends may lie between them. */
const ITEMS: readonly Item[] = [
  {
    id: getDemoId(640),
    day: 0,
    from: '09:00',
    to: '10:00',
    title: 'Welcome by Locate in Limburg',
    kind: 'reception',
    venue: 'Corda Campus 6B',
    city: 'Hasselt',
    hostCompanyId: DEMO_STORY.locate,
  },
  {
    id: getDemoId(641),
    day: 0,
    from: '10:45',
    to: '12:30',
    title: 'Tour of Genk-Zuid 厂区参观',
    kind: 'tour',
    venue: 'Gate B, plots 7 and 9',
    city: 'Genk',
    description: 'Safety shoes are there.',
    travelMinutes: 25,
  },
  {
    id: getDemoId(642),
    day: 0,
    from: '14:00',
    to: '16:30',
    title: 'Talks with recyclers of cells',
    kind: 'meeting',
    venue: 'Thor Park',
    city: 'Genk',
    travelMinutes: 20,
    participantIds: [getDemoId(621), getDemoId(623), getDemoId(625)],
  },
  {
    id: getDemoId(643),
    day: 0,
    from: '14:00',
    to: '16:00',
    title: 'Talks with the grid operator',
    kind: 'meeting',
    venue: 'Town hall',
    city: 'Genk',
    travelMinutes: 15,
    participantIds: [getDemoId(622), getDemoId(626)],
  },
  {
    id: DINNER,
    day: 0,
    from: '19:00',
    to: '21:30',
    title: 'Dinner',
    kind: 'reception',
    city: 'Hasselt',
    travelMinutes: 30,
  },
  {
    id: getDemoId(644),
    day: 1,
    from: '09:00',
    to: '11:30',
    title: 'Laboratories of IMO-IMOMEC',
    kind: 'tour',
    city: 'Diepenbeek',
    hostCompanyId: DEMO_STORY.imo,
    travelMinutes: 20,
  },
  {
    id: getDemoId(645),
    day: 1,
    from: '12:00',
    to: '12:45',
    title: 'Signing of a letter of intent 签约仪式',
    kind: 'signing',
    venue: 'Provincial house',
    city: 'Hasselt',
    hostCompanyId: DEMO_STORY.limburg,
    travelMinutes: 20,
  },
];

/** Fictitious travel details of two participants. */
const TRAVEL = [
  {
    participant: getDemoId(621),
    body: { passportName: 'YE QIUYI', passportNumber: 'E00000621', passportCountry: 'CN', dietary: 'No pork' },
  },
  { participant: getDemoId(623), body: { passportName: 'BAEK MINJUN', passportCountry: 'KR', dietary: 'Vegetarian' } },
];

/** Adds the preparations of the future visit: its programme with one cancelled item, and travel details. */
export function seedVisit(addStep: AddStep, calendar: DemoCalendar): void {
  const an = buildActor('an');
  const days = [calendar.toDate(VISIT.startsDaysAgo), calendar.toDate(VISIT.endsDaysAgo)];
  // The times increase within the day, because near a weekend two of the days can be the same.
  const toInstant = (daysAgo: number, minutes: number) => calendar.toInstant(daysAgo, minutes);
  for (const [index, { id, day, from, to, ...item }] of ITEMS.entries()) {
    const body = { ...item, startsAt: `${days[day]}T${from}`, endsAt: `${days[day]}T${to}` };
    addStep(`programme ${item.title}`, toInstant(10, 60 + index), an, ({ programmes }, actor) =>
      programmes.create(VISIT.id, parseBody(CreateProgrammeItem, body), actor, id),
    );
  }
  addStep('programme without dinner', toInstant(4, 100), an, ({ programmes }, actor) =>
    programmes.update(VISIT.id, DINNER, parseBody(UpdateProgrammeItem, { status: 'cancelled' }), undefined, actor),
  );
  for (const [index, { participant, body }] of TRAVEL.entries()) {
    addStep(`travel details ${index}`, toInstant(8, 80 + index), an, ({ travelDetails }, actor) =>
      travelDetails.replace(VISIT.id, participant, parseBody(WriteTravelDetails, body), actor),
    );
  }
}

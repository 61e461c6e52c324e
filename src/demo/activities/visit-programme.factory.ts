import { CreateProgrammeItem, UpdateProgrammeItem } from '../../activities/delegations/programme/programme.dto.js';
import { WriteTravelDetails } from '../../activities/delegations/travel-details/travel-detail.dto.js';
import { buildActor } from '../seeding/demo-accounts.constants.js';
import { DEMO_ACTIVITIES } from './demo-activities.constants.js';
import type { DemoCalendar } from '../seeding/demo-calendar.rules.js';
import { demoId, DEMO_STORY } from '../seeding/demo-ids.constants.js';
import { checked } from '../seeding/demo-input.reader.js';
import type { AddStep } from '../seeding/demo-step.rules.js';

const VISIT = DEMO_ACTIVITIES.delegationAhead;

/** The cancelled item of the programme. */
const DINNER = demoId(646);

type Item = Omit<CreateProgrammeItem, 'startsAt' | 'endsAt'> & { id: string; day: number; from: string; to: string };

/** The programme of the future visit. `day` counts its days from 0; weekends may lie between them. */
const ITEMS: readonly Item[] = [
  {
    id: demoId(640),
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
    id: demoId(641),
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
    id: demoId(642),
    day: 0,
    from: '14:00',
    to: '16:30',
    title: 'Talks with recyclers of cells',
    kind: 'meeting',
    venue: 'Thor Park',
    city: 'Genk',
    travelMinutes: 20,
    participantIds: [demoId(621), demoId(623), demoId(625)],
  },
  {
    id: demoId(643),
    day: 0,
    from: '14:00',
    to: '16:00',
    title: 'Talks with the grid operator',
    kind: 'meeting',
    venue: 'Town hall',
    city: 'Genk',
    travelMinutes: 15,
    participantIds: [demoId(622), demoId(626)],
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
    id: demoId(644),
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
    id: demoId(645),
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
    participant: demoId(621),
    body: { passportName: 'YE QIUYI', passportNumber: 'E00000621', passportCountry: 'CN', dietary: 'No pork' },
  },
  { participant: demoId(623), body: { passportName: 'BAEK MINJUN', passportCountry: 'KR', dietary: 'Vegetarian' } },
];

/** Adds the preparations of the future visit: its programme with one cancelled item, and travel details. */
export function seedVisit(addStep: AddStep, calendar: DemoCalendar): void {
  const an = buildActor('an');
  const days = [calendar.date(VISIT.startsDaysAgo), calendar.date(VISIT.endsDaysAgo)];
  // The times increase within the day, because near a weekend two of the days can be the same.
  const at = (daysAgo: number, minutes: number) => calendar.instant(daysAgo, minutes);
  for (const [index, { id, day, from, to, ...item }] of ITEMS.entries()) {
    const body = { ...item, startsAt: `${days[day]}T${from}`, endsAt: `${days[day]}T${to}` };
    addStep(`programme ${item.title}`, at(10, 60 + index), an, ({ programmes }, actor) =>
      programmes.create(VISIT.id, checked(CreateProgrammeItem, body), actor, id),
    );
  }
  addStep('programme without dinner', at(4, 100), an, ({ programmes }, actor) =>
    programmes.update(VISIT.id, DINNER, checked(UpdateProgrammeItem, { status: 'cancelled' }), undefined, actor),
  );
  for (const [index, { participant, body }] of TRAVEL.entries()) {
    addStep(`travel details ${index}`, at(8, 80 + index), an, ({ travelDetails }, actor) =>
      travelDetails.replace(VISIT.id, participant, checked(WriteTravelDetails, body), actor),
    );
  }
}

import { CreateConnection } from '../../intake/connections/connection.dto.js';
import { DEMO_ACTIVITIES } from './demo-activities.constants.js';
import { DEMO_USERS, getDemoId } from '../seeding/demo-ids.constants.js';
import { parseBody } from '../seeding/demo-input.reader.js';

/** The form of the seminar in agriculture. */
export const DEMO_CONNECTION = {
  id: getDemoId(601),
  /** Days before the day of seeding on which the connection was created. */
  daysAgo: 80,
  buildBody: () =>
    parseBody(CreateConnection, {
      name: 'Registration form, Agriculture under light (demo)',
      provider: 'generic',
      activityId: DEMO_ACTIVITIES.seminarAgriculture.id,
      mapping: {
        fields: {
          fullName: 'name',
          email: 'email',
          companyName: 'company',
          jobTitle: 'role',
          country: 'country',
          message: 'message',
        },
        consents: [
          {
            purpose: 'event_invitation',
            key: 'invite',
            equals: 'true',
            wording: 'Yes, invite me to further events of Locate in Limburg.',
            wordingVersion: '2026-01',
          },
        ],
        paths: { externalId: 'entry', version: 'changed', status: 'status' },
      },
      rules: [
        {
          id: 'wants-meeting',
          trigger: 'registered',
          when: { meeting: 'Yes, about an investment' },
          lead: { title: '{companyName}: asked for a meeting by form', ownerId: DEMO_USERS.stefan },
        },
      ],
    }),
};

/** A delivery of a form of the demo. */
interface DemoDelivery {
  id: string;
  /** The registration that the delivery creates or changes. */
  registrationId: string;
  daysAgo: number;
  payload: Record<string, unknown>;
}

const buildDelivery = (number: number, registration: number, daysAgo: number, payload: object): DemoDelivery => ({
  id: getDemoId(number),
  registrationId: getDemoId(registration),
  daysAgo,
  payload: { entry: `A-${registration}`, changed: '1', status: 'registered', meeting: 'No', ...payload },
});

/** The deliveries: known people, unknown people, a cancellation, a bot. */
export const DEMO_DELIVERIES: readonly DemoDelivery[] = [
  buildDelivery(640, 620, 78, {
    name: 'Wu Jianming',
    email: 'wu.jianming@haixu-light.example',
    company: 'Haixu Horticulture Lighting',
    role: 'Export Manager',
    invite: 'true',
    status: 'confirmed',
  }),
  buildDelivery(641, 621, 77, { name: 'Huang Meiling', email: 'huang.meiling@haixu-light.example', company: 'Haixu' }),
  buildDelivery(642, 622, 76, {
    name: 'Noor El Amrani',
    email: 'noor.elamrani@gmail.com',
    company: 'Lumenova Lightning',
    country: 'BE',
    role: 'Agronomist',
    message: 'Is there room to bring a colleague?',
  }),
  buildDelivery(643, 623, 76, { name: 'Tom Vandebeek', email: 'tom.vandebeek@outlook.com', company: 'Zonnekas' }),
  buildDelivery(644, 624, 75, {
    name: 'Cheap lamps https://lamps.example',
    email: 'sale@lamps.example',
    company: 'Lamps',
  }),
  buildDelivery(645, 625, 75, { name: 'Chen Yuqing', email: 'chenyuqing@lumenova.example', company: 'Lumenova' }),
  buildDelivery(646, 626, 75, {
    name: 'Griet Aerts',
    email: 'griet.aerts@gmail.com',
    company: 'Haixu lighting (agent)',
  }),
  buildDelivery(647, 621, 70, { name: 'Huang Meiling', status: 'cancelled', changed: '2' }),
];

/** Stefan's decision about one registration, and the rule that was learned from it. */
export const DEMO_DECISION = {
  id: getDemoId(631),
  daysAgo: 71,
  registrationId: getDemoId(626),
  companyKey: 'haixu',
} as const;

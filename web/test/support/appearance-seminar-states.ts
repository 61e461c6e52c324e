import type { components } from '../../src/shared/api/schema.js';
import { FAILURE } from './appearance-responses.js';
import type { AppearanceState } from './appearance-steps.js';
import type { Screen } from './screen.js';

/** A seminar of the demonstration for which people register. */
const SEMINAR = '0199c000-0000-7000-8000-000000000412';
const PAGE_TAB = `/seminars/${SEMINAR}?tab=registration-page`;
const PAGE_PATH = `/seminars/${SEMINAR}/registration-page`;

const INTRO =
  'How does light help people with dementia? Two care homes in Genk measured it over a winter.\n\nMeet the makers, the carers and the researchers, and see the rooms for yourself.';

/** A page in three languages with everything that a page can have. */
const PAGE: components['schemas']['RegistrationPageView'] = {
  id: '0199c000-0000-7000-8000-000000000901',
  seminarId: SEMINAR,
  connectionId: '0199c000-0000-7000-8000-000000000902',
  slug: 'limburg-testing-ground-for-europe',
  url: 'https://crm.locateinlimburg.example/r/limburg-testing-ground-for-europe',
  enabled: false,
  languages: ['en', 'nl', 'zh'],
  texts: {
    en: { title: 'Limburg, testing ground for Europe', intro: INTRO, practical: 'Parking is free.', thanks: null },
    nl: { title: 'Limburg, proeftuin voor Europa', intro: null, practical: null, thanks: null },
    zh: { title: '林堡，欧洲的试验场', intro: null, practical: null, thanks: null },
  },
  fields: { companyName: 'required', jobTitle: 'optional', country: 'optional' },
  questions: [
    {
      id: 'diet',
      label: { en: 'What do you eat?', nl: 'Wat eet u?', zh: '您的饮食要求是什么？' },
      kind: 'choice',
      options: [
        { id: 'all', label: { en: 'Everything', nl: 'Alles', zh: '无特殊要求' } },
        { id: 'vegetarian', label: { en: 'Vegetarian', nl: 'Vegetarisch', zh: '素食' } },
      ],
      required: true,
    },
    {
      id: 'topics',
      label: { en: 'Which topics interest you?', nl: 'Welke thema’s boeien u?', zh: '您关注哪些主题？' },
      kind: 'long_text',
      options: [],
      required: false,
    },
  ],
  consents: [
    {
      purpose: 'event_invitation',
      wording: { en: 'Invite me to your next events.', nl: 'Nodig mij uit.', zh: '请邀请我参加今后的活动。' },
      version: 2,
    },
  ],
  privacyNotice: { en: 'We use your data to organise this seminar, and delete them two years after it.' },
  doubleOptIn: true,
  embedOrigins: ['https://www.locateinlimburg.example'],
  warnings: [
    { code: 'no_closing_time', detail: 'The seminar has no closing time.' },
    { code: 'no_privacy_notice', detail: 'The page has no privacy notice in nl, zh.' },
  ],
  createdAt: '2026-11-02T09:00:00.000Z',
  updatedAt: '2026-11-20T15:30:00.000Z',
  version: 3,
  createdBy: null,
  archivedAt: null,
};

const ENABLED = { ...PAGE, enabled: true, warnings: [] };

const NOT_READY = {
  code: 'registration_page.not_ready',
  detail: 'privacyNotice.nl is required before the page is enabled.',
  requestId: 'a1b2c3',
  errors: ['nl', 'zh'].map((language) => ({
    pointer: `/privacyNotice/${language}`,
    code: 'registration_page.not_ready',
    detail: `privacyNotice.${language} is required before the page is enabled.`,
  })),
};

const answer = (body: object) => ({ [PAGE_PATH]: { status: 200, body } });

/** The badges of a seminar of which some have names that no font has. */
const INCOMPLETE = {
  count: 31,
  incomplete: [
    ['علي حسن', 'Ali Hassan'],
    ['มานี มีนา', '马妮'],
    ['דנה לוי', ''],
    ['प्रकाश Lighting and Sons of Maharashtra International', '[?] Lighting and Sons of Maharashtra International'],
    ...Array.from({ length: 10 }, (_, index) => [`ผู้เข้าร่วม ${index}`, `[?] ${index}`]),
  ].map(([text, printedText], index) => ({ id: String(index), name: text, texts: [{ text, printedText }] })),
};

const openBadges = async (screen: Screen) => {
  await screen.click('button', 'badges:open');
  await screen.page.getByRole('dialog').getByRole('radio').first().waitFor();
};

const startPage = async (screen: Screen) => {
  await screen.click('button', 'registration-page:create');
  await screen.page.getByRole('textbox').first().waitFor();
};

const enable = async (screen: Screen) => {
  await screen.click('button', 'registration-page:enable');
  await screen.page.locator('[aria-invalid="true"]').first().waitFor();
};

/** The badges and the registration page of a seminar in the states that users meet. */
export const SEMINAR_STATES: readonly AppearanceState[] = [
  { name: 'seminar, badges', as: 'viewer', path: `/seminars/${SEMINAR}?tab=registrations`, open: openBadges },
  {
    name: 'seminar, badges with names that no font has',
    as: 'viewer',
    path: `/seminars/${SEMINAR}?tab=registrations`,
    responses: { [`/seminars/${SEMINAR}/badges`]: { status: 200, body: INCOMPLETE } },
    open: openBadges,
  },
  {
    name: 'seminar, registration page to create',
    as: 'manager',
    path: PAGE_TAB,
    open: startPage,
    responses: { [PAGE_PATH]: { status: 404, body: { code: 'registration_page.none', requestId: 'a1b2c3' } } },
  },
  { name: 'seminar, registration page', as: 'manager', path: PAGE_TAB, responses: answer(PAGE) },
  { name: 'seminar, registration page enabled', as: 'manager', path: PAGE_TAB, responses: answer(ENABLED) },
  { name: 'seminar, registration page to read', as: 'viewer', path: PAGE_TAB, responses: answer(ENABLED) },
  {
    name: 'seminar, registration page not ready',
    as: 'manager',
    path: PAGE_TAB,
    open: enable,
    responses: { ...answer(PAGE), [`${PAGE_PATH}/enable`]: { status: 409, body: NOT_READY } },
  },
  {
    name: 'seminar, registration page that cannot be loaded',
    as: 'manager',
    path: PAGE_TAB,
    responses: { [PAGE_PATH]: FAILURE },
  },
];

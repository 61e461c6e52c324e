import type { AppearanceState } from './appearance-steps.js';
import type { Screen } from './screen.js';

/** A contact of the demonstration whom several texts mention, and who is the only contact of an open lead. */
const MENTIONED = '0199c000-0000-7000-8000-000000000210';
const ERASE = `/administration/privacy/erase/${MENTIONED}`;

const DAY = '2026-05-04';
const AT = `${DAY}T09:00:00.000Z`;

/** The register of erasures with an entry by request and one without. */
const ERASURES = {
  items: [null, 'no_longer_needed'].map((reason, index) => ({
    id: `0199c000-0000-7000-8000-00000000099${index}`,
    at: AT,
    by: index === 0 ? MENTIONED : null,
    byName: index === 0 ? 'An Janssens' : null,
    contactId: MENTIONED,
    key: MENTIONED,
    requestId: reason === null ? MENTIONED : null,
    requestReference: reason === null ? 'PRIV-2026-0003' : null,
    reason,
    counts: [
      { table: 'contact', treatment: 'clear', rows: 1 },
      { table: 'interaction', treatment: 'text', rows: 12 },
      { table: 'intake_delivery', treatment: 'bytes', rows: 2 },
    ],
    keeps: [
      { table: 'consent', rows: 2, reason: 'The row proves to which text the person agreed.' },
      { table: 'task', rows: 1, reason: 'other_person' },
      { table: 'backups', rows: 0, reason: 'Backups stay until they are deleted by age.' },
    ],
  })),
  nextCursor: null,
};

/** The rule of contacts, switched on. */
const RULES = {
  items: [
    {
      kind: 'contact',
      months: 36,
      enabled: true,
      countsFrom: 'last_own_contact',
      action: 'erase',
      updatedAt: AT,
      version: 2,
    },
  ],
  terms: [{ kind: 'delivery_bytes', setting: 'INTAKE_BODY_DAYS', value: 365, unit: 'days' }],
};

/** The answer to an erasure of chosen people of whom some stay. */
const STAYED = {
  erased: [{ key: MENTIONED, kind: 'contact' }],
  stayed: [
    { key: MENTIONED, name: 'Herman Reynders', reason: 'mentions_undecided', undecided: 2 },
    { key: `${MENTIONED.slice(0, -1)}1`, name: 'Silke Brandhorster', reason: 'open_task', undecided: 0 },
  ],
};

/** Too many mentions to decide one by one. */
const TOO_MANY = {
  status: 422,
  body: {
    code: 'erasure.too_many_mentions',
    detail: 'There are too many mentions.',
    errors: [],
    tables: [
      { table: 'interaction', rows: 812 },
      { table: 'task', rows: 40 },
    ],
  },
};

const openDialog = (key: string, values?: Record<string, number>) => async (screen: Screen) => {
  const { page, texts } = screen;
  await page
    .getByRole('button', { name: texts.find(key, values) })
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
};

/** Records requests of all kinds, as they arrive on the day. */
const addRequests = async ({ page }: Screen) => {
  const { origin } = new URL(page.url());
  const today = new Date().toISOString().slice(0, 10);
  for (const kind of ['access', 'erasure', 'objection'])
    await page.request.post('/api/v1/privacy/requests', {
      headers: { 'X-Locate-Client': 'web', origin },
      data: { kind, contactId: MENTIONED, subjectName: 'Chen Yuqing', receivedOn: today, channel: 'email' },
    });
  await page.reload();
  await page.getByRole('article').first().waitFor();
};

/** Chooses people who are due: all of them on a desk, and the first two on a phone. */
const chooseDue = async ({ page }: Screen) => {
  const boxes = page.locator('main').getByRole('checkbox');
  await boxes.first().waitFor();
  for (const index of [1, 2]) await boxes.nth(index).check();
};

const eraseDue = async (screen: Screen) => {
  await chooseDue(screen);
  await openDialog('retention:due.erase_other', { count: 2 })(screen);
};

/** The states of requests about personal data, of the search for a person, of the erasure and of retention. */
export const PRIVACY_STATES: readonly AppearanceState[] = [
  { name: 'privacy requests', as: 'manager', path: '/administration/privacy', open: addRequests },
  {
    name: 'privacy request new',
    as: 'manager',
    path: '/administration/privacy',
    open: openDialog('privacy:requests.new'),
  },
  { name: 'privacy people', as: 'manager', path: '/administration/privacy/people?q=chen' },
  {
    name: 'privacy objection',
    as: 'manager',
    path: '/administration/privacy/people?q=chen',
    open: openDialog('privacy:people.object'),
  },
  { name: 'erasure what goes', as: 'manager', path: ERASE },
  { name: 'erasure what stays', as: 'manager', path: `${ERASE}?step=stays` },
  { name: 'erasure mentions', as: 'manager', path: `${ERASE}?step=mentions` },
  {
    name: 'erasure mention kept',
    as: 'manager',
    path: `${ERASE}?step=mentions`,
    open: async (screen) => {
      await screen.click('button', 'erasure:mentions.keep');
      await screen.page.getByRole('group', { name: screen.texts.find('erasure:mentions.keepWhy') }).waitFor();
      await screen.page.getByText(screen.texts.find('erasure:mentions.overview')).click();
    },
  },
  {
    name: 'erasure too many mentions',
    as: 'manager',
    path: ERASE,
    responses: { '/privacy/erasures': TOO_MANY },
  },
  {
    name: 'erasures',
    as: 'manager',
    path: '/administration/privacy/erasures',
    responses: { '/privacy/erasures': { status: 200, body: ERASURES } },
    open: ({ page, texts }) => page.getByText(texts.find('erasure:list.details')).first().click(),
  },
  { name: 'erasures empty', as: 'manager', path: '/administration/privacy/erasures' },
  { name: 'people due', as: 'manager', path: '/administration/privacy/due', open: chooseDue },
  {
    name: 'people due erase',
    as: 'manager',
    path: '/administration/privacy/due?decision=erase',
    responses: { '/privacy/retention-rules': { status: 200, body: RULES } },
    open: eraseDue,
  },
  {
    name: 'people due who stayed',
    as: 'manager',
    path: '/administration/privacy/due?decision=erase',
    responses: {
      '/privacy/retention-rules': { status: 200, body: RULES },
      '/privacy/retention/erase': { status: 200, body: STAYED },
    },
    open: async (screen) => {
      await eraseDue(screen);
      const dialog = screen.page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('2');
      await dialog.getByRole('button').last().click();
      await dialog.waitFor({ state: 'hidden' });
    },
  },
  {
    name: 'people due keep',
    as: 'manager',
    path: '/administration/privacy/due',
    open: async (screen) => {
      await chooseDue(screen);
      await openDialog('retention:due.keep_other', { count: 2 })(screen);
    },
  },
  { name: 'notices', as: 'manager', path: '/administration/privacy/notices' },
  {
    name: 'notices given',
    as: 'manager',
    path: '/administration/privacy/notices',
    open: async (screen) => {
      await chooseDue(screen);
      await openDialog('retention:notices.given')(screen);
    },
  },
  { name: 'retention rules', as: 'manager', path: '/administration/privacy/retention' },
  {
    name: 'retention rule',
    as: 'manager',
    path: '/administration/privacy/retention',
    open: async ({ page }) => {
      await page.getByRole('article').first().getByRole('button').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'processing register', as: 'manager', path: '/administration/privacy/register' },
  {
    name: 'contact erased',
    as: 'manager',
    path: `/contacts/${MENTIONED}`,
    responses: {
      [`/contacts/${MENTIONED}`]: { status: 404, body: { code: 'contact.erased', detail: 'The contact was erased.' } },
    },
  },
];

import {
  type AppearanceState,
  changeElsewhere,
  chooseWho,
  createOnTheWay,
  doAll,
  findContact,
  openBulk,
  openField,
  openFilter,
  openLog,
  openMenu,
  openSearch,
  openStatus,
  openTransition,
  previewBulk,
  refuseDialog,
  search,
  selectLeads,
  showFilters,
} from './appearance-steps.js';
import { FAILURE, FORBIDDEN, NOTHING } from './appearance-responses.js';
import { LEAD_PAGE_STATES } from './appearance-lead-states.js';
import { MY_DAY_STATES } from './appearance-my-day-states.js';
import { VERIFICATION_STATES } from './appearance-verification-states.js';

const STAGES = ['first_contact', 'qualified', 'proposal', 'shortlisted', 'negotiation', 'announced', 'invested'];
const EMPTY_BOARD = {
  status: 200,
  body: {
    stages: STAGES.map((stage) => ({ stage, count: 0, jobsExpected: 0, capexEur: 0, items: [], nextCursor: null })),
  },
};

/** Every screen and dialog in the states that users meet. */
export const APPEARANCE_STATES: readonly AppearanceState[] = [
  {
    name: 'sign-in',
    path: '/sign-in',
    open: ({ page }) => page.getByRole('button', { name: 'Stefan Raes' }).waitFor(),
  },
  {
    name: 'forgotten password',
    path: '/forgot-password',
    responses: { '/auth/methods': { status: 200, body: { password: true, oidc: false, passwordLinks: true } } },
    open: async (screen) => {
      await screen.click('button', 'sign-in:forgot.submit');
      await screen.page.locator('[aria-invalid="true"]').waitFor();
    },
  },
  {
    name: 'sign-in refused',
    path: '/sign-in',
    open: async (screen) => {
      await screen.fill('records:words.email', 'somebody@locate.example');
      await screen.page.locator('input[type="password"]').fill('not the password');
      await screen.find('button', 'sign-in:title').click();
      const sentence = screen.texts.find('server-texts:problem.auth.wrong_credentials');
      await screen.page.getByRole('alert').filter({ hasText: sentence }).waitFor();
    },
  },

  ...MY_DAY_STATES,

  { name: 'board', as: 'bdm', path: '/pipeline', open: ({ page }) => page.getByRole('article').first().waitFor() },
  { name: 'board of a viewer', as: 'viewer', path: '/pipeline' },
  { name: 'board filtered', as: 'bdm', path: '/pipeline?ownerId=me&company.country=CN' },
  { name: 'board without a match', as: 'bdm', path: '/pipeline?q=zzzzzz' },
  { name: 'board empty', as: 'bdm', path: '/pipeline', responses: { '/leads/board': EMPTY_BOARD } },
  { name: 'board failing', as: 'bdm', path: '/pipeline', responses: { '/leads/board': FAILURE } },
  { name: 'board forbidden', as: 'bdm', path: '/pipeline', responses: { '/leads/board': FORBIDDEN } },
  { name: 'board with a menu', as: 'manager', path: '/pipeline', open: openMenu },
  {
    name: 'board with a list of filters',
    as: 'bdm',
    path: '/pipeline',
    open: async (screen) => {
      if (screen.isNarrow) await screen.click('button', 'records:words.filters');
      await screen.click('button', 'filters:addFilter');
      await screen.page.getByRole('menuitem').first().waitFor();
    },
  },

  {
    name: 'transition with missing fields',
    as: 'manager',
    path: ({ fresh }) => `/leads/${fresh.id}`,
    open: openTransition('qualified'),
  },
  {
    name: 'transition refused',
    as: 'manager',
    path: ({ fresh }) => `/leads/${fresh.id}`,
    open: doAll(openTransition('qualified'), refuseDialog('records:words.move')),
  },
  {
    name: 'transition over many stages',
    as: 'manager',
    path: ({ first }) => `/leads/${first.id}`,
    open: openTransition('announced'),
  },
  {
    name: 'transition with nothing missing',
    as: 'manager',
    path: ({ negotiation }) => `/leads/${negotiation.id}`,
    open: openTransition('proposal'),
  },
  { name: 'status lost', as: 'manager', path: ({ first }) => `/leads/${first.id}`, open: openStatus('lost') },
  {
    name: 'status refused',
    as: 'manager',
    path: ({ first }) => `/leads/${first.id}`,
    open: doAll(openStatus('lost'), refuseDialog('records:words.changeStatus')),
  },
  { name: 'status on hold', as: 'manager', path: ({ first }) => `/leads/${first.id}`, open: openStatus('on_hold') },
  { name: 'status reopened', as: 'manager', path: ({ lost }) => `/leads/${lost.id}`, open: openStatus('open') },
  {
    name: 'status reopened without a reason',
    as: 'manager',
    path: ({ lost }) => `/leads/${lost.id}`,
    open: doAll(openStatus('open'), refuseDialog('records:words.changeStatus')),
  },

  { name: 'leads', as: 'bdm', path: '/leads' },
  {
    name: 'leads with many filters',
    as: 'bdm',
    path: '/leads?stage=qualified&stage=proposal&company.country=CN&jobsExpected.gte=10&archived=any',
  },
  { name: 'leads filtered by a choice', as: 'bdm', path: '/leads', open: openFilter('stage') },
  { name: 'leads filtered by a country', as: 'bdm', path: '/leads', open: openFilter('company.country') },
  { name: 'leads filtered by a number', as: 'bdm', path: '/leads', open: openFilter('jobsExpected') },
  { name: 'leads filtered by a day', as: 'bdm', path: '/leads', open: openFilter('receivedOn') },
  { name: 'leads filtered by a record', as: 'bdm', path: '/leads', open: openFilter('companyId') },
  { name: 'leads filtered by a text', as: 'bdm', path: '/leads', open: openFilter('sector') },
  { name: 'leads filtered by a person', as: 'bdm', path: '/leads', open: openFilter('projectManagerId') },
  {
    name: 'leads with more filters',
    as: 'bdm',
    path: '/leads',
    open: doAll(showFilters, (screen) => screen.click('button', 'filters:addFilter')),
  },
  {
    name: 'leads with columns',
    as: 'bdm',
    path: '/leads',
    only: 'wide',
    open: (screen) => screen.click('button', 'records:words.columns'),
  },
  { name: 'leads selected', as: 'bdm', path: '/leads', only: 'wide', open: selectLeads },
  { name: 'leads to change', as: 'bdm', path: '/leads', only: 'wide', open: openBulk },
  { name: 'leads to change, previewed', as: 'bdm', path: '/leads', only: 'wide', open: previewBulk },
  {
    name: 'leads changed',
    as: 'bdm',
    path: '/leads',
    only: 'wide',
    open: doAll(previewBulk, async (screen) => {
      const submit = screen.page
        .getByRole('dialog')
        .locator('button[data-variant="filled"], button:not([data-variant])')
        .last();
      await submit.click();
      await screen.find('button', 'records:words.back').waitFor({ state: 'hidden' });
    }),
  },
  {
    name: 'leads with views',
    as: 'bdm',
    path: '/leads',
    open: (screen) => screen.click('button', 'lists:views.title'),
  },
  {
    name: 'leads with a view to save',
    as: 'bdm',
    path: '/leads?stage=qualified',
    open: async (screen) => {
      await screen.click('button', 'lists:views.title');
      await screen.click('menuitem', 'lists:views.save');
    },
  },
  { name: 'leads with exports', as: 'bdm', path: '/leads', open: (screen) => screen.click('button', 'shared:export') },
  { name: 'leads without a match', as: 'bdm', path: '/leads?q=zzzzzz' },
  { name: 'leads empty', as: 'bdm', path: '/leads', responses: { '/leads': NOTHING } },
  { name: 'leads failing', as: 'bdm', path: '/leads', responses: { '/leads': FAILURE } },
  { name: 'leads sorted', as: 'viewer', path: '/leads?sort=-capexEur' },

  ...LEAD_PAGE_STATES,
  { name: 'announced lead', as: 'bdm', path: ({ announced }) => `/leads/${announced.id}` },
  { name: 'lost lead', as: 'manager', path: ({ lost }) => `/leads/${lost.id}` },
  { name: 'confidential lead', as: 'manager', path: ({ confidential }) => `/leads/${confidential.id}` },
  { name: 'lead of a viewer', as: 'viewer', path: ({ won }) => `/leads/${won.id}` },
  { name: 'lead that does not exist', as: 'viewer', path: '/leads/LEAD-1999-0001' },
  ...['requirements', 'sites', 'competitorLocations', 'capex', 'investmentType', 'tags', 'externalIds'].map(
    (field): AppearanceState => ({
      name: `lead field ${field}`,
      as: 'manager',
      path: ({ negotiation }) => `/leads/${negotiation.id}`,
      open: openField(field),
    }),
  ),
  {
    name: 'lead field source',
    as: 'manager',
    path: ({ negotiation }) => `/leads/${negotiation.id}?tab=touches`,
    open: openField('source'),
  },
  {
    name: 'lead field refused',
    as: 'manager',
    path: ({ negotiation }) => `/leads/${negotiation.id}`,
    open: async (screen) => {
      await openField('requirements')(screen);
      await screen.page.locator('main form textarea').fill(' ');
      await screen.click('button', 'shared:save');
      await screen.page.locator('main [aria-invalid="true"]').waitFor();
    },
  },
  {
    name: 'lead not saved',
    as: 'manager',
    path: ({ first }) => `/leads/${first.id}`,
    open: async (screen, { first }) => {
      await openField('description')(screen);
      await screen.page.locator('main form textarea').fill('They want to start in May');
      await screen.page.getByText(screen.texts.find('record-editor:kept')).waitFor();
      await screen.page.goto(`/leads/${first.id}`);
      await screen.page.getByText(screen.texts.find('record-editor:notice')).waitFor();
    },
  },
  {
    name: 'lead triaged',
    as: 'manager',
    path: ({ negotiation }) => `/leads/${negotiation.id}?tab=screening`,
    open: async (screen) => {
      await screen.click('button', 'lead:triage.submit');
      await screen.page.getByText('BE-2023-07').waitFor();
    },
  },

  { name: 'interaction', as: 'bdm', path: '/pipeline', open: openLog },
  {
    name: 'interaction with proposals',
    as: 'bdm',
    path: '/pipeline',
    open: (screen) => chooseWho(screen, 'lumenova', /Lumenova/),
  },
  {
    name: 'interaction with all fields',
    as: 'bdm',
    path: '/pipeline',
    open: async (screen) => {
      await chooseWho(screen, '朗明', /Lumenova Lighting/);
      await screen.page
        .getByRole('option', { name: /Lumenova Lighting/ })
        .first()
        .click();
      await screen.fill('interactions:text', 'They visit Genk in April\nWith five people, among them the director.');
      await screen.fill('interactions:nextStep', 'Send the list of sites');
      await screen.click('button', 'interactions:more');
    },
  },
  {
    name: 'interaction refused',
    as: 'bdm',
    path: '/pipeline',
    open: doAll(openLog, refuseDialog('shared:save')),
  },
  { name: 'contact to create', as: 'bdm', path: '/pipeline', open: createOnTheWay('Contact', 'Li Na') },
  {
    name: 'contact that exists',
    as: 'bdm',
    path: '/pipeline',
    open: async (screen) => {
      await createOnTheWay('Contact', 'Li Na')(screen);
      const { email } = await findContact(screen);
      await screen.fill('records:words.email', email);
      await screen.click('button', 'records:contact.submit');
      await screen.page.getByText(screen.texts.find('records:contact.duplicate')).first().waitFor();
    },
  },
  { name: 'company to create', as: 'bdm', path: '/pipeline', open: createOnTheWay('Company', '朗明新材料') },
  {
    name: 'company refused',
    as: 'bdm',
    path: '/pipeline',
    open: doAll(createOnTheWay('Company', '朗明新材料'), refuseDialog('records:company.submit')),
  },
  {
    name: 'company that exists',
    as: 'bdm',
    path: '/pipeline',
    open: async (screen) => {
      await createOnTheWay('Company', '佛山朗明诺照明')(screen);
      await screen.fill('records:company.name', 'Lumenova Lighting');
      await screen.click('button', 'records:company.submit');
      await screen.page.getByText(screen.texts.find('records:company.duplicate')).first().waitFor();
    },
  },

  { name: 'search', as: 'bdm', path: '/pipeline', open: openSearch },
  { name: 'search with results', as: 'bdm', path: '/pipeline', open: search('light') },
  { name: 'search in Chinese', as: 'bdm', path: '/pipeline', open: search('照明') },
  { name: 'search without results', as: 'bdm', path: '/pipeline', open: search('zzzzzz') },
  {
    name: 'shortcuts',
    as: 'bdm',
    path: '/pipeline',
    open: async ({ page }) => {
      await page.getByRole('article').first().waitFor();
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'notifications',
    as: 'bdm',
    path: '/pipeline',
    open: async ({ page, texts }) => {
      await page.getByRole('button', { name: texts.find('app:notifications') }).click();
      await page.getByRole('dialog').getByRole('heading').first().waitFor();
    },
  },
  {
    name: 'account',
    as: 'bdm',
    path: '/pipeline',
    open: async ({ page, texts }) => {
      await page.getByRole('button', { name: texts.find('app:account', { name: 'Stefan Raes' }) }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'navigation',
    as: 'bdm',
    path: '/pipeline',
    only: 'narrow',
    open: (screen) => screen.click('button', 'app:navigation'),
  },
  { name: 'page that does not exist', as: 'bdm', path: '/no/such/page' },
  {
    name: 'session ended',
    as: 'bdm',
    path: '/pipeline',
    open: async (screen) => {
      await screen.page.getByRole('article').first().waitFor();
      await screen.page.context().clearCookies();
      if (screen.isNarrow) await screen.click('button', 'records:words.filters');
      await screen.page.getByRole('searchbox').fill('led');
      await screen.page.getByText(screen.texts.find('app:expired')).waitFor();
    },
  },
  {
    name: 'offline',
    as: 'bdm',
    path: '/pipeline',
    open: async (screen) => {
      await screen.page.getByRole('article').first().waitFor();
      if (screen.isNarrow) await screen.click('button', 'records:words.filters');
      await screen.page.context().setOffline(true);
      await screen.page.getByRole('searchbox').fill('led');
      await screen.page.getByText(screen.texts.find('shared:offline')).first().waitFor();
    },
  },
  // The states that change data come last.
  ...VERIFICATION_STATES,
  {
    name: 'lead in conflict',
    as: 'manager',
    path: ({ first }) => `/leads/${first.id}`,
    open: async (screen, { first }) => {
      await openField('description')(screen);
      await screen.page.locator('main form textarea').fill('My idea');
      await changeElsewhere(screen, first.id);
      await screen.click('button', 'shared:save');
      await screen.page.getByRole('dialog').getByRole('radio').first().waitFor();
    },
  },
];

import { FAILURE, NOTHING } from './appearance-responses.js';
import { type AppearanceState, showFilters } from './appearance-steps.js';

/** Two companies of the demonstration that are the same. */
const LUMENOVA = '0199c000-0000-7000-8000-000000000110';
const LUMENOVA_TECHNOLOGY = '0199c000-0000-7000-8000-000000000190';

/** The screens of contacts, merges and duplicates in the states that users meet. */
export const CONTACT_STATES: readonly AppearanceState[] = [
  {
    name: 'contacts',
    as: 'bdm',
    path: '/contacts',
    open: ({ page }) => page.getByRole('link', { name: 'Chen Yuqing' }).waitFor(),
  },
  {
    name: 'contacts with filters',
    as: 'bdm',
    path: '/contacts?company.country=CN&languages=zh-Hans',
    open: showFilters,
  },
  { name: 'contacts without a match', as: 'viewer', path: '/contacts?q=zzzzzz' },
  { name: 'contacts empty', as: 'bdm', path: '/contacts', responses: { '/contacts': NOTHING } },
  { name: 'contacts failing', as: 'bdm', path: '/contacts', responses: { '/contacts': FAILURE } },
  {
    name: 'contacts with exports',
    as: 'bdm',
    path: '/contacts',
    open: (screen) => screen.click('button', 'shared:export'),
  },
  {
    name: 'contact like another',
    as: 'bdm',
    path: '/contacts',
    open: async (screen) => {
      await screen.click('button', 'records:words.newContact');
      await screen.fill('records:words.fullName', 'Chen Yuqing');
      await screen.page.getByText(screen.texts.find('records:contact.likely')).waitFor();
    },
  },
  ...['details', 'leads', 'tasks', 'consents', 'timeline'].map((tab): AppearanceState => ({
    name: `contact ${tab}`,
    as: 'bdm',
    path: ({ negotiation }) => `/contacts/${negotiation.contactIds[0]}?tab=${tab}`,
  })),
  { name: 'contact of a viewer', as: 'viewer', path: ({ won }) => `/contacts/${won.contactIds[0]}` },
  ...['languages', 'affiliations', 'externalIds'].map((field): AppearanceState => ({
    name: `contact field ${field}`,
    as: 'bdm',
    path: ({ negotiation }) => `/contacts/${negotiation.contactIds[0]}?field=${field}`,
    open: ({ page }) => page.locator('main form').first().waitFor(),
  })),
  {
    name: 'consent refused',
    as: 'bdm',
    path: ({ negotiation }) => `/contacts/${negotiation.contactIds[0]}?tab=consents`,
    open: async (screen) => {
      await screen.click('button', 'contact:consents.record');
      await screen.click('button', 'shared:save');
      await screen.page.locator('main [aria-invalid="true"]').first().waitFor();
    },
  },
  {
    name: 'contact to archive',
    as: 'bdm',
    path: ({ negotiation }) => `/contacts/${negotiation.contactIds[0]}`,
    open: async (screen) => {
      await screen.findPart('button', 'records:words.actionsForName').first().click();
      await screen.click('menuitem', 'record-editor:archive');
      await screen.page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'merge of companies',
    as: 'bdm',
    path: `/companies/${LUMENOVA}/merge?source=${LUMENOVA_TECHNOLOGY}`,
    open: (screen) => screen.find('heading', 'merge:moves.title').waitFor(),
  },
  {
    name: 'merge to confirm',
    as: 'bdm',
    path: `/companies/${LUMENOVA}/merge?source=${LUMENOVA_TECHNOLOGY}`,
    open: async (screen) => {
      await screen.click('button', 'merge:submit');
      await screen.page.getByRole('dialog').waitFor();
    },
  },
  { name: 'merge with proposals', as: 'bdm', path: `/companies/${LUMENOVA}/merge` },
  {
    name: 'merge of contacts',
    as: 'bdm',
    path: ({ negotiation, won }) => `/contacts/${negotiation.contactIds[0]}/merge?source=${won.contactIds[0]}`,
    open: (screen) => screen.find('heading', 'merge:moves.title').waitFor(),
  },
  { name: 'merge with itself', as: 'bdm', path: `/companies/${LUMENOVA}/merge?source=${LUMENOVA}` },
  { name: 'merge of a viewer', as: 'viewer', path: `/companies/${LUMENOVA}/merge` },
  { name: 'duplicates', as: 'bdm', path: '/companies/duplicates' },
  {
    name: 'no duplicates',
    as: 'viewer',
    path: '/companies/duplicates',
    responses: { '/companies/duplicates': NOTHING },
  },
];

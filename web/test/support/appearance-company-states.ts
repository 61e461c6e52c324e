import { type AppearanceState, openField, showFilters } from './appearance-steps.js';
import type { Screen } from './screen.js';

/** A company of the demonstration that has a parent, a registration number and an activity. */
const SUBSIDIARY = '/companies/0199c000-0000-7000-8000-000000000145';
const TABS = ['group', 'leads', 'people', 'tasks', 'agreements', 'timeline'];

const openDialog = (key: string) => async (screen: Screen) => {
  await screen.click('button', key);
  await screen.page.getByRole('dialog').waitFor();
};
const openArchive = async (screen: Screen) => {
  await screen.findPart('button', 'records:words.actionsForName').click();
  await screen.click('menuitem', 'record-editor:archive');
  await screen.page.getByRole('dialog').waitFor();
};

/** The list and the page of companies in the states that users meet. */
export const COMPANY_STATES: readonly AppearanceState[] = [
  { name: 'companies', as: 'bdm', path: '/companies' },
  { name: 'companies of a viewer', as: 'viewer', path: '/companies' },
  {
    name: 'companies with filters',
    as: 'bdm',
    path: '/companies?ownerId=me&country=CN&tags=demo&archived=any',
    open: showFilters,
  },
  { name: 'companies without a match', as: 'bdm', path: '/companies?q=zzzzzz' },
  {
    name: 'companies with exports',
    as: 'bdm',
    path: '/companies',
    open: (screen) => screen.click('button', 'shared:export'),
  },
  {
    name: 'companies, one to create',
    as: 'bdm',
    path: '/companies',
    open: async (screen) => {
      await openDialog('records:words.newCompany')(screen);
      await screen.page.getByRole('dialog').getByRole('textbox').first().fill('Lumenova');
      await screen.page.getByText(screen.texts.find('records:company.similar')).waitFor();
    },
  },
  { name: 'company', as: 'bdm', path: SUBSIDIARY },
  { name: 'company of a viewer', as: 'viewer', path: SUBSIDIARY },
  { name: 'company that is hidden', as: 'viewer', path: '/companies/0199c000-0000-7000-8000-00000000ffff' },
  ...TABS.map((tab): AppearanceState => ({
    name: `company, ${tab}`,
    as: 'bdm',
    path: ({ negotiation }) => `/companies/${negotiation.companyId}?tab=${tab}`,
  })),
  { name: 'company in a group', as: 'bdm', path: `${SUBSIDIARY}?tab=group` },
  {
    name: 'company with a membership to add',
    as: 'bdm',
    path: `${SUBSIDIARY}?tab=group`,
    open: openDialog('company:memberships.add'),
  },
  ...['identifiers', 'externalIds', 'nace', 'turnover', 'subdivision'].map((field): AppearanceState => ({
    name: `company, editing ${field}`,
    as: 'bdm',
    path: SUBSIDIARY,
    open: openField(field, 'companies'),
  })),
  { name: 'company to archive', as: 'bdm', path: SUBSIDIARY, open: openArchive },
];

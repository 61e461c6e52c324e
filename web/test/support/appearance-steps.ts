import type { Made } from '../../../test/support/make.js';
import type { Screen } from './screen.js';

/** The users of the demonstration. */
export type DemoRole = 'admin' | 'manager' | 'bdm' | 'viewer';

/** Leads of the demonstration in the states that the screens show. */
export interface DemoLeads {
  /** At the first stage, without anything that happened to it. */
  fresh: Made;
  /** At the first stage. */
  first: Made;
  negotiation: Made;
  announced: Made;
  won: Made;
  lost: Made;
  confidential: Made;
}

/** A screen in one of its states. */
export interface AppearanceState {
  name: string;
  /** The user who sees it; a visitor when absent. */
  as?: DemoRole;
  path: string | ((leads: DemoLeads) => string);
  /** Responses that replace those of the server, by the end of the path: a status with a body. */
  responses?: Readonly<Record<string, { status: number; body: unknown }>>;
  /** The widths on which the state exists; all when absent. */
  only?: 'wide' | 'narrow';
  /** Leads from the page to the state. */
  open?: (screen: Screen, leads: DemoLeads) => Promise<void>;
}

export const openMenu = async ({ page, texts }: Screen) => {
  await page
    .getByRole('button', { name: texts.find('records:words.actionsForTitle').trim() })
    .first()
    .click();
  await page.getByRole('menu').waitFor();
};
const choose = (screen: Screen, vocabulary: string, value: string) =>
  screen.page.getByRole('menuitem', { name: screen.texts.label(vocabulary, value), exact: true }).click();
export const openTransition = (stage: string) => async (screen: Screen) => {
  await openMenu(screen);
  await choose(screen, 'stage', stage);
  await screen.find('button', 'records:words.move').waitFor();
};
export const openStatus = (status: string) => async (screen: Screen) => {
  await openMenu(screen);
  await choose(screen, 'status', status);
  await screen.find('button', 'records:words.changeStatus').waitFor();
};
export const openFilter = (name: string) => async (screen: Screen) => {
  await showFilters(screen);
  const label = screen.texts.field('leads', name);
  const chip = screen.page.getByRole('search').getByRole('button', { name: label, exact: true });
  if ((await chip.count()) > 0) return chip.click();
  await screen.click('button', 'filters:addFilter');
  return screen.page.getByRole('menuitem', { name: label, exact: true }).click();
};
export const showFilters = async (screen: Screen) => {
  if (screen.isNarrow) await screen.click('button', 'records:words.filters');
  await screen.page.getByRole('searchbox').waitFor();
};
export const selectLeads = async ({ page }: Screen) => {
  for (const index of [1, 2, 3, 4]) await page.getByRole('grid').getByRole('checkbox').nth(index).check();
};
export const openBulk = async (screen: Screen) => {
  await selectLeads(screen);
  await screen.click('button', 'records:words.changeMenu');
};
export const previewBulk = async (screen: Screen) => {
  await openBulk(screen);
  await screen.page.getByRole('combobox', { name: screen.texts.find('lists:bulk.status') }).click();
  await screen.page.getByRole('option', { name: screen.texts.label('status', 'on_hold') }).click();
  await screen.click('button', 'lists:bulk.preview');
  await screen.find('button', 'records:words.back').waitFor();
};
export const openField =
  (field: string, list: 'leads' | 'companies' = 'leads') =>
  async (screen: Screen) => {
    // The source of a lead consists of several fields.
    const name = field === 'source' ? screen.texts.find('records:words.leadSource') : screen.texts.field(list, field);
    const button = screen.page.locator('main [data-field] button').filter({ hasText: name }).first();
    await screen.page.locator('main [data-field] button').first().waitFor();
    if ((await button.count()) === 0) await toggleEmptyFields(screen);
    await button.click();
    await screen.page.locator(':is(main, [role="dialog"]) form').first().waitFor();
  };
/** Shows the empty fields, or hides them if they were shown. */
export const toggleEmptyFields = async ({ page, texts }: Screen) => {
  // The end of the text follows the number in every language.
  const show = texts.find('record-editor:showEmpty_other', { count: '#' }).split('#').at(-1)?.trim();
  await page
    .getByRole('button', { name: show })
    .or(page.getByRole('button', { name: texts.find('record-editor:hideEmpty') }))
    .first()
    .click();
};
export const openLog = async (screen: Screen) => {
  await screen.click('button', 'records:words.logInteractionShort');
  await findWho(screen).waitFor();
};
const findWho = ({ page, texts }: Screen) =>
  page.getByRole('combobox', { name: texts.find('interactions:who'), exact: true });
export const chooseWho = async (screen: Screen, text: string, option: RegExp | string) => {
  await openLog(screen);
  await findWho(screen).fill(text);
  await screen.page.getByRole('option', { name: option }).first().waitFor();
};
export const createOnTheWay = (kind: 'Contact' | 'Company', name: string) => async (screen: Screen) => {
  const option = screen.texts.find(`records:picker.create${kind}`, { name });
  await chooseWho(screen, name, option);
  await screen.page.getByRole('option', { name: option }).click();
  await screen.find('button', `records:${kind.toLowerCase()}.submit`).waitFor();
};
export const openSearch = async (screen: Screen) => {
  await screen.click('button', 'records:words.search');
  await screen.find('combobox', 'records:words.search').waitFor();
};
export const search = (q: string) => async (screen: Screen) => {
  await openSearch(screen);
  const answer = screen.page.waitForResponse((response) => new URL(response.url()).pathname.endsWith('/search'));
  await screen.find('combobox', 'records:words.search').fill(q);
  await answer;
};
export const refuseDialog = (submit: string) => async (screen: Screen) => {
  await screen.click('button', submit);
  await screen.page.locator('[role="dialog"] [aria-invalid="true"]').first().waitFor();
};
/** Does several things one after the other. */
export const doAll =
  (...steps: NonNullable<AppearanceState['open']>[]): NonNullable<AppearanceState['open']> =>
  async (screen, leads) => {
    for (const step of steps) await step(screen, leads);
  };

/** Finds a contact with an e-mail address. */
export async function findContact({ page }: Screen): Promise<{ email: string }> {
  const response = await page.request.get('/api/v1/contacts?limit=50');
  const { items } = (await response.json()) as { items: { email: string | null }[] };
  return items.find((contact): contact is { email: string } => contact.email !== null)!;
}

/** Changes a lead as a colleague would, while the page is open. */
export async function changeElsewhere({ page }: Screen, id: string): Promise<void> {
  const { origin } = new URL(page.url());
  await page.request.patch(`/api/v1/leads/${id}`, {
    headers: { 'X-Locate-Client': 'web', origin },
    data: { description: `Their idea of ${new Date().toISOString()}` },
  });
}

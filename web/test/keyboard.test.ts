import type { Locator, Page } from 'playwright-core';
import { work } from '../../test/imports/imports.given.js';
import { PASSWORD } from '../../test/support/api.js';
import type { Made } from '../../test/support/make.js';
import {
  describeInBrowser,
  expectFocus,
  expectHeading,
  expectText,
  getEmail,
  tabTo,
  useJourney,
} from './support/journey.js';
import { settle } from './support/settle.js';

/** The style of an element that has the focus. It is compared with its style without the focus. */
function findInvisibleFocus(): string | null {
  const element = document.activeElement as HTMLElement;
  if (element === document.body) return null;
  // The frame around an input shows the focus of the input.
  const frames = [element, element.parentElement!, element.nextElementSibling ?? element];
  const read = () =>
    frames
      .flatMap((frame) => {
        const { outline, boxShadow, borderColor, backgroundColor, insetBlockStart } = getComputedStyle(frame);
        return [outline, boxShadow, borderColor, backgroundColor, insetBlockStart];
      })
      .join(' ');
  const focused = read();
  element.blur();
  const isVisible = read() !== focused;
  element.focus({ preventScroll: true, focusVisible: true });
  return isVisible ? null : element.outerHTML.slice(0, 200);
}

describeInBrowser('By keyboard alone, a user', () => {
  const { journey, make } = useJourney();

  const press = async (page: Page, ...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const openAsUser = async (path: string): Promise<Page> => {
    // Dialogs and lists that fade in and out get the focus later.
    const page = await journey.openAs('bdm', path, { reducedMotion: 'no-preference' });
    await page.getByRole('button', { name: 'Search', exact: true }).waitFor();
    // Single keys work when the preferences of the user are known.
    await settle(page);
    return page;
  };
  /** Goes to an item of the open menu and chooses it. The focus follows a key only after a moment. */
  const chooseItem = async (page: Page, name: string) => {
    const items = page.getByRole('menuitem', { disabled: false });
    const item = page.getByRole('menuitem', { name, exact: true }).and(page.locator(':focus'));
    await page.locator('[role=menu]:focus-within').waitFor();
    for (let presses = 0; presses < 20 && !(await item.count()); presses++) {
      const before = await items.evaluateAll((elements) => elements.indexOf(document.activeElement as HTMLElement));
      await page.keyboard.press('ArrowDown');
      await expectFocus(page, before < 0 ? items : items.nth((before + 1) % (await items.count())));
    }
    await expectFocus(page, page.getByRole('menuitem', { name, exact: true }));
    await page.keyboard.press('Enter');
  };
  /** Goes to a list, and chooses the option with which a text begins. */
  const chooseOption = async (page: Page, list: Locator, name: string) => {
    await tabTo(page, list);
    // Enter would send the form if the list were not open yet.
    await page.keyboard.press('ArrowDown');
    const option = page.getByRole('option', { name });
    await option.waitFor();
    const selected = page.locator('[role=option][data-combobox-selected]');
    for (let presses = 0; presses < 20 && !(await option.and(selected).count()); presses++) {
      const before = (await selected.count()) ? await selected.getAttribute('id') : null;
      await page.keyboard.press('ArrowDown');
      // The selection follows a key only after a moment.
      await page.locator(`[role=option][data-combobox-selected]:not([id="${before}"])`).waitFor();
    }
    await page.keyboard.press('Enter');
    await option.waitFor({ state: 'hidden' });
  };
  const readLead = async (id: string): Promise<Made> => (await journey.api.bdm.get(`/leads/${id}`)).body;

  it('signs in', async () => {
    const page = await journey.open('/');
    await page.getByLabel('E-mail address').waitFor();
    await press(page, 'Tab');
    await page.keyboard.type(getEmail('bdm'));
    await press(page, 'Tab');
    await page.keyboard.type(PASSWORD);
    await press(page, 'Enter');
    await expectHeading(page, 'My day');
  });

  it('skips the navigation', async () => {
    const page = await openAsUser('/pipeline');
    const first = page.getByRole('main').getByRole('link', { name: 'Board' });
    await first.waitFor();
    await press(page, 'Tab', 'Enter');
    await expectFocus(page, page.getByRole('main'));
    await press(page, 'Tab');
    await expectFocus(page, first);
  });

  it('moves a lead on the board by its menu, and goes on where the lead is', async () => {
    const { id, title } = await make.lead({ title: 'Plant for lenses', stage: 'qualified' });
    await make.fillInFields(id, 'proposal');
    await journey.api.bdm.patch(`/leads/${id}`, { likelihood: null });
    const page = await openAsUser('/pipeline');
    await page.getByRole('article', { name: title }).waitFor();
    const actions = page.getByRole('button', { name: `Actions for ${title}` });
    await tabTo(page, actions);
    await press(page, 'Enter');
    await chooseItem(page, 'Proposal');
    const form = page.getByRole('dialog', { name: 'Move to Proposal' });
    await tabTo(page, form.getByRole('button', { name: 'Move', exact: true }));
    await press(page, 'Enter');
    await expectFocus(page, form.getByRole('combobox', { name: 'Likelihood' }));
    await press(page, 'Escape');
    await form.waitFor({ state: 'hidden' });
    await expectFocus(page, actions);
    await press(page, 'Enter');
    await chooseItem(page, 'Proposal');
    await chooseOption(page, form.getByRole('combobox', { name: 'Likelihood' }), 'High');
    await tabTo(page, form.getByRole('button', { name: 'Move', exact: true }));
    await press(page, 'Enter');
    await expectText(page, `${title} is now in Proposal`);
    await expectFocus(page, page.getByRole('region', { name: 'Proposal', exact: true }).locator(':focus'));
    expect((await readLead(id)).stage).toBe('proposal');
  });

  it('says why a lead is lost', async () => {
    const { id, title } = await make.lead({ title: 'Showroom for lenses' });
    const page = await openAsUser(`/leads/${id}`);
    await expectHeading(page, title);
    await tabTo(page, page.getByRole('button', { name: `Actions for ${title}` }));
    await press(page, 'Enter');
    await chooseItem(page, 'Lost');
    const form = page.getByRole('dialog', { name: 'Change the status to Lost' });
    const reason = form.getByRole('combobox', { name: 'Reason' });
    await tabTo(page, form.getByRole('button', { name: 'Change the status' }));
    await press(page, 'Enter');
    await expectFocus(page, reason);
    await press(page, 'Shift+Tab');
    await chooseOption(page, reason, 'The investor no longer answers');
    await tabTo(page, form.getByRole('button', { name: 'Change the status' }));
    await press(page, 'Enter');
    await form.waitFor({ state: 'hidden' });
    await expectFocus(page, page.getByRole('button', { name: `Actions for ${title}` }));
    expect((await readLead(id)).status).toBe('lost');
  });

  it('filters the table', async () => {
    await make.lead({ title: 'Qualified laboratory', stage: 'qualified' });
    const page = await openAsUser('/leads?sort=title');
    await page.getByRole('row').filter({ hasText: 'Qualified laboratory' }).waitFor();
    await tabTo(page, page.getByRole('search').getByRole('button', { name: 'Filter', exact: true }));
    await press(page, 'Enter');
    await chooseItem(page, 'Stage');
    await page.getByRole('dialog', { name: 'Stage' }).locator(':focus').waitFor();
    await tabTo(page, page.getByRole('checkbox', { name: 'Qualified' }));
    await press(page, 'Space');
    await page.waitForURL(/stage=qualified/);
    await press(page, 'Escape');
    await expectFocus(page, page.getByRole('button', { name: 'Stage: Qualified' }));
    await tabTo(page, page.getByRole('button', { name: 'Remove filter: Stage' }));
    await press(page, 'Enter');
    await page.waitForURL((url) => !url.search.includes('stage'));
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  });

  it('imports a file', async () => {
    const page = await openAsUser('/imports');
    const activate = async (role: 'button' | 'link', name: string) => {
      const control = page.getByRole(role, { name, exact: true });
      await control.waitFor();
      await tabTo(page, control);
      await press(page, 'Enter');
    };
    await activate('link', 'Import a file');
    await chooseOption(page, page.getByRole('combobox', { name: 'Kind of records' }), 'Companies');
    const choosing = page.waitForEvent('filechooser');
    await tabTo(page, page.getByLabel('File', { exact: true }));
    await press(page, 'Enter');
    const buffer = Buffer.from('Naam,Land,Intern\nMarigold Lenses,BE,Fair\n');
    await (await choosing).setFiles({ name: 'keys.csv', mimeType: 'text/csv', buffer });
    await activate('button', 'Upload and continue');
    await chooseOption(page, page.getByRole('combobox', { name: 'Field of the column Intern' }), 'Notes');
    await activate('button', 'Check the rows');
    await expectText(page, 'The rows are being checked');
    await work(journey.api);
    await activate('button', 'Import…');
    const submit = page.getByRole('dialog').getByRole('button', { name: 'Import now' });
    await tabTo(page, submit);
    await press(page, 'Enter');
    await submit.waitFor({ state: 'hidden' });
    await work(journey.api);
    await expectText(page, 'Created: 1. Changed: 0.');
    const { items } = (await journey.api.bdm.get('/companies?q=Marigold Lenses')).body;
    expect(items).toMatchObject([{ name: 'Marigold Lenses', notes: 'Fair' }]);
  });

  it('changes several leads at once', async () => {
    const leads = [await make.lead({ title: 'Set of lenses A' }), await make.lead({ title: 'Set of lenses B' })];
    const page = await openAsUser('/leads?q=Set of lenses&sort=title');
    const first = page.getByRole('row').filter({ hasText: 'Set of lenses A' });
    await first.waitFor();
    await tabTo(page, first);
    await press(page, 'Space', 'Shift+ArrowDown');
    await tabTo(page, page.getByRole('button', { name: 'Change…' }));
    await press(page, 'Enter');
    const dialog = page.getByRole('dialog', { name: 'Change 2 leads' });
    await tabTo(page, dialog.getByLabel('Add tags'));
    await page.keyboard.type('by-keyboard');
    await press(page, 'Enter');
    const preview = dialog.getByRole('button', { name: 'Preview' });
    await tabTo(page, preview);
    await press(page, 'Enter');
    await expectFocus(page, dialog.getByRole('status').filter({ hasText: '2 leads will change' }));
    await tabTo(page, dialog.getByRole('button', { name: 'Back' }));
    await press(page, 'Enter');
    await expectFocus(page, dialog.locator('form'));
    await tabTo(page, preview);
    await press(page, 'Enter');
    await tabTo(page, dialog.getByRole('button', { name: 'Change 2 leads', exact: true }));
    await press(page, 'Enter');
    await expectText(page, '2 leads have changed');
    await dialog.waitFor({ state: 'hidden' });
    for (const { id } of leads) expect((await readLead(id)).tags).toEqual(['by-keyboard']);
    await page.locator('tr:focus').waitFor();
  });

  it('edits a field, and settles a conflict with a colleague', async () => {
    const { id } = await make.lead({ stage: 'qualified', description: 'The first idea' });
    const page = await openAsUser(`/leads/${id}`);
    const field = page.getByRole('button', { name: /^Description/ });
    await field.waitFor();
    await tabTo(page, field);
    await press(page, 'Enter');
    await expectFocus(page, page.getByRole('textbox', { name: 'Description' }));
    await press(page, 'Control+a');
    await page.keyboard.type('My idea');
    await journey.api.manager.patch(`/leads/${id}`, { description: 'Their idea' });
    await press(page, 'Control+Enter');
    const dialog = page.getByRole('dialog', { name: 'Somebody else has changed this record' });
    await tabTo(page, dialog.getByRole('radio', { name: 'Theirs' }));
    await press(page, 'Space', 'ArrowDown');
    await expectFocus(page, dialog.getByRole('radio', { name: 'Mine', checked: true }));
    await tabTo(page, dialog.getByRole('button', { name: 'Save the choice' }));
    await press(page, 'Enter');
    await expectFocus(page, page.getByRole('button', { name: 'Description My idea' }));
    expect((await readLead(id)).description).toBe('My idea');
  });

  it('creates a lead, with its company on the way', async () => {
    const page = await openAsUser('/leads');
    await tabTo(page, page.getByRole('button', { name: 'New lead' }));
    await press(page, 'Enter');
    const form = page.getByRole('dialog', { name: 'New lead' });
    await expectFocus(page, form.getByRole('combobox', { name: 'Company' }));
    await page.keyboard.type('Prismatica Optics');
    await page.getByRole('option', { name: /^Create company/ }).waitFor();
    await press(page, 'ArrowDown', 'Enter');
    const company = page.getByRole('dialog', { name: 'Create a company' });
    await expectFocus(page, company.getByLabel('Name in Latin letters'));
    // Escape goes one level back, and nothing of the lead is lost.
    await press(page, 'Escape');
    await company.waitFor({ state: 'hidden' });
    await expectFocus(page, form.getByRole('combobox', { name: 'Company' }));
    await page.keyboard.type('Prismatica Optics');
    await page.getByRole('option', { name: /^Create company/ }).waitFor();
    await press(page, 'ArrowDown', 'Enter');
    await tabTo(page, company.getByRole('combobox', { name: 'Country' }));
    await page.keyboard.type('Japan');
    await press(page, 'ArrowDown', 'Enter');
    await tabTo(page, company.getByRole('button', { name: 'Create company' }));
    await press(page, 'Enter');
    await company.waitFor({ state: 'hidden' });
    await expectFocus(page, form.getByRole('combobox', { name: 'Company' }));
    await tabTo(page, form.getByLabel('Title'));
    await page.keyboard.type('Plant for prisms');
    await chooseOption(page, form.getByRole('combobox', { name: 'How it came in' }), 'Web');
    await tabTo(page, form.getByRole('button', { name: 'Create lead' }));
    await press(page, 'Enter');
    await expectHeading(page, 'Plant for prisms');
    expect(new URL(page.url()).pathname).toMatch(/^\/leads\/[0-9a-f-]{36}$/);
  });

  it('logs an interaction', async () => {
    const { id, title } = await make.lead({ title: 'Warehouse for lenses' });
    const page = await openAsUser(`/leads/${id}`);
    await expectHeading(page, title);
    await press(page, 'c');
    const form = page.getByRole('dialog', { name: 'Log an interaction' });
    await expectFocus(page, form.getByLabel('What'));
    await page.keyboard.type('They called');
    await press(page, 'Control+Enter');
    await expectText(page, `The interaction with ${title} is logged`);
    await form.waitFor({ state: 'hidden' });
    expect((await journey.api.bdm.get(`/interactions?leadId=${id}`)).body.items).toHaveLength(1);
  });

  it('adds a touch, and archives the lead or not', async () => {
    const { id, title } = await make.lead({ title: 'Office for lenses' });
    const page = await openAsUser(`/leads/${id}?tab=touches`);
    const add = page.getByRole('button', { name: 'Add a touch' });
    await add.waitFor();
    await tabTo(page, add);
    await press(page, 'Enter');
    const form = page.getByRole('dialog', { name: 'Add a touch' });
    await expectFocus(page, form.getByRole('combobox', { name: 'What influenced the lead' }));
    await press(page, 'Shift+Tab');
    await chooseOption(page, form.getByRole('combobox', { name: 'What influenced the lead' }), 'Partner network');
    await tabTo(page, form.getByRole('button', { name: 'Save' }));
    await press(page, 'Enter');
    await form.waitFor({ state: 'hidden' });
    await expectFocus(page, add);
    await tabTo(page, page.getByRole('button', { name: `Actions for ${title}` }));
    await press(page, 'Enter');
    await chooseItem(page, 'Archive…');
    const question = page.getByRole('dialog', { name: 'Archive the lead?' });
    await expectFocus(page, question.getByRole('button', { name: 'Cancel' }));
    await press(page, 'Enter');
    await question.waitFor({ state: 'hidden' });
    await expectFocus(page, page.getByRole('button', { name: `Actions for ${title}` }));
    expect((await readLead(id)).archivedAt).toBeNull();
  });

  it('searches, and opens what was found', async () => {
    const { id } = await make.lead({ title: 'Academy for opticians' });
    const page = await openAsUser('/pipeline');
    await page.getByRole('article').first().waitFor();
    await press(page, '/');
    await expectFocus(page, page.getByRole('combobox', { name: 'Search', exact: true }));
    await page.keyboard.type('academy');
    await page.getByRole('option', { name: /Academy for opticians/ }).waitFor();
    await press(page, 'Enter');
    await expectHeading(page, 'Academy for opticians');
    expect(new URL(page.url()).pathname).toBe(`/leads/${id}`);
  });

  it('sees where the focus is, on every screen', async () => {
    const { id } = await make.lead({ stage: 'announced' });
    for (const path of ['/my-day', '/pipeline', '/leads', `/leads/${id}`, `/leads/${id}?tab=evidence`]) {
      const page = await openAsUser(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settle(page);
      await page.evaluate(() => {
        // Styles are compared right after the focus has changed.
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { transition: none !important; }');
        document.adoptedStyleSheets = [sheet];
      });
      const invisible: string[] = [];
      for (let presses = 0; presses < 45; presses++) {
        await page.keyboard.press('Tab');
        const found = await page.evaluate(findInvisibleFocus);
        if (found) invisible.push(found);
      }
      expect([path, invisible]).toEqual([path, []]);
      await page.close();
    }
  });
});

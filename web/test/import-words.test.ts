import type { Page } from 'playwright-core';
import { uploadLines, work } from '../../test/imports/imports.given.js';
import { waitForDraft } from './support/drafts.js';
import {
  choose,
  describeInBrowser,
  expectHeading,
  expectText,
  findAccessibilityProblems,
  useJourney,
} from './support/journey.js';

const WORDS = ['Afgewerkt', 'Afgewerkt', 'Later', 'Later', 'later', 'Ooit', 'Te doen'];

describeInBrowser('The words of a file', () => {
  const { journey } = useJourney();

  /** Uploads tasks whose column "Status" has words, and opens the import. */
  const openTasks = async (words: readonly string[], heading = 'Status') => {
    const lines = words.map((word, index) => `Taak ${index};${word}`);
    const { id } = await uploadLines(journey.api.bdm, 'tasks', `Titel;${heading}`, ...lines);
    const page = await journey.openAs('bdm', `/imports/${id}`);
    await expectHeading(page, 'file.csv');
    return { id, page };
  };
  const findWord = (page: Page, word: string) => page.locator(`[data-word="${word}"]`);
  const findSelect = (page: Page, word: string, column = 'Status') =>
    page.getByRole('combobox', { name: `Meaning of ${word} in the column ${column}` });
  const listWords = (page: Page) =>
    page.locator('[data-word]').evaluateAll((items) => items.map((item) => item.getAttribute('data-word')));

  it('are translated one by one, unknown ones first, kept as a draft and sent once', async () => {
    const { id, page } = await openTasks(WORDS);
    await findWord(page, 'Later').getByText('Stops 3 rows').waitFor();
    expect(await listWords(page)).toEqual(['Later', 'Ooit', 'Afgewerkt', 'Te doen']);
    await expectText(page, '4 rows are refused, because the meaning of their word is not known.');
    await page.locator('[data-unknown-words]').getByText('Status').waitFor();
    expect(await findSelect(page, 'Afgewerkt').inputValue()).toBe('done');
    expect(await findSelect(page, 'Later').locator('option').allTextContents()).toEqual([
      'Open',
      'Done',
      'Dropped',
      'Leave out',
      'Refuse the rows',
    ]);
    expect(await findAccessibilityProblems(page)).toEqual([]);

    // The keyboard alone reaches and changes a word.
    await findSelect(page, 'Later').focus();
    await page.keyboard.press('d');
    await findWord(page, 'Later').getByText('3 rows').waitFor();
    expect(await findSelect(page, 'Later').inputValue()).toBe('done');
    await findSelect(page, 'Later').selectOption({ label: 'Dropped' });
    await findSelect(page, 'Ooit').selectOption({ label: 'Leave out' });
    await findSelect(page, 'Te doen').selectOption({ label: 'Done' });
    await findWord(page, 'Te doen').getByText('Suggested: Open').waitFor();
    await page.locator('[data-unknown-words]').waitFor({ state: 'detached' });
    await waitForDraft(page, '"value":"Te doen","meaning":"done"');
    await page.reload();
    await expectText(page, 'This is your draft of earlier.');
    expect(await findSelect(page, 'Ooit').inputValue()).toBe('-');

    await page.getByRole('button', { name: 'Check the rows' }).click();
    await expectText(page, /^(The rows are being checked|This is exactly)/);
    await work(journey.api);
    await expectHeading(page, 'Rows');
    await page.locator('[data-row="7"]').getByText('was left out').waitFor();
    // Only what the user has changed is sent.
    expect((await journey.api.bdm.get(`/imports/${id}`)).body).toMatchObject({
      counts: { create: 7, error: 0 },
      values: [
        { column: 'Status', value: 'Later', meaning: 'dropped' },
        { column: 'Status', value: 'Ooit', meaning: null },
        { column: 'Status', value: 'Te doen', meaning: 'done' },
      ],
    });
  });

  it('of a column that is mapped anew are shown once that is saved, and all of them when asked for', async () => {
    const { page } = await openTasks(
      Array.from({ length: 30 }, (_, index) => `Woord ${index}`),
      'Kleur',
    );
    const field = page.getByRole('combobox', { name: 'Field of the column Kleur' });
    await choose(page, field, 'Status');
    await expectText(page, 'Save, and choose here what the words of this column mean.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await findWord(page, 'Woord 0').waitFor();
    expect(await page.locator('[data-word]').count()).toBe(8);
    await page.getByRole('button', { name: 'Show all 30 words' }).click();
    await findWord(page, 'Woord 29').waitFor();
    expect(await page.locator('[data-word]').count()).toBe(30);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show fewer words' }).click();
    await findWord(page, 'Woord 29').waitFor({ state: 'detached' });
  });

  it('are kept with a saved mapping, with those of words that a later file lacks', async () => {
    const { page } = await openTasks(WORDS);
    await findSelect(page, 'Later').selectOption({ label: 'Open' });
    const dialog = page.getByRole('dialog');
    const save = async () => {
      await page.getByRole('button', { name: 'Save this mapping…' }).click();
      await dialog.getByLabel('Name of the mapping').fill('Tasks of the old system');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'hidden' });
    };
    await save();
    const readSaved = async () => (await journey.api.bdm.get('/import-mappings')).body.items[0].values;
    expect(await readSaved()).toEqual([{ column: 'Status', value: 'Later', meaning: 'open' }]);

    const { page: next } = await openTasks(['Ooit', 'Nooit']);
    await choose(next, next.getByRole('combobox', { name: 'Use a saved mapping' }), 'Tasks of the old system');
    await next.getByRole('button', { name: 'Use', exact: true }).click();
    await expectText(next, 'Mapping in use: Tasks of the old system.');
    await findSelect(next, 'Nooit').selectOption({ label: 'Dropped' });
    await next.getByRole('button', { name: 'Save this mapping…' }).click();
    const replacing = next.getByRole('dialog');
    await replacing.getByRole('button', { name: 'Replace Tasks of the old system…' }).click();
    await replacing.getByRole('button', { name: 'Replace it' }).click();
    await replacing.waitFor({ state: 'hidden' });
    expect(await readSaved()).toEqual([
      { column: 'Status', value: 'Later', meaning: 'open' },
      { column: 'Status', value: 'Nooit', meaning: 'dropped' },
    ]);
  });

  it('that a colleague has given another meaning meanwhile are shown side by side', async () => {
    const { id, page } = await openTasks(WORDS);
    await findSelect(page, 'Later').selectOption({ label: 'Done' });
    await waitForDraft(page, '"value":"Later","meaning":"done"');
    const values = [{ column: 'Status', value: 'Later', meaning: null }];
    expect((await journey.api.manager.patch(`/imports/${id}`, { values })).status).toBe(200);
    await page.reload();
    const row = page.getByRole('row', { name: /^Later \(Status\)/ });
    await row.waitFor();
    expect(await row.getByRole('cell').allTextContents()).toEqual(['Leave out', 'Done']);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expectText(page, 'The mapping is saved');
    const { columns } = (await journey.api.bdm.get(`/imports/${id}`)).body;
    expect(columns[1].values[0]).toEqual({ value: 'Later', count: 3, meaning: 'done' });
  });
});

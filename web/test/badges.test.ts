import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { ok } from '../../test/support/make.js';
import { extractText, readPages } from '../../test/support/pdf.js';
import { readCodes } from '../../test/support/pdf-codes.js';
import { choose, describeInBrowser, expectText, findAccessibilityProblems, useJourney } from './support/journey.js';

const PHONE = { viewport: { width: 390, height: 844 } };

describeInBrowser('Badges', () => {
  const post = (path: string, body: object) => ok(journey.api.bdm.post(path, body));
  const createSeminar = (title: string) =>
    post('/seminars', {
      title,
      startsAt: '2027-03-18T09:00',
      endsAt: '2027-03-18T12:30',
      timezone: 'Europe/Brussels',
    });
  /** Returns the name and the content of the file that a click downloads. */
  const download = async (page: Page, name: string): Promise<[string, Buffer]> => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name, exact: true }).click(),
    ]);
    return [file.suggestedFilename(), await readFile(await file.path())];
  };

  const { journey, make } = useJourney();

  it('of a seminar are printed from its registrations, on the chosen paper, in the chosen language and order', async () => {
    const { id, reference } = await createSeminar('Light in care');
    const contact = await make.contact({ fullName: 'Li Na', nativeName: '李娜' });
    const { id: registrationId, code } = await post(`/seminars/${id}/registrations`, { contactId: contact.id });
    await post(`/seminars/${id}/registrations`, { fullName: 'Zoë Peeters', companyName: 'Aurora' });
    const page = await journey.openAs('viewer', `/seminars/${id}?tab=registrations`, PHONE);
    await page.getByRole('button', { name: 'Badges' }).click();
    const dialog = page.getByRole('dialog', { name: 'Print badges' });
    await dialog.getByRole('radio', { name: 'Labels of 90 × 55 mm' }).check();
    await choose(page, dialog.getByRole('combobox', { name: 'Language' }), '中文');
    await choose(page, dialog.getByRole('combobox', { name: 'Order' }), 'By company');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const [name, pdf] = await download(page, 'Make the PDF');
    expect([name, readPages(pdf).length]).toEqual([`${reference}-badges.pdf`, 2]);
    expect(extractText(pdf)).toMatch(/Zoë PeetersAurora.*李娜Li Na/);

    await page.getByRole('listitem').or(page.getByRole('row')).filter({ hasText: 'Li Na' }).getByRole('link').click();
    await page.getByRole('button', { name: 'Print the badge of Li Na' }).click();
    await page.getByRole('dialog', { name: 'Badge of Li Na' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const [, one] = await download(page, 'Make the PDF');
    expect([await readCodes(one), extractText(one).includes('Zoë')]).toEqual([[[code]], false]);
    const { body } = await journey.api.viewer.get(`/seminars/${id}/registrations/${registrationId}`);
    expect(body).toMatchObject({ status: 'registered', version: 1 });
  });

  it('say before printing which names no font has, and what is printed instead', async () => {
    const { id } = await createSeminar('Names of the world');
    const contact = await make.contact({ fullName: 'Ali Hassan' });
    await post(`/seminars/${id}/registrations`, { contactId: contact.id, fullName: 'علي حسن' });
    await post(`/seminars/${id}/registrations`, { fullName: 'มานี' });
    await post(`/seminars/${id}/registrations`, { fullName: 'Zoë Peeters' });
    const page = await journey.openAs('bdm', `/seminars/${id}?tab=registrations`, PHONE);
    await page.getByRole('button', { name: 'Badges' }).click();
    const hint = page.getByRole('dialog', { name: 'Print badges' }).getByRole('status');
    await hint.getByText('2 badges have characters that no font for printing has').waitFor();
    expect(await hint.getByRole('listitem').allTextContents()).toEqual([
      'علي حسن: printed as “Ali Hassan”',
      'มานี: printed as “[?]”',
    ]);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const [, pdf] = await download(page, 'Make the PDF');
    expect(extractText(pdf)).toMatch(/Zoë Peeters.*Ali Hassan.*\[\?\]/);
  });

  it('say that there is nobody to print one for', async () => {
    const { id } = await createSeminar('Nobody yet');
    const page = await journey.openAs('bdm', `/seminars/${id}?tab=registrations`);
    await page.getByRole('button', { name: 'Badges' }).click();
    await page.getByRole('button', { name: 'Make the PDF' }).click();
    await expectText(page, 'The file could not be made: Badges of Nobody yet');
    await expectText(page, 'There is nobody to print a badge for');
  });

  it('of a delegation are printed from its participants, all or one', async () => {
    const { id } = await post('/delegations', {
      title: 'Lighting makers of Foshan',
      direction: 'inbound',
      startsOn: '2026-05-25',
      endsOn: '2026-05-29',
      timezone: 'Europe/Brussels',
    });
    for (const [fullName, role] of [
      ['Chen Wei', 'head'],
      ['Anna Tolk', 'interpreter'],
    ]) {
      const contact = await make.contact({ fullName });
      await post(`/delegations/${id}/participants`, { contactId: contact.id, role, status: 'confirmed' });
    }
    const page = await journey.openAs('bdm', `/delegations/${id}?tab=participants`);
    await page.getByRole('button', { name: 'Badges' }).click();
    await page.getByText('Every participant who is confirmed or attended.').waitFor();
    const [, pdf] = await download(page, 'Make the PDF');
    expect(extractText(pdf)).toMatch(/Anna Tolk.*Interpreter.*Chen Wei.*Head of delegation/);
    await page.getByRole('button', { name: 'Actions for Chen Wei' }).click();
    await page.getByRole('menuitem', { name: 'Badge…' }).click();
    await page.getByRole('dialog', { name: 'Badge of Chen Wei' }).waitFor();
    const [, one] = await download(page, 'Make the PDF');
    expect([extractText(one).includes('Chen Wei'), extractText(one).includes('Anna')]).toEqual([true, false]);
  });
});

import { findButton, findRow, findUpload, findZone, openMenu, uploadFiles, useDocuments } from './support/documents.js';
import { buildPdf, chooseFiles, dropFiles, PICTURE, PROGRAM } from './support/files.js';
import {
  choose,
  describeInBrowser,
  expectFocus,
  expectText,
  findAccessibilityProblems,
  readOverflow,
  useJourney,
} from './support/journey.js';

describeInBrowser('The documents of a record', () => {
  const { journey, make } = useJourney();
  const { listDocuments, openTab, readDocument } = useDocuments(journey);

  it('come from files that are dropped, of which one is refused, and appear in another browser by themselves', async () => {
    const lead = await make.lead();
    const colleague = await openTab('manager', `/leads/${lead.id}`);
    await expectText(colleague, 'No documents yet');
    const page = await openTab('bdm', `/leads/${lead.id}`);
    await dropFiles(page, findZone(page), [
      { name: 'Letter of intent.pdf', content: buildPdf('letter') },
      PROGRAM,
      { name: '计划 v2.txt', content: 'The plan' },
    ]);
    for (const on of [page, colleague]) {
      await findRow(on, 'Letter of intent').waitFor();
      await findRow(on, '计划 v2').waitFor();
    }
    await findUpload(page, 'setup.exe').getByRole('alert').filter({ hasText: /\S/ }).waitFor();
    // The list may show a document before the answer to its own upload has arrived.
    for (const name of ['Letter of intent', '计划 v2']) await findUpload(page, name).waitFor({ state: 'hidden' });
    expect(await findUpload(page, '').count()).toBe(1);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect((await listDocuments(`leadId=${lead.id}`)).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Letter of intent', '计划 v2']),
    );
    // The refused one keeps its place, can be tried again, and goes when the user has seen why.
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await findButton(page, 'Try again: setup.exe').click();
    expect((await answer).status()).toBe(422);
    await findUpload(page, 'setup.exe').getByRole('alert').filter({ hasText: /\S/ }).waitFor();
    await findButton(page, 'Dismiss setup.exe').click();
    await page.getByRole('list', { name: 'Uploads' }).waitFor({ state: 'hidden' });
    await expectFocus(page, findButton(page, 'Upload files'));
    expect(await findUpload(colleague, '').count()).toBe(0);
  });

  it('are chosen with the key u on every kind of record, and the same file again only if the user insists', async () => {
    const company = await make.company();
    const contact = await make.contact({ companyId: company.id });
    const agreement = await make.agreement();
    const days = { startsOn: '2027-03-01', endsOn: '2027-03-03' };
    const { body: delegation } = await journey.api.bdm.post('/delegations', {
      title: 'Delegation from Foshan',
      direction: 'inbound',
      timezone: 'Europe/Brussels',
      ...days,
    });
    const paths = {
      companyId: `/companies/${company.id}`,
      contactId: `/contacts/${contact.id}`,
      agreementId: `/agreements/${agreement.id}`,
      activityId: `/delegations/${delegation.id}`,
    };
    for (const [field, path] of Object.entries(paths)) {
      const page = await openTab('bdm', path);
      await expectText(page, 'No documents yet');
      await chooseFiles(page, () => page.keyboard.press('u'), [{ name: 'Terms.txt', content: `Terms of ${path}` }]);
      await findRow(page, 'Terms').waitFor();
      expect(await findAccessibilityProblems(page)).toEqual([]);
      const [document] = await listDocuments(`${field}=${path.split('/').at(-1)}`);
      expect(document).toMatchObject({ title: 'Terms', mediaType: 'text/plain' });
    }
    const page = await openTab('bdm', paths.companyId);
    const again = [{ name: 'Terms, once more.txt', content: `Terms of ${paths.companyId}` }];
    await chooseFiles(page, () => findButton(page, 'Upload files').click(), again);
    await findUpload(page, 'once more').getByText('This file is here already: “Terms”.').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findButton(page, 'Upload anyway: Terms, once more.txt').click();
    await findRow(page, 'Terms, once more').waitFor();
    expect(await listDocuments(`companyId=${company.id}`)).toHaveLength(2);
  });

  it('get new versions, and their history has the file of each', async () => {
    const company = await make.company();
    const page = await openTab('bdm', `/companies/${company.id}`);
    await uploadFiles(page, { name: 'Floor plan.pdf', content: buildPdf('first') });
    await openMenu(page, 'Floor plan', 'New version…');
    const form = page.getByRole('dialog', { name: 'New version of “Floor plan”' });
    await findButton(form, 'Upload').click();
    await form.locator('[aria-invalid="true"]').waitFor();
    await form.locator('input[type="file"]').setInputFiles({
      name: 'Floor plan, signed.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(buildPdf('second')),
    });
    await form.getByLabel('Note').fill('Signed by both');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await form.waitFor({ state: 'hidden' });
    await findRow(page, 'Floor plan, signed.pdf').waitFor();
    await openMenu(page, 'Floor plan', 'History');
    const history = page.getByRole('dialog', { name: 'History of “Floor plan”' });
    const findVersion = (number: number) => history.locator(`[data-version="${number}"]`);
    await findVersion(2).getByText('Signed by both').waitFor();
    await findVersion(2).getByText('Current', { exact: true }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      findVersion(1).getByRole('link', { name: 'Download Version 1' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Floor plan.pdf');
    // Only managers remove files.
    expect(await history.getByRole('button', { name: /Remove file/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await expectFocus(page, findButton(page, 'Actions for Floor plan'));
  });

  it('are opened: a pdf in a tab of its own, a picture above the page, and other files only as downloads', async () => {
    const company = await make.company();
    const page = await openTab('bdm', `/companies/${company.id}`);
    await uploadFiles(
      page,
      { name: 'Terms.pdf', content: buildPdf('terms') },
      { name: 'Site.png', content: PICTURE },
      { name: 'Drawing.dwg', content: Buffer.from([0x41, 0x43, 0x31, 0x30, 0x32, 0x37, 0, 0xff]) },
    );
    const pdf = findRow(page, 'Terms').getByRole('link', { name: 'Terms' });
    expect(await pdf.getAttribute('target')).toBe('_blank');
    expect(await pdf.getAttribute('href')).toMatch(/\/file\?disposition=inline$/);
    await findButton(page, 'Site').click();
    const picture = page.getByRole('dialog', { name: 'Site' }).getByRole('img', { name: 'Site' });
    await picture.waitFor();
    await page.waitForFunction(
      (image) => (image as HTMLImageElement).naturalWidth === 1,
      await picture.elementHandle(),
    );
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await findButton(page, 'Actions for Drawing').click();
    await page.getByRole('menuitem', { name: 'Download' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Open' }).count()).toBe(0);
  });

  it('are renamed, sorted by kind and tags, and archived with a way back', async () => {
    const company = await make.company();
    const page = await openTab('bdm', `/companies/${company.id}`);
    await uploadFiles(page, { name: 'scan0042.pdf', content: buildPdf('scan') });
    await openMenu(page, 'scan0042', 'Rename…');
    const title = page.getByRole('textbox', { name: 'Title' });
    await expectFocus(page, title);
    await title.fill(' ');
    await page.keyboard.press('Control+Enter');
    await expectFocus(page, title.and(page.locator('[aria-invalid="true"]')));
    await title.fill('Lease of the hall');
    await page.keyboard.press('Control+Enter');
    await findRow(page, 'Lease of the hall').waitFor();

    await openMenu(page, 'Lease of the hall', 'Kind and tags…');
    const form = page.getByRole('dialog', { name: 'Kind and tags of “Lease of the hall”' });
    await choose(page, form.getByRole('combobox', { name: 'Kind' }), 'Contract');
    await form.getByRole('combobox', { name: 'Tags' }).fill('genk');
    await page.keyboard.press('Enter');
    await form.getByLabel('Note').fill('Until 2031');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findButton(form, 'Save').click();
    await findRow(page, 'Lease of the hall').getByText('Contract').waitFor();
    const [document] = await listDocuments(`companyId=${company.id}`);
    expect(document).toMatchObject({
      title: 'Lease of the hall',
      kind: 'contract',
      tags: ['genk'],
      note: 'Until 2031',
    });

    await openMenu(page, 'Lease of the hall', 'Archive');
    await findButton(page.getByRole('dialog'), 'Archive').click();
    await expectText(page, 'No documents yet');
    await findButton(page, 'Undo').click();
    await findRow(page, 'Lease of the hall').waitFor();
    await openMenu(page, 'Lease of the hall', 'Archive');
    await findButton(page.getByRole('dialog'), 'Archive').click();
    await expectText(page, 'No documents yet');
    await page.getByLabel('Show archived ones').check();
    await openMenu(page, 'Lease of the hall', 'Restore');
    await expectText(page, 'No archived documents');
    expect((await readDocument(document)).archivedAt).toBeNull();
  });

  it('lose a file to a manager who says why, and keep the line of its version', async () => {
    const lead = await make.lead();
    const bdm = await openTab('bdm', `/leads/${lead.id}`);
    await uploadFiles(bdm, { name: 'Passport.png', content: PICTURE });
    await findButton(bdm, 'Actions for Passport').click();
    await bdm.getByRole('menuitem', { name: 'History' }).waitFor();
    expect(await bdm.getByRole('menuitem', { name: 'Remove file' }).count()).toBe(0);
    const page = await openTab('manager', `/leads/${lead.id}`);
    await openMenu(page, 'Passport', 'History');
    await findButton(page, 'Remove file: Version 1').click();
    const form = page.getByRole('dialog', { name: 'Remove the file of “Passport”?' });
    await form.getByText(/^What stays/).waitFor();
    await findButton(form, 'Remove file').click();
    await expectFocus(page, form.getByLabel('Reason').and(page.locator('[aria-invalid="true"]')));
    await form.getByLabel('Reason').fill('Personal data that we may not keep');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await form.waitFor({ state: 'hidden' });
    await page
      .getByRole('dialog', { name: 'History of “Passport”' })
      .getByText(/The file was removed on .*: Personal data that we may not keep/)
      .waitFor();
    await page.keyboard.press('Escape');
    // Nothing leads to the file any more, in any browser.
    for (const on of [page, bdm]) await findRow(on, 'Passport').getByText('The file was removed').waitFor();
    await findButton(page, 'Actions for Passport').click();
    await page.getByRole('menuitem', { name: 'History' }).waitFor();
    expect(await page.getByRole('menuitem').allTextContents()).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(Open|Download|Remove file)$/)]),
    );
    const [document] = await listDocuments(`leadId=${lead.id}`);
    const { versions } = await readDocument(document);
    expect(versions).toMatchObject([{ fileName: 'Passport.png', removedReason: 'Personal data that we may not keep' }]);
  });

  it('of a colleague’s lead can be read but neither uploaded nor changed', async () => {
    const lead = await make.lead({ by: journey.api.manager });
    const owner = await openTab('manager', `/leads/${lead.id}`);
    await uploadFiles(owner, { name: 'Terms.pdf', content: buildPdf('colleague') });
    const page = await openTab('bdm', `/leads/${lead.id}`);
    await findRow(page, 'Terms').waitFor();
    expect(await findButton(page, 'Upload files').count()).toBe(0);
    expect(await findZone(page).count()).toBe(0);
    await findButton(page, 'Actions for Terms').click();
    await page.getByRole('menuitem', { name: 'History' }).waitFor();
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Open', 'Download', 'History']);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    // An interaction can be logged, but no file can be attached.
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await page.getByRole('dialog').getByLabel(/^What/).waitFor();
    await findButton(page, 'More fields').waitFor();
    expect(await findButton(page, 'Attach files').count()).toBe(0);
  });

  it('can be read by a viewer, who is offered nothing else', async () => {
    const company = await make.company();
    const bdm = await openTab('bdm', `/companies/${company.id}`);
    await uploadFiles(bdm, { name: 'Terms.pdf', content: buildPdf('viewer') });
    const page = await openTab('viewer', `/companies/${company.id}`);
    await findRow(page, 'Terms').waitFor();
    expect(await findButton(page, 'Upload files').count()).toBe(0);
    expect(await findZone(page).count()).toBe(0);
    await findButton(page, 'Actions for Terms').click();
    await page.getByRole('menuitem', { name: 'History' }).waitFor();
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Open', 'Download', 'History']);
    await page.keyboard.press('Escape');
    await page.keyboard.press('u');
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('are cards on a phone, where the camera brings them too, in Dutch', async () => {
    const company = await make.company();
    const page = await openTab('bdm', `/companies/${company.id}`, {
      viewport: { width: 390, height: 800 },
      locale: 'nl-BE',
    });
    await expectText(page, 'Nog geen documenten');
    expect(await page.locator('input[type="file"][capture="environment"]').getAttribute('accept')).toBe('image/*');
    await chooseFiles(page, () => findButton(page, 'Foto nemen').click(), [{ name: 'image.png', content: PICTURE }]);
    await findRow(page, 'image').waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    await dropFiles(page, findZone(page), [PROGRAM]);
    await expectText(
      page,
      'Een computer zou dit bestand als programma uitvoeren. Zulke bestanden worden niet bewaard.',
    );
    await findButton(page, 'Opnieuw proberen: setup.exe').waitFor();
    await findButton(page, 'Acties voor image').click();
    await page.getByRole('menuitem', { name: 'Soort en labels…' }).waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect(await readOverflow(page)).toBe(0);
  });
});

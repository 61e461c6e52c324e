import type { Locator, Page } from 'playwright-core';
import type { Made } from '../../test/support/make.js';
import { buildPdf, chooseFiles, dropFiles, type GivenFile, PICTURE, withLargeFile } from './support/files.js';
import {
  choose,
  describeInBrowser,
  expectFocus,
  expectText,
  findAccessibilityProblems,
  holdWrites,
  type Journey,
  readOverflow,
  recordWrites,
  useJourney,
} from './support/journey.js';
import { settle } from './support/settle.js';

const PROGRAM: GivenFile = { name: 'setup.exe', content: 'MZ' };

describeInBrowser('The documents of a record', () => {
  const { journey, make } = useJourney();

  const findButton = (on: Page | Locator, name: string) => on.getByRole('button', { name, exact: true });
  const findZone = (page: Page) => page.locator('[data-drop-zone]');
  const findUpload = (page: Page, name: string) =>
    page.getByRole('list', { name: 'Uploads' }).getByRole('listitem').filter({ hasText: name });
  /** Finds the row of a document, or its card on a phone. */
  const findRow = (page: Page, title: string) => page.locator('[data-document]').filter({ hasText: title });
  const openTab = async (
    role: Parameters<Journey['openAs']>[0],
    path: string,
    options: Parameters<Journey['openAs']>[2] = {},
  ) => {
    const page = await journey.openAs(role, `${path}?tab=documents`, options);
    await page.getByRole('tab', { selected: true }).waitFor();
    await settle(page);
    return page;
  };
  const openMenu = async (page: Page, title: string, item: string) => {
    await findButton(page, `Actions for ${title}`).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  const upload = async (page: Page, ...files: GivenFile[]) => {
    await dropFiles(page, findZone(page), files);
    for (const { name } of files)
      await findRow(page, name.replace(/\.[^.]+$/, ''))
        .first()
        .waitFor();
  };
  const listDocuments = async (filter: string): Promise<Made[]> =>
    (await journey.api.manager.get(`/documents?archived=any&sort=createdAt&${filter}`)).body.items;
  const readDocument = async ({ id }: Made): Promise<Made> => (await journey.api.manager.get(`/documents/${id}`)).body;

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
    expect(await findUpload(page, '').count()).toBe(1);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    expect((await listDocuments(`leadId=${lead.id}`)).map(({ title }) => title).toSorted()).toEqual([
      'Letter of intent',
      '计划 v2',
    ]);
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

  it('come from thirty files at once, of which those that are refused stay and the others do not', async () => {
    const company = await make.company();
    const page = await openTab('bdm', `/companies/${company.id}`);
    await page.getByLabel('Show archived ones').check();
    const files = Array.from({ length: 27 }, (_, index) => ({
      name: `Photo ${index + 1}.txt`,
      content: `Photo ${index + 1} of ${company.id}`,
    }));
    await dropFiles(page, findZone(page), [
      { name: 'Empty.txt', content: '' },
      PROGRAM,
      { name: 'Empty, too.bin', content: Buffer.alloc(0) },
      ...files,
    ]);
    await page
      .getByRole('status')
      .filter({ hasText: /^3 failed$/ })
      .waitFor();
    await findUpload(page, 'Empty.txt').getByText('The file is empty.').waitFor();
    for (const { name } of files) await page.getByText(name.replace('.txt', ''), { exact: true }).waitFor();
    await findRow(page, 'Photo 27').waitFor();
    expect(await listDocuments(`companyId=${company.id}&limit=100`)).toHaveLength(27);
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findButton(page, 'Dismiss all').click();
    await page.getByRole('list', { name: 'Uploads' }).waitFor({ state: 'hidden' });
    await expectFocus(page, findButton(page, 'Upload files'));
  });

  it('are refused at once above the limit, and folders before they are sent', async () => {
    const company = await make.company();
    const page = await openTab('bdm', `/companies/${company.id}`);
    await withLargeFile(async (path) => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('u')]);
      await chooser.setFiles(path);
      await findUpload(page, 'large.bin').getByText('The file must have at most 25 MB.').waitFor();
    });
    const writes = recordWrites(page);
    await findZone(page).evaluate((zone) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File(['x'], 'folder'));
      // A script cannot drop a folder.
      Object.defineProperty(DataTransferItem.prototype, 'webkitGetAsEntry', { value: () => ({ isDirectory: true }) });
      zone.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true }));
    });
    await expectText(page, 'Folders cannot be uploaded. Drop the files that are in them.');
    expect(writes).toEqual([]);
    expect(await listDocuments(`companyId=${company.id}`)).toEqual([]);
  });

  it('are not opened by the browser when they are dropped where none is taken', async () => {
    const page = await journey.openAs('viewer', '/companies');
    await settle(page);
    const isPrevented = await page.evaluate(() => {
      const dropped = new DataTransfer();
      dropped.items.add(new File(['x'], 'a.pdf'));
      const event = new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true });
      document.querySelector('main')!.dispatchEvent(event);
      return event.defaultPrevented;
    });
    expect(isPrevented).toBe(true);
  });

  it('wait in their place while the browser is offline, and are all tried again with one click', async () => {
    const company = await make.company();
    const page = await openTab('bdm', `/companies/${company.id}`);
    await page.context().setOffline(true);
    const files = ['First', 'Second', 'Third'].map((name) => ({
      name: `${name}.txt`,
      content: `${name} ${company.id}`,
    }));
    await dropFiles(page, findZone(page), files);
    await findUpload(page, 'Third').getByText('The server did not answer. Try again when it can be reached.').waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: /^3 failed$/ })
      .waitFor();
    await page.context().setOffline(false);
    await findButton(page, 'Try all again').click();
    for (const name of ['First', 'Second', 'Third']) await findRow(page, name).waitFor();
    await page.getByRole('list', { name: 'Uploads' }).waitFor({ state: 'hidden' });
    expect(await listDocuments(`companyId=${company.id}`)).toHaveLength(3);
  });

  it('make the browser ask before the page is left, and go on when the user opens another screen', async () => {
    const company = await make.company();
    const page = await openTab('bdm', `/companies/${company.id}`);
    const release = await holdWrites(page, '/documents');
    await dropFiles(page, findZone(page), [{ name: 'Offer.txt', content: 'An offer' }, PROGRAM]);
    await findButton(page, 'Stop Offer.txt').waitFor();
    const asked = page.waitForEvent('dialog');
    // The browser asks only if the user has done something on the page.
    await findZone(page).click({ position: { x: 5, y: 300 } });
    await page.evaluate(() => void setTimeout(() => location.reload()));
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    await page.getByRole('navigation').getByRole('link', { name: 'Tasks' }).click();
    await page.getByRole('heading', { name: 'Tasks', level: 1 }).waitFor();
    release();
    await expectText(page, /^“setup\.exe” was not uploaded: /);
    await page.goBack();
    await findRow(page, 'Offer').waitFor();
    await findUpload(page, 'setup.exe').waitFor();
  });

  it('of an archived record can be read but neither uploaded nor changed', async () => {
    const company = await make.company();
    const page = await openTab('bdm', `/companies/${company.id}`);
    await upload(page, { name: 'Terms.pdf', content: buildPdf('archived') });
    expect((await journey.api.manager.with({ 'If-Match': '"1"' }).delete(`/companies/${company.id}`)).status).toBe(200);
    await findButton(page, 'Upload files').waitFor({ state: 'hidden' });
    await findButton(page, 'Actions for Terms').click();
    await page.getByRole('menuitem', { name: 'History' }).waitFor();
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Open', 'Download', 'History']);
  });

  it('can be read by a viewer, who is offered nothing else', async () => {
    const company = await make.company();
    const bdm = await openTab('bdm', `/companies/${company.id}`);
    await upload(bdm, { name: 'Terms.pdf', content: buildPdf('viewer') });
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

  it('are stored once when the answer was lost and the user tries again', async () => {
    const company = await make.company();
    const page = await openTab('bdm', `/companies/${company.id}`);
    const keys: (string | null)[] = [];
    let isLost = true;
    await page.route('**/api/v1/documents', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      keys.push(await route.request().headerValue('idempotency-key'));
      if (!isLost) return route.fallback();
      isLost = false;
      // The server does its work, but its answer does not arrive.
      await route.fetch();
      return route.abort();
    });
    await dropFiles(page, findZone(page), [{ name: 'Offer.txt', content: 'An offer' }]);
    await findButton(page, 'Try again: Offer.txt').click();
    await findRow(page, 'Offer').waitFor();
    await page.getByRole('list', { name: 'Uploads' }).waitFor({ state: 'hidden' });
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    expect(await listDocuments(`companyId=${company.id}`)).toHaveLength(1);
  });

  it('get new versions, and their history has the file of each', async () => {
    const company = await make.company();
    const page = await openTab('bdm', `/companies/${company.id}`);
    await upload(page, { name: 'Floor plan.pdf', content: buildPdf('first') });
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
    await upload(
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
    await upload(page, { name: 'scan0042.pdf', content: buildPdf('scan') });
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
    expect((await readDocument(document!)).archivedAt).toBeNull();
  });

  it('lose a file to a manager who says why, and keep the line of its version', async () => {
    const lead = await make.lead();
    const bdm = await openTab('bdm', `/leads/${lead.id}`);
    await upload(bdm, { name: 'Passport.png', content: PICTURE });
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
    const { versions } = await readDocument(document!);
    expect(versions).toMatchObject([{ fileName: 'Passport.png', removedReason: 'Personal data that we may not keep' }]);
  });

  it('of a colleague’s lead can be read but neither uploaded nor changed', async () => {
    const lead = await make.lead({ by: journey.api.manager });
    const owner = await openTab('manager', `/leads/${lead.id}`);
    await upload(owner, { name: 'Terms.pdf', content: buildPdf('colleague') });
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

  it('are uploaded as evidence within the form of a stage, and shown with the evidence', async () => {
    const lead = await make.lead({ stage: 'negotiation' });
    const { status } = await journey.api.bdm.patch(`/leads/${lead.id}`, {
      sites: [{ name: 'Corda Campus', shortlisted: true, chosen: true }],
      announcedOn: lead.receivedOn,
      announcedJobs: 40,
      announcedCapexEur: 11_000_000,
    });
    expect(status).toBe(200);
    const page = await journey.openAs('bdm', `/leads/${lead.id}`);
    await findButton(page, 'Move to Announced').click();
    const form = page.getByRole('dialog', { name: 'Move to Announced' });
    await choose(page, form.getByRole('combobox', { name: 'Kind of evidence' }), 'Press release');
    await chooseFiles(page, () => findButton(form, 'Upload a file').click(), [PROGRAM]);
    await findButton(form, 'Try again').waitFor();
    const release = { name: 'Press release.pdf', content: buildPdf('release') };
    await chooseFiles(page, () => findButton(form, 'Upload a file').click(), [release]);
    await form.getByRole('link', { name: 'Look at the document' }).waitFor();
    expect(await form.getByRole('combobox', { name: 'Document' }).inputValue()).toBe('Press release');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findButton(form, 'Move').click();
    await form.waitFor({ state: 'hidden' });
    const [document] = await listDocuments(`leadId=${lead.id}`);
    expect(document).toMatchObject({ title: 'Press release', kind: 'evidence' });
    const { evidence } = (await journey.api.bdm.get(`/leads/${lead.id}`)).body;
    expect(evidence).toMatchObject([
      { kind: 'press_release', documentId: document!.id, documentTitle: 'Press release' },
    ]);

    await page.goto(`/leads/${lead.id}?tab=evidence`);
    await page.getByRole('link', { name: 'Press release', exact: true }).waitFor();
    // The same file is chosen, and not stored a second time.
    await choose(page, page.getByRole('combobox', { name: 'Kind of evidence' }), 'Press release');
    await chooseFiles(page, () => findButton(page, 'Upload a file').click(), [release]);
    await expectText(page, 'This file is a document of the lead already. It is chosen.');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findButton(page, 'Add evidence').click();
    await page.getByRole('link', { name: 'Press release', exact: true }).nth(1).waitFor();
    expect(await listDocuments(`leadId=${lead.id}`)).toHaveLength(1);
    // What an announcement rests on stays.
    await page.goto(`/leads/${lead.id}?tab=documents`);
    await openMenu(page, 'Press release', 'Archive');
    await findButton(page.getByRole('dialog'), 'Archive').click();
    await expectText(page, /^The document is evidence of .*, which has been announced; it must stay\.$/);
    expect((await readDocument(document!)).archivedAt).toBeNull();
  });

  it('are attached to a logged call, which is logged once however often a file fails', async () => {
    const lead = await make.lead({ title: 'Assembly of lamps' });
    const page = await journey.openAs('bdm', `/leads/${lead.id}`);
    await settle(page);
    const writes = recordWrites(page);
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'Log an interaction' });
    await dialog.getByLabel(/^What/).fill('They sent the plan');
    const files = [{ name: 'Plan.pdf', content: buildPdf('plan') }, PROGRAM, { name: 'Draft.txt', content: 'Draft' }];
    await chooseFiles(page, () => findButton(dialog, 'Attach files').click(), files);
    await dialog.getByText('The files become documents of Assembly of lamps.').waitFor();
    await findButton(dialog, 'Do not attach Draft.txt').click();
    await expectFocus(page, findButton(dialog, 'Do not attach setup.exe'));
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await findButton(dialog, 'Try again: setup.exe').click();
    await expectText(page, 'The interaction is logged. These files were not uploaded:');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findButton(dialog, 'Dismiss setup.exe').click();
    await dialog.waitFor({ state: 'hidden' });
    const { items } = (await journey.api.bdm.get(`/interactions?leadId=${lead.id}`)).body;
    expect(items).toHaveLength(1);
    expect(await listDocuments(`leadId=${lead.id}`)).toMatchObject([{ title: 'Plan', interactionId: items[0].id }]);
    expect(writes.toSorted()).toEqual(['POST /documents', 'POST /documents', 'POST /documents', 'POST /interactions']);
    // The timeline has the document, and leads to its files.
    await findButton(page, 'Plan').click();
    const history = page.getByRole('dialog', { name: 'History of “Plan”' });
    await history.getByRole('link', { name: 'Download Version 1' }).waitFor();
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

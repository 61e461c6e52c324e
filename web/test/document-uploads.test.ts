import { findButton, findRow, findUpload, findZone, uploadFiles, useDocuments } from './support/documents.js';
import { buildPdf, dropFiles, PROGRAM, waitForChooser, withLargeFile } from './support/files.js';
import {
  describeInBrowser,
  expectFocus,
  expectText,
  findAccessibilityProblems,
  holdWrites,
  recordWrites,
  useJourney,
} from './support/journey.js';
import { settle } from './support/settle.js';

describeInBrowser('The upload of documents', () => {
  const { journey, make } = useJourney();
  const { listDocuments, openTab } = useDocuments(journey);

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
      const chooser = await waitForChooser(page, () => page.keyboard.press('u'));
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

  it('of an archived record can be read but neither uploaded nor changed', async () => {
    const company = await make.company();
    const page = await openTab('bdm', `/companies/${company.id}`);
    await uploadFiles(page, { name: 'Terms.pdf', content: buildPdf('archived') });
    expect((await journey.api.manager.with({ 'If-Match': '"1"' }).delete(`/companies/${company.id}`)).status).toBe(200);
    await findButton(page, 'Upload files').waitFor({ state: 'hidden' });
    await findButton(page, 'Actions for Terms').click();
    await page.getByRole('menuitem', { name: 'History' }).waitFor();
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Open', 'Download', 'History']);
  });
});

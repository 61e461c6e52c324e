import { findButton, openMenu, useDocuments } from './support/documents.js';
import { buildPdf, chooseFiles, PROGRAM } from './support/files.js';
import {
  choose,
  describeInBrowser,
  expectFocus,
  expectText,
  findAccessibilityProblems,
  holdWrites,
  recordWrites,
  useJourney,
} from './support/journey.js';
import { settle } from './support/settle.js';

describeInBrowser('The documents that come with a form', () => {
  const { journey, make } = useJourney();
  const { listDocuments, readDocument } = useDocuments(journey);

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
    const answerUpload = await holdWrites(page, '/documents');
    await chooseFiles(page, () => findButton(page, 'Upload a file').click(), [release]);
    // A form that was sent before the file is there would lose it.
    await page.getByRole('button', { name: 'Add evidence', exact: true, disabled: true }).waitFor();
    answerUpload();
    await expectText(page, 'This file is a document here already. It is chosen.');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await findButton(page, 'Add evidence').click();
    await page.getByRole('link', { name: 'Press release', exact: true }).nth(1).waitFor();
    expect(await listDocuments(`leadId=${lead.id}`)).toHaveLength(1);
    // A document on which an announcement rests stays.
    await page.goto(`/leads/${lead.id}?tab=documents`);
    await openMenu(page, 'Press release', 'Archive');
    await findButton(page.getByRole('dialog'), 'Archive').click();
    await expectText(page, /^The document is evidence of .*, which has been announced; it must stay\.$/);
    expect((await readDocument(document)).archivedAt).toBeNull();
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
});

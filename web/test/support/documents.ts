import type { Locator, Page } from 'playwright-core';
import type { Made } from '../../../test/support/make.js';
import { dropFiles, type GivenFile } from './files.js';
import type { Journey } from './journey.js';
import { settle } from './settle.js';

export const findButton = (on: Page | Locator, name: string) => on.getByRole('button', { name, exact: true });

/** Finds the part of a page on which files can be dropped. */
export const findZone = (page: Page) => page.locator('[data-drop-zone]');

/** Finds a file that is being uploaded, or that failed. */
export const findUpload = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Uploads' }).getByRole('listitem').filter({ hasText: name });

/** Finds the row of a document, or its card on a phone. */
export const findRow = (page: Page, title: string) => page.locator('[data-document]').filter({ hasText: title });

/** Chooses an action of a document. */
export async function openMenu(page: Page, title: string, item: string): Promise<void> {
  await findButton(page, `Actions for ${title}`).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

/** Drops files on the documents of a record, and waits until they are there. */
export async function uploadFiles(page: Page, ...files: GivenFile[]): Promise<void> {
  await dropFiles(page, findZone(page), files);
  for (const { name } of files) {
    const title = name.replace(/\.[^.]+$/, '');
    await findRow(page, title).first().waitFor();
  }
}

/** Opens and reads the documents of records. */
export function useDocuments(journey: Journey) {
  const openTab = async (
    role: Parameters<Journey['openAs']>[0],
    path: string,
    options: Parameters<Journey['openAs']>[2] = {},
  ) => {
    const page = await journey.openAs(role, `${path}?tab=documents`, options);
    await page.getByRole('tab', { selected: true }).waitFor();
    // The part of the page with the documents is loaded by itself.
    await page.locator('[data-uploads]').waitFor({ state: 'attached' });
    await settle(page);
    return page;
  };
  const listDocuments = async (filter: string): Promise<Made[]> =>
    (await journey.api.manager.get(`/documents?archived=any&sort=createdAt&${filter}`)).body.items;
  const readDocument = async ({ id }: Made): Promise<Made> => (await journey.api.manager.get(`/documents/${id}`)).body;
  return { openTab, listDocuments, readDocument };
}

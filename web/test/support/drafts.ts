import type { Page } from 'playwright-core';

/** Returns the drafts that the browser keeps, as JSON. */
export function readDrafts(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opened = indexedDB.open('locate-drafts');
        opened.addEventListener('success', () => {
          const all = opened.result.transaction('drafts').objectStore('drafts').getAll();
          all.addEventListener('success', () => {
            opened.result.close();
            resolve(JSON.stringify(all.result));
          });
        });
      }),
  );
}

/** Waits until the browser keeps a draft with this text, which is a moment after the screen shows it. */
export async function waitForDraft(page: Page, text: string): Promise<void> {
  while (!(await readDrafts(page)).includes(text));
}

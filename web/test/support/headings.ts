import type { Page } from 'playwright-core';

declare global {
  var hiddenHeadings: string[] | undefined;
}

const followedPages = new WeakSet<Page>();

/** Follows, from the next document on, whether React hides the heading again to show that something is loading. */
export async function followHeadings(page: Page): Promise<void> {
  if (followedPages.has(page)) return;
  followedPages.add(page);
  await page.addInitScript(() => {
    const hidden: string[] = [];
    globalThis.hiddenHeadings = hidden;
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const isHidden = target instanceof HTMLElement && target.style.getPropertyPriority('display') === 'important';
        const heading = isHidden ? target.querySelector('h1') : null;
        if (heading) hidden.push(heading.textContent);
      }
    });
    observer.observe(document, { subtree: true, attributeFilter: ['style'] });
  });
}

/** Returns the headings of the page that were hidden again. */
export async function findHiddenHeadings(page: Page): Promise<string[]> {
  return page.evaluate(() => globalThis.hiddenHeadings ?? []);
}

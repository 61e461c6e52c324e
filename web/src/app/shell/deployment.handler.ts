/** Time between two looks for a new version. */
const CHECK_INTERVAL_MS = 600_000;

/**
 * Reloads the page when a part of the application cannot be loaded because a new version has been deployed. Without the
 * server nothing is reloaded, because the page would be lost. A second failure within a minute is shown, because reloading
 * again would not help.
 */
export function reloadAfterDeployment(): void {
  window.addEventListener('vite:preloadError', () => void reloadIfOutdated());
}

async function reloadIfOutdated(): Promise<void> {
  const last = Number(sessionStorage.getItem('reloaded-at') ?? 0);
  if (Date.now() - last < 60_000 || !(await isOutdated())) return;
  sessionStorage.setItem('reloaded-at', String(Date.now()));
  window.location.reload();
}

/** Calls `onNewVersion` once when the server has another version than this page. It looks when the tab is opened again. */
export function watchDeployments(onNewVersion: () => void): void {
  let checkedAt = Date.now();
  const check = async () => {
    if (document.hidden || Date.now() - checkedAt < CHECK_INTERVAL_MS) return;
    checkedAt = Date.now();
    if (!(await isOutdated())) return;
    document.removeEventListener('visibilitychange', check);
    onNewVersion();
  };
  document.addEventListener('visibilitychange', check);
}

/** Returns whether the server has another version than this page; false if it cannot be reached. */
async function isOutdated(): Promise<boolean> {
  const page = await fetch('/', { headers: { accept: 'text/html' } }).then(
    (response) => (response.ok ? response.text() : ''),
    () => '',
  );
  return page !== '' && findEntry(page) !== findEntry(document.documentElement.outerHTML);
}

/** Returns the name of the first script of the application. It contains a hash of the code. */
function findEntry(page: string): string | undefined {
  return /\/assets\/index-[\w-]+\.js/.exec(page)?.[0];
}

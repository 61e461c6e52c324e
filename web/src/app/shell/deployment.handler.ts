/**
 * Reloads the page when a part of the application cannot be loaded because a new version has been deployed. The second
 * failure within a minute is shown, because reloading again would not help.
 */
export function reloadAfterDeployment(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem('reloaded-at') ?? 0);
    if (Date.now() - last < 60_000) return;
    sessionStorage.setItem('reloaded-at', String(Date.now()));
    event.preventDefault();
    window.location.reload();
  });
}

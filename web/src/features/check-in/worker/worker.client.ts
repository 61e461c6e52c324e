import { ExternalStore } from '../../../shared/api/external.store';

/** Whether the page can be opened without a network: not yet, yes, or never in this browser. */
export const offlineReadiness = new ExternalStore<'preparing' | 'ready' | 'impossible'>('preparing');

/** Registers the worker that keeps the files of this page. During development there is none. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) {
    offlineReadiness.set('impossible');
    return;
  }
  const { serviceWorker } = navigator;
  const register = async () => {
    try {
      await serviceWorker.register('/door/sw.js', { scope: '/door/', updateViaCache: 'none' });
      await serviceWorker.ready;
      offlineReadiness.set('ready');
    } catch {
      // The worker of an earlier visit may control the page; without a network it cannot be read again.
      offlineReadiness.set(serviceWorker.controller ? 'ready' : 'impossible');
    }
  };
  void register();
}

import { useEffect } from 'react';

/** Keeps the screen on while the page is in sight. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let isOver = false;
    const acquire = async () => {
      if (document.hidden || (lock && !lock.released)) return;
      try {
        lock = (await navigator.wakeLock?.request('screen')) ?? null;
        if (isOver) await lock?.release();
      } catch {
        // A device with an empty battery may refuse it.
      }
    };
    const renew = () => void acquire();
    renew();
    document.addEventListener('visibilitychange', renew);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', renew);
      void lock?.release();
    };
  }, []);
}

import { useEffect } from 'react';
import { uploadQueue } from '../../shared/api/upload-queue.store';

/** Asks before the page is left while files are being uploaded, and stops uploads when the user signs out. */
export function useUploadGuard(): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (uploadQueue.isBusy()) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
      uploadQueue.clear();
    };
  }, []);
}

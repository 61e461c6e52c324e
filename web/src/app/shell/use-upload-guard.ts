import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { UPLOAD_KEY } from '../../shared/api/use-upload';
import { uploadQueue } from '../../shared/api/upload-queue.store';

/** Asks before the page is left while files are being uploaded, and stops uploads when the user signs out. */
export function useUploadGuard(): void {
  const client = useQueryClient();
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (uploadQueue.isBusy() || client.isMutating({ mutationKey: UPLOAD_KEY }) > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
      uploadQueue.clear();
    };
  }, [client]);
}

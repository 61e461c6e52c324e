import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { uploadForm } from '../../../shared/api/upload.client';
import { type Import, importQuery } from '../imports.api';

export interface NewImport {
  file: File;
  entity: Import['entity'];
}

/** Returns a mutation that uploads a file, how much of it has been sent, and a function that stops it. */
export function useUploadImport() {
  const client = useQueryClient();
  const [share, setShare] = useState(0);
  const controller = useRef<AbortController | null>(null);
  /** The key of the upload that has not been answered, with what it uploads. */
  const attempt = useRef<(NewImport & { key: string }) | null>(null);
  const mutation = useMutation({
    mutationFn: async ({ file, entity }: NewImport) => {
      const isSame = attempt.current?.file === file && attempt.current.entity === entity;
      if (!isSame) attempt.current = { file, entity, key: crypto.randomUUID() };
      controller.current = new AbortController();
      setShare(0);
      const form = new FormData();
      form.append('entity', entity);
      form.append('file', file);
      return uploadForm<Import>('/api/v1/imports', form, {
        idempotencyKey: attempt.current!.key,
        onProgress: (sent, total) => setShare(total > 0 ? sent / total : 0),
        signal: controller.current.signal,
      });
    },
    onSuccess: (created) => {
      client.setQueryData(importQuery(created.id).queryKey, created);
      return client.invalidateQueries({ queryKey: ['imports', 'list'] });
    },
  });
  return { ...mutation, share, stop: () => controller.current?.abort() };
}

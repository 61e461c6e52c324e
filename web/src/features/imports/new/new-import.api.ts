import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { uploadForm } from '../../../shared/api/upload.client';
import { type Import, importQuery } from '../imports.api';
import type { ReadingFields } from '../mapping/reading-draft.rules';

export interface NewImport {
  file: File;
  entity: Import['entity'];
  /** How the file is to be read. */
  reading?: ReadingFields;
  /** The import of the same file whose place the new one takes. */
  replaces?: string;
}

/** A file that was uploaded in this tab. */
interface KeptFile {
  file: File;
  /** Whether it has been read once more, in the way that the user has chosen. */
  isReread: boolean;
}

/** The file of an import, to read it in another way. It is kept until the tab is closed, and nowhere else. */
export const keptFileQuery = (id: string) =>
  queryOptions<KeptFile | null>({
    queryKey: ['kept-files', id],
    queryFn: () => null,
    // Nothing fetches it, also where all queries are fetched again after an interruption.
    enabled: false,
    gcTime: Infinity,
  });

/** Returns a mutation that uploads a file, how much of it has been sent, and a function that stops it. */
export function useUploadImport() {
  const client = useQueryClient();
  const [share, setShare] = useState(0);
  const controller = useRef<AbortController | null>(null);
  /** The key of the upload that has not been answered, with what it uploads. */
  const attempt = useRef<{ file: File; parts: string; key: string } | null>(null);
  const mutation = useMutation({
    mutationFn: async ({ file, entity, reading = {}, replaces }: NewImport) => {
      const fields = Object.entries({ entity, ...reading, ...(replaces !== undefined && { replaces }) });
      const parts = JSON.stringify(fields);
      const isSame = attempt.current?.file === file && attempt.current.parts === parts;
      if (!isSame) attempt.current = { file, parts, key: crypto.randomUUID() };
      controller.current = new AbortController();
      setShare(0);
      const form = new FormData();
      for (const [name, value] of fields) form.append(name, value);
      form.append('file', file);
      return uploadForm<Import>('/api/v1/imports', form, {
        idempotencyKey: attempt.current!.key,
        onProgress: (sent, total) => setShare(total > 0 ? sent / total : 0),
        signal: controller.current.signal,
      });
    },
    onSuccess: (created, { file, replaces }) => {
      client.setQueryData(importQuery(created.id).queryKey, created);
      client.setQueryData<KeptFile>(keptFileQuery(created.id).queryKey, { file, isReread: replaces !== undefined });
      return client.invalidateQueries({ queryKey: ['imports', 'list'] });
    },
  });
  return { ...mutation, share, stop: () => controller.current?.abort() };
}

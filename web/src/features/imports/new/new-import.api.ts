import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useUpload } from '../../../shared/api/use-upload';
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
  return useUpload<NewImport, Import>(
    ({ file, entity, reading = {}, replaces }) => ({
      path: '/api/v1/imports',
      file,
      fields: { entity, ...reading, ...(replaces !== undefined && { replaces }) },
    }),
    (created, { file, replaces }) => {
      client.setQueryData(importQuery(created.id).queryKey, created);
      client.setQueryData<KeptFile>(keptFileQuery(created.id).queryKey, { file, isReread: replaces !== undefined });
      return client.invalidateQueries({ queryKey: ['imports', 'list'] });
    },
  );
}

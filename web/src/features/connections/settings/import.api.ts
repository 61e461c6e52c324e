import { useMutation } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import { useRefresh } from '../connections.api';

interface Upload {
  file: File;
  formId: string;
  dryRun: boolean;
}

/** Returns a mutation that takes in the registrations of a file. A dry run only says what it would do. */
export function useImport(connectionId: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async ({ file, formId, dryRun }: Upload) => {
      const form = new FormData();
      form.append('file', file);
      const query = { dryRun, ...(formId && { formId }) };
      return readBody(
        api.POST('/api/v1/intake/connections/{id}/import', {
          params: { path: { id: connectionId }, query },
          body: form as never,
          // The form is sent as it is.
          bodySerializer: (body) => body,
        }),
      );
    },
    onSuccess: ({ dryRun }) => {
      if (!dryRun) refresh();
    },
  });
}

import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../../shared/api/api.client';
import type { components } from '../../../shared/api/schema';
import { useChange } from '../../../shared/api/use-change';

export type MailSettings = components['schemas']['MailSettingsView'];

const REFRESH_INTERVAL_MS = 30_000;

/** The settings of mail. The result of the last mails changes without anybody's doing, so it is read again regularly. */
export const mailSettingsQuery = queryOptions({
  queryKey: ['mail-settings'],
  queryFn: ({ signal }) => readBody(api.GET('/api/v1/mail-settings', { signal })),
  refetchInterval: REFRESH_INTERVAL_MS,
});

/** Returns a mutation that sends a test mail and waits for what the mail server says. */
export function useTestMail() {
  return useChange([['mail-settings']], (to: string) =>
    readBody(api.POST('/api/v1/mail-settings/test', { body: { to } })),
  );
}

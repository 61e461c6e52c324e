import { Badge, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, readBody } from '../../shared/api/api.client';
import { useLabels } from '../../shared/labels/use-labels';
import { useCan } from '../../shared/session/use-session';
import { listMailNotices } from './mail-notices.rules';

/** Why the contact gets no mail, by purpose. */
const mailStatusQuery = (id: string) =>
  queryOptions({
    queryKey: ['mail-status', id],
    queryFn: ({ signal }) =>
      readBody(api.GET('/api/v1/contacts/{id}/mail-status', { params: { path: { id } }, signal })),
  });

/** Says why the person gets no mailings. */
export function MarketingReason({ id }: { id: string }) {
  const label = useLabels();
  const { data } = useQuery({ ...mailStatusQuery(id), enabled: useCan('mails:read') });
  if (!data?.marketing) return null;
  return (
    <Text size="sm" c="dimmed">
      {label('mailReason', data.marketing)}
    </Text>
  );
}

/** Says beside the address that mails come back, or that the person does not want mailings. */
export function ContactMailStatus({ id }: { id: string }) {
  const { t } = useTranslation('contact');
  const { data } = useQuery({ ...mailStatusQuery(id), enabled: useCan('mails:read') });
  if (!data) return null;
  return listMailNotices(data).map((notice) => (
    <Badge key={notice} variant="light" color={notice === 'bounces' ? 'red' : 'orange'}>
      {t(`mailNotice.${notice}`)}
    </Badge>
  ));
}

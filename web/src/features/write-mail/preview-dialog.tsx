import { NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MailFrame } from '../../records/mails/mail-frame';
import { formatAddress } from '../../records/mails/mail-state.rules';
import { useFormat } from '../../shared/format/use-format';
import { Dialog } from '../../shared/layout/dialog';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import type { CreateMails } from './mail-draft.rules';
import { previewQuery } from './write-mail.api';

interface PreviewDialogProps {
  request: CreateMails;
  isOpen: boolean;
  onClose: () => void;
}

/** Shows the mail as each of its readers will see it. */
export function PreviewDialog({ request, isOpen, onClose }: PreviewDialogProps) {
  const { t } = useTranslation('write-mail');
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t('preview.title')} size="xl">
      {isOpen && <Preview request={request} />}
    </Dialog>
  );
}

function Preview({ request }: Pick<PreviewDialogProps, 'request'>) {
  const { t } = useTranslation('write-mail');
  const format = useFormat();
  const [contactId, setContactId] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(previewQuery(request));
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const mail = data.mails.find((one) => one.contactId === contactId) ?? data.mails[0];
  if (!mail) return <EmptyState title={t('nobodyReachable')} hint={t('preview.nobodyHint')} />;
  return (
    <Stack gap="xs">
      {data.mails.length > 1 && (
        <NativeSelect
          label={t('words.to')}
          value={mail.contactId}
          onChange={({ currentTarget }) => setContactId(currentTarget.value)}
          data={data.mails.map((one) => ({ value: one.contactId, label: formatAddress(one) }))}
        />
      )}
      {data.mails.length === 1 && (
        <Text size="sm">
          {t('words.to')}: {formatAddress(mail)}
        </Text>
      )}
      <Text size="sm">
        {t('words.subject')}: <strong>{mail.subject}</strong>
      </Text>
      <Text size="sm" c="dimmed">
        {[
          mail.replyTo.length > 0 && t('preview.answers', { addresses: mail.replyTo.join(', ') }),
          format.language(mail.language),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <MailFrame html={mail.html} title={t('preview.frame')} />
    </Stack>
  );
}

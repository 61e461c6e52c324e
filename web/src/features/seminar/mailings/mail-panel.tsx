import { Button, Group, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Send from 'lucide-react/icons/send';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useRecordEditor } from '../../../shared/record-editor/use-record-editor';
import { useCan, useUser } from '../../../shared/session/use-session';
import type { SeminarView } from '../seminar.api';
import { MailingDetailsDialog } from './mailing-details-dialog';
import { type MailingDraft, startMailing } from './mailing-draft.rules';
import { MailingFormDialog } from './mailing-form-dialog';
import { MailingItem } from './mailing-item';
import { mailingsQuery } from './mailings.api';
import { PreparedMailings } from './prepared-mailings';
import { ReminderSwitch } from './reminder-switch';

/** The mailings about the seminar: what is due, what was sent, and to whom. */
export function MailPanel() {
  const { t } = useTranslation('mailings');
  const { record: seminar } = useRecordEditor<SeminarView>();
  const canSend = useCanSend(seminar);
  const { data, error, refetch } = useQuery(mailingsQuery(seminar.id));
  const [openId, setOpenId] = useState<string | null>(null);
  const [start, setStart] = useState<MailingDraft | null>(null);
  const open = (templateKey?: MailingDraft['templateKey']) => setStart(startMailing(templateKey));
  return (
    <Stack gap="md">
      <ReminderSwitch />
      {canSend && <PreparedMailings seminarId={seminar.id} onOpen={open} />}
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h5" id="mailings">
          {t('title')}
        </Title>
        {canSend && (
          <Button size="xs" leftSection={<Send size={14} aria-hidden />} onClick={() => open()}>
            {t('new')}
          </Button>
        )}
      </Group>
      {error && !data && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingState />}
      {data?.items.length === 0 && <EmptyState title={t('none')} hint={t(canSend ? 'noneHint' : 'noneReadHint')} />}
      {data && data.items.length > 0 && (
        <Stack component="ul" gap="sm" m={0} p={0} aria-labelledby="mailings" style={{ listStyle: 'none' }}>
          {data.items.map((mailing) => (
            <MailingItem key={mailing.id} mailing={mailing} onOpen={() => setOpenId(mailing.id)} />
          ))}
        </Stack>
      )}
      <MailingDetailsDialog id={openId} canChange={canSend} onClose={() => setOpenId(null)} />
      <MailingFormDialog
        seminar={seminar}
        start={start}
        onClose={() => setStart(null)}
        onSent={({ id }) => {
          setStart(null);
          setOpenId(id);
        }}
      />
    </Stack>
  );
}

/** Tells whether the user may write to the people of the seminar: managers, and its owner. */
function useCanSend({ ownerId, archivedAt }: SeminarView): boolean {
  const { id, role } = useUser();
  const canWrite = useCan('mailings:write');
  return canWrite && archivedAt === null && (role !== 'bdm' || ownerId === id);
}

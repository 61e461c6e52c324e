import { Button, Group, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Send from 'lucide-react/icons/send';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../shared/api/schema';
import { EmptyState } from '../../../shared/layout/empty-state';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useRecordEditor } from '../../../shared/record-editor/use-record-editor';
import { useCan, useUser } from '../../../shared/session/use-session';
import type { MailingActivityKind } from './mailing-activity.rules';
import { MailingDetailsDialog } from './mailing-details-dialog';
import { type MailingDraft, startMailing } from './mailing-draft.rules';
import { MailingFormDialog } from './mailing-form-dialog';
import { MailingItem } from './mailing-item';
import { mailingsQuery } from './mailings.api';
import { OtherMails } from './other-mails';
import { PreparedMailings } from './prepared-mailings';

type Schemas = components['schemas'];
type ActivityRecord = Schemas['SeminarView'] | Schemas['DelegationView'] | Schemas['RoadshowView'];

interface MailPanelProps {
  kind: MailingActivityKind;
  children?: ReactNode;
}

/** The mails about an activity: which mailings are due, what was sent, and to whom. */
export function MailPanel({ kind, children }: MailPanelProps) {
  const { t } = useTranslation('mailings');
  const { record } = useRecordEditor<ActivityRecord>();
  const activity = { kind, id: record.id };
  const canSend = useCanSend(record);
  const { data, error, refetch } = useQuery(mailingsQuery(record.id));
  const [openId, setOpenId] = useState<string | null>(null);
  const [start, setStart] = useState<MailingDraft | null>(null);
  const open = (templateKey?: MailingDraft['templateKey']) => setStart(startMailing(templateKey));
  return (
    <Stack gap="md">
      {children}
      {canSend && kind === 'seminar' && <PreparedMailings seminarId={record.id} onOpen={open} />}
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
      {data?.items.length === 0 && (
        <EmptyState title={t(`none.${kind}`)} hint={t(`${canSend ? 'noneHint' : 'noneReadHint'}.${kind}`)} />
      )}
      {data && data.items.length > 0 && (
        <Stack component="ul" gap="sm" m={0} p={0} aria-labelledby="mailings" style={{ listStyle: 'none' }}>
          {data.items.map((mailing) => (
            <MailingItem key={mailing.id} mailing={mailing} onOpen={() => setOpenId(mailing.id)} />
          ))}
        </Stack>
      )}
      <OtherMails activityId={record.id} />
      <MailingDetailsDialog id={openId} canChange={canSend} onClose={() => setOpenId(null)} />
      <MailingFormDialog
        activity={activity}
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

/** Tells whether the user may write to the people of the activity: managers, and its owner. */
function useCanSend({ ownerId, archivedAt }: ActivityRecord): boolean {
  const { id, role } = useUser();
  const canWrite = useCan('mailings:write');
  return canWrite && archivedAt === null && (role !== 'bdm' || ownerId === id);
}

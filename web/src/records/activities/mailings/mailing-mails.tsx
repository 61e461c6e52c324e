import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MailLink } from '../../mails/mail-link';
import { MailStateText } from '../../mails/mail-state-text';
import { useResendMail } from '../../mails/mails.api';
import { useLabels } from '../../../shared/labels/use-labels';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useCan } from '../../../shared/session/use-session';
import { type MailingMail, mailingMailsQuery, type MailingView } from './mailings.api';

interface MailingMailsProps {
  mailing: MailingView;
  canResend: boolean;
}

/** The mails of a mailing, all or those that failed, which can be sent again. */
export function MailingMails({ mailing: { id, counts, startedAt }, canResend }: MailingMailsProps) {
  const { t } = useTranslation('mailings');
  const canWrite = useCan('mails:write');
  const [state, setState] = useState<'failed' | null>(null);
  const { data, error, refetch } = useQuery({ ...mailingMailsQuery(id, state), enabled: startedAt !== null });
  if (startedAt === null) return null;
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return (
    <Stack gap="xs">
      {(counts.failed > 0 || state !== null) && (
        <SegmentedControl
          size="xs"
          aria-label={t('shown.label')}
          value={state ?? 'all'}
          onChange={(value) => setState(value === 'failed' ? 'failed' : null)}
          data={[
            { value: 'all', label: t('shown.all') },
            { value: 'failed', label: t('shown.failed', { count: counts.failed }) },
          ]}
        />
      )}
      <Stack component="ul" gap={6} m={0} p={0} aria-label={t('mails')} style={{ listStyle: 'none' }}>
        {data.items.map((mail) => (
          <MailRow key={mail.id} mail={mail} canResend={canResend && canWrite} />
        ))}
      </Stack>
      {data.nextCursor !== null && (
        <Text size="sm" c="dimmed">
          {t('shown.first', { count: data.items.length })}
        </Text>
      )}
    </Stack>
  );
}

function MailRow({ mail, canResend }: { mail: MailingMail; canResend: boolean }) {
  const { t } = useTranslation('mailings');
  const label = useLabels();
  const resend = useResendMail();
  const { id, toName, toAddress, state, reason, error } = mail;
  return (
    <li>
      <Group gap="xs" justify="space-between">
        <Text size="sm" component="span" style={{ overflowWrap: 'anywhere' }}>
          <MailLink id={id} subject={toName ?? toAddress} />{' '}
          <Text span size="sm" c="dimmed">
            {toAddress}
          </Text>
        </Text>
        <Group gap="xs">
          <MailStateText state={state} />
          {canResend && state === 'failed' && (
            <Button
              size="compact-xs"
              variant="default"
              loading={resend.isPending}
              aria-label={t('resendTo', { name: toName ?? toAddress })}
              onClick={() => resend.mutate(id)}
            >
              {t('resend')}
            </Button>
          )}
        </Group>
      </Group>
      {(reason ?? error) !== null && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {reason ? label('mailReason', reason) : error}
        </Text>
      )}
      {resend.error && (
        <Text size="xs" c="red" role="alert">
          {resend.error.message}
        </Text>
      )}
    </li>
  );
}

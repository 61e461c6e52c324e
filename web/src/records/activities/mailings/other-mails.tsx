import { Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { ShowMore } from '../../../shared/layout/show-more';
import { MailLink } from '../../mails/mail-link';
import { MailStateText } from '../../mails/mail-state-text';
import { type MailingMail, otherMailsQuery } from './mailings.api';

/** The mails about an activity that no mailing has sent: confirmations, reminders, and what colleagues have written. */
export function OtherMails({ activityId }: { activityId: string }) {
  const { t } = useTranslation('mailings');
  const query = useInfiniteQuery(otherMailsQuery(activityId));
  const { data, error, refetch } = query;
  const mails = data?.pages.flatMap(({ items }) => items);
  return (
    <Stack gap="xs">
      <Title order={2} size="h5" id="other-mails">
        {t('otherMails')}
      </Title>
      {error && !mails && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!error && !mails && <LoadingState />}
      {mails?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noOtherMails')}
        </Text>
      )}
      {mails && mails.length > 0 && (
        <Stack component="ul" gap={6} m={0} p={0} aria-labelledby="other-mails" style={{ listStyle: 'none' }}>
          {mails.map((mail) => (
            <OtherMail key={mail.id} mail={mail} />
          ))}
        </Stack>
      )}
      <ShowMore query={query} />
    </Stack>
  );
}

function OtherMail({ mail }: { mail: MailingMail }) {
  const label = useLabels();
  const format = useFormat();
  const { id, subject, toName, toAddress, state, reason, templateKey, authorName, createdAt } = mail;
  const origin = templateKey ? label('mailTemplate', templateKey) : authorName;
  return (
    <li>
      <Group gap="xs" justify="space-between">
        <Text size="sm" component="span" style={{ overflowWrap: 'anywhere' }}>
          <MailLink id={id} subject={subject} />
        </Text>
        <MailStateText state={state} />
      </Group>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {[toName ?? toAddress, origin, format.moment(createdAt), reason && label('mailReason', reason)]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </li>
  );
}

import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import { ConfirmDialog } from '../../shared/layout/confirm-dialog';
import { Fact, Facts } from '../../shared/layout/facts';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { useConfirmation } from '../../shared/layout/use-confirmation';
import { useCan, useUser } from '../../shared/session/use-session';
import { DocumentLink } from '../documents/document-link';
import classes from './mail-details.module.css';
import { MailStateText } from './mail-state-text';
import { mailQuery, type MailView, useCancelMail, useResendMail } from './mails.api';
import { canCancel, canResend, formatAddress } from './mail-state.rules';

interface MailDetailsProps {
  id: string;
  onClose: () => void;
}

/** A mail to one person: its state, its text and what can be done. A mail that is sent again is shown instead. */
export function MailDetails({ id, onClose }: MailDetailsProps) {
  const { t } = useTranslation('mails');
  const [shownId, setShownId] = useState(id);
  const { data: mail, error, refetch } = useQuery(mailQuery(shownId));
  if (error && !mail) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!mail) return <LoadingState />;
  return (
    <Stack>
      {shownId !== id && (
        <Alert color="green" p="sm" role="status">
          {t(mail.state === 'not_sent' ? 'resend.stored' : 'resend.done')}
        </Alert>
      )}
      <MailFacts mail={mail} />
      <Text component="pre" className={classes['body']} size="sm" tabIndex={0} aria-label={t('words.text')}>
        {mail.bodyText}
      </Text>
      <MailDocuments mail={mail} />
      <MailActions mail={mail} onResent={setShownId} onClose={onClose} />
    </Stack>
  );
}

function MailFacts({ mail }: { mail: MailView }) {
  const { t } = useTranslation('mails');
  const format = useFormat();
  const label = useLabels();
  const { state, reason, error, attempts, nextAttemptAt, sentAt, createdAt, authorName, replyTo } = mail;
  const { language, templateKey } = mail;
  const isRetried = state === 'queued' && attempts > 0;
  return (
    <Facts>
      <Fact name={t('words.state')}>
        <MailStateText state={state} />
        {reason && <Text size="sm">{label('mailReason', reason)}</Text>}
        {sentAt && <Text size="sm">{format.moment(sentAt)}</Text>}
        {state === 'queued' && nextAttemptAt && (
          <Text size="sm">{t(isRetried ? 'nextAttempt' : 'due', { moment: format.moment(nextAttemptAt) })}</Text>
        )}
        {error && (state === 'failed' || isRetried) && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {t('serverSaid', { error })}
          </Text>
        )}
      </Fact>
      <Fact name={t('words.to')}>{formatAddress(mail)}</Fact>
      {replyTo.length > 0 && <Fact name={t('replyTo')}>{replyTo.join(', ')}</Fact>}
      <Fact name={t('author')}>
        {[
          authorName ?? t('application'),
          templateKey && label('mailTemplate', templateKey),
          format.moment(createdAt),
          format.language(language),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Fact>
    </Facts>
  );
}

function MailDocuments({ mail: { documents } }: { mail: MailView }) {
  const { t } = useTranslation('mails');
  const format = useFormat();
  if (documents.length === 0) return null;
  return (
    <div>
      <Text size="sm" c="dimmed">
        {t('words.documents')}
      </Text>
      <ul className={classes['documents']}>
        {documents.map(({ documentId, versionNumber, title, size }) => (
          <li key={documentId}>
            <DocumentLink document={{ id: documentId, title }} version={versionNumber} />{' '}
            <Text span size="sm" c="dimmed">
              {format.bytes(size)}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Tells whether the user may cancel a mail or send it again: one of a mailing only managers, and the owner of the event. */
function useCanChange({ mailingId, mailingOwnerId }: MailView): boolean {
  const { id, role } = useUser();
  const canWriteMails = useCan('mails:write');
  const canWriteMailings = useCan('mailings:write');
  if (mailingId === null) return canWriteMails;
  return canWriteMails && canWriteMailings && (role !== 'bdm' || mailingOwnerId === id);
}

interface MailActionsProps {
  mail: MailView;
  onResent: (id: string) => void;
  onClose: () => void;
}

/** The actions that the state of the mail allows. Each is asked for, because it cannot be undone. */
function MailActions({ mail, onResent, onClose }: MailActionsProps) {
  const { t } = useTranslation(['mails', 'shared']);
  const canWrite = useCanChange(mail);
  const cancellation = useConfirmation(useCancelMail());
  const resending = useConfirmation(useResendMail(), ({ id }) => onResent(id));
  return (
    <Group justify="flex-end" data-foot>
      {canWrite && canCancel(mail) && (
        <Button variant="default" onClick={cancellation.ask}>
          {t('cancellation.open')}
        </Button>
      )}
      {canWrite && canResend(mail) && (
        <Button variant="default" onClick={resending.ask}>
          {t('resend.open')}
        </Button>
      )}
      <Button onClick={onClose} data-autofocus>
        {t('shared:close')}
      </Button>
      <ConfirmDialog
        {...cancellation.dialog}
        title={t('cancellation.title')}
        text={t('cancellation.text')}
        submit={t('cancellation.open')}
        onConfirm={() => cancellation.confirm(mail.id)}
      />
      <ConfirmDialog
        {...resending.dialog}
        title={t('resend.title')}
        text={t('resend.text', { name: mail.toName ?? mail.toAddress })}
        submit={t('resend.open')}
        isDestructive={false}
        onConfirm={() => resending.confirm(mail.id)}
      />
    </Group>
  );
}

import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { ConfirmDialog } from '../../../shared/layout/confirm-dialog';
import { useConfirmation } from '../../../shared/layout/use-confirmation';
import { MailingProgress } from './mailing-item';
import { MailingMails } from './mailing-mails';
import { isActive } from './mailing-progress.rules';
import classes from './mailings.module.css';
import { type MailingView, useCancelMailing } from './mailings.api';
import { SkippedReasons } from './skipped-reasons';

interface MailingDetailsProps {
  mailing: MailingView;
  canChange: boolean;
  onClose: () => void;
}

/** Shows the text of a mailing, the states of its mails, and why some people got none. */
export function MailingDetails({ mailing, canChange, onClose }: MailingDetailsProps) {
  const { t } = useTranslation(['mailings', 'shared']);
  const label = useLabels();
  const format = useFormat();
  const cancellation = useConfirmation(useCancelMailing());
  const { id, title, purpose, templateKey, subject, body, state, skipped, authorName, createdAt } = mailing;
  return (
    <Stack>
      <div>
        <Title order={3} size="h5" style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Title>
        <Text size="sm" c="dimmed">
          {[label('mailingState', state), label('mailPurpose', purpose), authorName, format.moment(createdAt)]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <div role="status">
          <MailingProgress mailing={mailing} />
        </div>
      </div>
      <SkippedReasons skipped={skipped} />
      {templateKey ? (
        <Text size="sm">{t('fromTemplate', { template: label('mailTemplate', templateKey) })}</Text>
      ) : (
        <div>
          <Text size="sm">
            {t('words.subject')}: <strong>{subject}</strong>
          </Text>
          <Text component="pre" className={classes['body']} size="sm" tabIndex={0} aria-label={t('words.text')}>
            {body}
          </Text>
        </div>
      )}
      <MailingMails mailing={mailing} canResend={canChange} />
      <Group justify="flex-end" data-foot>
        {canChange && isActive(mailing) && (
          <Button variant="default" onClick={cancellation.ask}>
            {t('cancellation.open')}
          </Button>
        )}
        <Button onClick={onClose}>{t('shared:close')}</Button>
      </Group>
      <ConfirmDialog
        {...cancellation.dialog}
        title={t('cancellation.title')}
        text={t('cancellation.text')}
        submit={t('cancellation.open')}
        onConfirm={() => cancellation.confirm(id)}
      />
    </Stack>
  );
}

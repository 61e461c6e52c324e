import { Badge, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import classes from '../review.module.css';
import type { WaitingMail } from './mail-review.api';

interface MailQueueProps {
  mails: readonly WaitingMail[];
  openId: string | null;
}

/** The mails in the order in which they are worked off. */
export function MailQueue({ mails, openId }: MailQueueProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const label = useLabels();
  return (
    <ul className={classes['list']} aria-label={t('mail.queue')}>
      {mails.map(({ id, subject, fromName, fromAddress, receivedAt, reason }) => (
        <li key={id} className={classes['item']} data-open={id === openId || undefined}>
          <Link
            className={classes['link']}
            to="/review"
            search={(known) => ({ ...known, mail: id })}
            resetScroll={false}
            aria-current={id === openId ? 'true' : undefined}
          >
            <Text size="sm" fw={600}>
              {subject || t('mail.noSubject')}
            </Text>
            <Text size="xs" c="dimmed">
              {[fromName ?? fromAddress, format.moment(receivedAt)].filter(Boolean).join(' · ')}
            </Text>
            {reason && (
              <Badge size="sm" variant="light" color="orange">
                {label('inboundMailReason', reason)}
              </Badge>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}

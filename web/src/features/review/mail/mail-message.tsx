import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import Paperclip from 'lucide-react/icons/paperclip';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceivedMail } from '../../../records/received-mail/received-mail.api';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import classes from '../review.module.css';
import { buildFramePage } from './mail-frame.rules';

interface MailMessageProps {
  mail: ReceivedMail;
  /** Whether its heading gets the focus. */
  isFocused: boolean;
}

/** A mail: who wrote to whom, why it waits, its text in a frame without rights, and its attachments. */
export function MailMessage({ mail, isFocused }: MailMessageProps) {
  const { t, i18n } = useTranslation('review');
  const format = useFormat();
  const label = useLabels();
  const heading = useRef<HTMLHeadingElement>(null);
  const [isWhole, setWhole] = useState(false);
  useEffect(() => {
    if (isFocused) heading.current?.focus();
  }, [isFocused]);
  const { fromName, fromAddress, toAddresses, ccAddresses, subject, sentAt, receivedAt, receivedByName, receivedFrom } =
    mail;
  const facts = [
    [t('mail.from'), [fromName, fromAddress].filter(Boolean).join(' · ')],
    [t('mail.to'), toAddresses.join(', ')],
    [t('mail.cc'), ccAddresses.join(', ')],
    [t('mail.people'), mail.participants.map(({ name, address }) => name ?? address).join(', ')],
  ].filter(([, value]) => value);
  const text = isWhole || mail.visibleText === '' ? mail.text : mail.visibleText;
  return (
    <Stack gap="xs">
      <Title order={2} size="h3" ref={heading} tabIndex={-1} className={classes['heading']}>
        {subject || t('mail.noSubject')}
      </Title>
      <Text size="sm" c="dimmed">
        {[format.moment(sentAt ?? receivedAt), label('inboundMailSource', receivedFrom), receivedByName]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <Group gap={6}>
        {mail.reason && (
          <Badge variant="light" color="orange">
            {label('inboundMailReason', mail.reason)}
          </Badge>
        )}
        {mail.senderVerified === false && (
          <Badge variant="light" color="red">
            {t('mail.forged')}
          </Badge>
        )}
        {mail.leadIgnored && (
          <Badge variant="light" color="gray">
            {t('mail.leadIgnored')}
          </Badge>
        )}
      </Group>
      <dl className={classes['facts']}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {text === '' ? (
        <Text size="sm" c="dimmed">
          {t('mail.noText')}
        </Text>
      ) : (
        <iframe
          className={classes['frame']}
          title={t('mail.text', { subject: subject || t('mail.noSubject') })}
          sandbox=""
          referrerPolicy="no-referrer"
          srcDoc={buildFramePage(text, i18n.language)}
        />
      )}
      {mail.visibleText !== '' && mail.visibleText !== mail.text && (
        <Button variant="subtle" size="compact-sm" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {t(isWhole ? 'mail.showVisible' : 'mail.showWhole')}
        </Button>
      )}
      {mail.attachments.length > 0 && (
        <ul className={classes['list']} aria-label={t('mail.attachments')}>
          {mail.attachments.map(({ fileName, size, problem }, index) => (
            <li key={index}>
              <Group gap={6} wrap="nowrap" align="flex-start">
                <Paperclip size={14} aria-hidden />
                <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {fileName} · {format.bytes(size)}
                  {problem && ` · ${problem}`}
                </Text>
              </Group>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}

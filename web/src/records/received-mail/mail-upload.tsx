import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import MailPlus from 'lucide-react/icons/mail-plus';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../shared/labels/use-labels';
import { useCan } from '../../shared/session/use-session';
import { DropZone } from '../documents/uploads/drop-zone';
import { FileChooser } from '../documents/uploads/file-chooser';
import type { ReceivedMail } from './received-mail.api';
import { type MailUpload, useMailUpload } from './use-mail-upload';

interface MailUploadZoneProps {
  onReceived?: (mail: ReceivedMail) => void;
  /** Renders the part of the page on which mails can be dropped, with the button and the result. */
  children: (upload: { button: ReactNode; result: ReactNode }) => ReactNode;
}

/** A part of the page on which mails (.eml) can be dropped, which are then filed. */
export function MailUploadZone({ onReceived, children }: MailUploadZoneProps) {
  const { t } = useTranslation('records');
  const canUpload = useCan('inbound_mails:write');
  const { send, uploads, isPending } = useMailUpload(onReceived);
  if (!canUpload) return children({ button: null, result: null });
  return (
    <DropZone text={t('mailUpload.drop')} onFiles={(files) => void send(files)}>
      {children({
        button: (
          <FileChooser
            isMultiple
            accept=".eml,message/rfc822"
            isDisabled={isPending}
            onFiles={(files) => void send(files)}
          >
            {(props) => (
              <Button
                {...props}
                variant="default"
                size="xs"
                loading={isPending}
                leftSection={<MailPlus size={14} aria-hidden />}
              >
                {t('mailUpload.button')}
              </Button>
            )}
          </FileChooser>
        ),
        result: <UploadResult uploads={uploads} />,
      })}
    </DropZone>
  );
}

/** Shows what has become of the mails, each with a link to where it is now. */
function UploadResult({ uploads }: { uploads: readonly MailUpload[] }) {
  const { t } = useTranslation('records');
  return (
    <Stack gap={4} role="status">
      {uploads.map(({ fileName, mail, error }, index) =>
        mail ? (
          <MailOutcome key={index} mail={mail} />
        ) : (
          <Alert key={index} color="red" p="xs">
            {t('mailUpload.failed', { file: fileName, message: error?.message ?? '' })}
          </Alert>
        ),
      )}
    </Stack>
  );
}

function MailOutcome({ mail }: { mail: ReceivedMail }) {
  const { t } = useTranslation('records');
  const label = useLabels();
  const { id, state, reason, subject } = mail;
  return (
    <Group gap="xs">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {t('mailUpload.done', { subject: subject || t('mailUpload.noSubject') })} {label('inboundMailState', state)}
        {reason && `: ${label('inboundMailReason', reason)}`}
      </Text>
      <Link to="/review" search={{ tab: 'mail', mail: id }}>
        <Text size="sm">{t(state === 'needs_review' ? 'mailUpload.review' : 'mailUpload.look')}</Text>
      </Link>
    </Group>
  );
}

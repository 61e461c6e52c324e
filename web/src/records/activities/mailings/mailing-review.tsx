import { Alert, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAddress } from '../../mails/mail-state.rules';
import { useFormat } from '../../../shared/format/use-format';
import { usePressGuard } from '../../../shared/layout/use-press-guard';
import { type CreateMailing, type MailingPreview, type MailingView, useSendMailing } from './mailings.api';
import classes from './mailings.module.css';
import { SkippedReasons } from './skipped-reasons';

interface MailingReviewProps {
  request: CreateMailing;
  preview: MailingPreview;
  onBack: () => void;
  onSent: (mailing: MailingView) => void;
}

/** Shows who gets a mailing, who does not and why, and the first mails. Only here it can be sent. */
export function MailingReview({ request, preview, onBack, onSent }: MailingReviewProps) {
  const { t } = useTranslation('mailings');
  const format = useFormat();
  const send = useSendMailing();
  const guardPress = usePressGuard(send.isPending);
  const { recipients, sample } = preview;
  const submit = () => guardPress(() => send.mutate(request, { onSuccess: onSent }), JSON.stringify(request));
  return (
    <Stack>
      <div role="alert">{send.error && <Alert color="red">{send.error.message}</Alert>}</div>
      <Text fw={600} role="status">
        {request.sendAt
          ? t('review.later', { count: recipients, moment: format.moment(request.sendAt) })
          : t('review.now', { count: recipients })}
      </Text>
      <SkippedReasons skipped={preview.skipped} skippedPeople={preview.skippedPeople} />
      {sample.length > 0 && <SampleMails sample={sample} />}
      <Group justify="flex-end" data-foot>
        <Button variant="default" disabled={send.isPending} onClick={onBack}>
          {t('review.back')}
        </Button>
        <Button loading={send.isPending} disabled={recipients === 0} onClick={submit}>
          {t(request.sendAt ? 'review.sendLater' : 'review.send', { count: recipients })}
        </Button>
      </Group>
    </Stack>
  );
}

/** The first mails, as their readers will see them. */
function SampleMails({ sample }: Pick<MailingPreview, 'sample'>) {
  const { t } = useTranslation('mailings');
  const format = useFormat();
  const [index, setIndex] = useState(0);
  const mail = sample[index] ?? sample[0]!;
  return (
    <Stack gap="xs">
      <NativeSelect
        label={t('review.sample')}
        value={String(index)}
        onChange={({ currentTarget }) => setIndex(Number(currentTarget.value))}
        data={sample.map((one, at) => ({ value: String(at), label: formatAddress(one) }))}
      />
      <Text size="sm">
        {t('words.subject')}: <strong>{mail.subject}</strong>
      </Text>
      <Text size="sm" c="dimmed">
        {format.language(mail.language)}
      </Text>
      {/* Nothing in it can run, and it sees nothing of the page. */}
      <iframe sandbox="" className={classes['preview']} title={t('review.frame')} srcDoc={mail.html} />
    </Stack>
  );
}

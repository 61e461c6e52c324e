import { Button, NativeSelect, SimpleGrid, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import Eye from 'lucide-react/icons/eye';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentsInput } from '../../records/documents/documents-input';
import { AboutLeadField } from '../../records/leads/about-lead/about-lead-field';
import { findAboutLead, NO_LEAD } from '../../records/leads/about-lead/about-lead.rules';
import { openLeadsQuery } from '../../records/leads/about-lead/open-leads.api';
import { useCanChange } from '../../records/leads/use-can-change';
import { MailServerNotice } from '../../records/mails/mail-server-notice';
import type { MailSubject } from '../../records/mails/write-mail.store';
import type { AnyRecord } from '../../records/search/record.api';
import { useIsUploading } from '../../shared/api/use-upload';
import { PlainInput } from '../../shared/fields/plain-input';
import { useFormat } from '../../shared/format/use-format';
import { BRUSSELS } from '../../shared/format/zone-time.rules';
import { RecordForm } from '../../shared/forms/record-form';
import type { FormDraft } from '../../shared/forms/use-form-draft';
import { useCan } from '../../shared/session/use-session';
import { buildMailRequest, MAIL_LANGUAGES, type MailDraft } from './mail-draft.rules';
import { PreviewDialog } from './preview-dialog';
import { RecipientsInput } from './recipients-input';
import { SendResult } from './send-result';
import { useResultText } from './use-result-text';
import { type MailBatch, recipientsQuery, useSendMails } from './write-mail.api';

interface WriteMailFormProps {
  subject: MailSubject;
  record: AnyRecord;
  draft: FormDraft<MailDraft>;
  onClose: () => void;
}

/** Asks to whom a mail goes, what it says, and when it is sent. A contact who cannot get it is shown with the reason. */
export function WriteMailForm({ subject, record, draft, onClose }: WriteMailFormProps) {
  const { t } = useTranslation('write-mail');
  const format = useFormat();
  const { values } = draft;
  const send = useSendMails();
  const describeResult = useResultText();
  const [result, setResult] = useState<MailBatch | null>(null);
  const [isPreviewOpen, preview] = useDisclosure();
  const { data: recipients, error: recipientsError } = useQuery(recipientsQuery(values.contactIds));
  const { data: leads = [] } = useQuery(openLeadsQuery(subject.kind === 'contact' ? subject : null));
  const leadId = subject.kind === 'contact' ? findAboutLead(values.leadId, leads) : NO_LEAD;
  const aboutId = leadId === NO_LEAD || leadId === '' ? null : leadId;
  const canUpload = useCanUpload(record);
  const isUploading = useIsUploading();
  const request = buildMailRequest(values, { subject, record, leadId });
  const isNobodyReachable = values.contactIds.length > 0 && recipients?.mails.length === 0;
  const finish = (batch: MailBatch) => {
    draft.discard();
    if (batch.skipped.length > 0) return setResult(batch);
    notifications.show({ message: describeResult(batch.mails), color: 'green' });
    onClose();
  };
  if (result) return <SendResult batch={result} onClose={onClose} />;
  return (
    <>
      <RecordForm
        draft={draft}
        mutation={send}
        required={{
          contactIds: t('recipientRequired'),
          subject: t('subjectRequired'),
          body: t('bodyRequired'),
        }}
        findMissing={() => ({
          ...(isNobodyReachable && { contactIds: t('nobodyReachable') }),
          ...(leadId === '' && { leadId: t('aboutLead.required') }),
        })}
        isSubmitDisabled={() => isUploading}
        submitText={t(values.sendAt ? 'sendLater' : 'send')}
        onCancel={onClose}
        onSubmit={() => send.mutate(request, { onSuccess: finish })}
      >
        {({ field, change }) => (
          <>
            <MailServerNotice server={recipients} />
            <RecipientsInput
              {...field('contactIds')}
              companyOf={record}
              recipients={recipients}
              problem={recipientsError?.message ?? null}
              onChange={(contactIds) => change({ contactIds })}
            />
            {subject.kind === 'contact' && (
              <AboutLeadField
                {...field('leadId')}
                subject={subject}
                onChange={(chosen) => change({ leadId: chosen })}
              />
            )}
            <PlainInput
              {...field('subject')}
              kind="text"
              label={t('words.subject')}
              maxLength={200}
              autoComplete="off"
            />
            <PlainInput {...field('body', t('bodyHint'))} kind="textarea" label={t('words.text')} minRows={8} />
            <DocumentsInput
              {...field('documentIds')}
              subject={subject}
              other={aboutId === null ? null : { kind: 'lead', id: aboutId }}
              canUpload={canUpload}
              onChange={(documentIds) => change({ documentIds })}
            />
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <NativeSelect
                {...field('language', t('languageHint'))}
                label={t('language')}
                onChange={({ currentTarget }) => change({ language: currentTarget.value as MailDraft['language'] })}
                data={[
                  { value: '', label: t('languageOfContact') },
                  ...MAIL_LANGUAGES.map((tag) => ({ value: tag, label: format.language(tag) })),
                ]}
              />
              <PlainInput
                {...field('sendAt', t('sendAtHint', { zone: format.zonePlace(BRUSSELS) }))}
                kind="moment"
                label={t('sendAt')}
              />
            </SimpleGrid>
            <div>
              <Button
                variant="light"
                size="xs"
                leftSection={<Eye size={14} aria-hidden />}
                disabled={values.contactIds.length === 0 || leadId === ''}
                onClick={preview.open}
              >
                {t('preview.open')}
              </Button>
              <Text size="xs" c="dimmed" mt={4}>
                {t('eachAlone')}
              </Text>
            </div>
          </>
        )}
      </RecordForm>
      <PreviewDialog request={request} isOpen={isPreviewOpen} onClose={preview.close} />
    </>
  );
}

/** Tells whether the user may upload documents to a record: to a lead only who may change it. */
function useCanUpload({ kind, record }: AnyRecord): boolean {
  const canWrite = useCan('documents:write');
  const canChange = useCanChange();
  return canWrite && record.archivedAt === null && (kind !== 'lead' || canChange(record));
}

import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../shared/api/schema';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { showRecordToast } from '../../record-toast';
import { useSendBack } from './verification.api';

interface SendBackFormProps {
  request: components['schemas']['VerificationRequestView'];
  onCancel: () => void;
  onDone: () => void;
}

/** Asks for the remark with which a request is sent back. */
export function SendBackForm({ request, onCancel, onDone }: SendBackFormProps) {
  const { t } = useTranslation('lead-actions');
  const { name } = request.requestedBy;
  const draft = useFormDraft(`send back ${request.id}`, { remark: '' });
  const sendBack = useSendBack();
  const submit = ({ remark }: { remark: string }, finish: () => void) =>
    sendBack.mutate(
      { request, remark: remark.trim() },
      {
        onSuccess: () => {
          showRecordToast({ kind: 'lead', id: request.leadId }, t('verification.sentBackTo', { name }));
          finish();
          onDone();
        },
      },
    );
  return (
    <RecordForm
      draft={draft}
      mutation={sendBack}
      required={['remark']}
      submitText={t('verification.sendBack')}
      cancelText={t('words.back')}
      onCancel={onCancel}
      onSubmit={submit}
    >
      {({ field }) => (
        <>
          <Text size="sm">{t('verification.sendBackHint', { name })}</Text>
          <PlainInput {...field('remark')} kind="textarea" label={t('verification.remark')} />
        </>
      )}
    </RecordForm>
  );
}

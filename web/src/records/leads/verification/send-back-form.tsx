import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../shared/api/schema';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
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
          notifications.show({ message: t('verification.sentBackTo', { name }), color: 'green' });
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
      isFocusedFirst
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

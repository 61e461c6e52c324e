import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { CurrentPasswordInput, isPasswordWrong } from '../current-password-input';

interface PasswordFormProps {
  hint: string;
  submit: string;
  /** The change of how the user signs in. */
  mutation: { error: Error | null; isPending: boolean; mutate: (password: string) => void };
  /** Whether the server has done it, but what it showed once was lost on the way. */
  isAnswerLost?: boolean;
  onCancel: () => void;
}

/** Asks for the current password before a change of how the user signs in. */
export function PasswordForm({ hint, submit, mutation, isAnswerLost = false, onCancel }: PasswordFormProps) {
  const { t } = useTranslation('account');
  return (
    <RecordForm
      draft={useFormDraft(null, { password: '' })}
      mutation={mutation}
      submitText={submit}
      // The input says that the password is wrong.
      renderNotice={() => isPasswordWrong(mutation.error) && <></>}
      onCancel={onCancel}
      onSubmit={({ password }) => mutation.mutate(password)}
    >
      {({ field }) => (
        <>
          {isAnswerLost && <Alert color="yellow">{t('totp.answerLost')}</Alert>}
          <Text size="sm">{hint}</Text>
          <CurrentPasswordInput {...field('password')} refusal={mutation.error} />
        </>
      )}
    </RecordForm>
  );
}

import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/api.errors';

interface NewPasswordInputProps {
  value: string;
  onChange: (value: string) => void;
  /** The answer to the last attempt, if the server did not change the password. */
  refusal: Error | null;
}

/** The input of a new password. It shows why the server did not accept the password. */
export function NewPasswordInput({ value, onChange, refusal }: NewPasswordInputProps) {
  const { t } = useTranslation('shared');
  const problems = refusal instanceof ProblemError ? (refusal.problem.errors ?? []) : [];
  const error = problems.find(({ pointer }) => pointer === '/newPassword');
  return (
    <PasswordInput
      label={t('newPassword')}
      description={t('newPasswordHint')}
      autoComplete="new-password"
      required
      value={value}
      error={error?.code === 'field.min_length' ? t('passwordTooShort') : error?.detail}
      // Mantine marks the box around the input only.
      aria-invalid={error !== undefined}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

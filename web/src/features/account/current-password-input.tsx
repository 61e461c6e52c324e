import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../shared/api/api.errors';

interface CurrentPasswordInputProps {
  value: string;
  onChange: (value: string) => void;
  error: Error | null;
}

/** Returns whether the server did not accept the current password. */
export function isPasswordWrong(error: Error | null): boolean {
  return error instanceof ProblemError && error.problem.code === 'auth.wrong_password';
}

/** The input of the current password, which proves that nobody else uses the session. */
export function CurrentPasswordInput({ value, onChange, error }: CurrentPasswordInputProps) {
  const { t } = useTranslation('account');
  const problem = isPasswordWrong(error) ? error : null;
  return (
    <PasswordInput
      label={t('currentPassword')}
      autoComplete="current-password"
      required
      value={value}
      error={problem?.message}
      // Mantine marks the box around the input only.
      aria-invalid={problem !== null}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

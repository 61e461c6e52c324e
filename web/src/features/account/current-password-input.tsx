import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../shared/api/api.errors';

interface CurrentPasswordInputProps {
  value: string;
  onChange: (value: string) => void;
  /** The problem of the field in the last attempt. */
  error: string | null;
  /** The answer to the last attempt, if the server refused it. */
  refusal: Error | null;
}

/** Returns whether the server did not accept the current password. */
export function isPasswordWrong(error: Error | null): boolean {
  return error instanceof ProblemError && error.problem.code === 'auth.wrong_password';
}

/** The input of the current password, which proves that nobody else uses the session. */
export function CurrentPasswordInput({ value, onChange, error, refusal }: CurrentPasswordInputProps) {
  const { t } = useTranslation('account');
  const problem = (isPasswordWrong(refusal) && refusal?.message) || error;
  return (
    <PasswordInput
      label={t('currentPassword')}
      autoComplete="current-password"
      required
      value={value}
      error={problem}
      // Mantine marks the box around the input only.
      aria-invalid={problem !== null}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProblemError } from '../api/api.errors';

/** The sentences about a password that the server did not accept, by the code of the error. */
const PROBLEMS: Record<string, 'short' | 'common' | 'email'> = {
  'field.min_length': 'short',
  'password.too_common': 'common',
  'password.same_as_email': 'email',
};

interface NewPasswordInputProps {
  value: string;
  onChange: (value: string) => void;
  problem: ProblemError | null;
}

/** The input of a new password. It shows why the server did not accept the password. */
export function NewPasswordInput({ value, onChange, problem }: NewPasswordInputProps) {
  const { t } = useTranslation('shared');
  const error = problem?.problem.errors?.find(({ pointer }) => pointer === '/newPassword');
  const key = error && PROBLEMS[error.code];
  return (
    <PasswordInput
      label={t('newPassword')}
      description={t('newPasswordHint')}
      autoComplete="new-password"
      required
      value={value}
      error={key ? t(`passwordProblems.${key}`) : error?.detail}
      // Mantine marks the box around the input only.
      aria-invalid={error !== undefined}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

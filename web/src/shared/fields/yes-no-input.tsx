import { Input, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface YesNoInputProps {
  label: string;
  error: string | null;
  required?: boolean;
  value: unknown;
  /** Whether the user can take an answer back. */
  isClearable?: boolean;
  onChange: (value: boolean | null) => void;
}

/** The input of an answer to a question: yes, no, or none yet. */
export function YesNoInput({ label, error, required, value, isClearable = false, onChange }: YesNoInputProps) {
  const { t } = useTranslation('shared');
  const answers = [
    { value: 'true', label: t('yes') },
    { value: 'false', label: t('no') },
  ];
  return (
    <Input.Wrapper label={label} error={error} required={required}>
      <div>
        <SegmentedControl
          aria-label={label}
          value={typeof value === 'boolean' ? String(value) : 'unknown'}
          onChange={(answer) => onChange(answer === 'unknown' ? null : answer === 'true')}
          data={isClearable ? [{ value: 'unknown', label: t('unknown') }, ...answers] : answers}
        />
      </div>
    </Input.Wrapper>
  );
}

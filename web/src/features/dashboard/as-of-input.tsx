import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findToday } from '../../shared/format/format.rules';

interface AsOfInputProps {
  asOf: string;
  onChange: (day: string) => void;
}

/** Chooses the day of the figures. A day to come has none. */
export function AsOfInput({ asOf, onChange }: AsOfInputProps) {
  const { t } = useTranslation('dashboard');
  const today = findToday();
  const [day, setDay] = useState(asOf);
  useEffect(() => setDay(asOf), [asOf]);
  const isWrong = day === '' || day > today;
  const change = (value: string) => {
    setDay(value);
    // While a year is being typed, the input holds years such as 0002.
    if (value !== '' && value <= today && value >= '1900') onChange(value);
  };
  return (
    <TextInput
      type="date"
      label={t('asOf')}
      max={today}
      value={day}
      error={isWrong ? t('asOfWrong') : null}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    />
  );
}

import { Button, Fieldset, Group, NumberInput, TextInput } from '@mantine/core';
import Plus from 'lucide-react/icons/plus';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buildSeries, type Series, type SlotValues } from './slots.rules';

interface SeriesInputProps {
  /** The day that is proposed. */
  day: string;
  onAdd: (slots: SlotValues[]) => void;
}

const USUAL_SERIES: Omit<Series, 'day'> = { from: '14:00', minutes: 30, pause: 0, count: 4 };

/** Adds several slots of equal length at once. */
export function SeriesInput({ day, onAdd }: SeriesInputProps) {
  const { t } = useTranslation('meetings');
  const [values, setValues] = useState<Series>({ ...USUAL_SERIES, day });
  const change = (changes: Partial<Series>) => setValues((known) => ({ ...known, ...changes }));
  const renderNumber = (name: 'minutes' | 'pause' | 'count', min: number) => (
    <NumberInput
      flex="1 1 90px"
      label={t(`programme.${name}`)}
      min={min}
      max={240}
      allowDecimal={false}
      value={values[name]}
      onChange={(value) => change({ [name]: Number(value) })}
    />
  );
  return (
    <Fieldset legend={t('programme.series')}>
      <Group gap="xs" align="flex-end">
        <TextInput
          type="date"
          flex="1 1 140px"
          label={t('words.day')}
          value={values.day}
          onChange={({ currentTarget }) => change({ day: currentTarget.value })}
        />
        <TextInput
          type="time"
          flex="1 1 100px"
          label={t('programme.from')}
          value={values.from}
          onChange={({ currentTarget }) => change({ from: currentTarget.value })}
        />
        {renderNumber('minutes', 1)}
        {renderNumber('pause', 0)}
        {renderNumber('count', 1)}
        <Button
          variant="default"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => onAdd(buildSeries(values))}
        >
          {t('programme.addSeries')}
        </Button>
      </Group>
    </Fieldset>
  );
}

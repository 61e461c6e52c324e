import { Button, Fieldset, Group, NumberInput, Text, TextInput } from '@mantine/core';
import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
import type { FormState } from '../../../../shared/forms/record-form';
import { addSeries, type ProgrammeValues, type Series } from './slots.rules';

/** Adds several slots of equal length at once; saving the form adds them too. */
export function SeriesInput({ form }: { form: FormState<ProgrammeValues> }) {
  const { t } = useTranslation('meetings');
  const { series, isSeriesWaiting } = form.values;
  const change = (changes: Partial<Series>) =>
    form.change({ series: { ...series, ...changes }, isSeriesWaiting: true });
  const renderNumber = (name: 'minutes' | 'pause' | 'count', min: number) => (
    <NumberInput
      flex="1 1 90px"
      label={t(`programme.${name}`)}
      min={min}
      max={240}
      allowDecimal={false}
      value={series[name]}
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
          value={series.day}
          onChange={({ currentTarget }) => change({ day: currentTarget.value })}
        />
        <TextInput
          type="time"
          flex="1 1 100px"
          label={t('programme.from')}
          value={series.from}
          onChange={({ currentTarget }) => change({ from: currentTarget.value })}
        />
        {renderNumber('minutes', 1)}
        {renderNumber('pause', 0)}
        {renderNumber('count', 1)}
        <Button
          variant="default"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => form.change(addSeries(form.values))}
        >
          {t('programme.addSeries')}
        </Button>
      </Group>
      {isSeriesWaiting && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('programme.seriesWaiting', { count: series.count })}
        </Text>
      )}
    </Fieldset>
  );
}

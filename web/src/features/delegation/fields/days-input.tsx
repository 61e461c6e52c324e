import { Fieldset, Group, Input, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldInputProps } from '../../../shared/record-editor/use-record-editor';
import type { DaysValue } from './delegation-fields.rules';

interface DaysInputProps extends Pick<FieldInputProps, 'label' | 'error' | 'problems'> {
  value: DaysValue;
  onChange: (value: DaysValue) => void;
}

/** Asks for the first and the last day. */
export function DaysInput({ label, error, problems, value, onChange }: DaysInputProps) {
  const { t } = useTranslation('delegation');
  const findDetail = (name: string) => problems.find(({ pointer }) => pointer === `/${name}`)?.detail ?? null;
  const inputs = (['startsOn', 'endsOn'] as const).map((name) => ({ name, detail: error && findDetail(name) }));
  return (
    <Fieldset legend={label}>
      <Group gap="sm" align="flex-start">
        {inputs.map(({ name, detail }) => (
          <TextInput
            key={name}
            flex="1 1 150px"
            type="date"
            label={t(name === 'startsOn' ? 'words.firstDay' : 'words.lastDay')}
            value={value[name]}
            error={detail}
            onChange={({ currentTarget }) => onChange({ ...value, [name]: currentTarget.value })}
          />
        ))}
      </Group>
      {error && inputs.every(({ detail }) => !detail) && (
        <Input.Error mt="xs" role="alert">
          {error}
        </Input.Error>
      )}
    </Fieldset>
  );
}

import { Button, Fieldset, Group, Input, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
import { companyApi } from '../../../records/companies/company.api';
import { contactApi } from '../../../records/contacts/contact.api';
import { CreatablePicker } from '../../../records/contacts/creatable-picker';
import { useRowFocus } from '../../../shared/fields/use-focus';
import { listSpeakers, NO_SPEAKER, type SpeakerValues } from './session-values.rules';

interface SpeakersInputProps {
  value: SpeakerValues[];
  description: string | undefined;
  findDetail: (pointer: string) => string | null;
  onChange: (value: SpeakerValues[]) => void;
}

/** Asks for the speakers in the order of the programme. */
export function SpeakersInput({ value, description, findDetail, onChange }: SpeakersInputProps) {
  const { t } = useTranslation('seminar');
  const { rows, focusAfterRemoval } = useRowFocus();
  const problem = findDetail('/speakers');
  const set = (index: number, part: Partial<SpeakerValues>) =>
    onChange(value.map((row, position) => (position === index ? { ...row, ...part } : row)));
  return (
    <Fieldset legend={t('words.speakers')}>
      {description && (
        <Text size="xs" c="dimmed">
          {description}
        </Text>
      )}
      <Stack gap="md" ref={rows}>
        {value.map((speaker, index) => {
          // Empty speakers are not sent, so that they do not count.
          const sentIndex = listSpeakers(value.slice(0, index)).length;
          return (
            <SpeakerInput
              key={index}
              speaker={speaker}
              number={index + 1}
              findDetail={(field) => findDetail(`/speakers/${sentIndex}/${field}`)}
              onChange={(part) => set(index, part)}
              onRemove={() => {
                onChange(value.filter((_, position) => position !== index));
                focusAfterRemoval(index);
              }}
            />
          );
        })}
        <Button
          variant="subtle"
          size="xs"
          w="fit-content"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => onChange([...value, NO_SPEAKER])}
        >
          {t('session.addSpeaker')}
        </Button>
        {problem && <Input.Error role="alert">{problem}</Input.Error>}
      </Stack>
    </Fieldset>
  );
}

interface SpeakerInputProps {
  speaker: SpeakerValues;
  number: number;
  findDetail: (field: string) => string | null;
  onChange: (part: Partial<SpeakerValues>) => void;
  onRemove: () => void;
}

function SpeakerInput({ speaker, number, findDetail, onChange, onRemove }: SpeakerInputProps) {
  const { t } = useTranslation('seminar');
  const { name, capacity, contact, company } = speaker;
  const known = useQuery({ ...contactApi.query(contact?.id ?? ''), enabled: contact !== null }).data;
  const knownCompany = useQuery({ ...companyApi.query(company?.id ?? ''), enabled: company !== null }).data;
  return (
    <Stack gap="xs">
      <CreatablePicker
        label={t('session.speaker.contact', { number })}
        kinds={['contact']}
        value={contact && { ...contact, title: known?.fullName ?? contact.title }}
        error={findDetail('contactId')}
        onChange={(chosen) =>
          onChange({ contact: chosen, ...(chosen && name.trim() === '' && { name: chosen.title }) })
        }
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
        <TextInput
          label={t('session.speaker.name', { number })}
          value={name}
          error={findDetail('name')}
          onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
        />
        <TextInput
          label={t('session.speaker.capacity', { number })}
          value={capacity}
          error={findDetail('capacity')}
          onChange={({ currentTarget }) => onChange({ capacity: currentTarget.value })}
        />
      </SimpleGrid>
      <CreatablePicker
        label={t('session.speaker.company', { number })}
        kinds={['company']}
        value={company && { ...company, title: knownCompany?.name ?? company.title }}
        error={findDetail('companyId')}
        onChange={(chosen) => onChange({ company: chosen })}
      />
      <Group justify="flex-end">
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          data-remove
          aria-label={t('session.speaker.removeOf', { name: name || String(number) })}
          onClick={onRemove}
        >
          {t('words.remove')}
        </Button>
      </Group>
    </Stack>
  );
}

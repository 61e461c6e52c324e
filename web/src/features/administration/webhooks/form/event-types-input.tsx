import { Button, Checkbox, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core';
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronUp from 'lucide-react/icons/chevron-up';
import Search from 'lucide-react/icons/search';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWebhookTexts } from '../use-webhook-texts';
import classes from '../webhooks.module.css';
import {
  type EventTypeGroup,
  groupEventTypes,
  isTypeChosen,
  searchEventTypes,
  toggleEventType,
} from './event-types.rules';

interface EventTypesInputProps {
  /** All types, in the order of the server. */
  types: readonly string[];
  value: readonly string[];
  error: string | null;
  onChange: (types: string[]) => void;
}

/** Chooses types of events, grouped by the kind of record: single ones, or all of a kind. */
export function EventTypesInput({ types, value, error, onChange }: EventTypesInputProps) {
  const { t } = useTranslation('webhooks');
  const { describeType } = useWebhookTexts();
  const [typed, setTyped] = useState('');
  const groups = searchEventTypes(groupEventTypes(types), typed, describeType);
  return (
    <Fieldset
      legend={
        <Text component="span" size="sm" fw={600}>
          {t('form.eventTypes')}{' '}
          <Text component="span" inherit c="var(--mantine-color-error)" aria-hidden>
            *
          </Text>
        </Text>
      }
    >
      <Stack gap="sm">
        <TextInput
          type="search"
          label={t('form.searchTypes')}
          leftSection={<Search size={14} aria-hidden />}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          error={error}
        />
        {groups.map((group) => (
          <TypeGroup
            key={group.group}
            group={group}
            isSearched={typed.trim() !== ''}
            value={value}
            onToggle={(type) => onChange(toggleEventType(value, type))}
          />
        ))}
        <Text size="sm" c="dimmed" role="status">
          {groups.length === 0 ? t('form.noTypeFound') : t('form.chosenTypes', { count: value.length })}
        </Text>
      </Stack>
    </Fieldset>
  );
}

interface TypeGroupProps {
  group: EventTypeGroup;
  /** Whether the types are those that a search has found, which are shown. */
  isSearched: boolean;
  value: readonly string[];
  onToggle: (type: string) => void;
}

/** The choice of all events of a kind of record, and of single ones. */
function TypeGroup({ group: { group: name, all, types }, isSearched, value, onToggle }: TypeGroupProps) {
  const { t } = useTranslation('webhooks');
  const { nameGroup, describeType } = useWebhookTexts();
  const areAllChosen = value.includes(all);
  const [isOpened, setOpened] = useState(types.some((type) => value.includes(type)));
  const isOpen = isOpened || isSearched;
  const id = useId();
  return (
    <div role="group" aria-label={nameGroup(name)}>
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Checkbox label={describeType(all)} fw={600} checked={areAllChosen} onChange={() => onToggle(all)} />
        {!isSearched && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-expanded={isOpen}
            aria-controls={id}
            aria-label={t('form.singleOf', { records: nameGroup(name), count: types.length })}
            rightSection={isOpen ? <ChevronUp size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
            onClick={() => setOpened(!isOpen)}
            style={{ flexShrink: 0 }}
          >
            {t('form.single', { count: types.length })}
          </Button>
        )}
      </Group>
      <Stack gap={6} ms="lg" id={id} hidden={!isOpen} className={classes['types']}>
        {isOpen &&
          types.map((type) => (
            <Checkbox
              key={type}
              size="sm"
              label={describeType(type)}
              description={type}
              checked={isTypeChosen(value, type)}
              // All of the kind of record include it.
              disabled={areAllChosen}
              onChange={() => onToggle(type)}
            />
          ))}
      </Stack>
    </div>
  );
}

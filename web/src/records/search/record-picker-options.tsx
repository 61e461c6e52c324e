import { Combobox, Group, Text } from '@mantine/core';
import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
import { RecordIcon } from './record-icon';
import type { CreatableKind } from './record-reference.rules';
import { getListName } from './record-reference.rules';
import type { HitKind, SearchHit } from './search.api';
import { useHitFacts } from './use-hit-facts';

interface RecordPickerOptionsProps {
  label: string;
  hits: readonly SearchHit[];
  /** The name that was typed. */
  name: string;
  creatable: readonly CreatableKind[];
  /** `searching`, `done`, or why the search failed. */
  status: string;
}

/** The records that a picker found, grouped by kind, and the records that can be created instead. */
export function RecordPickerOptions({ label, hits, name, creatable, status }: RecordPickerOptionsProps) {
  const { t } = useTranslation('records');
  const listFacts = useHitFacts();
  const groups = [...Map.groupBy(hits, ({ kind }) => kind)];
  const isEmpty = hits.length === 0;
  const message = name === '' ? t('picker.type') : describe(status);
  function describe(state: string): string {
    if (state === 'searching') return t('words.searching');
    return state === 'done' ? t('words.nothingFound') : state;
  }
  return (
    <>
      {isEmpty && (
        <Text size="sm" c="dimmed" p="xs" role="status">
          {message}
        </Text>
      )}
      <Combobox.Options aria-label={label} mah={300} style={{ overflowY: 'auto' }}>
        {groups.map(([kind, found]) => (
          <Combobox.Group key={kind} label={t(`words.${getListName(kind)}`)}>
            {found.map((hit) => (
              <PickerOption key={hit.id} id={hit.id} kind={hit.kind} title={hit.title} facts={listFacts(hit)} />
            ))}
          </Combobox.Group>
        ))}
        {name !== '' &&
          creatable.map((kind) => (
            <Combobox.Option key={kind} value={`create ${kind}`}>
              <Group gap="xs" wrap="nowrap">
                <Plus size={16} aria-hidden />
                <Text size="sm">
                  {t(kind === 'company' ? 'picker.createCompany' : 'picker.createContact', { name })}
                </Text>
              </Group>
            </Combobox.Option>
          ))}
      </Combobox.Options>
    </>
  );
}

interface PickerOptionProps {
  id: string;
  kind: HitKind;
  title: string;
  facts: string;
}

function PickerOption({ id, kind, title, facts }: PickerOptionProps) {
  return (
    <Combobox.Option value={id}>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <RecordIcon kind={kind} />
        <div>
          <Text size="sm">{title}</Text>
          <Text size="xs" c="dimmed">
            {facts}
          </Text>
        </div>
      </Group>
    </Combobox.Option>
  );
}

import { ActionIcon, Button, Checkbox, Group, Popover, ScrollArea, Stack } from '@mantine/core';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Columns3Cog from 'lucide-react/icons/columns-3-cog';
import { useTranslation } from 'react-i18next';
import { useFieldLabels } from '../../../shared/catalogue/use-field-labels';
import {
  COLUMN_NAMES,
  DEFAULT_COLUMNS,
  getColumnField,
  moveColumn,
  toggleColumn,
} from '../../../records/leads/lead-list/lead-columns.rules';
import type { ChangeSearch, ListSearch } from '../../../shared/tables/list-search.rules';
import { getColumns, setColumns } from '../../../records/leads/lead-list/lead-search.rules';

interface ColumnMenuProps {
  search: ListSearch;
  onChange: ChangeSearch;
}

/** Chooses the columns and their order. */
export function ColumnMenu({ search, onChange }: ColumnMenuProps) {
  const { t } = useTranslation('leads');
  const getLabel = useFieldLabels('leads');
  const shown = getColumns(search);
  const hidden = COLUMN_NAMES.filter((name) => !shown.includes(name));
  const change = (columns: readonly string[]) => onChange((known) => setColumns(known, columns));
  return (
    <Popover position="bottom-end" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="xs" leftSection={<Columns3Cog size={14} aria-hidden />}>
          {t('words.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('words.columns')}>
        <ScrollArea.Autosize mah="60dvh" type="auto" offsetScrollbars viewportProps={{ tabIndex: 0 }}>
          <Stack gap={4}>
            {[...shown, ...hidden].map((name) => (
              <Group key={name} justify="space-between" wrap="nowrap" gap="xs" mih={28}>
                <Checkbox
                  label={getLabel(getColumnField(name))}
                  checked={shown.includes(name)}
                  // The title leads to the lead, and a table without columns shows nothing.
                  disabled={name === 'title'}
                  onChange={() => change(toggleColumn(shown, name))}
                />
                {shown.includes(name) && <MoveButtons name={name} shown={shown} onMove={change} />}
              </Group>
            ))}
          </Stack>
        </ScrollArea.Autosize>
        <Button mt="sm" size="xs" variant="subtle" onClick={() => change(DEFAULT_COLUMNS)}>
          {t('defaultColumns')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

interface MoveButtonsProps {
  name: string;
  shown: readonly string[];
  onMove: (columns: readonly string[]) => void;
}

function MoveButtons({ name, shown, onMove }: MoveButtonsProps) {
  const { t } = useTranslation('leads');
  const column = useFieldLabels('leads')(getColumnField(name));
  const index = shown.indexOf(name);
  const button = (step: -1 | 1, label: string, Icon: typeof ArrowUp) => (
    <ActionIcon
      size="sm"
      variant="subtle"
      color="gray"
      aria-label={label}
      // It stays reachable at the end of the list, so that the focus is not lost there.
      aria-disabled={index + step < 0 || index + step >= shown.length}
      onClick={() => onMove(moveColumn(shown, name, step))}
    >
      <Icon size={14} aria-hidden />
    </ActionIcon>
  );
  return (
    <Group gap={2} wrap="nowrap">
      {button(-1, t('moveUp', { column }), ArrowUp)}
      {button(1, t('moveDown', { column }), ArrowDown)}
    </Group>
  );
}

import { Button, Menu } from '@mantine/core';
import ChevronDown from 'lucide-react/icons/chevron-down';
import Plus from 'lucide-react/icons/plus';
import { useTranslation } from 'react-i18next';
import { CREATED_KINDS, type CreatedKind } from './activity-values.rules';

/** Chooses the kind of a new activity. */
export function NewActivityButton({ onChoose }: { onChoose: (kind: CreatedKind) => void }) {
  const { t } = useTranslation('activity-create');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="light"
          size="xs"
          leftSection={<Plus size={14} aria-hidden />}
          rightSection={<ChevronDown size={14} aria-hidden />}
        >
          {t('open')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {CREATED_KINDS.map((kind) => (
          <Menu.Item key={kind} onClick={() => onChoose(kind)}>
            {t(`titles.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

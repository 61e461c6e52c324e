import { Menu } from '@mantine/core';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { useTranslation } from 'react-i18next';
import { NewButton } from '../../../shared/keyboard/new-button';
import { CREATED_KINDS, type CreatedKind } from './activity-values.rules';

/** Chooses the kind of a new activity. */
export function NewActivityButton({ onChoose }: { onChoose: (kind: CreatedKind) => void }) {
  const { t } = useTranslation('activity-create');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <NewButton text={t('open')} rightSection={<ChevronDown size={14} aria-hidden />} />
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

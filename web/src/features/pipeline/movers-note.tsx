import { ActionIcon, Popover, Text } from '@mantine/core';
import Ellipsis from 'lucide-react/icons/ellipsis';
import { useTranslation } from 'react-i18next';
import type { Lead } from '../../records/leads/lead.api';

/** Says who can move the lead of a colleague, in the place where its own leads have their actions. */
export function MoversNote({ lead: { title, ownerName } }: { lead: Lead }) {
  const { t } = useTranslation('pipeline');
  return (
    <Popover position="bottom-end" width={220} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('movers', { title })}>
          <Ellipsis size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('movers', { title })}>
        <Text size="sm" tabIndex={0}>
          {t('onlyTheyMove', { owner: ownerName })}
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}

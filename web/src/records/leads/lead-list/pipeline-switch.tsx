import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import Columns3 from 'lucide-react/icons/columns-3';
import Rows3 from 'lucide-react/icons/rows-3';
import { useTranslation } from 'react-i18next';
import { useUpdatePreferences } from '../../../shared/session/preferences.api';
import type { ListSearch } from '../../../shared/tables/list-search.rules';
import { addOpenStatus } from './pipeline-address.rules';
import classes from './pipeline-switch.module.css';

/** A screen that shows leads. */
export type PipelineScreen = 'board' | 'table';

interface PipelineSwitchProps {
  screen: PipelineScreen;
  search: ListSearch;
}

/** Switches between the board and the table, which show the same leads. The navigation opens the one used last. */
export function PipelineSwitch({ screen, search }: PipelineSwitchProps) {
  const { t } = useTranslation('lead-list');
  const { mutate: update } = useUpdatePreferences();
  const buildSegment = (to: '/pipeline' | '/leads', name: PipelineScreen, Icon: LucideIcon, target: ListSearch) => (
    <Button
      renderRoot={(props) => (
        // The default view of the user replaces no filters that come from the other screen.
        <Link {...props} to={to} search={target} state={{ keepsFilters: true }} activeProps={{}} />
      )}
      size="compact-sm"
      variant={screen === name ? 'default' : 'subtle'}
      color={screen === name ? undefined : 'gray'}
      leftSection={<Icon size={14} aria-hidden />}
      aria-current={screen === name ? 'page' : undefined}
      onClick={() => update({ ui: { pipeline: to } })}
    >
      {t(name)}
    </Button>
  );
  return (
    <Group component="nav" gap={2} wrap="nowrap" className={classes['switch']} aria-label={t('words.pipeline')}>
      {buildSegment('/pipeline', 'board', Columns3, search)}
      {buildSegment('/leads', 'table', Rows3, addOpenStatus(search))}
    </Group>
  );
}

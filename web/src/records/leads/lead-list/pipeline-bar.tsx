import { Collapse, Group } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../../shared/layout/page-title';
import { useCan } from '../../../shared/session/use-session';
import { ExportMenu } from '../../../shared/tables/export-menu';
import { FiltersButton } from '../../../shared/tables/filters-button';
import { type ChangeSearch, changeSearch, type ListSearch } from '../../../shared/tables/list-search.rules';
import { ViewMenu } from '../../lists/views/view-menu';
import { NewLeadButton } from '../lead-create/new-lead-button';
import { LeadFilterBar } from './lead-filter-bar';
import { LEAD_LIST, LEAD_VIEWS } from './lead-search.rules';
import { OPEN_LEADS } from './pipeline-address.rules';
import { type PipelineScreen, PipelineSwitch } from './pipeline-switch';

interface PipelineBarProps {
  screen: PipelineScreen;
  search: ListSearch;
  onChange: ChangeSearch;
  /** The number of leads. */
  count: ReactNode;
  /** The actions that only the table has. */
  actions?: ReactNode;
}

/** The head of the board and of the table of leads: what they are, the actions, and the filters that both have. */
export function PipelineBar({ screen, search, onChange, count, actions }: PipelineBarProps) {
  const { t } = useTranslation('lead-list');
  const canExport = useCan('leads:export');
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [areFiltersShown, { toggle }] = useDisclosure(false);
  const views = <ViewMenu viewed={LEAD_VIEWS} search={search} onChange={onChange} />;
  // The board shows wins of twelve months, and a file with all of them would be another list.
  const exported = screen === 'board' ? changeSearch(search, OPEN_LEADS) : search;
  return (
    <>
      <Group justify="space-between" gap="xs">
        <Group gap="sm">
          <PageTitle>{t('words.pipeline')}</PageTitle>
          <PipelineSwitch screen={screen} search={search} />
          {count}
        </Group>
        <Group gap="xs">
          {actions}
          {/* The default view is opened while the filters are folded away too. */}
          {isNarrow && views}
          {isNarrow && <FiltersButton isOpen={areFiltersShown} onToggle={toggle} />}
          {canExport && (
            <ExportMenu
              list={LEAD_LIST}
              search={exported}
              formats={['xlsx', 'csv']}
              hint={t(screen === 'board' ? 'exportBoardHint' : 'exportHint')}
            />
          )}
          <NewLeadButton />
        </Group>
      </Group>
      <Collapse expanded={!isNarrow || areFiltersShown}>
        <LeadFilterBar screen={screen} search={search} onChange={onChange} before={isNarrow ? null : views} />
      </Collapse>
    </>
  );
}

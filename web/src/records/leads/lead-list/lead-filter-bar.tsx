import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../filters/filter-bar';
import { OwnerSwitch } from '../../filters/owner-switch';
import { useFieldLabels } from '../../../shared/catalogue/use-field-labels';
import { type ChangeSearch, changeSearch, type ListSearch } from '../../../shared/tables/list-search.rules';
import { LEAD_LIST } from './lead-search.rules';
import { USUAL_FILTERS } from './lead-filters.constants';
import type { PipelineScreen } from './pipeline-switch';

/** The board has the same filters but the status, because it shows leads of every status but lost ones. */
const BOARD_LIST = { ...LEAD_LIST, fields: LEAD_LIST.fields.filter(({ name }) => name !== 'status') };

interface LeadFilterBarProps {
  screen: PipelineScreen;
  search: ListSearch;
  onChange: ChangeSearch;
  /** Further controls, before the filters. */
  before: ReactNode;
}

/** The filters of leads, on the board and in the table. */
export function LeadFilterBar({ screen, search, onChange, before }: LeadFilterBarProps) {
  const { t } = useTranslation(['lead-list', 'filters']);
  const getLabel = useFieldLabels('leads');
  const isStale = search['staleSince.isNull'] === false;
  return (
    <FilterBar
      list={screen === 'board' ? BOARD_LIST : LEAD_LIST}
      search={screen === 'board' ? changeSearch(search, { status: undefined }) : search}
      onChange={onChange}
      usual={USUAL_FILTERS}
      shownByChildren={[...(search['ownerId'] === 'me' ? ['ownerId'] : []), ...(isStale ? ['staleSince'] : [])]}
      texts={{
        search: t('search'),
        searchShort: t('words.searchLeads'),
        archived: t('archived', { returnObjects: true }),
        getLabel,
      }}
      before={
        <>
          {before}
          <OwnerSwitch search={search} onChange={onChange} label={getLabel('ownerId')} mine={t('words.myLeads')} />
        </>
      }
      after={
        <Button
          size="xs"
          fw={500}
          variant={isStale ? 'light' : 'default'}
          aria-pressed={isStale}
          onClick={() => onChange((known) => changeSearch(known, { 'staleSince.isNull': isStale ? undefined : false }))}
        >
          {t('filters:stale')}
        </Button>
      }
    />
  );
}

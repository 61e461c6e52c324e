import { Button } from '@mantine/core';
import Printer from 'lucide-react/icons/printer';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../../shared/session/use-session';
import { ExportMenu } from '../../../../shared/tables/export-menu';
import type { ListDefinition } from '../../../../shared/tables/list-search.rules';
import type { Party } from '../meetings.api';
import { useMeetings } from '../use-meetings';

/** Exports or prints the schedule, or that of the party that is shown. */
export function ScheduleExport({ party }: { party: Party | undefined }) {
  const { t } = useTranslation('meetings');
  const { activity } = useMeetings();
  const canExport = useCan('activities:export');
  const list: ListDefinition = {
    path: `/api/v1/activities/${activity.id}/meetings`,
    fields: [],
    sorts: [],
    defaultSort: 'startsAt,table',
    columns: [],
  };
  return (
    <>
      {canExport && (
        <ExportMenu
          list={list}
          search={party ? { partyId: party.id } : {}}
          formats={['xlsx', 'csv', 'jsonl']}
          hint={party ? t('exportOf', { party: party.label }) : t('exportAll')}
        />
      )}
      <Button
        variant="default"
        size="xs"
        leftSection={<Printer size={14} aria-hidden />}
        onClick={() => window.print()}
      >
        {t('words.print')}
      </Button>
    </>
  );
}

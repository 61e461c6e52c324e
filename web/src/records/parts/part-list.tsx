import { Button, Group, Stack, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Plus from 'lucide-react/icons/plus';
import { type ReactNode, useState } from 'react';
import type { PartApi, PartCollection, PartView } from '../../shared/api/part.api';
import { Dialog } from '../../shared/layout/dialog';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { ExportMenu } from '../../shared/tables/export-menu';
import { CutListNotice } from '../cut-list-notice';

interface PartListProps<C extends PartCollection> {
  api: PartApi<C>;
  /** The record to which the parts belong. */
  id: string;
  canAdd: boolean;
  canExport: boolean;
  texts: Readonly<
    Record<
      'add' | 'edit' | 'showArchived' | 'exportHint' | 'empty' | 'emptyHint' | 'noArchived' | 'noArchivedHint',
      string
    >
  >;
  /** Renders a part as an item of the list. */
  renderPart: (part: PartView<C>, onEdit: () => void, parts: readonly PartView<C>[]) => ReactNode;
  /** Renders the form of a part as it is now, or of a new one. */
  renderForm: (part: PartView<C> | null, onDone: () => void, parts: readonly PartView<C>[]) => ReactNode;
}

/** The parts of a record in their order or its archived parts, with their export and the dialog that adds or changes one. */
export function PartList<C extends PartCollection>({
  api,
  id,
  texts,
  renderPart,
  renderForm,
  ...can
}: PartListProps<C>) {
  const [isArchiveShown, setArchiveShown] = useState(false);
  // The id of the part in the form; an empty text for a new one.
  const [edited, setEdited] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(api.query(id, isArchiveShown ? 'true' : undefined));
  const parts: readonly PartView<C>[] | undefined = data?.items;
  const part = parts?.find((one) => one.id === edited) ?? null;
  const close = () => setEdited(null);
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        {can.canAdd && (
          <Button variant="light" size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={() => setEdited('')}>
            {texts.add}
          </Button>
        )}
        <Group gap="sm">
          <Switch
            size="xs"
            label={texts.showArchived}
            checked={isArchiveShown}
            onChange={({ currentTarget }) => setArchiveShown(currentTarget.checked)}
          />
          {can.canExport && (
            <ExportMenu
              list={api.buildList(id)}
              search={isArchiveShown ? { archived: 'true' } : {}}
              formats={['xlsx', 'csv', 'jsonl']}
              hint={texts.exportHint}
            />
          )}
        </Group>
      </Group>
      {error && !parts && <ProblemState error={error} onRetry={() => void refetch()} />}
      {!parts && !error && <LoadingState />}
      {parts?.length === 0 && (
        <EmptyState
          title={isArchiveShown ? texts.noArchived : texts.empty}
          hint={isArchiveShown ? texts.noArchivedHint : texts.emptyHint}
        />
      )}
      <Stack gap="sm" component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
        {parts?.map((one) => renderPart(one, () => setEdited(one.id), parts))}
      </Stack>
      <CutListNotice page={data} />
      <Dialog opened={edited !== null} onClose={close} size="lg" title={edited === '' ? texts.add : texts.edit}>
        {edited !== null && (edited === '' || part) && renderForm(part, close, parts ?? [])}
      </Dialog>
    </Stack>
  );
}

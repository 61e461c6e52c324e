import { Alert, Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useFormat } from '../../../shared/format/use-format';
import { RecordForm } from '../../../shared/forms/record-form';
import { useFormDraft } from '../../../shared/forms/use-form-draft';
import { Dialog } from '../../../shared/layout/dialog';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { ShowMore } from '../../../shared/layout/show-more';
import type { Import } from '../imports.api';
import classes from '../imports.module.css';
import {
  allSavedMappingsQuery,
  type SavedMapping,
  useArchiveMapping,
  useRestoreMapping,
  useUpdateMapping,
} from './saved-mappings.api';

interface SavedMappingsDialogProps {
  isOpen: boolean;
  entity: Import['entity'];
  onClose: () => void;
}

/** The saved mappings of a kind of records, to rename, to remove and to restore. */
export function SavedMappingsDialog({ isOpen, entity, onClose }: SavedMappingsDialogProps) {
  const { t } = useTranslation('imports');
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t('saved.title')} size="lg">
      {isOpen && <SavedMappingList entity={entity} />}
    </Dialog>
  );
}

function SavedMappingList({ entity }: Pick<SavedMappingsDialogProps, 'entity'>) {
  const { t } = useTranslation('imports');
  const query = useInfiniteQuery(allSavedMappingsQuery(entity));
  const { data, error, refetch } = query;
  if (!data) return error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <LoadingState />;
  const mappings = data.pages.flatMap(({ items }) => items);
  if (mappings.length === 0) return <Text size="sm">{t('saved.none')}</Text>;
  return (
    <>
      <ul className={classes['list']}>
        {mappings.map((mapping) => (
          <SavedMappingItem key={mapping.id} mapping={mapping} />
        ))}
      </ul>
      <ShowMore query={query} text={t('saved.showMore')} />
    </>
  );
}

function SavedMappingItem({ mapping }: { mapping: SavedMapping }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const archive = useArchiveMapping();
  const restore = useRestoreMapping();
  // Null until the form has been opened; afterwards its closing returns the focus to the button.
  const [isRenaming, setRenaming] = useState<boolean | null>(null);
  const { name, creatorName, updatedAt, archivedAt, canEdit } = mapping;
  const isRemoved = archivedAt !== null;
  const error = archive.error ?? restore.error;
  const isPending = archive.isPending || restore.isPending;
  const switchRemoved = ({ detail }: MouseEvent) => {
    // The second press of a double click must not undo what the first has done.
    if (isPending || detail > 1) return;
    setRenaming(null);
    archive.reset();
    restore.reset();
    (isRemoved ? restore : archive).mutate(mapping);
  };
  return (
    <li className={classes['entry']} data-mapping={name}>
      {isRenaming ? (
        <RenameForm mapping={mapping} onClose={() => setRenaming(false)} />
      ) : (
        <>
          <div>
            <Text size="sm" fw={600} td={isRemoved ? 'line-through' : undefined}>
              {name}
            </Text>
            <Text size="xs" c="dimmed">
              {isRemoved
                ? t('saved.removed')
                : [creatorName, format.moment(updatedAt)].filter((part) => part !== null).join(', ')}
            </Text>
          </div>
          {canEdit && (
            <Group gap={6}>
              {!isRemoved && (
                <Button
                  variant="default"
                  size="xs"
                  autoFocus={isRenaming === false}
                  aria-label={t('saved.renameOf', { name })}
                  onClick={() => setRenaming(true)}
                >
                  {t('saved.rename')}
                </Button>
              )}
              <Button
                key="remove"
                variant="subtle"
                color="gray"
                size="xs"
                aria-label={t(isRemoved ? 'saved.restoreOf' : 'words.removeNamed', { name })}
                // It stays reachable, so that the focus is not lost.
                aria-disabled={isPending}
                onClick={switchRemoved}
              >
                {t(isRemoved ? 'words.putBack' : 'words.remove')}
              </Button>
            </Group>
          )}
        </>
      )}
      <div role="alert">{error && <Alert color="red">{error.message}</Alert>}</div>
    </li>
  );
}

function RenameForm({ mapping, onClose }: { mapping: SavedMapping; onClose: () => void }) {
  const { t } = useTranslation(['imports', 'shared']);
  const update = useUpdateMapping();
  return (
    <RecordForm
      draft={useFormDraft(null, { name: mapping.name })}
      mutation={update}
      hasFoot={false}
      isSubmitDisabled={({ values }) => values.name.trim() === ''}
      onSubmit={({ name }) => update.mutate({ mapping, body: { name: name.trim() } }, { onSuccess: onClose })}
    >
      {({ field, values, isPending }) => (
        <>
          <PlainInput {...field('name')} kind="text" label={t('saved.name')} autoFocus required maxLength={200} />
          <Group gap={6}>
            <Button type="submit" size="xs" loading={isPending} disabled={values.name.trim() === ''}>
              {t('shared:save')}
            </Button>
            <Button variant="default" size="xs" disabled={isPending} onClick={onClose}>
              {t('shared:cancel')}
            </Button>
          </Group>
        </>
      )}
    </RecordForm>
  );
}

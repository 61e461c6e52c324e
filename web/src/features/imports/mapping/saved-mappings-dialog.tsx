import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useFormat } from '../../../shared/format/use-format';
import { Dialog } from '../../../shared/layout/dialog';
import classes from '../imports.module.css';
import { type SavedMapping, useArchiveMapping, useRestoreMapping, useUpdateMapping } from './saved-mappings.api';
import { listNewest } from './saved-mappings.rules';
import { useCanEditMapping } from './use-can-edit-mapping';

interface SavedMappingsDialogProps {
  isOpen: boolean;
  mappings: readonly SavedMapping[];
  onClose: () => void;
  /** Puts the focus elsewhere after closing, if the button that opened the dialog is gone. */
  onFocusLost: () => void;
}

/** The saved mappings of a kind of records, to rename and to remove. */
export function SavedMappingsDialog({ isOpen, mappings, onClose, onFocusLost }: SavedMappingsDialogProps) {
  const { t } = useTranslation('imports');
  return (
    <Dialog opened={isOpen} onClose={onClose} onFocusLost={onFocusLost} title={t('saved.title')} size="lg">
      {isOpen && <SavedMappingList mappings={mappings} />}
    </Dialog>
  );
}

function SavedMappingList({ mappings }: Pick<SavedMappingsDialogProps, 'mappings'>) {
  // Mappings that are removed here stay in the list, so that the user can restore them.
  const [known, setKnown] = useState(mappings);
  return (
    <ul className={classes['list']}>
      {listNewest([...known, ...mappings])
        .toSorted((one, other) => one.name.localeCompare(other.name))
        .map((mapping) => (
          <SavedMappingItem
            key={mapping.id}
            mapping={mapping}
            onChange={(changed) => setKnown((before) => [...before, changed])}
          />
        ))}
    </ul>
  );
}

interface SavedMappingItemProps {
  mapping: SavedMapping;
  onChange: (mapping: SavedMapping) => void;
}

function SavedMappingItem({ mapping, onChange }: SavedMappingItemProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const canEdit = useCanEditMapping();
  const archive = useArchiveMapping();
  const restore = useRestoreMapping();
  // Null until the form has been opened; afterwards its closing returns the focus to the button.
  const [isRenaming, setRenaming] = useState<boolean | null>(null);
  const { name, creatorName, updatedAt, archivedAt } = mapping;
  const isRemoved = archivedAt !== null;
  const error = archive.error ?? restore.error;
  const switchRemoved = () => {
    setRenaming(null);
    archive.reset();
    restore.reset();
    (isRemoved ? restore : archive).mutate(mapping, { onSuccess: onChange });
  };
  return (
    <li className={classes['column']} data-mapping={name}>
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
          {canEdit(mapping) && (
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
                aria-label={t(isRemoved ? 'saved.restoreOf' : 'saved.removeOf', { name })}
                onClick={switchRemoved}
              >
                {t(isRemoved ? 'saved.restore' : 'saved.remove')}
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
  const { mutate, error, isPending } = useUpdateMapping();
  const [name, setName] = useState(mapping.name);
  const { form, general, findDetail } = useFormProblem(error, ['/name']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ mapping, body: { name: name.trim() } }, { onSuccess: onClose });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="xs">
        <div role="alert">{general && <Alert color="red">{general}</Alert>}</div>
        <TextInput
          autoFocus
          required
          label={t('saved.name')}
          value={name}
          maxLength={200}
          error={findDetail('/name')}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Group gap={6}>
          <Button type="submit" size="xs" loading={isPending} disabled={name.trim() === ''}>
            {t('shared:save')}
          </Button>
          <Button variant="default" size="xs" disabled={isPending} onClick={onClose}>
            {t('shared:cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

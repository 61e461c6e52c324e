import { Alert, Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../shared/api/api.errors';
import { Dialog } from '../../../shared/layout/dialog';
import type { ListSearch } from '../../../shared/tables/list-search.rules';
import { useCreateView } from './views.api';
import { buildViewContent } from './views.rules';

interface ViewDialogProps {
  isOpen: boolean;
  search: ListSearch;
  onClose: () => void;
  onSaved: (id: string) => void;
}

/** Saves filters, order and columns under a name. */
export function ViewDialog({ isOpen, search, onClose, onSaved }: ViewDialogProps) {
  const { t } = useTranslation('leads');
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t('views.dialogTitle')}>
      {isOpen && <ViewForm search={search} onClose={onClose} onSaved={onSaved} />}
    </Dialog>
  );
}

function ViewForm({ search, onClose, onSaved }: Omit<ViewDialogProps, 'isOpen'>) {
  const { t } = useTranslation(['leads', 'shared']);
  const { mutate, error, isPending } = useCreateView();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const [isDefault, setDefault] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const nameProblem = error instanceof ProblemError ? error.findFieldDetail('/name') : null;
  useEffect(() => {
    if (error) input.current?.focus();
  }, [error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate(
      { entity: 'leads', name: name.trim(), ...buildViewContent(search), shared: isShared, isDefault },
      {
        onSuccess: ({ id }) => {
          onSaved(id);
          onClose();
        },
      },
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <div role="alert">{error && !nameProblem && <Alert color="red">{error.message}</Alert>}</div>
        <TextInput
          ref={input}
          data-autofocus
          required
          label={t('views.name')}
          value={name}
          error={nameProblem}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Checkbox
          label={t('views.share')}
          checked={isShared}
          onChange={({ currentTarget }) => setShared(currentTarget.checked)}
        />
        <Checkbox
          label={t('views.makeDefault')}
          checked={isDefault}
          onChange={({ currentTarget }) => setDefault(currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('shared:cancel')}
          </Button>
          <Button type="submit" loading={isPending} disabled={name.trim() === ''}>
            {t('shared:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

import { Alert, Button, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../../records/companies/company-select';
import { ProblemError } from '../../../shared/api/api.errors';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useFocusInvalid } from '../../../shared/fields/use-focus-invalid';
import { useFormProblem } from '../../../shared/fields/use-form-problem';
import { useLabelOptions } from '../../../shared/labels/use-label-options';
import { useDelegationEditor } from '../use-delegation-editor';
import { ClashNotice } from './clash-notice';
import { readClashes } from './clashes.rules';
import { ClashSolutions } from './clash-solutions';
import { ItemArchiveButton } from './item-archive-button';
import { ItemConflict } from './item-conflict';
import { ItemPeopleInput } from './item-people-input';
import { ItemTimesInput } from './item-times-input';
import { buildCheck, buildItem, isOccupationChanged, type ItemValues, readItemValues } from './item-values.rules';
import { checkQuery, type Item, useAddItem, useUpdateItem } from './programme.api';

interface ItemFormProps {
  /** The item that is changed; null for a new one. */
  item: Item | null;
  values: ItemValues;
  onChange: (changes: Partial<ItemValues>) => void;
  /** Closes the form and forgets its draft. */
  onDone: () => void;
}

const POINTERS = [
  '/title',
  '/kind',
  '/status',
  '/startsAt',
  '/endsAt',
  '/venue',
  '/city',
  '/description',
  '/hostCompanyId',
  '/travelMinutes',
  '/participantIds',
];

/** A pause in typing, after which the item is checked for clashes. */
const CHECK_DELAY_MS = 300;

/** Asks when and where an item is, who receives the delegation and who takes part. Clashes are shown at once. */
export function ItemForm({ item, values, onChange, onDone }: ItemFormProps) {
  const { t } = useTranslation(['delegation', 'shared', 'records']);
  const { delegation } = useDelegationEditor();
  const kinds = useLabelOptions('programmeItemKind');
  const statuses = useLabelOptions('programmeItemStatus');
  const addition = useAddItem(delegation.id);
  const update = useUpdateItem();
  const { error, isPending, reset } = item ? update : addition;
  const [attempts, setAttempts] = useState(0);
  const { form, general, findDetail } = useFormProblem(error, POINTERS);
  useFocusInvalid(form, attempts);
  const [checked] = useDebouncedValue(values, CHECK_DELAY_MS);
  const check = useQuery(checkQuery(delegation.id, buildCheck(checked, item?.id ?? null, delegation.timezone)));
  const isOccupying = item === null || isOccupationChanged(readItemValues(item), values);
  // A clash that was stored before stays as it is. Only a change that causes one is stopped.
  const clashes = isOccupying ? (check.data?.clashes ?? []) : [];
  const refused = readClashes(error);
  const shown = clashes.length > 0 ? clashes : refused;
  const isStale = error instanceof ProblemError && error.status === 412;
  const isTitleMissing = values.title.trim() === '';
  const change = (changes: Partial<ItemValues>) => {
    if (error) reset();
    onChange(changes);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempts(attempts + 1);
    if (isTitleMissing || clashes.length > 0) return;
    const body = buildItem(values);
    if (item)
      update.mutate({ item: { ...item, version: values.version ?? item.version }, body }, { onSuccess: onDone });
    else addition.mutate(body, { onSuccess: onDone });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="sm">
        {shown.length > 0 && (
          <ClashNotice clashes={shown}>
            <ClashSolutions item={item} values={values} clashes={shown} onChange={change} />
          </ClashNotice>
        )}
        {isStale && item && <ItemConflict item={item} onResolve={change} onDiscard={onDone} />}
        <div role="alert">{general && !isStale && refused.length === 0 && <Alert color="red">{general}</Alert>}</div>
        <TextInput
          label={t('item.title')}
          required
          data-autofocus
          value={values.title}
          error={attempts > 0 && isTitleMissing ? t('records:required') : findDetail('/title')}
          onChange={({ currentTarget }) => change({ title: currentTarget.value })}
        />
        <ItemTimesInput values={values} findDetail={refused.length > 0 ? () => null : findDetail} onChange={change} />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Select
            label={t('item.kind')}
            allowDeselect={false}
            value={values.kind}
            error={findDetail('/kind')}
            onChange={(kind) => kind && change({ kind: kind as ItemValues['kind'] })}
            data={kinds}
          />
          <Select
            label={t('item.status')}
            allowDeselect={false}
            value={values.status}
            error={findDetail('/status')}
            onChange={(status) => status && change({ status: status as ItemValues['status'] })}
            data={statuses}
          />
          {(['venue', 'city'] as const).map((name) => (
            <TextInput
              key={name}
              label={t(`item.${name}`)}
              value={values[name]}
              error={findDetail(`/${name}`)}
              onChange={({ currentTarget }) => change({ [name]: currentTarget.value })}
            />
          ))}
          <CompanySelect
            label={t('item.host')}
            value={values.hostCompanyId}
            error={refused.length > 0 ? null : findDetail('/hostCompanyId')}
            onChange={(hostCompanyId) => change({ hostCompanyId })}
          />
          <PlainInput
            kind="number"
            label={t('item.travelMinutes')}
            value={values.travelMinutes}
            error={refused.length > 0 ? null : findDetail('/travelMinutes')}
            onChange={(minutes) => change({ travelMinutes: minutes ?? '' })}
          />
        </SimpleGrid>
        <ItemPeopleInput
          value={values.participantIds}
          error={findDetail('/participantIds')}
          onChange={(participantIds) => change({ participantIds })}
        />
        <PlainInput
          kind="textarea"
          label={t('item.description')}
          value={values.description}
          error={findDetail('/description')}
          onChange={(description) => change({ description })}
        />
        <Group justify="space-between" gap="xs">
          {item ? <ItemArchiveButton item={item} onDone={onDone} /> : <span />}
          <Group gap="xs">
            <Button variant="default" onClick={onDone}>
              {t('shared:cancel')}
            </Button>
            <Button type="submit" loading={isPending} disabled={clashes.length > 0}>
              {item ? t('shared:save') : t('item.submit')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

import { Button, Group, Select, SimpleGrid } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../../records/companies/company-select';
import { ProblemError } from '../../../shared/api/api.errors';
import { PlainInput } from '../../../shared/fields/plain-input';
import { RecordForm } from '../../../shared/forms/record-form';
import type { FormDraft } from '../../../shared/forms/use-form-draft';
import { useLabelOptions } from '../../../shared/labels/use-labels';
import { useDelegationEditor } from '../use-delegation-editor';
import { ClashNotice } from './clash-notice';
import { readClashes } from './clashes.rules';
import { ClashSolutions } from './clash-solutions';
import { ItemArchiveButton } from './item-archive-button';
import { ItemConflict } from './item-conflict';
import { ItemPeopleInput } from './item-people-input';
import { ItemTimesInput } from './item-times-input';
import { buildCheck, buildItem, isOccupationChanged, type ItemValues, readItemValues } from './item-values.rules';
import { checkQuery, type Item, itemApi, type ItemCheck } from './programme.api';

interface ItemFormProps {
  /** The item that is changed; null for a new one. */
  item: Item | null;
  draft: FormDraft<ItemValues>;
  onClose: () => void;
}

const POINTERS = { startDay: '/startsAt', startTime: '/startsAt', endDay: '/endsAt', endTime: '/endsAt' };

/** A pause in typing, after which the item is checked for clashes. */
const CHECK_DELAY_MS = 300;

/** Asks when and where an item is, who receives the delegation and who takes part. Clashes are shown at once. */
export function ItemForm({ item, draft, onClose }: ItemFormProps) {
  const { t } = useTranslation(['delegation', 'shared']);
  const { delegation } = useDelegationEditor();
  const kinds = useLabelOptions('programmeItemKind');
  const statuses = useLabelOptions('programmeItemStatus');
  const save = itemApi.useSave(delegation.id);
  const { error } = save;
  // Values that are equal have to be the same, so that the pause can end.
  const request = JSON.stringify(buildCheck(draft.values, item?.id ?? null, delegation.timezone));
  const [checked] = useDebouncedValue(request, CHECK_DELAY_MS);
  const check = useQuery(checkQuery(delegation.id, JSON.parse(checked) as ItemCheck | null));
  const isOccupying = item === null || isOccupationChanged(readItemValues(item), draft.values);
  // A clash that was stored before stays as it is. Only a change that causes one is stopped.
  const clashes = isOccupying ? (check.data?.clashes ?? []) : [];
  const refused = readClashes(error);
  const shown = clashes.length > 0 ? clashes : refused;
  const isStale = error instanceof ProblemError && error.status === 412;
  // A restored draft must not overwrite what somebody else has saved since its first change.
  const change = (part: Partial<ItemValues>) =>
    draft.change({ version: draft.values.version ?? item?.version ?? null, ...part });
  // The notice says which fields clash.
  const unmarked = refused.length > 0 ? { error: null } : {};
  return (
    <RecordForm
      draft={{ ...draft, change }}
      mutation={save}
      required={['title']}
      pointers={POINTERS}
      hasFoot={false}
      onClose={onClose}
      onCorrect={save.reset}
      onSubmit={(values, finish) => {
        if (clashes.length > 0) return;
        const seen = item && { ...item, version: values.version ?? item.version };
        save.mutate({ part: seen, body: buildItem(values) }, { onSuccess: finish });
      }}
      renderNotice={({ values, change, finish }) =>
        (shown.length > 0 || isStale) && (
          <>
            {shown.length > 0 && (
              <ClashNotice clashes={shown}>
                <ClashSolutions item={item} values={values} clashes={shown} onChange={change} />
              </ClashNotice>
            )}
            {isStale && item && <ItemConflict item={item} onResolve={change} onDiscard={finish} />}
          </>
        )
      }
    >
      {({ field, values, change, finish, isPending }) => (
        <>
          <PlainInput {...field('title')} kind="text" label={t('words.title')} data-autofocus />
          <ItemTimesInput values={values} field={(name) => ({ ...field(name), ...unmarked })} onChange={change} />
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <Select {...field('kind')} label={t('words.kind')} allowDeselect={false} data={kinds} />
            <Select {...field('status')} label={t('words.status')} allowDeselect={false} data={statuses} />
            <PlainInput {...field('venue')} kind="text" label={t('words.place')} />
            <PlainInput {...field('city')} kind="text" label={t('words.city')} />
            <CompanySelect {...field('hostCompanyId')} {...unmarked} label={t('words.host')} />
            <PlainInput {...field('travelMinutes')} {...unmarked} kind="number" label={t('item.travelMinutes')} />
          </SimpleGrid>
          <ItemPeopleInput {...field('participantIds')} />
          <PlainInput {...field('description')} kind="textarea" label={t('item.description')} />
          <Group justify="space-between" gap="xs" data-foot>
            {item ? <ItemArchiveButton item={item} onDone={finish} /> : <span />}
            <Group gap="xs">
              <Button variant="default" onClick={finish}>
                {t('shared:cancel')}
              </Button>
              <Button type="submit" loading={isPending} disabled={clashes.length > 0}>
                {item ? t('shared:save') : t('item.submit')}
              </Button>
            </Group>
          </Group>
        </>
      )}
    </RecordForm>
  );
}

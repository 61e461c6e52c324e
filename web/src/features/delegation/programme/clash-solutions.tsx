import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { isComing } from '../participants/participant-statuses.rules';
import { participantApi } from '../participants/participants.api';
import { useDelegationEditor } from '../use-delegation-editor';
import type { Clash } from './clashes.rules';
import { findSolutions } from './clash-solutions.rules';
import { beginAt, type ItemValues } from './item-values.rules';
import type { Item } from './programme.api';
import { toLocale } from '../../../shared/i18n/languages.constants';

interface ClashSolutionsProps {
  item: Item | null;
  values: ItemValues;
  clashes: readonly Clash[];
  onChange: (changes: Partial<ItemValues>) => void;
}

/** A solution can have a long text, which takes several lines on a phone. */
const BUTTON = {
  size: 'xs',
  variant: 'default',
  h: 'auto',
  py: 6,
  styles: { label: { whiteSpace: 'normal', lineHeight: 1.4 } },
} as const;

/** Offers to solve clashes by one click. The result is checked again. */
export function ClashSolutions({ item, values, clashes, onChange }: ClashSolutionsProps) {
  const { t, i18n } = useTranslation('delegation');
  const format = useFormat();
  const { delegation } = useDelegationEditor();
  const { data } = useQuery(participantApi.query(delegation.id, 'any'));
  const coming = data?.items.filter(({ status, archivedAt }) => archivedAt === null && isComing(status)) ?? [];
  const people = values.participantIds ?? coming.map(({ id }) => id);
  return findSolutions(clashes, item?.id ?? null, people).map((solution) =>
    solution.kind === 'begin' ? (
      <Button key="begin" {...BUTTON} onClick={() => onChange(beginAt(values, solution.at, delegation.timezone))}>
        {t('clash.begin', { time: format.time(solution.at, delegation.timezone), title: solution.after })}
      </Button>
    ) : (
      <Button key="without" {...BUTTON} onClick={() => onChange({ participantIds: solution.ids })}>
        {t('clash.without', { names: new Intl.ListFormat(toLocale(i18n.language)).format(solution.names) })}
      </Button>
    ),
  );
}

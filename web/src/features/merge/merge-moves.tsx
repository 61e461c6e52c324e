import { Card, Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { listTextKeys } from '../../shared/i18n/text-keys.rules';
import type { MergedRelation } from './merge.api';

/** The numbers of records that move from the source to the survivor. */
export function MergeMoves({ relations }: { relations: readonly MergedRelation[] }) {
  const { t } = useTranslation('merge');
  const label = useRelationLabel();
  const format = useFormat();
  const shown = relations.filter(({ moved, combined }) => moved + combined > 0);
  return (
    <Card withBorder p="sm" component="section" aria-labelledby="moves">
      <Title order={2} size="h5" id="moves" mb="xs">
        {t('moves.title')}
      </Title>
      {shown.length === 0 && <Text size="sm">{t('moves.nothing')}</Text>}
      <Group component="dl" gap="lg" m={0}>
        {shown.map(({ label: name, moved, combined }) => (
          <div key={name}>
            <Text component="dt" size="sm" c="dimmed">
              {label(name)}
            </Text>
            <Text component="dd" m={0} fw={600}>
              {format.count(moved + combined)}
              {combined > 0 && (
                <Text span size="xs" c="dimmed">
                  {' '}
                  {t('moves.combined', { count: combined })}
                </Text>
              )}
            </Text>
          </div>
        ))}
      </Group>
    </Card>
  );
}

/** Returns a function that writes what a merge moves, in one line; empty if it moves nothing. */
export function useMovesText(): (relations: readonly MergedRelation[]) => string {
  const { t } = useTranslation('merge');
  const label = useRelationLabel();
  const format = useFormat();
  return (relations) =>
    relations
      .filter(({ moved, combined }) => moved + combined > 0)
      .map(({ label: name, moved, combined }) =>
        t('moves.item', { name: label(name), number: format.count(moved + combined) }),
      )
      .join(', ');
}

/** Returns a function that names a relation of a merge. One that is new in the API keeps the name that it has there. */
function useRelationLabel(): (name: string) => string {
  const { t } = useTranslation('merge');
  return (name) => t(listTextKeys('relations', name), { defaultValue: name });
}

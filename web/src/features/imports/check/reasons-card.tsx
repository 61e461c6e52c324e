import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { ProblemState } from '../../../shared/layout/problem-state';
import { buildReasonFilter, canSettingHelp, isSameReason, type ReasonFilter } from '../import-steps.rules';
import type { Outcome } from '../import-steps.rules';
import { type Import, importReasonsQuery, type ImportReason } from '../imports.api';
import classes from '../imports.module.css';
import { useReasonLanguage } from '../use-reason-language';

/** Number of reasons that are shown before the user asks for all. */
const REASONS_SHOWN = 5;

interface ReasonsCardProps {
  found: Import;
  outcome: Outcome | null;
  reason: ReasonFilter | null;
  /** Opens the mapping, at a column if there is one; absent where it cannot be changed. */
  onEdit?: (column: string | null) => void;
  onReason: (reason: ReasonFilter | null) => void;
}

/** The reasons of all rows, each with its number of rows, which it shows, and a way to the setting that could help. */
export function ReasonsCard({ found, outcome, reason, onEdit, onReason }: ReasonsCardProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { data, error, refetch } = useQuery(importReasonsQuery(found, outcome, useReasonLanguage()));
  const [isOpen, setOpen] = useState(false);
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data || data.length === 0) return null;
  const shown = isOpen ? data : data.slice(0, REASONS_SHOWN);
  return (
    <Stack component="section" gap="xs" aria-labelledby="import-reasons">
      <Title order={2} size="h5" id="import-reasons">
        {t('reasons.title')}
      </Title>
      <ul className={classes['list']}>
        {shown.map((each) => (
          <ReasonItem
            key={`${each.kind} ${each.code} ${each.field} ${each.column} ${String(each.cell)}`}
            reason={each}
            isChosen={isSameReason(reason, buildReasonFilter(each))}
            {...(onEdit && { onEdit })}
            onReason={onReason}
          />
        ))}
      </ul>
      {data.length > REASONS_SHOWN && (
        <Button
          size="xs"
          variant="subtle"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          style={{ alignSelf: 'flex-start' }}
        >
          {isOpen ? t('reasons.fewer') : t('reasons.more', { formatted: format.count(data.length) })}
        </Button>
      )}
    </Stack>
  );
}

interface ReasonItemProps extends Pick<ReasonsCardProps, 'onEdit' | 'onReason'> {
  reason: ImportReason;
  isChosen: boolean;
}

function ReasonItem({ reason, isChosen, onEdit, onReason }: ReasonItemProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { kind, column, count, detail } = reason;
  return (
    <li className={classes['entry']} data-reason={reason.code}>
      <div>
        <Badge variant="light" color={kind === 'error' ? 'red' : 'orange'} mr={6}>
          {t(`reasons.${kind}`)}
        </Badge>
        <Text size="sm" span>
          <b>{t('rowCount', { count, formatted: format.count(count) })}:</b> {detail}
        </Text>
      </div>
      <Group gap={6}>
        <Button
          size="xs"
          variant={isChosen ? 'filled' : 'default'}
          aria-pressed={isChosen}
          aria-label={t('reasons.showOf', { reason: detail })}
          onClick={() => onReason(isChosen ? null : buildReasonFilter(reason))}
        >
          {t('reasons.show')}
        </Button>
        {onEdit && canSettingHelp(reason) && (
          <Button
            size="xs"
            variant="default"
            aria-label={column === null ? t('check.edit') : t('reasons.setOf', { column })}
            onClick={() => onEdit(column)}
          >
            {t(column === null ? 'check.edit' : 'reasons.set')}
          </Button>
        )}
      </Group>
    </li>
  );
}

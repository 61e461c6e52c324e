import { Alert, Anchor, Card, List, Select, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormDraft } from '../../../../shared/forms/use-form-draft';
import { useFormat } from '../../../../shared/format/use-format';
import { useLabelOptions, useLabels } from '../../../../shared/labels/use-labels';
import { EmptyState } from '../../../../shared/layout/empty-state';
import { requestApi } from '../requests/requests.api';
import { type ErasurePreview, erasureRequestsQuery } from './erasure.api';
import { RowCount, StepFoot, StepHeading } from './erasure-steps';
import { type ErasureValues, findObstacles, type Step } from './erasure-values.rules';
import classes from './erasure.module.css';
import { findRecordPath } from './record-path.rules';

const route = getRouteApi('/user/administration/privacy/erase/$key');

/** The treatments in the order in which they are told. The next step is about those that keep something. */
const TREATMENTS = ['clear', 'bytes', 'changes', 'text', 'hash', 'derived'] as const;

interface GoesStepProps {
  preview: ErasurePreview;
  draft: FormDraft<ErasureValues>;
  onOpen: (step: Step) => void;
}

/** Says what goes, and what keeps the person from being erased. Asks for the reason. */
export function GoesStep({ preview, draft, onOpen }: GoesStepProps) {
  const { t } = useTranslation('erasure');
  const format = useFormat();
  const { contact, counts } = preview;
  const reason = useRef<HTMLInputElement>(null);
  const [isAsked, setAsked] = useState(false);
  const isMissing = draft.values.why === '';
  const rows = counts.filter(({ treatment, rows: number }) => treatment !== 'keep' && number > 0);
  const merged = contact?.mergedIds.length ?? 0;
  const next = () => {
    setAsked(true);
    if (isMissing) reason.current?.focus();
    return !isMissing;
  };
  return (
    <Stack gap="sm">
      <StepHeading>{t('steps.goes')}</StepHeading>
      <Blockers preview={preview} draft={draft} />
      <ReasonSelect
        ref={reason}
        preview={preview}
        draft={draft}
        error={isAsked && isMissing ? t('whyMissing') : undefined}
      />
      <Text size="sm">
        {t('figures')} {merged > 0 && t('merged', { count: merged })}
      </Text>
      {rows.length === 0 && <EmptyState title={t('nothing')} hint={t('nothingHint')} />}
      {TREATMENTS.map((treatment) => {
        const treated = rows.filter((row) => row.treatment === treatment);
        if (treated.length === 0) return null;
        return (
          <Card key={treatment} withBorder p="sm" component="section" aria-label={t(`treatments.${treatment}`)}>
            <Title order={4} size="h6">
              {t(`treatments.${treatment}`)}
            </Title>
            <Text size="sm" c="dimmed" mb={6}>
              {t(`treatments.${treatment}Hint`)}
            </Text>
            <ul className={classes['counts']}>
              {treated.map(({ table, rows: number }) => (
                <li key={table}>
                  <RowCount table={table} rows={format.count(number)} />
                </li>
              ))}
            </ul>
          </Card>
        );
      })}
      <StepFoot step="goes" onOpen={onOpen} onNext={next} />
    </Stack>
  );
}

/** Lists the records that keep the person from being erased, with the way to each. */
function Blockers({ preview, draft }: { preview: ErasurePreview; draft: FormDraft<ErasureValues> }) {
  const { t } = useTranslation('erasure');
  const label = useLabels();
  const { blockers } = findObstacles(preview, draft.values);
  if (blockers.length === 0) return null;
  return (
    <Alert color="red" title={t('blocked')}>
      <Text size="sm">{t('blockedHint')}</Text>
      <List size="sm" mt={4}>
        {blockers.map(({ kind, table, id, label: name }) => {
          const path = findRecordPath(table, id);
          return (
            <List.Item key={`${kind} ${id}`}>
              {label('erasureBlocker', kind)}:{' '}
              {path === null ? (
                name
              ) : (
                <Anchor component={Link} to={path} inherit c="inherit" underline="always">
                  {name}
                </Anchor>
              )}
            </List.Item>
          );
        })}
      </List>
    </Alert>
  );
}

interface ReasonSelectProps {
  ref: React.Ref<HTMLInputElement>;
  preview: ErasurePreview;
  draft: FormDraft<ErasureValues>;
  error: string | undefined;
}

/** Asks why the person is erased: by a request that is running, or for a reason of the law. */
function ReasonSelect({ ref, preview: { contact }, draft, error }: ReasonSelectProps) {
  const { t } = useTranslation('erasure');
  const format = useFormat();
  const reasons = useLabelOptions('erasureReason');
  const { data: own = [] } = useQuery({
    ...erasureRequestsQuery(contact?.id ?? ''),
    enabled: contact !== null,
  });
  // A request that names no contact is known by the address of this page only.
  const { request } = route.useSearch();
  const { data: named } = useQuery({ ...requestApi.query(request ?? ''), enabled: request !== undefined });
  const requests = named && !own.some(({ id }) => id === named.id) ? [named, ...own] : own;
  const chosen = requests.find(({ id }) => id === draft.values.why);
  const items = requests.map(({ id, reference, receivedOn }) => ({
    value: id,
    label: t('request', { reference, day: format.day(receivedOn) }),
  }));
  return (
    <>
      <Select
        ref={ref}
        label={t('why')}
        description={t('whyHint')}
        required
        maw={480}
        allowDeselect={false}
        data={[...(items.length > 0 ? [{ group: t('requests'), items }] : []), { group: t('reasons'), items: reasons }]}
        value={draft.values.why}
        error={error}
        onChange={(why) => draft.change({ why: why ?? '' })}
      />
      {chosen && !chosen.identityChecked && (
        <Alert color="orange" title={t('unchecked')}>
          {t('uncheckedHint')}{' '}
          <Anchor component={Link} to="/administration/privacy" inherit c="inherit" underline="always">
            {t('openRequests')}
          </Anchor>
        </Alert>
      )}
    </>
  );
}

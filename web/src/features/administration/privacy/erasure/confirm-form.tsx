import { Alert, Anchor, Card, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../../shared/api/api.errors';
import { PlainInput } from '../../../../shared/fields/plain-input';
import { RecordForm } from '../../../../shared/forms/record-form';
import { type FormDraft, useFormDraft } from '../../../../shared/forms/use-form-draft';
import { useFormat } from '../../../../shared/format/use-format';
import { useLabels } from '../../../../shared/labels/use-labels';
import { Fact, Facts } from '../../../../shared/layout/facts';
import type { Erasure, ErasurePreview, useErase } from './erasure.api';
import { buildErasure, type ErasureValues, findObstacles, isByRequest, type Step } from './erasure-values.rules';

interface ConfirmFormProps {
  preview: ErasurePreview;
  draft: FormDraft<ErasureValues>;
  erase: ReturnType<typeof useErase>;
  onOpen: (step: Step) => void;
  onOpenMention: () => void;
  onReadAgain: () => void;
  onErased: (erasure: Erasure) => void;
}

/** Refusals after which the preview is outdated. */
const OUTDATED = ['erasure.blocked', 'erasure.mentions_undecided', 'erasure.too_many_mentions'];

/** Says once more what happens, and erases the person whose name is typed. */
export function ConfirmForm({ preview, draft, erase, onReadAgain, onErased, ...ways }: ConfirmFormProps) {
  const { t } = useTranslation('erasure');
  // The typed name is not kept, so that it is typed at the moment of the erasure.
  const typed = useFormDraft(null, { confirm: '' });
  const isOutdated = erase.error instanceof ProblemError && OUTDATED.includes(erase.error.problem.code);
  const obstacle = <Obstacle preview={preview} draft={draft} {...ways} />;
  const { blockers, isAcceptanceMissing, isReasonMissing, undecided } = findObstacles(preview, draft.values);
  const isBlocked = blockers.length > 0 || isAcceptanceMissing || isReasonMissing || undecided.length > 0;
  return (
    <Card withBorder p="md" component="section" aria-label={t('confirm.title')}>
      <Stack gap="sm">
        <Title order={4} size="h6">
          {t('confirm.title')}
        </Title>
        <Summary preview={preview} draft={draft} />
        {isOutdated && (
          <Alert color="orange" role="alert">
            {erase.error?.message} {t('confirm.changed')}
          </Alert>
        )}
        {isBlocked ? (
          obstacle
        ) : (
          <RecordForm
            draft={typed}
            mutation={erase}
            required={['confirm']}
            findMissing={({ confirm }) =>
              confirm !== '' && simplifyName(confirm) !== simplifyName(preview.confirm)
                ? { confirm: t('confirm.differs') }
                : {}
            }
            submitText={t('confirm.submit')}
            submitColor="red"
            label={t('confirm.title')}
            pointers={{ confirm: '/confirm' }}
            onSubmit={() =>
              erase.mutate(buildErasure(preview, draft.values, preview.confirm), {
                onSuccess: (erasure) => {
                  draft.discard();
                  onErased(erasure);
                },
                onError: (error) => {
                  if (error instanceof ProblemError && OUTDATED.includes(error.problem.code)) onReadAgain();
                },
              })
            }
          >
            {({ field }) => (
              <>
                <Text size="sm">{t('confirm.hint')}</Text>
                <PlainInput
                  {...field('confirm', t('confirm.nameHint'))}
                  kind="text"
                  label={t('confirm.name', { name: preview.confirm })}
                  autoComplete="off"
                  maw={480}
                />
              </>
            )}
          </RecordForm>
        )}
      </Stack>
    </Card>
  );
}

/** Writes a name as it is typed: accents and spaces have several forms that look the same. */
function simplifyName(name: string): string {
  return name.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

/** Says in numbers what happens. */
function Summary({ preview: { counts, keeps, mentions }, draft }: Pick<ConfirmFormProps, 'preview' | 'draft'>) {
  const { t } = useTranslation('erasure');
  const format = useFormat();
  const label = useLabels();
  const { values } = draft;
  const sum = (rows: readonly { rows: number }[]) => {
    const count = rows.reduce((total, row) => total + row.rows, 0);
    return t('confirm.rowCount', { count, formatted: format.count(count) });
  };
  const replaced = values.decisions.filter(({ action }) => action === 'replace').length;
  const kept = values.decisions.length - replaced;
  const reason = isByRequest(values) ? t('requests') : label('erasureReason', values.why);
  return (
    <Facts columnWidth={180}>
      <Fact name={t('confirm.summary.reason')}>{values.why === '' ? '–' : reason}</Fact>
      <Fact name={t('confirm.summary.goes')}>{sum(counts.filter(({ treatment }) => treatment !== 'keep'))}</Fact>
      <Fact name={t('confirm.summary.stays')}>{sum(keeps)}</Fact>
      {mentions.length > 0 && (
        <Fact name={t('confirm.summary.mentions')}>{t('confirm.decided', { replaced, kept })}</Fact>
      )}
    </Facts>
  );
}

/** Lists the reasons for which the person cannot be erased yet, each with the way to where it is settled. */
function Obstacle({
  preview,
  draft,
  onOpen,
  onOpenMention,
}: Omit<ConfirmFormProps, 'erase' | 'onReadAgain' | 'onErased'>) {
  const { t } = useTranslation('erasure');
  const { blockers, isAcceptanceMissing, isReasonMissing, undecided } = findObstacles(preview, draft.values);
  const ways = [
    { is: blockers.length > 0, text: t('blocked'), way: t('confirm.goBlockers'), go: () => onOpen('goes') },
    { is: isReasonMissing, text: t('whyMissing'), way: t('confirm.goWhy'), go: () => onOpen('goes') },
    { is: isAcceptanceMissing, text: t('accept'), way: t('confirm.goAccept'), go: () => onOpen('stays') },
    {
      is: undecided.length > 0,
      text: t('confirm.undecided', { count: undecided.length }),
      way: t('confirm.goUndecided'),
      go: onOpenMention,
    },
  ];
  return (
    <Alert color="orange">
      <Stack gap={6}>
        {ways
          .filter(({ is }) => is)
          .map(({ text, way, go }) => (
            <Text key={way} size="sm">
              {text}{' '}
              <Anchor component="button" type="button" inherit c="inherit" underline="always" onClick={go}>
                {way}
              </Anchor>
            </Text>
          ))}
      </Stack>
    </Alert>
  );
}

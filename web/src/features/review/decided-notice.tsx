import { Alert, Button, Card, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../shared/fields/plain-input';
import { useFormat } from '../../shared/format/use-format';
import { RecordForm } from '../../shared/forms/record-form';
import { useFormDraft } from '../../shared/forms/use-form-draft';
import { useLabels } from '../../shared/labels/use-labels';
import { DecisionButton } from '../../shared/keyboard/decision-button';
import { LearnedUses } from './learned-uses';
import type { Registration } from './proposals.rules';
import { useDecided } from './decided.store';
import { RegistrationFacts } from './registration-facts';
import { lastDecisionQuery, useReopen } from './review.api';
import classes from './review.module.css';

interface DecidedNoticeProps {
  registration: Registration;
  /** Whether the user has typed something that is not saved. */
  hasDraft: boolean;
  hasNext: boolean;
  isFocused: boolean;
  onNext: () => void;
}

/** Says what was decided about a registration, by whom, and offers to decide again. */
export function DecidedNotice({ registration, hasDraft, hasNext, isFocused, onNext }: DecidedNoticeProps) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const label = useLabels();
  const { id, matchState, matchedBy, matchedAt, contactName, matchedCompanyName, rejectedReason } = registration;
  const isMine = useDecided().some(({ registrationId }) => registrationId === id);
  const { data: decision } = useQuery({ ...lastDecisionQuery(id), enabled: matchedBy === 'person' && !isMine });
  const outcomes: Partial<Record<Registration['matchState'], string>> = {
    matched: matchedCompanyName
      ? t('decided.linkedAt', { contact: contactName ?? '', company: matchedCompanyName })
      : t('decided.linked', { contact: contactName ?? '' }),
    rejected: [t('decided.rejected'), rejectedReason].filter(Boolean).join(' '),
    incomplete: t('decided.incomplete'),
  };
  const findTitle = () => {
    if (isMine) return t('decided.byMe');
    if (matchedBy === 'person') {
      return decision ? t('decided.by', { name: decision.actorName }) : t('decided.byColleague');
    }
    return matchedBy === null ? label('matchState', matchState) : t('decided.byItself');
  };
  return (
    <div className={classes['beside']}>
      <Card withBorder p="md" component="section" aria-label={t('words.registration')}>
        <RegistrationFacts registration={registration} isFocused={isFocused} />
      </Card>
      <Stack gap="sm" component="section" aria-label={t('decisions')}>
        <Alert color="blue" role="status" title={findTitle()}>
          <Text size="sm">
            {outcomes[matchState]}
            {matchedAt && ` ${format.moment(matchedAt)}`}
          </Text>
          {hasDraft && <Text size="sm">{t('decided.draftKept')}</Text>}
        </Alert>
        {hasNext && (
          <Group>
            <DecisionButton shortcut="s" text={t('next')} variant="filled" onClick={onNext} />
          </Group>
        )}
        {(matchState === 'matched' || matchState === 'rejected') && <ReopenForm registration={registration} />}
      </Stack>
    </div>
  );
}

/** Takes a decision back, with the reason why it was wrong. */
function ReopenForm({ registration: { id, version, learnedDecisions } }: { registration: Registration }) {
  const { t } = useTranslation('review');
  const reopen = useReopen();
  return (
    <Card withBorder p="md">
      <RecordForm
        draft={useFormDraft(null, { reason: '', forget: true })}
        mutation={reopen}
        hasFoot={false}
        required={['reason']}
        onSubmit={(values) => reopen.mutate({ id, version, ...values })}
      >
        {({ field, values, change, isPending }) => (
          <>
            <PlainInput {...field('reason', t('reopen.hint'))} kind="text" label={t('reopen.reason')} />
            {learnedDecisions.length > 0 && (
              <>
                <Checkbox
                  label={t('reopen.forget')}
                  checked={values.forget}
                  onChange={({ currentTarget }) => change({ forget: currentTarget.checked })}
                />
                <LearnedUses decisions={learnedDecisions} />
              </>
            )}
            <Group justify="flex-end">
              <Button type="submit" variant="default" loading={isPending}>
                {t('reopen.submit')}
              </Button>
            </Group>
          </>
        )}
      </RecordForm>
    </Card>
  );
}

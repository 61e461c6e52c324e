import { Button, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormDraft } from '../../../../shared/forms/use-form-draft';
import { ConfirmForm } from './confirm-form';
import type { Erasure, ErasurePreview, Mention, useErase } from './erasure.api';
import { StepFoot, StepHeading } from './erasure-steps';
import { type ErasureValues, type KeepReason, type Step } from './erasure-values.rules';
import {
  decideMentions,
  isSamePlace,
  listUndecided,
  type MentionChoice,
  type MentionPlace,
  undoLastDecision,
} from './mention-decisions.rules';
import { MentionCard, type MentionFocus } from './mention-card';
import { MentionOverview } from './mention-overview';

interface MentionsStepProps {
  preview: ErasurePreview;
  draft: FormDraft<ErasureValues>;
  erase: ReturnType<typeof useErase>;
  onOpen: (step: Step) => void;
  onReadAgain: () => void;
  onErased: (erasure: Erasure) => void;
}

/** Asks about the texts that mention the person, one by one, and erases the person once all are decided. */
export function MentionsStep({ preview, draft, onOpen, ...ways }: MentionsStepProps) {
  const { t } = useTranslation('erasure');
  const { mentions } = preview;
  const { decisions, keptTables } = draft.values;
  const [opened, setOpened] = useState<MentionPlace | null>(null);
  const [focus, setFocus] = useState<MentionFocus>({ count: 0, isShown: false });
  const undecided = listUndecided(mentions, decisions);
  const current = mentions.find((mention) => opened && isSamePlace(mention, opened)) ?? undecided[0] ?? null;
  const open = (place: MentionPlace | null, isShown = false) => {
    setFocus(({ count }) => ({ count: count + 1, isShown }));
    setOpened(place);
  };
  const decide = (places: readonly Mention[], choice: MentionChoice<KeepReason>) => {
    open(null);
    draft.change({ decisions: decideMentions(decisions, places, choice) });
  };
  const undo = () => {
    open(null);
    draft.change({ decisions: undoLastDecision(decisions) });
  };
  const done = mentions.length - undecided.length;
  return (
    <Stack gap="sm">
      <StepHeading>{t('steps.mentions')}</StepHeading>
      {Object.keys(keptTables).length > 0 && (
        <div>
          <Button variant="default" size="xs" onClick={() => draft.change({ keptTables: {} })}>
            {t('tooMany.again')}
          </Button>
        </div>
      )}
      {mentions.length === 0 ? (
        <Text size="sm">
          {t('mentions.none')}. {t('mentions.noneHint')}
        </Text>
      ) : (
        <>
          <Text size="sm">{t('mentions.hint')}</Text>
          <div>
            <Text size="sm" fw={600} role="status">
              {t('mentions.progress', { done, total: mentions.length })}
            </Text>
            <Progress value={(done / mentions.length) * 100} mt={4} aria-hidden />
          </div>
          <MentionCard
            key={current ? `${current.table} ${current.id} ${current.column}` : 'done'}
            preview={preview}
            mention={current}
            ofTable={undecided.filter(({ table }) => table === current?.table)}
            focus={focus}
            canUndo={decisions.length > 0}
            onDecide={decide}
            onUndo={undo}
          />
          <MentionOverview preview={preview} decisions={decisions} onOpen={(place) => open(place, true)} />
        </>
      )}
      <ConfirmForm
        preview={preview}
        draft={draft}
        onOpen={onOpen}
        onOpenMention={() => open(undecided[0] ?? null, true)}
        {...ways}
      />
      <StepFoot step="mentions" onOpen={onOpen} />
    </Stack>
  );
}

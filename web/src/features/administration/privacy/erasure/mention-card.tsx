import { Anchor, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DecisionButton } from '../../../../shared/keyboard/decision-button';
import { useLabelOptions } from '../../../../shared/labels/use-labels';
import type { ErasurePreview, Mention } from './erasure.api';
import { useTableName } from './erasure-steps';
import type { KeepReason } from './erasure-values.rules';
import classes from './erasure.module.css';
import { MentionExcerpt } from './mention-excerpt';
import type { MentionChoice } from './mention-decisions.rules';
import { findRecordPath } from './record-path.rules';
import { useColumnName } from './use-column-name';

/** How often the heading has taken the focus, and whether it also comes into sight. */
export interface MentionFocus {
  count: number;
  isShown: boolean;
}

interface MentionCardProps {
  preview: ErasurePreview;
  /** The mention to decide; null when all are decided. */
  mention: Mention | null;
  /** The undecided mentions of the same table. */
  ofTable: readonly Mention[];
  /** Its heading gets the focus when the mention before has been decided, and when it is opened. */
  focus: MentionFocus;
  canUndo: boolean;
  onDecide: (mentions: readonly Mention[], choice: MentionChoice<KeepReason>) => void;
  onUndo: () => void;
}

/** One text that mentions the person, and what can be decided about it. */
export function MentionCard({ preview, mention, focus, canUndo, onUndo, ...props }: MentionCardProps) {
  const { t } = useTranslation('erasure');
  const nameTable = useTableName();
  const nameColumn = useColumnName();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus.count > 0) heading.current?.focus({ preventScroll: !focus.isShown });
  }, [focus]);
  const path = mention && findRecordPath(mention.table, mention.id);
  return (
    <Card withBorder p="md" component="section" aria-label={t('steps.mentions')}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={4} size="h6" ref={heading} tabIndex={-1} className={classes['heading']}>
            {mention
              ? t('mentions.heading', {
                  number: preview.mentions.indexOf(mention) + 1,
                  total: preview.mentions.length,
                  where: `${nameTable(mention.table)}, ${nameColumn(mention.column)}`,
                })
              : t('mentions.done')}
          </Title>
          {mention && (
            <Badge variant="light" color={mention.why === 'full' ? 'orange' : 'gray'} tt="none">
              {t(`mentions.why.${mention.why}`)}
            </Badge>
          )}
        </Group>
        {mention && (
          <>
            <Text component="blockquote" size="sm" className={classes['excerpt']}>
              <MentionExcerpt preview={preview} excerpt={mention.excerpt} />
            </Text>
            {path && (
              <Anchor component={Link} to={path} size="sm" target="_blank" underline="always">
                {t('mentions.openRecord')}
              </Anchor>
            )}
            <Choices mention={mention} {...props} />
          </>
        )}
        {canUndo && (
          <Group>
            <DecisionButton shortcut="u" text={t('mentions.undo')} variant="subtle" onClick={onUndo} />
          </Group>
        )}
      </Stack>
    </Card>
  );
}

type ChoicesProps = Pick<MentionCardProps, 'ofTable' | 'onDecide'> & { mention: Mention };

/** Replaces or keeps the mention, or all of its table. Keeping asks for the reason, by a second key. */
function Choices({ mention, ofTable, onDecide }: ChoicesProps) {
  const { t } = useTranslation(['erasure', 'shared']);
  const nameTable = useTableName();
  const reasons = useLabelOptions('erasureMentionReason');
  const [kept, setKept] = useState<readonly Mention[] | null>(null);
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (kept) first.current?.querySelector('button')?.focus();
  }, [kept]);
  const others = ofTable.length > 1 && { table: nameTable(mention.table), count: ofTable.length };
  if (kept) {
    return (
      <div role="group" aria-label={t('mentions.keepWhy')} ref={first}>
        <Text size="sm" fw={600} mb={6}>
          {t('mentions.keepWhy')}
        </Text>
        <Group gap="xs">
          {reasons.map(({ value, label }, index) => (
            <DecisionButton
              key={value}
              shortcut={String(index + 1)}
              text={label}
              onClick={() => onDecide(kept, { action: 'keep', reason: value as KeepReason })}
            />
          ))}
          <Button variant="subtle" color="gray" size="sm" onClick={() => setKept(null)}>
            {t('shared:cancel')}
          </Button>
        </Group>
      </div>
    );
  }
  const replace = (mentions: readonly Mention[]) => onDecide(mentions, { action: 'replace', reason: null });
  return (
    <>
      <Group gap="xs">
        <DecisionButton shortcut="y" text={t('mentions.replace')} variant="filled" onClick={() => replace([mention])} />
        <DecisionButton shortcut="n" text={t('mentions.keep')} onClick={() => setKept([mention])} />
      </Group>
      {others && (
        <Group gap="xs">
          <DecisionButton shortcut={null} text={t('mentions.replaceAll', others)} onClick={() => replace(ofTable)} />
          <DecisionButton shortcut={null} text={t('mentions.keepAll', others)} onClick={() => setKept(ofTable)} />
        </Group>
      )}
    </>
  );
}

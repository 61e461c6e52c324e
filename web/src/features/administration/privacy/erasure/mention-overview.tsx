import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../../shared/labels/use-labels';
import type { ErasurePreview } from './erasure.api';
import { useTableName } from './erasure-steps';
import type { KeepReason } from './erasure-values.rules';
import classes from './erasure.module.css';
import { findDecision, type MentionDecision, type MentionPlace } from './mention-decisions.rules';
import { MentionExcerpt } from './mention-excerpt';
import { useColumnName } from './use-column-name';

interface MentionOverviewProps {
  preview: ErasurePreview;
  decisions: readonly MentionDecision<KeepReason>[];
  /** Shows a mention, so that it can be decided anew. */
  onOpen: (place: MentionPlace) => void;
}

/** All mentions by table, with what was decided about each. */
export function MentionOverview({ preview, decisions, onOpen }: MentionOverviewProps) {
  const { t } = useTranslation('erasure');
  const label = useLabels();
  const nameTable = useTableName();
  const nameColumn = useColumnName();
  const describe = (place: MentionPlace) => {
    const decision = findDecision(decisions, place);
    if (!decision) return t('mentions.pending');
    if (decision.action === 'replace') return t('mentions.replaced');
    return t('mentions.kept', { reason: label('erasureMentionReason', decision.reason ?? '') });
  };
  return (
    <details>
      <Text component="summary" size="sm" fw={600}>
        {t('mentions.overview')}
      </Text>
      {[...Map.groupBy(preview.mentions, ({ table }) => table)].map(([table, mentions]) => (
        <section key={table} aria-label={nameTable(table)}>
          <Text size="sm" fw={600} mt="xs">
            {nameTable(table)}
          </Text>
          <ol className={classes['overview']}>
            {mentions.map((mention) => (
              <li key={`${mention.id} ${mention.column}`}>
                <Text size="sm">
                  <Text span inherit c="dimmed">
                    {nameColumn(mention.column)}:
                  </Text>{' '}
                  <MentionExcerpt preview={preview} excerpt={mention.excerpt} />
                </Text>
                <Text size="sm" c="dimmed">
                  {describe(mention)}
                </Text>
                {findDecision(decisions, mention) && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={t('mentions.changeNamed', { number: preview.mentions.indexOf(mention) + 1 })}
                    onClick={() => onOpen(mention)}
                  >
                    {t('mentions.change')}
                  </Button>
                )}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </details>
  );
}

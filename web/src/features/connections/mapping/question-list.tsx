import { Badge, Group, NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { ConsentInputs } from './consent-inputs';
import {
  findUse,
  listRows,
  MAPPED_FIELDS,
  type MappingDraft,
  type Question,
  type QuestionUse,
  setUse,
} from './mapping-draft.rules';
import classes from './mapping.module.css';

interface QuestionListProps {
  connectionId: string;
  draft: MappingDraft;
  questions: readonly Question[];
  onChange: (changes: Partial<MappingDraft>) => void;
}

/** The questions of the form, each with the field that it fills. */
export function QuestionList({ connectionId, draft, questions, onChange }: QuestionListProps) {
  const { t } = useTranslation('connections');
  const label = useLabels();
  const format = useFormat();
  const rows = listRows(draft, questions);
  if (rows.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('mapping.noQuestions')}
      </Text>
    );
  }
  const uses = [
    { value: 'answer', label: t('mapping.asAnswer') },
    { value: 'consent', label: t('mapping.asConsent') },
    ...MAPPED_FIELDS.map((value) => ({ value, label: label('formField', value) })),
  ];
  return (
    <ul className={classes['list']}>
      {rows.map((row) => {
        const { key } = row;
        const question = 'label' in row ? row : null;
        const use = findUse(draft, key);
        const name = question?.label ?? key;
        const suggested = use === 'answer' ? (question?.suggestedField ?? null) : null;
        return (
          <li key={key} className={classes['question']}>
            <div>
              <Text size="sm" fw={600}>
                {name}
              </Text>
              <Text size="xs" c="dimmed">
                {question
                  ? t('mapping.answered', { key, share: format.percent(question.filled) })
                  : t('mapping.neverAnswered', { key })}
              </Text>
              <Group gap={6} mt={4}>
                {suggested && (
                  <Badge size="sm" variant="light" color="blue">
                    {t('mapping.resembles', { field: label('formField', suggested) })}
                  </Badge>
                )}
                {use === 'answer' && question?.looksLikeConsent && (
                  <Badge size="sm" variant="light" color="orange">
                    {t('mapping.looksLikeConsent')}
                  </Badge>
                )}
              </Group>
            </div>
            <NativeSelect
              aria-label={t('mapping.use', { name })}
              data={uses}
              value={use}
              onChange={({ currentTarget }) => onChange(setUse(draft, key, currentTarget.value as QuestionUse))}
            />
            {use === 'consent' && (
              <div className={classes['consent']}>
                <ConsentInputs connectionId={connectionId} questionKey={key} draft={draft} onChange={onChange} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

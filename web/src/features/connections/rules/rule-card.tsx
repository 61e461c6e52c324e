import {
  Autocomplete,
  Button,
  Card,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import X from 'lucide-react/icons/x';
import { useTranslation } from 'react-i18next';
import { UserSelect } from '../../../records/users/user-select';
import { AddRowButton } from '../../../shared/fields/add-row-button';
import { useRowFocus } from '../../../shared/fields/use-focus';
import { useLabels } from '../../../shared/labels/use-labels';
import { suggestionQuery } from '../connections.api';
import { MAPPED_FIELDS } from '../mapping/mapping-draft.rules';
import { RULE_CHANNELS, RULE_TRIGGERS, type RuleDraft } from './rule-draft.rules';

interface RuleCardProps {
  connectionId: string;
  rule: RuleDraft;
  number: number;
  /** Finds what is wrong with a field of the rule. */
  findError: (field: string) => string | null;
  onChange: (changes: Partial<RuleDraft>) => void;
  onRemove: () => void;
}

/** A rule that makes a lead: when it applies, to which answers, and what the lead is. */
export function RuleCard({ connectionId, rule, number, findError, onChange, onRemove }: RuleCardProps) {
  const { t } = useTranslation('connections');
  const label = useLabels();
  const { data: suggestion } = useQuery(suggestionQuery(connectionId));
  const { rows, focusAfterRemoval } = useRowFocus();
  const { conditions } = rule;
  const names = [...new Set([...MAPPED_FIELDS, ...(suggestion?.questions.map(({ key }) => key) ?? [])])];
  const setConditions = (changed: RuleDraft['conditions']) => onChange({ conditions: changed });
  return (
    <Card withBorder p="md" component="section" aria-label={t('rule.number', { number })}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h6">
          {t('rule.number', { number })}
        </Title>
        <Button size="compact-sm" variant="subtle" color="red" data-remove onClick={onRemove}>
          {t('rule.remove', { number })}
        </Button>
      </Group>
      <Stack gap="sm">
        <NativeSelect
          label={t('words.when')}
          data={RULE_TRIGGERS.map((value) => ({ value, label: t(`rule.triggers.${value}`) }))}
          value={rule.trigger}
          error={findError('trigger')}
          onChange={({ currentTarget }) => onChange({ trigger: currentTarget.value as RuleDraft['trigger'] })}
        />
        <div>
          <Text size="sm" fw={500}>
            {t('rule.conditions')}
          </Text>
          <Text size="xs" c="dimmed">
            {t('rule.conditionsHint')}
          </Text>
          <Stack gap="xs" mt={4} ref={rows}>
            {conditions.map(({ name, values }, index) => (
              <Group key={index} gap="xs" align="flex-end">
                <Autocomplete
                  flex="1 1 140px"
                  aria-label={t('rule.conditionName', { number: index + 1 })}
                  data={names}
                  value={name}
                  onChange={(changed) =>
                    setConditions(conditions.map((one, at) => (at === index ? { ...one, name: changed } : one)))
                  }
                />
                <TagsInput
                  flex="2 1 180px"
                  aria-label={t('rule.conditionValues', { number: index + 1 })}
                  placeholder={values.length === 0 ? t('rule.anyOf') : undefined}
                  acceptValueOnBlur
                  value={values}
                  onChange={(changed) =>
                    setConditions(conditions.map((one, at) => (at === index ? { ...one, values: changed } : one)))
                  }
                />
                <Button
                  variant="subtle"
                  px="xs"
                  data-remove
                  aria-label={t('rule.removeCondition', { number: index + 1 })}
                  onClick={() => {
                    setConditions(conditions.filter((_, at) => at !== index));
                    focusAfterRemoval(index);
                  }}
                >
                  <X size={16} aria-hidden />
                </Button>
              </Group>
            ))}
            <AddRowButton onClick={() => setConditions([...conditions, { name: '', values: [] }])}>
              {t('rule.addCondition')}
            </AddRowButton>
            {findError('when') && (
              <Text size="xs" c="red">
                {findError('when')}
              </Text>
            )}
          </Stack>
        </div>
        <TextInput
          label={t('rule.title')}
          description={t('rule.titleHint')}
          required
          value={rule.title}
          error={findError('lead/title')}
          onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <UserSelect
            label={t('words.owner')}
            required
            value={rule.ownerId || null}
            error={findError('lead/ownerId')}
            onChange={(ownerId) => onChange({ ownerId: ownerId ?? '' })}
          />
          <NativeSelect
            label={t('words.channel')}
            data={[
              { value: '', label: t('rule.channelAuto') },
              ...RULE_CHANNELS.map((value) => ({ value, label: label('channel', value) })),
            ]}
            value={rule.channel}
            error={findError('lead/channel')}
            onChange={({ currentTarget }) => onChange({ channel: currentTarget.value })}
          />
        </SimpleGrid>
      </Stack>
    </Card>
  );
}

import { Badge, Button, Card, Group, Stack, Switch, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { PlainInput } from '../../../../../shared/fields/plain-input';
import { useFormat } from '../../../../../shared/format/use-format';
import { RecordForm } from '../../../../../shared/forms/record-form';
import { useFormDraft } from '../../../../../shared/forms/use-form-draft';
import { Dialog } from '../../../../../shared/layout/dialog';
import { useCan } from '../../../../../shared/session/use-session';
import { type RetentionRule, useChangeRule } from '../retention.api';

/** One rule: what it is about, from when and for how long it counts, and whether it is on. */
export function RuleCard({ rule }: { rule: RetentionRule }) {
  const { t } = useTranslation('retention');
  const format = useFormat();
  const canWrite = useCan('privacy:write');
  const [isOpen, { open, close }] = useDisclosure();
  const { kind, months, enabled, countsFrom, action, updatedAt } = rule;
  const name = t(`kinds.${kind}`);
  return (
    <Card withBorder p="sm" radius="md" component="article" aria-label={name}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Stack gap={2} style={{ flex: '1 1 260px', minWidth: 0 }}>
          <Text size="sm" fw={600}>
            {name}
          </Text>
          <Text size="sm">
            {t('rules.months', { count: months })} {t(`starts.${countsFrom}`)} · {t(`actions.${action}`)}
          </Text>
          {updatedAt !== null && (
            <Text size="sm" c="dimmed">
              {t('rules.changedOn', { day: format.momentDay(updatedAt) })}
            </Text>
          )}
        </Stack>
        <Group gap="xs">
          <Badge variant="light" color={enabled ? 'green' : 'gray'} tt="none">
            {t(enabled ? 'rules.on' : 'rules.off')}
          </Badge>
          {canWrite && (
            <Button size="xs" variant="default" aria-label={t('words.changeNamed', { name })} onClick={open}>
              {t('words.change')}
            </Button>
          )}
        </Group>
      </Group>
      <Dialog opened={isOpen} onClose={close} title={name}>
        {isOpen && <RuleForm rule={rule} onClose={close} />}
      </Dialog>
    </Card>
  );
}

function RuleForm({ rule, onClose }: { rule: RetentionRule; onClose: () => void }) {
  const { t } = useTranslation('retention');
  const change = useChangeRule(rule);
  const draft = useFormDraft(null, { months: rule.months, enabled: rule.enabled });
  return (
    <RecordForm
      draft={draft}
      mutation={change}
      required={['months']}
      onClose={onClose}
      onSubmit={({ months, enabled }, finish) =>
        change.mutate(
          { months, enabled },
          {
            onSuccess: () => {
              finish();
              notifications.show({ message: t('rules.changed', { name: t(`kinds.${rule.kind}`) }) });
            },
          },
        )
      }
    >
      {({ field, values, change: set }) => (
        <>
          <Switch
            label={t('rules.enabled')}
            description={t('rules.enabledHint')}
            checked={values.enabled}
            onChange={({ currentTarget }) => set({ enabled: currentTarget.checked })}
          />
          <PlainInput
            {...field('months', `${t(`starts.${rule.countsFrom}`)} · ${t(`actions.${rule.action}`)}`)}
            kind="number"
            label={t('rules.monthsLabel')}
            data-autofocus
          />
        </>
      )}
    </RecordForm>
  );
}

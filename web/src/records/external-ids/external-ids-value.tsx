import { Stack } from '@mantine/core';
import { type ExternalId, isFilled, writeExternalId } from './external-ids.rules';

/** The ids of a record in other systems, a line for each. */
export function ExternalIdsValue({ values }: { values: readonly ExternalId[] }) {
  return (
    <Stack gap={2} component="span">
      {values.filter(isFilled).map((id, index) => (
        <span key={index} style={{ overflowWrap: 'anywhere' }}>
          {writeExternalId(id)}
        </span>
      ))}
    </Stack>
  );
}

import { Select, type SelectProps } from '@mantine/core';
import { useLabelOptions } from '../../../shared/labels/use-label-options';

/** Picks a role. */
export function RoleSelect(props: Omit<SelectProps, 'data'>) {
  return <Select {...props} allowDeselect={false} data={useLabelOptions('role')} />;
}

import { ApiProperty } from '@nestjs/swagger';
import {
  type AppliedSetting,
  SETTING_GROUPS,
  SETTING_SOURCES,
  type SettingGroup,
} from '../config/setting-catalogue.rules.js';

/** A setting that the running instance uses. */
export class AppliedSettingView implements AppliedSetting {
  /**
   * The name of the variable.
   * @example "STALE_AFTER_DAYS"
   */
  name: string;

  @ApiProperty({ enum: SETTING_GROUPS, example: 'behaviour' })
  group: SettingGroup;

  /** Where the value comes from. `default` also stands for a secret that is not set. */
  @ApiProperty({ enum: SETTING_SOURCES, example: 'env_file' })
  source: AppliedSetting['source'];

  /** Whether the value is a secret. Only its source is told: `default` means that it is not set. */
  isSecret: boolean;

  /**
   * The value that applies; null for secrets and for settings without a value.
   * @example "90"
   */
  @ApiProperty({ type: String, nullable: true })
  value: string | null;
}

/** The settings that the instance which answers uses. */
export class AppliedSettingsView {
  items: AppliedSettingView[];
}

import { Injectable } from '@nestjs/common';

/** One value of a measurement, identified by its labels. */
export interface Measured {
  labels: Record<string, string>;
  value: number;
}

/** A measurement of a feature that Prometheus collects. */
export interface Measurement {
  /** Name in Prometheus, for example `intake_oldest_waiting_seconds`. */
  name: string;
  help: string;
  labels: readonly string[];
  /** Whether its values only grow while an instance runs. */
  isCounter?: boolean;
}

/** Measurements that are read together. */
export interface MeasurementGroup {
  measurements: readonly Measurement[];
  /** Returns the current values by the names of the measurements. */
  read(): Promise<Record<string, readonly Measured[]>>;
}

/**
 * The registry of measurements for Prometheus. Each feature declares its own at start; the operations layer serves
 * them.
 */
@Injectable()
export class MeasurementRegistry {
  private readonly declared: MeasurementGroup[] = [];

  declare(group: MeasurementGroup): void {
    this.declared.push(group);
  }

  getAll(): readonly MeasurementGroup[] {
    return this.declared;
  }
}

import { Injectable } from '@nestjs/common';

/** One figure of a measurement, told apart by its labels. */
export interface Measured {
  labels: Record<string, string>;
  value: number;
}

/** Something of a feature that Prometheus is to see. */
export interface Measurement {
  /** As Prometheus has it: `intake_oldest_waiting_seconds`. */
  name: string;
  help: string;
  labels: readonly string[];
}

/** Measurements that are read together. */
export interface MeasurementGroup {
  measurements: readonly Measurement[];
  /** The figures as they are now, by the names of the measurements. */
  read(): Promise<Record<string, readonly Measured[]>>;
}

/** What features have to show to Prometheus. Each declares its own as it starts; the floor of operations shows them. */
@Injectable()
export class Measurements {
  private readonly declared: MeasurementGroup[] = [];

  declare(group: MeasurementGroup): void {
    this.declared.push(group);
  }

  all(): readonly MeasurementGroup[] {
    return this.declared;
  }
}

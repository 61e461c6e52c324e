import { Injectable } from '@nestjs/common';

/** Something that is to happen by itself, again and again. */
export interface Job {
  /** `agreements.expire`: the feature, and what it does. */
  name: string;
  /** When, in five fields of cron, in the agency's time zone. */
  cron: string;
  /**
   * Does whatever is due by now and has not been done, however long ago it became due; finds nothing to do when it has
   * all been done. A run that was missed is thereby made up for by the next one.
   */
  run(): Promise<void>;
}

/** The jobs there are. Each feature declares its own as it starts; the floor of operations runs them. */
@Injectable()
export class Jobs {
  private readonly declared = new Map<string, Job>();

  /** Adds a job. @throws when the name is taken, which is a mistake of ours */
  declare(job: Job): void {
    if (this.declared.has(job.name)) throw new Error(`There is a job ${job.name} already.`);
    this.declared.set(job.name, job);
  }

  /** Every job, in the order of their declaration. */
  all(): readonly Job[] {
    return [...this.declared.values()];
  }

  /** Runs a job now. */
  async run(name: string): Promise<void> {
    const job = this.declared.get(name);
    if (!job) throw new Error(`There is no job ${name}.`);
    await job.run();
  }
}

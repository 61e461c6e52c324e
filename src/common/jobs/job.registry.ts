import { Injectable } from '@nestjs/common';

/** A task that runs regularly on a schedule. */
export interface Job {
  /** Feature and purpose, for example `agreements.expire`. */
  name: string;
  /** Schedule in five cron fields, in the agency's time zone. */
  cron: string;
  /**
   * Does everything that is due and not yet done, however long ago it became due. A later run therefore makes up for a
   * missed one.
   */
  run(): Promise<void>;
}

/** The registry of jobs. Each feature declares its own jobs at start; the operations layer runs them. */
@Injectable()
export class JobRegistry {
  private readonly declared = new Map<string, Job>();

  /**
   * Adds a job.
   * @throws when the name is taken, which is a programming error
   */
  declare(job: Job): void {
    if (this.declared.has(job.name)) throw new Error(`The job name ${job.name} is already taken.`);
    this.declared.set(job.name, job);
  }

  /** Returns every job in the order of declaration. */
  getAll(): readonly Job[] {
    return [...this.declared.values()];
  }

  /** Runs a job now. */
  async run(name: string): Promise<void> {
    const job = this.declared.get(name);
    if (!job) throw new Error(`There is no job ${name}.`);
    await job.run();
  }
}

import { getProjectPath } from '../../src/config/project-files.reader.js';
import { findFreePort } from '../../src/database/embedded/server-port.store.js';
import { type ProcessRegistry, readTail, type RunningProcess } from './processes.registry.js';
import { waitUntil } from './waiting.rules.js';

/** One instance of the application: the build, in a process of its own, always on the same port. */
export class InstanceRunner {
  private process?: RunningProcess;

  private constructor(
    readonly name: string,
    readonly port: number,
    private readonly processes: ProcessRegistry,
  ) {}

  static async create(name: string, processes: ProcessRegistry): Promise<InstanceRunner> {
    return new InstanceRunner(name, await findFreePort(), processes);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number | undefined {
    return this.process && !this.process.hasEnded() ? this.process.child.pid : undefined;
  }

  start(env: Record<string, string>): void {
    const args = ['--max-semi-space-size=8', '--heap-growing-percent=40', getProjectPath('dist', 'src', 'main.js')];
    this.process = this.processes.start(this.name, process.execPath, args, {
      env: { HOST: '127.0.0.1', PORT: String(this.port), ...env },
    });
  }

  /** @returns the milliseconds it took @throws with its last lines when it ends instead */
  async waitUntilReady(): Promise<number> {
    const waitedMs = await waitUntil(
      `${this.name} is ready`,
      120_000,
      async () => this.pid === undefined || (await this.readState()).isReady,
    );
    if (this.pid === undefined) throw new Error(`${this.name} ended: ${readTail(this.process!.log)}`);
    return waitedMs;
  }

  /** Reads its readiness. @throws when it cannot be reached */
  async readState(): Promise<{ isReady: boolean; jobs?: string }> {
    const response = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(5_000) });
    const { jobs } = (await response.json()) as { jobs?: string };
    return { isReady: response.ok, jobs };
  }

  /** @returns its exit code; null when a signal killed it */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    await this.process!.end(signal);
    return this.process!.child.exitCode;
  }
}

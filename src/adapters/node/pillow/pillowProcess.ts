import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import path from 'node:path';

import type { Frame } from './frames';
import { FrameReader, frameOf } from './frames';

/** The process ended, or was ended, before it answered. */
export class ProcessEnded extends Error {}

/** What waits for an answer. */
interface Waiting {
  readonly answer: (frame: Frame) => void;
  readonly fail: (error: Error) => void;
}

/** The module that makes pictures. */
const MODULE = 'jupyterlab_curation.thumbnails';

/**
 * A Python process that makes pictures, one question at a time. It keeps no
 * program from ending that asks it nothing, and ends with it.
 */
export class PillowProcess {
  private readonly _child: ChildProcessWithoutNullStreams;
  private _waiting: Waiting | undefined;
  private _ended = false;

  private constructor(
    python: string,
    private readonly _patience: number
  ) {
    this._child = spawn(python, ['-m', MODULE], {
      // Python looks for modules where it stands: nobody puts any here.
      cwd: path.dirname(python),
      env: withoutKeys(process.env),
      stdio: ['pipe', 'pipe', 'pipe']
    });
    const { stdin, stdout, stderr } = this._child;
    const frames = new FrameReader();
    stdout.on('data', (chunk: Buffer) => {
      try {
        for (const frame of frames.read(chunk)) {
          this._waiting?.answer(frame);
        }
      } catch {
        this.end();
      }
    });
    // Its warnings are about single images, which are named in the report.
    stderr.resume();
    // Whoever asks hears of the end.
    stdin.on('error', () => undefined);
    this._child.on('error', () => this._onEnd());
    this._child.on('close', () => this._onEnd());
    // What is asked has a timer, which keeps the program alive meanwhile.
    this._child.unref();
    [stdin, stdout, stderr].forEach(unref);
  }

  /**
   * Starts one.
   *
   * @param python - an absolute path
   * @param patience - ms until an answer counts as missing
   * @throws ProcessEnded if there is no such Python, or no Pillow
   */
  static async start(python: string, patience: number): Promise<PillowProcess> {
    const started = new PillowProcess(python, patience);
    const { head } = await started._next();
    if (head.ready !== true) {
      started.end();
      throw new ProcessEnded('another program');
    }
    return started;
  }

  get ended(): boolean {
    return this._ended;
  }

  /**
   * Asks for something, after the answer to what was asked before.
   *
   * @throws ProcessEnded if it ends meanwhile, or does not answer in time
   */
  ask(head: object, body?: Uint8Array): Promise<Frame> {
    const answer = this._next();
    if (!this._ended) {
      for (const part of frameOf(head, body)) {
        this._child.stdin.write(part);
      }
    }
    return answer;
  }

  /** Ends it at once. */
  end(): void {
    this._child.kill('SIGKILL');
    this._onEnd();
  }

  private _next(): Promise<Frame> {
    return new Promise<Frame>((resolve, reject) => {
      if (this._ended) {
        reject(new ProcessEnded('ended'));
        return;
      }
      const timer = setTimeout(() => this.end(), this._patience);
      const settled =
        <Value>(settle: (value: Value) => void) =>
        (value: Value): void => {
          clearTimeout(timer);
          this._waiting = undefined;
          settle(value);
        };
      this._waiting = { answer: settled(resolve), fail: settled(reject) };
    });
  }

  private _onEnd(): void {
    this._ended = true;
    this._waiting?.fail(new ProcessEnded('ended, or took too long'));
  }
}

/** Pictures need no credentials. */
function withoutKeys(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^AWS_/i.test(name))
  );
}

/** Pipes are sockets, which their types do not tell. */
function unref(stream: object): void {
  (stream as { unref?: () => void }).unref?.();
}

/** The outcome of one test. */
export interface TestReport {
  readonly kind: 'test';
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  /** How long it took; absent when nothing ran. */
  readonly ms?: number;
  /** Why it failed, with its stack. */
  readonly error?: string;
}

/** Messages from a process of tests to its parent, as things happen, so that a stopped process loses nothing. */
export type Told =
  | TestReport
  /** Ready for a file. */
  | { readonly kind: 'ready' }
  /** A test or a hook begins. */
  | { readonly kind: 'at'; readonly title: string }
  /** A file is done. */
  | { readonly kind: 'file'; readonly ms: number }
  /** Everything is done; what follows is the end of the process. */
  | {
      readonly kind: 'end';
      /** The database engines that the tests ran on. */
      readonly engines: readonly string[];
      /** Reasons for skipped tests, each once however many tests it covers. */
      readonly leftOut: readonly string[];
      readonly peakMb: number;
      /** Processor time (s), that of programs which it started left out. */
      readonly processorSeconds: number;
    };

/** A request to a process of tests: to run a file, or to end (null). */
export interface Asked {
  readonly path: string | null;
}

/** How one file, or one tool such as the compiler, went. */
export interface FileReport {
  readonly group: string;
  readonly name: string;
  readonly tests: readonly TestReport[];
  readonly seconds: number;
}

/** How one process of tests ended. */
export interface ProcessReport {
  readonly engines: readonly string[];
  readonly leftOut: readonly string[];
  readonly peakMb: number;
  readonly processorSeconds: number;
}

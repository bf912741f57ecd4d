/** What one test came to. */
export interface TestReport {
  readonly kind: 'test';
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  /** How long it took; absent when nothing ran. */
  readonly ms?: number;
  /** Why it failed, with its stack. */
  readonly error?: string;
}

/** What a process of tests tells the one that started it, as it happens: a process that is stopped loses nothing. */
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
      /** What was left out, each with its reason, once however many tests it means. */
      readonly leftOut: readonly string[];
      readonly peakMb: number;
    };

/** What a process of tests is asked: to run a file, or to end (null). */
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
}

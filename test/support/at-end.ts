/** Done once, when a process has run all its test files. A failure counts as that of a test with this title. */
export interface AtEnd {
  readonly title: string;
  readonly run: () => Promise<void>;
}

const registered: AtEnd[] = [];

/** For what all test files of a process share, such as a database engine. The last that was registered is done first. */
export function atEnd(title: string, run: () => Promise<void>): void {
  registered.unshift({ title, run });
}

/** Takes the pending work, each item once. */
export function takeAtEnd(): readonly AtEnd[] {
  return registered.splice(0);
}

/** Tests of this process that could not run, with the reason. */
export const leftOut = new Set<string>();

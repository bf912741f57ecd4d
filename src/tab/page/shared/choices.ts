import { useState } from 'preact/hooks';

/** A programme is chosen for one's own week and talk, or for the desk. */
export type ChosenFor = 'week' | 'desk';

const remembered = new Map<ChosenFor, string>();

/** The programme among these that was chosen in this window, also before the page was loaded again; else the first. */
export function chosenOf<P extends { readonly id: string }>(of: ChosenFor, programmes: readonly P[]): P | undefined {
  const chosen = remembered.get(of) ?? stored(of);
  return programmes.find(({ id }) => id === chosen) ?? programmes[0];
}

/** The chosen programme among these, and a way to choose another. */
export function useChosen<P extends { readonly id: string }>(
  of: ChosenFor,
  programmes: readonly P[],
): readonly [P | undefined, (id: string) => void] {
  const [, setTurn] = useState(0);
  const choose = (id: string) => {
    remembered.set(of, id);
    store(of, id);
    setTurn((before) => before + 1);
  };
  return [chosenOf(of, programmes), choose];
}

const keyOf = (of: ChosenFor) => `programme.${of}`;

/** A browser that keeps nothing for a page in a frame refuses it: then the choice lasts as long as the page. */
function stored(of: ChosenFor): string | null {
  try {
    return sessionStorage.getItem(keyOf(of));
  } catch {
    return null;
  }
}

function store(of: ChosenFor, id: string): void {
  try {
    sessionStorage.setItem(keyOf(of), id);
  } catch {
    // The page itself remembers it.
  }
}

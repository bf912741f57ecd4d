import type { ComponentChildren } from 'preact';
import { askAgain } from './ask-again.js';
import { useSession } from './session.js';
import type { TextKey } from './text.js';

/** Where somebody is: a part, and what comes after the slash. */
export interface Place {
  readonly name: string;
  readonly rest: string;
}

/** A part that one can go to. */
export interface Section {
  readonly name: string;
  readonly label: TextKey;
  readonly show: (rest: string) => ComponentChildren;
}

/** Where a path such as `archive/main-7` leads. */
export function placeOf(path: string): Place {
  const [name = '', ...rest] = path.split('/');
  return { name, rest: rest.join('/') };
}

/** The part of that name, else the first. */
export function sectionAt<S extends Section>(sections: readonly S[], { name }: Place): S | undefined {
  return sections.find((section) => section.name === name) ?? sections[0];
}

interface SectionLinksProps {
  /** Name of the list of links for screen readers. */
  readonly name: string;
  readonly sections: readonly Section[];
  readonly shown: Section | undefined;
  /** Prefix of a part's name in an address, with its slash. */
  readonly within?: string;
}

/** The links to the parts. That of the part where one is asks again for what is shown; what is being filled in stays. */
export function SectionLinks({ name, sections, shown, within = '' }: SectionLinksProps) {
  const { say } = useSession();
  return (
    <nav aria-label={name} class={within === '' ? undefined : 'parts'}>
      <ul>
        {sections.map((section) => (
          <li key={section.name}>
            <a
              href={`#${within}${section.name}`}
              aria-current={section === shown ? 'page' : undefined}
              onClick={section === shown ? askAgain : undefined}
            >
              {say(section.label)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

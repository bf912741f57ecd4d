import { useRef, useState } from 'preact/hooks';
import { useSession } from './session.js';

/** Copies what stands in a text area, and says whether that was possible. */
export function useCopy() {
  const { say } = useSession();
  const words = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  const copy = (): void => {
    words.current?.select();
    // The newer way needs a permission that a page in a frame of Teams does not have. If this fails too, the text is marked.
    setSaid(say(document.execCommand('copy') ? 'invitation.copied' : 'invitation.marked'));
  };
  return { words, said, copy };
}

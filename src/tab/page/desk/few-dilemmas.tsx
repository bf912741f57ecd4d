import { useSession } from '../shared/session.js';
import { Notice } from '../shared/widgets.js';

/** Says that the dilemmas are running out, with a way to the season. `left`: null when there are enough. */
export function FewDilemmas({ left }: { readonly left: number | null }) {
  const { say } = useSession();
  if (left === null) return null;
  const texts =
    left === 0
      ? { title: say('notices.seasonEnded.title'), text: say('notices.seasonEnded.text') }
      : { title: say('notices.seasonEnding.title'), text: say('notices.seasonEnding.text', { count: left }) };
  return (
    <Notice {...texts}>
      <p>
        <a class="button" href="#desk/season">
          {say('season.add')}
        </a>
      </p>
    </Notice>
  );
}

import { assertAtDesk } from '../../http/tab-routes.js';
import type { ProgressModel } from '../progress-model.js';
import type { TypedRoutes } from './typed-routes.js';

/** How far opening a round to many, or sending again, is: for facilitators, who ask again while it is under way. */
export function addTabProgress(routes: TypedRoutes, progress: ProgressModel): void {
  routes.get('desk/progress/:round', ({ caller, param }) => {
    assertAtDesk(caller, param('round'));
    return progress.ofRound(param('round'));
  });
}

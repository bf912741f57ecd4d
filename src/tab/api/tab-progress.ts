import type { TabRoutes } from '../../http/tab-routes.js';
import type { ProgressModel } from '../progress-model.js';

/** How far opening a round to many, or sending again, is: for facilitators, who ask again while it is under way. */
export function addTabProgress(routes: TabRoutes, progress: ProgressModel): void {
  routes.get('desk/progress/:round', 'facilitator', ({ param }) => progress.ofRound(param('round')));
}

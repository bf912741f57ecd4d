import type { ProgressModel } from '../progress-model.js';
import type { TypedRoutes } from './typed-routes.js';

/** How far opening a round to many, or sending again, is: for facilitators, who ask again while it is under way. */
export function addTabProgress(routes: TypedRoutes, progress: ProgressModel): void {
  routes.get('desk/progress/:round', ({ param }) => progress.ofRound(param('round')));
}

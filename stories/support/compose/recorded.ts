import type { Catalog, DashboardState, DataProvider, WidgetStatus } from '../../../src/contract/index.js';
import { recordAnswers } from '../../../src/testing/recorder/record-answers.js';
import type { Recording } from '../../../src/testing/recorder/recording.js';
import type { OmnichannelDashboard } from '../../../src/widgets/omnichannel-dashboard/omnichannel-dashboard.js';

type Widget = Element & { readonly status?: WidgetStatus; readonly isUpdatePending?: boolean };

const TURN_MS = 50;
/** Questions follow from answers: so many turns without a new one are the end. */
const QUIET_TURNS = 6;
/** What a source that never answers is given. */
const PATIENCE_MS = 20_000;

const isResting = ({ status, isUpdatePending }: Widget): boolean => status !== 'idle' && status !== 'loading' && !isUpdatePending;

/** All that a dashboard asks to show the state, with the answers; it is drawn once in `place`, which nobody sees. */
export async function recorded(state: DashboardState, { provider, catalog, place }: { readonly provider: DataProvider; readonly catalog: Catalog | undefined; readonly place: Element }): Promise<Recording> {
  const recorder = recordAnswers(provider);
  const dashboard: OmnichannelDashboard = document.createElement('omnichannel-dashboard');
  place.replaceChildren(dashboard);
  if (catalog) dashboard.catalog = catalog;
  dashboard.setState(state);
  dashboard.provider = recorder.provider;
  const until = Date.now() + PATIENCE_MS;
  let known = 0;
  for (let quiet = 0; quiet < QUIET_TURNS && Date.now() < until; quiet += 1) {
    await new Promise((resolve) => setTimeout(resolve, TURN_MS));
    const { answers, members } = recorder.recording();
    if (answers.length + members.length !== known || ![...dashboard.children].every(isResting)) quiet = -1;
    known = answers.length + members.length;
  }
  place.replaceChildren();
  return recorder.recording();
}

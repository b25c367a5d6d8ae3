import type { OmnichannelDashboard } from '../src/widgets/omnichannel-dashboard/omnichannel-dashboard.js';
import { startAppearance } from './appearance.js';
import { startArranging } from './arranging.js';
import { openFigures } from './data.js';
import { speak } from './language.js';
import { startLiveSwitch } from './live-switch.js';
import { Navigation } from './navigation.js';
import { startProviderLinks } from './provider-links.js';
import { chosenProvider, openerOf } from './providers.js';
import { openScreens } from './screens.js';

const part = <Part extends Element>(id: string): Part => document.getElementById(id) as unknown as Part;

startAppearance(part<HTMLButtonElement>('theme'), part<HTMLAnchorElement>('language'));
startProviderLinks(part<HTMLElement>('providers'));
await speak();
const [screens, { catalog, crm, all }] = await Promise.all([openScreens(), openFigures(undefined, await openerOf(chosenProvider())), import('../src/define.js')]);
const dashboard = part<OmnichannelDashboard>('dashboard');
dashboard.catalog = catalog;
dashboard.provider = all;
const navigation = new Navigation(dashboard, screens, part<HTMLElement>('screens'));
startArranging(part<HTMLButtonElement>('edit'), dashboard, navigation);
startLiveSwitch(part<HTMLButtonElement>('live'), crm);

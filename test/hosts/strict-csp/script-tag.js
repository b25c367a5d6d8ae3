import { createMemoryProvider } from './node_modules/omnichannel-widgets/dist/cdn/omnichannel-widgets.js';
import { crm } from './data.js';

document.querySelector('omnichannel-dashboard').provider = createMemoryProvider(crm);

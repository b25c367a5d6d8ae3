import 'omnichannel-widgets/define';
import { createMemoryProvider } from 'omnichannel-widgets/providers/memory';
import { crm } from './data.js';

document.querySelector('omnichannel-dashboard').provider = createMemoryProvider(crm);

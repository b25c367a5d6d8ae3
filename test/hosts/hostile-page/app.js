import 'omnichannel-widgets/define';
import { createMemoryProvider } from 'omnichannel-widgets/providers/memory';
import { crm } from './data.js';

// What the old intranet does around the widgets.
const way = location.search.slice(1);
if (way === 'rtl') document.documentElement.dir = 'rtl';
else if (way) document.documentElement.className = way;

document.querySelector('omnichannel-dashboard').provider = createMemoryProvider(crm);

import 'omnichannel-widgets/define';
import { createMemoryProvider } from 'omnichannel-widgets/providers/memory';
import { crm } from './data.js';

document.querySelector('omnichannel-dashboard').provider = createMemoryProvider(crm);

document.querySelector('#move').addEventListener('click', () => {
  document.querySelector('section:not(:has(omnichannel-dashboard))').append(document.querySelector('omnichannel-dashboard'));
});

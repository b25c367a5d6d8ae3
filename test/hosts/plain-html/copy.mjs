import { copyFileSync, mkdirSync } from 'node:fs';

mkdirSync('dist', { recursive: true });
for (const file of ['index.html', 'page.css', 'page.js', 'crm.js']) copyFileSync(file, `dist/${file}`);
copyFileSync('node_modules/omnichannel-widgets/dist/cdn/omnichannel-widgets.js', 'dist/omnichannel-widgets.js');

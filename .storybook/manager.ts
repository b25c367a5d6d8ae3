import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming/create';

addons.setConfig({
  theme: create({
    base: 'light', brandTitle: 'omnichannel-widgets', brandTarget: '_self', brandUrl: '?path=/docs/start-designer--docs',
    colorPrimary: '#1f5fa8', colorSecondary: '#1f5fa8', appBg: '#f4f6f8', appBorderColor: '#d9dee5', appBorderRadius: 8, fontBase: 'system-ui, sans-serif',
    textColor: '#1a2330', textMutedColor: '#5b6675', barTextColor: '#5b6675', barSelectedColor: '#1f5fa8', barHoverColor: '#1f5fa8',
  }),
});

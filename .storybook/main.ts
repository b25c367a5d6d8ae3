import type { StorybookConfig } from '@storybook/web-components-vite';

/** Bundled once in development; otherwise the renderer's Lit and the widgets' Lit would be two. */
const PREBUNDLED = ['lit', 'lit/decorators.js', 'lit/directive-helpers.js', 'echarts/core', 'echarts/charts', 'echarts/components', 'echarts/features', 'echarts/renderers'];

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  staticDirs: [{ from: '../demo/data', to: '/demo-data' }],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  viteFinal: (vite) => ({
    ...vite,
    optimizeDeps: { ...vite.optimizeDeps, include: [...(vite.optimizeDeps?.include ?? []), ...PREBUNDLED] },
    // Storybook's own manager is above Vite's default of 500 kB.
    build: { ...vite.build, chunkSizeWarningLimit: 4000 },
  }),
};

export default config;

import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** The tags of the library have a hyphen; Vue's own components here have none. */
const isCustomElement = (tag) => tag.includes('-');

export default defineConfig({ plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] });

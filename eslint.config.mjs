import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** What a strict content security policy and Trusted Types forbid, and what the style guide leaves out. */
const FORBIDDEN_SYNTAX = [
  { selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML)$/]', message: 'Trusted Types: build nodes or a Lit template.' },
  { selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|createContextualFragment)$/]', message: 'Trusted Types: build nodes or a Lit template.' },
  { selector: 'CallExpression[callee.property.name="setAttribute"][arguments.0.value="style"]', message: 'A strict policy blocks style attributes: use classes or style.setProperty.' },
  { selector: 'TSEnumDeclaration', message: 'Use a constant array and derive the type from it.' },
  { selector: 'TSModuleDeclaration[kind!="global"]', message: 'Use modules, not namespaces.' },
  { selector: 'TSParameterProperty', message: 'Declare the field.' },
];
const NO_DEFAULT_EXPORT = { selector: 'ExportDefaultDeclaration', message: 'Export names.' };

export default tseslint.config(
  { ignores: ['dist/', 'storybook-static/', 'coverage/', 'scripts/templates/', 'node_modules/', 'test/hosts/*/src/', 'types/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked, lit['flat/recommended'], wc['flat/recommended']],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // Flags every @click=${this.onClick}; Lit binds listeners to the host.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      'lit/ban-attributes': ['error', 'style'],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-restricted-syntax': ['error', ...FORBIDDEN_SYNTAX, NO_DEFAULT_EXPORT],
      'no-restricted-imports': ['error', {
        paths: [
          { name: 'lit/directives/unsafe-html.js', message: 'Trusted Types.' },
          { name: 'lit/directives/unsafe-svg.js', message: 'Trusted Types.' },
          { name: 'lit/directives/style-map.js', message: 'Its first render writes a style attribute, which a strict policy blocks.' },
          { name: 'echarts', message: 'Import from echarts/core and its parts: the whole engine is 365 kB.' },
        ],
      }],
    },
  },
  {
    // The type checker sees Node's globals, which the tests need; a browser does not have them.
    files: ['src/**/*.ts', 'stories/**/*.ts', 'demo/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', 'process', 'Buffer', 'global', 'require', 'setImmediate', '__dirname'] },
  },
  {
    // Storybook's file format asks for a default export.
    files: ['stories/**/*.ts', '.storybook/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...FORBIDDEN_SYNTAX] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Chai's `expect(x).to.be.true`.
      '@typescript-eslint/no-unused-expressions': 'off',
      // @open-wc/testing declares `equal` as a promise, which it is not.
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', package: 'chai', name: 'Equal' }] }],
      // An async test may have nothing to wait for, so that a provider of one line keeps its shape.
      '@typescript-eslint/require-await': 'off',
      // A cell in a message or a template string; a wrong one shows in the assertion.
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      'wc/guard-super-call': 'off',
    },
  },
);

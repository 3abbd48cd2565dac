import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { layerConfig } from './scripts/lint/layers.mjs';

const TYPED = ['**/*.{ts,tsx}'];

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'demo-out*/', 'test-results/', 'assets/', 'scripts/runtime/default-app/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: TYPED,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-expect-error': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // `async` without `await` is how a function promises to fulfil an asynchronous contract.
      '@typescript-eslint/require-await': 'off',
      // The compiler's noUnusedLocals reports these, and knows more.
      '@typescript-eslint/no-unused-vars': 'off',
      // Names and numbers in template strings are plain everywhere here.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    // Types of these are checked by tsc (checkJs), which also knows the globals.
    rules: { 'no-undef': 'off' },
  },
  { rules: { eqeqeq: 'error', 'no-console': 'off' } },
  { files: ['{shared,renderer,electron,hub}/**/*.{ts,tsx}'], rules: { 'no-console': 'error' } },
  { files: ['renderer/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat.recommended] },
  ...layerConfig(import.meta.dirname),
);

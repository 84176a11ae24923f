import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: { target: 'es2022', emptyOutDir: true, assetsInlineLimit: 0 },
  test: {
    include: ['src/**/*.test.{ts,tsx,mjs}'],
    environment: 'node',
    testTimeout: 20_000,
  },
});

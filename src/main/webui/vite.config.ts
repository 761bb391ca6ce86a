import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { groups } from './vite/chunks.ts';
import { mantineStyles } from './vite/mantineStyles.ts';

export default defineConfig({
  plugins: [
    mantineStyles(),
    react(),
    VitePWA({
      injectRegister: null,
      registerType: 'prompt',
      manifest: {
        name: 'Chairside',
        short_name: 'Chairside',
        description: 'Book the series, watch the chair, catch the patient who needs a clinician.',
        display: 'standalone',
        start_url: '/',
        background_color: '#101113',
        theme_color: '#101113',
        icons: [
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg}'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/(api|q|fhir)\//],
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  // no inlined data: fonts and scripts, so that the content security policy stays strict
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // the ground of every page: React, router, queries, frame
    chunkSizeWarningLimit: 650,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: { proxy: { '/api': process.env.CHAIRSIDE_API ?? 'http://localhost:8080' } },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'], setupFiles: ['src/testing/setup.ts'], testTimeout: 20_000 },
});

import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the page to dist/preview. Everything is a file of its own, since the page's policy allows nothing inline. */
export default defineConfig({
  root: here("."),
  base: "./",
  build: {
    outDir: here("../../../../dist/preview"),
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
  },
});

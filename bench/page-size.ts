import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** What the preview's page may weigh, compressed as it is sent; bytes. */
const ALLOWED = 300_000;
const FOLDER = fileURLToPath(new URL("../dist/preview/", import.meta.url));

/** Prints how much of the built page goes over the wire, and ends with 1 when that is too much. */
const entries = await readdir(FOLDER, { recursive: true, withFileTypes: true });
const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
const sizes = await Promise.all(
  paths.map(async (path) => ({
    name: path.slice(FOLDER.length),
    bytes: gzipSync(await readFile(path)).length,
  })),
);
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
for (const { name, bytes } of [...sizes, { name: `all, of ${kilo(ALLOWED)}`, bytes: total }])
  process.stdout.write(`${kilo(bytes).padStart(8)}  ${name}\n`);
process.exitCode = total > ALLOWED ? 1 : 0;

function kilo(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

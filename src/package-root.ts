import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json and `data/`, both for the sources and for the compiled files. */
export function packageRoot(from: string = fileURLToPath(import.meta.url)): string {
  const folder = dirname(from);
  return existsSync(join(folder, "package.json")) ? folder : packageRoot(folder);
}

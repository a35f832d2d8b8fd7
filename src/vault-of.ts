import type { KeyObject } from "node:crypto";
import { OperatorError } from "./core/errors.ts";
import { createVault, type Vault } from "./core/vault.ts";

/** The vault of the keys in ENCRYPTION_KEYS. Throws OperatorError when there are none. */
export function vaultOf([first, ...others]: readonly KeyObject[]): Vault {
  if (!first)
    throw new OperatorError("Please set ENCRYPTION_KEYS in .env: rapporteur keys new prints a key.");
  return createVault([first, ...others]);
}
